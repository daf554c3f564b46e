"""``insights`` on the command line: text for people, JSON for programs, messages for what cannot be read."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assistant import config
from assistant.store.model import Diagnosis, End, Feedback, Kind, Question
from assistant.store.store import open_store
from assistant.store.tokens import new_token
from tests.test_cli import BICYCLE, Run, run

__all__ = ["run"]


@pytest.fixture
def filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A store with one visit; its token."""
    where, token, at = tmp_path / "visits.db", new_token(), datetime.now(UTC) - timedelta(minutes=5)
    monkeypatch.setenv(config.STORE, str(where))
    store = open_store(where)
    for turn in range(2):
        store.keep_question(Question(token, turn, at, Kind.ASKED, f"saddle \x1b[31mheight {turn}", "not_covered"))
    store.keep_feedback(Feedback(token, 0, at, False, "no help"))
    store.keep_diagnosis(Diagnosis(token, "wont-roll", "1", at, at, (), end=End.SOLVED, verdicts={"flat": "confirmed"}))
    store.close()
    return token


def test_json_is_one_object_without_any_token(run: Run, filled: str) -> None:
    outcome = run("insights", "--days", "7", "--json", *BICYCLE)
    data = json.loads(outcome.out)
    assert (outcome.code, data["now"]["questions"], data["period"]["days"]) == (0, 2, 7)
    assert filled not in outcome.out
    assert data["unanswered"][0]["stub"]["path"].startswith("entries/new/")


def test_text_has_the_sections_and_nothing_that_a_terminal_obeys(run: Run, filled: str) -> None:
    out = run("insights", *BICYCLE).out
    assert "Worth doing first\n  - Write an entry on" in out
    assert "Questions:" in out
    assert "\x1b" not in out
    assert filled not in out


def test_a_period_without_visits_says_so(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(config.STORE, str(tmp_path / "new.db"))
    assert "Nobody has asked" in run("insights", *BICYCLE).out


def test_with_storing_off_it_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(config.STORE, "off")
    outcome = run("insights", *BICYCLE)
    assert outcome.code == 1
    assert "switched off" in outcome.err
