"""A contacts export becomes a list of findings, each with its reason and what to do. Nothing is kept, nothing is logged.

Open ``review.py`` first: files are read (``table.py``), their columns understood (``columns.py``), each row becomes a contact
(``contacts.py``), each contact at most one finding (``judge.py``). ``address.py`` and ``domains.py`` know what an address can be and when a
provider's name was mistyped; ``outputs.py`` turns findings into files to act on.
"""
