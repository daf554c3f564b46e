"""What is kept of visits: questions, feedback, diagnoses, progress. SQLite in a folder of this machine, or PostgreSQL for many replicas.

Open ``memory.py`` first: it is what front ends use, never raises and is never in the way of an answer. Behind it ``store.py`` guards the
database (``schema.py``, ``database.py``, ``upgrade.py`` with ``migrations/``); ``rows.py`` turns values into rows, and no text gets past
its ``scrub.py``. Nothing that an import of ``memory.py`` needs is slow: SQLAlchemy is imported by the first call.
"""
