"""Contacts for a terminal: what is written, and what is said of a wrong option."""

from pathlib import Path

import pytest

from assistant import terminal_contacts
from assistant.errors import AssistantError
from assistant.leads.model import Output
from assistant.service import Assistant


@pytest.fixture
def export(tmp_path: Path) -> str:
    path = tmp_path / "contacts.csv"
    path.write_text("email,Kind of person\nanna@gmial.com,x\n", encoding="utf-8")
    return str(path)


def test_lists_of_an_earlier_check_go_and_other_files_stay(tmp_path: Path) -> None:
    for name in ("7-delete.csv", "notes.txt"):
        (tmp_path / name).write_text("old", encoding="utf-8")
    terminal_contacts.write([Output("1-correct.csv", "text/csv", b"new")], tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["1-correct.csv", "notes.txt"]


def test_only_the_owner_may_read_what_is_written(tmp_path: Path) -> None:
    terminal_contacts.write([Output("1-correct.csv", "text/csv", b"new")], tmp_path)
    assert (tmp_path / "1-correct.csv").stat().st_mode & 0o777 == 0o600


def test_a_wrong_heading_is_answered_with_those_there_are(shipped: Assistant, export: str) -> None:
    with pytest.raises(AssistantError, match="It has: email, Kind of person"):
        terminal_contacts.uploads(shipped, [export], columns=["status=Kind"])


@pytest.mark.parametrize("option", ["email", "email=", "colour=email"])
def test_an_option_that_says_nothing_is_answered_with_how_to_write_it(shipped: Assistant, export: str, option: str) -> None:
    with pytest.raises(AssistantError, match="--column says what a column is"):
        terminal_contacts.uploads(shipped, [export], columns=[option])
