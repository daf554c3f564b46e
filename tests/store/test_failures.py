"""Real failures: the app goes on, says so, and what was reported as kept is there afterwards."""

import resource
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from assistant.store.database import engine_for
from assistant.store.memory import PAUSE, TROUBLE, Memory
from assistant.store.model import StoreError
from assistant.store.store import open_store
from tests.store.build import MINE, NOON, integrity, minutes, question
from tests.store.postgres import Postgres
from tests.store.test_memory import Clock, settled
from tests.store.writer import Place


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def memory(where: Place, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Memory]:
    monkeypatch.setattr("assistant.store.database.WAIT", 0.1)
    opened = Memory(lambda: open_store(where), 180, clock, lambda: NOON)
    assert opened.keep_question(question(turn=0))
    settled()
    yield opened
    settled()
    opened.close()


def in_trouble_then_well(memory: Memory, clock: Clock, at_work: Iterator[None]) -> None:
    """Nothing is kept while it lasts and all is afterwards."""
    next(at_work)
    assert not memory.keep_question(question(turn=1))
    assert memory.trouble() == TROUBLE
    clock.seconds += PAUSE
    assert memory.visit(MINE) is None or not memory.keep_question(question(turn=1))
    next(at_work, None)
    clock.seconds += PAUSE
    assert memory.keep_question(question(turn=2, at=minutes(2)))
    assert memory.trouble() == ""
    visit = memory.visit(MINE)
    assert visit is not None
    assert {kept.turn for kept in visit.questions} >= {0, 2}


def test_a_locked_database(memory: Memory, clock: Clock, where: Place) -> None:
    def locked() -> Iterator[None]:
        engine = engine_for(where)
        with engine.execution_options(writes=True).begin() as connection:
            if not isinstance(where, Path):
                connection.execute(text("LOCK TABLE questions IN ACCESS EXCLUSIVE MODE"))
            yield
        engine.dispose()

    in_trouble_then_well(memory, clock, locked())


@pytest.mark.parametrize("where", ["sqlite"], indirect=True)
def test_a_full_disk(memory: Memory, clock: Clock, where: Path) -> None:
    def full() -> Iterator[None]:
        with no_file_longer_than(8192):
            yield

    in_trouble_then_well(memory, clock, full())
    assert integrity(where) == "ok"


@contextmanager
def no_file_longer_than(size: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("where", ["sqlite"], indirect=True)
def test_a_folder_that_goes_away_and_comes_back(memory: Memory, clock: Clock, where: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path.with_name(f"{tmp_path.name}-elsewhere")

    def away() -> Iterator[None]:
        where.parent.rename(elsewhere)
        yield
        assert not where.parent.exists(), "nothing was made in the place of what may come back"
        elsewhere.rename(where.parent)

    in_trouble_then_well(memory, clock, away())


@pytest.mark.parametrize("where", ["postgresql"], indirect=True)
def test_a_server_that_goes_away_and_comes_back(memory: Memory, clock: Clock, server: Postgres) -> None:
    def away() -> Iterator[None]:
        server.stop()
        yield
        server.start()

    in_trouble_then_well(memory, clock, away())


@pytest.mark.parametrize("where", ["postgresql"], indirect=True)
def test_a_server_that_restarts_between_two_calls_is_not_even_noticed(memory: Memory, server: Postgres) -> None:
    server.stop()
    server.start()
    assert memory.keep_question(question(turn=1))


@pytest.mark.parametrize("where", ["sqlite"], indirect=True)
def test_a_file_that_somebody_deleted_is_made_anew(memory: Memory, clock: Clock, where: Path) -> None:
    for file in where.parent.iterdir():
        file.unlink()
    assert not memory.keep_question(question(turn=1))
    clock.seconds += PAUSE
    assert memory.keep_question(question(turn=2))


@pytest.mark.parametrize("content", [b"no database at all" * 100, b"SQLite format 3\x00" + b"\xff" * 4000])
def test_a_damaged_file_is_told(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "visits.db"
    file.write_bytes(content)
    with pytest.raises(StoreError, match=r"visits\.db: the file is"):
        open_store(file)
    assert file.read_bytes() == content


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match="Cannot make the folder"):
        open_store(tmp_path / "file" / "folder" / "visits.db")


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://kartra:s3cret@127.0.0.1:1/visits",
        "postgresql://kartra@127.0.0.1:1/visits?password=s3cret",
        "postgresql+psycopg://kartra:s3cret@no.such.host.invalid/visits",
        "postgresql://kartra:s3cret@127.0.0.1:port/visits",
    ],
)
def test_a_password_never_stands_in_a_message(address: str, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(StoreError) as raised:
        open_store(address)
    memory = Memory(lambda: open_store(address), 180)
    assert not memory.keep_question(question())
    assert "s3cret" not in str(raised.value) + caplog.text


def test_the_file_is_for_its_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "folder" / "visits.db"
    with closing(open_store(file)):
        assert file.parent.stat().st_mode & 0o077 == 0


def test_what_was_acknowledged_is_written_through_to_the_disk(tmp_path: Path) -> None:
    with closing(open_store(tmp_path / "visits.db")) as store, store._reading.connect() as connection:
        settings = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("synchronous", "journal_mode")]
    assert settings == [2, "wal"]
    assert sqlite3.threadsafety >= 1
