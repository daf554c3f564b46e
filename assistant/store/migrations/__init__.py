"""How a database of any earlier version becomes one of this version; run by ``upgrade.py``. A revision is never changed once released."""
