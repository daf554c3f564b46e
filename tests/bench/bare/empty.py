"""A page for the menu."""
