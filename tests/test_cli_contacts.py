"""``contacts`` on the command line: the JSON contract, files out, messages for what cannot be read."""

import json
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.test_cli import BICYCLE, Outcome, Run, run

__all__ = ["run"]

Write = Callable[[str, str | bytes], str]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(name: str, content: str | bytes) -> str:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)

    return write


def checked(run: Run, *words: str) -> Outcome:
    return run("contacts", *words, *BICYCLE)


def test_json_has_counts_and_findings(run: Run, write: Write) -> None:
    outcome = checked(run, write("blocklisted.csv", "email\nanna@aol.con\nbob@company.com\n"), "--json")
    data = json.loads(outcome.out)
    assert (outcome.code, outcome.err) == (0, "")
    assert {kind: count for kind, count in data["counts"].items() if count} == {"blocked_correct": 1, "blocked_request_safelist": 1}
    first, second = data["findings"]
    assert (first["row"], first["email"], first["suggestion"], first["action"]) == (2, "anna@aol.con", "anna@aol.com", "correct")
    assert (second["suggestion"], bool(second["why"])) == (None, True)


def test_buyers_are_kept(run: Run, write: Write) -> None:
    contacts, buyers = write("c.csv", "email\na@mailinator.com\n"), write("b.csv", "mail;name\nA@mailinator.com;x\n")
    (found,) = json.loads(checked(run, contacts, "--keep", buyers, "--json").out)["findings"]
    assert (found["kind"], found["also"]) == ("keep", ["disposable"])


def test_text_names_actions_advice_and_bad_lines(run: Run, write: Write) -> None:
    out = checked(run, write("c.csv", 'email,x\nanna@gmial.com,1\n"b@company.com,2\n')).out
    assert "anna@gmial.com -> anna@gmail.com" in out
    assert "line 3 was not read" in out
    assert "filter by one status at a time" in out


def test_files_are_written_for_the_owner_only(run: Run, write: Write, tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    assert checked(run, write("c.csv", "email\nanna@gmial.com\n"), "--out", str(out)).code == 0
    assert {path.name for path in out.iterdir()} == {"1-correct.csv", "checklist.md", "next-review.ics"}
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in out.iterdir())


def test_a_status_and_a_column_can_be_given(run: Run, write: Write) -> None:
    file = write("c.csv", "email,other\na@company.com,b@company.com\n")
    (found,) = json.loads(checked(run, file, "--status", "blocklisted", "--column", "email=other", "--json").out)["findings"]
    assert (found["email"], found["kind"]) == ("b@company.com", "blocked_request_safelist")


@pytest.mark.parametrize(("column", "said"), [("emial=x", "one of email"), ("email=gone", "no column with the heading")])
def test_a_column_that_is_not_there_is_told(run: Run, write: Write, column: str, said: str) -> None:
    outcome = checked(run, write("c.csv", "email\na@company.com\n"), "--column", column)
    assert (outcome.code, said in outcome.err) == (1, True)


def test_a_tag_can_mark_whom_to_keep(run: Run, write: Write) -> None:
    file = write("c.csv", "email,tags\na@mailinator.com,Alpha\n")
    (found,) = json.loads(checked(run, file, "--keep-tag", "alpha", "--json").out)["findings"]
    assert found["kind"] == "keep"


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_checked(run: Run, write: Write) -> None:
    outcome = checked(run, write("a.csv", b"%PDF-1.7"), write("b.csv", "email\nanna@gmial.com\n"), "--json")
    assert outcome.code == 1
    assert outcome.err.startswith("a.csv: This is a PDF.")
    assert len(json.loads(outcome.out)["findings"]) == 1


def test_a_missing_file_is_told(run: Run, tmp_path: Path) -> None:
    outcome = checked(run, str(tmp_path / "gone.csv"))
    assert (outcome.code, "Cannot read" in outcome.err) == (1, True)


def test_a_folder_that_cannot_be_written_is_told(run: Run, write: Write) -> None:
    outcome = checked(run, write("c.csv", "email\na@company.com\n"), "--out", write("taken", "x"))
    assert (outcome.code, "Cannot write" in outcome.err) == (1, True)


def test_a_file_too_large_is_read_no_further_than_the_limit(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(2**33)
    outcome = checked(run, str(path))
    assert (outcome.code, "more than 64 MB" in outcome.err, sys.getsizeof(outcome.out) < 1_000) == (1, True, True)
