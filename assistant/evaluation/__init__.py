"""Labelled questions become figures. Open ``run.py`` first, then ``cases.py`` for what a case is."""
