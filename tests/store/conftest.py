"""A store of each kind: every test that takes ``where`` or ``store`` runs on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from assistant.store import memory
from assistant.store import store as store_module
from assistant.store.store import Store, open_store
from tests.store import postgres

Place = Path | str

_NUMBERS = count()


@pytest.fixture(scope="session")
def server() -> Iterator[postgres.Postgres]:
    with postgres.running() as started:
        if started is None:
            pytest.skip(postgres.MISSING)
        yield started


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a busy machine what works may take longer than a visitor waits."""
    monkeypatch.setattr(memory, "DEADLINE", 60.0)
    monkeypatch.setattr(memory, "OPENING_DEADLINE", 60.0)
    monkeypatch.setattr(store_module, "WAIT", 60.0)


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """A place for a store that is still empty."""
    if request.param == "sqlite":
        return tmp_path / "visits.db"
    running: postgres.Postgres = request.getfixturevalue("server")
    return running.empty_place(f"visits{next(_NUMBERS)}")


@pytest.fixture
def store(where: Place) -> Iterator[Store]:
    opened = open_store(where)
    yield opened
    opened.close()
