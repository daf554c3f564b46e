"""A guide and answers become the next step; pure functions only. Open ``engine.py`` first, then ``model.py``."""
