"""Who reads does not wait for who writes. What becomes of writers that are killed: ``tests/e2e/test_writers.py``."""

import sqlite3
from contextlib import closing
from pathlib import Path

from assistant.store.store import open_store
from tests.store.build import MINE, question


def test_a_reader_does_not_wait_for_a_writer(tmp_path: Path) -> None:
    file = tmp_path / "visits.db"
    with closing(open_store(file)) as store, closing(sqlite3.connect(file, isolation_level=None)) as writer:
        store.keep_question(question())
        writer.execute("BEGIN IMMEDIATE")
        assert len(store.visit(MINE).questions) == 1
