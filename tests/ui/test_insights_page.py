"""The owner's page without a browser: a month, a period without visits, storing off, a store that does not answer, hostile texts."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import streamlit as st
from streamlit.navigation.page import Page
from streamlit.testing.v1 import AppTest

from assistant.service import Assistant
from assistant.store.model import Feedback, Kind, Question, Records
from assistant.ui import access, navigation, resources
from tests.insights.build import NOW
from tests.insights.month import month
from tests.ui.conftest import texts

PAGE = Path(__file__).resolve().parents[2] / "assistant" / "ui" / "pages" / "insights.py"

Shown = Callable[[Records | None], AppTest]


@dataclass
class Kept:
    """Stands for the store."""

    found: Records | None
    keeps: bool = True
    asked: int = 0

    def records(self, since: datetime, until: datetime) -> Records | None:
        assert since < until
        self.asked += 1
        return self.found

    def trouble(self) -> str:
        return ""


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> Kept:
    """What the store holds, for an owner."""
    kept = Kept(Records())
    ours = navigation.pages

    def pages() -> list[Page]:
        known = ours()
        return known if any(page.url_path == "insights" for page in known) else [*known, st.Page(PAGE)]

    monkeypatch.setattr(navigation, "pages", pages)
    monkeypatch.setattr(access, "owner", lambda: access.Owner("same machine"))
    monkeypatch.setattr(resources, "visits", lambda: kept)
    return kept


@pytest.fixture
def page(kept: Kept, open_page: Callable[..., AppTest]) -> Shown:
    """The page on these records."""

    def page(found: Records | None) -> AppTest:
        kept.found = found
        app = open_page("insights")
        assert not app.exception
        return app

    return page


@pytest.fixture
def lately(workshop: Assistant) -> Records:
    """Always the same month, moved to where it ends now."""
    found, later = month(workshop, NOW, questions=120, diagnoses=60), datetime.now(UTC) - NOW
    return Records(
        tuple(replace(each, at=each.at + later) for each in found.questions),
        tuple(replace(each, at=each.at + later) for each in found.feedback),
        tuple(replace(each, started=each.started + later, updated=each.updated + later) for each in found.diagnoses),
    )


def question(text: str, outcome: str = "not_covered", turn: int = 0, **more: object) -> Question:
    at = datetime.now(UTC) - timedelta(hours=1)
    return Question("a", turn, at, Kind.ASKED, text, outcome, **more)  # type: ignore[arg-type] # the rest by name


def headers(app: AppTest) -> list[str]:
    return [str(header.value) for header in app.header]


def downloads(app: AppTest) -> list[str]:
    return [str(button.proto.id).split("-get-")[-1] for button in app.get("download_button")]


def test_a_month_has_its_sections_the_most_useful_first(page: Shown, lately: Records) -> None:
    app = page(lately)
    assert headers(app)[:3] == ["Worth doing first", "Over time", "Questions without an answer"]
    assert [metric.label for metric in app.metric][:2] == ["Questions", "Answered"]


def test_a_group_of_questions_offers_an_entry_to_complete(page: Shown) -> None:
    app = page(Records((question("countdown timer"), question("a countdown timer", turn=1))))
    assert "**2 questions** from 1 person" in texts(app)
    assert "countdown-timer.md" in texts(app)
    assert any("gap-0-stub" in name for name in downloads(app))


def test_each_table_can_be_taken_along(page: Shown, lately: Records) -> None:
    names = "".join(downloads(page(lately)))
    for table in ("trend", "unanswered", "unhelpful", "guides", "causes", "bands", "checks", "entries"):
        assert table in names


def test_another_period_reads_the_store_anew_and_the_same_one_does_not(page: Shown, kept: Kept, lately: Records) -> None:
    app = page(lately)
    app.run()
    assert kept.asked == 1
    app.radio(key="period").set_value("7 days").run()
    assert not app.exception
    assert kept.asked == 2


def test_the_empty_page_says_what_will_stand_there_and_what_is_kept(page: Shown) -> None:
    app = page(Records())
    assert "Nobody has asked or diagnosed anything in the last 30 days" in app.info[0].value
    assert headers(app) == ["What will stand here"]
    assert "deleted after" in texts(app)


def test_with_storing_off_it_says_how_to_switch_it_on(page: Shown, kept: Kept) -> None:
    kept.keeps = False
    app = page(Records())
    assert "switched off" in app.info[0].value
    assert "KARTRA_ASSISTANT_STORE" in texts(app)


def test_a_store_that_does_not_answer_is_no_empty_page(page: Shown, kept: Kept) -> None:
    app = page(None)
    assert "cannot be read" in app.warning[0].value
    app.run()
    assert kept.asked == 2


def test_what_people_typed_is_never_read_as_markdown(page: Shown) -> None:
    probe = "[x](javascript:a) ![b](https://example.org/b.png) **bold** :material/home:"
    said = Feedback("a", 1, datetime.now(UTC) - timedelta(minutes=5), False, probe)
    asked = (question(probe), question(probe, "found", 1, entries=("flat-tyre",)), question(probe, turn=2, product=probe))
    app = page(Records(asked, (said,)))
    markdown = "\n".join(str(each.value) for kind in (app.markdown, app.caption) for each in kind)
    assert probe[:20] in markdown
    assert all(f"` {probe[:20]}" in line for line in markdown.splitlines() if probe[:20] in line)
    assert any(probe in str(each.value) for each in app.text)
