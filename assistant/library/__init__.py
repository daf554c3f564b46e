"""Files of a knowledge folder become typed, checked, frozen values. Open ``load.py`` first, then ``model.py``."""
