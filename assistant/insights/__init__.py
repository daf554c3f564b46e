"""What visits teach the owner: which answers are missing, which do not help, where a diagnosis loses people. Records and a library become
frozen numbers; nothing here reads a store or a clock. Open ``report.py`` first, then ``model.py``.
"""
