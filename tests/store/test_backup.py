"""A backup is of one moment, can be made while somebody writes, and brings everything back."""

import shlex
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from assistant.store.backup import back_up
from assistant.store.model import StoreError
from assistant.store.store import Store, open_store
from tests.store.build import MINE, diagnosis, integrity, progress, question
from tests.store.postgres import Postgres


@pytest.mark.parametrize("where", ["sqlite"], indirect=True)
def test_a_copy_brings_everything_back(store: Store, where: Path, tmp_path: Path) -> None:
    store.keep_question(question())
    store.keep_diagnosis(diagnosis())
    store.keep_progress(progress())
    back_up(where, tmp_path / "copy.db")
    store.forget(MINE)
    with closing(open_store(tmp_path / "copy.db")) as restored:
        visit = restored.visit(MINE)
    assert (visit.questions, visit.diagnoses, visit.progress) == ((question(),), (diagnosis(),), (progress(),))


@pytest.mark.parametrize("where", ["sqlite"], indirect=True)
def test_a_copy_made_while_somebody_writes_is_whole(store: Store, where: Path, tmp_path: Path) -> None:
    store.keep_question(question())
    with ThreadPoolExecutor(1) as writing:
        kept = [writing.submit(store.keep_question, question(turn=turn)) for turn in range(1, 30)]
        back_up(where, tmp_path / "copy.db")
    assert all(each.result() is None for each in kept)
    assert integrity(tmp_path / "copy.db") == "ok"


@pytest.mark.parametrize("where", ["sqlite"], indirect=True)
def test_a_copy_is_for_its_owner_and_never_in_the_place_of_another_file(store: Store, where: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    back_up(where, copy)
    assert copy.stat().st_mode & 0o077 == 0
    before = copy.read_bytes()
    with pytest.raises(StoreError, match="exists already"):
        back_up(where, copy)
    assert copy.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir() if "unfinished" in path.name) == []


def test_what_cannot_be_copied_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="nothing to back up"):
        back_up(tmp_path / "none.db", tmp_path / "copy.db")
    (tmp_path / "odd.db").write_bytes(b"no database" * 1000)
    with pytest.raises(StoreError, match="backup failed"):
        back_up(tmp_path / "odd.db", tmp_path / "copy.db")
    assert [path.name for path in tmp_path.iterdir()] == ["odd.db"]


def test_the_command_for_postgresql_brings_everything_back(server: Postgres) -> None:
    address = server.create("to_back_up")
    with closing(open_store(address)) as store:
        store.keep_question(question())
        store.keep_diagnosis(diagnosis())
    with pytest.raises(StoreError, match="pg_dump") as told:
        back_up(address, Path("copy.dump"))
    server.run(*shlex.split(str(told.value).splitlines()[-1]))
    restored = server.create("restored")
    server.run("pg_restore", f"--dbname={restored}", "copy.dump")
    with closing(open_store(restored)) as store:
        visit = store.visit(MINE)
    assert (visit.questions, visit.diagnoses) == ((question(),), (diagnosis(),))


@pytest.mark.parametrize("address", ["postgresql+psycopg://kartra:s3cret@db/visits", "postgresql://kartra@db/visits?password=s3cret"])
def test_the_command_for_postgresql_holds_no_password(address: str) -> None:
    with pytest.raises(StoreError, match="postgresql://kartra@db/visits") as told:
        back_up(address, Path("copy.dump"))
    assert "s3cret" not in str(told.value)
