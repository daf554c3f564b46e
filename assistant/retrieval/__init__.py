"""A library and a text become a reply. Open ``answer.py`` first, then ``model.py``."""
