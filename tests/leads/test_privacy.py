"""Nobody's data is kept, logged or repeated where it does not belong."""

import gc
import logging
from pathlib import Path

import pytest

from assistant.leads.model import Upload
from assistant.leads.review import Person
from tests.leads.build import checked, export, problem, upload

NAME = "zebra.quagga"


def test_nothing_is_written_logged_or_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    caplog.set_level(logging.DEBUG)
    checked(export(f"{NAME}@gmial.com", f"{NAME}()@x", NAME, "ok@company.com"))
    assert list(tmp_path.iterdir()) == []
    assert (caplog.text, capfd.readouterr()) == ("", ("", ""))


def test_nothing_stays_behind_when_the_review_is_gone() -> None:
    checked(export(f"{NAME}@{NAME}.com", f"{NAME}@gmial.com"))
    gc.collect()
    assert not any(isinstance(thing, Person) for thing in gc.get_objects())
    assert not any(NAME in key for thing in gc.get_objects() if isinstance(thing, dict) for key in list(thing) if isinstance(key, str))


def test_messages_and_bad_rows_never_repeat_what_a_file_holds() -> None:
    report = checked(upload(f'email,x\na@b.co,1\nc@b.co,2\n"{NAME}@company.com,x\n{NAME},{NAME}@company.com,a,b\n,{NAME}\n')).files[0]
    assert report.unread_count == 3
    assert not any(NAME in row.why for row in report.unread)
    assert NAME not in problem(f"{NAME},x\n{NAME},y\n".encode())


def test_a_file_s_content_does_not_show_when_it_is_printed() -> None:
    assert NAME not in repr(Upload("contacts.csv", f"{NAME}@company.com".encode()))
