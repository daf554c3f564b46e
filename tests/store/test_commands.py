"""``forget`` and ``backup`` on the command line, and what the store costs commands that don't need it."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from assistant import config
from assistant.cli import main
from assistant.store.store import open_store
from tests.store.build import MINE, OTHER, question


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store with a question each of two people, as the settings name it."""
    monkeypatch.setenv(config.STORE, str(tmp_path / "visits.db"))
    with closing(open_store(tmp_path / "visits.db")) as store:
        store.keep_question(question())
        store.keep_question(question(OTHER))
    return tmp_path / "visits.db"


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    """The exit code of a command."""
    monkeypatch.setattr(sys, "argv", ["kartra-assistant", *words])
    with pytest.raises(SystemExit) as end:
        main()
    return int(end.value.code or 0)


def test_forget_removes_one_persons_visit_and_says_so(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "forget", MINE) == 0
    assert "questions 1" in capsys.readouterr().out
    with closing(open_store(file)) as store:
        assert (len(store.visit(MINE).questions), len(store.visit(OTHER).questions)) == (0, 1)


def test_forget_takes_the_address_of_a_page(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, "forget", f"https://help.example.com/?visit={MINE}&guide=sequence") == 0
    with closing(open_store(file)) as store:
        assert store.visit(MINE).questions == ()


@pytest.mark.parametrize("word", ["an-unguessable-token-003", "https://help.example.com/", "me", ""])
def test_forget_fails_if_nothing_is_known(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], word: str
) -> None:
    assert run(monkeypatch, "forget", word) == 1
    assert capsys.readouterr().err == "Nothing is kept under this token.\n"


def test_backup_copies(file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert run(monkeypatch, "backup", str(tmp_path / "copy.db")) == 0
    with closing(open_store(tmp_path / "copy.db")) as store:
        assert len(store.visit(MINE).questions) == 1


@pytest.mark.parametrize("command", ["forget", "backup"])
def test_with_storing_switched_off_that_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str) -> None:
    monkeypatch.setenv(config.STORE, "off")
    assert run(monkeypatch, command, MINE) == 1
    assert "switched off" in capsys.readouterr().err


def test_a_command_that_needs_no_store_imports_no_database() -> None:
    program = (
        "import sys, assistant.cli, assistant.store.memory; print(*{'sqlalchemy', 'alembic', 'phonenumbers', 'psycopg'} & set(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "\n"
