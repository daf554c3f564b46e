"""A chat and a diagnosis are gone on with under the token in their address."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from assistant.service import Visits, is_token, new_token
from assistant.store.model import End, Kind, Records
from tests.ui.conftest import ROOT, texts

NOW = datetime.now(UTC)


def records(keeping: Visits) -> Records:
    found = keeping.records(NOW - timedelta(hours=1), NOW + timedelta(hours=1))
    assert found is not None
    return found


def ask(app: AppTest, question: str) -> AppTest:
    app.chat_input[0].set_value(question).run()
    assert not app.exception
    return app


def token(app: AppTest) -> str:
    given = app.query_params["v"]
    found = str(given[0] if isinstance(given, list) else given)
    assert is_token(found)
    return found


def come_back(app: AppTest, kept_under: str) -> AppTest:
    """As another person's browser, or the same after the server died: nothing but the address."""
    fresh = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    fresh.query_params["v"] = kept_under
    return fresh.run()


def test_a_chat_goes_on_from_its_address(app: AppTest, keeping: Visits) -> None:
    ask(app.run(), "My tyre is flat, what now?")
    fresh = come_back(app, token(app))
    assert not fresh.exception
    assert fresh.text[0].value == "My tyre is flat, what now?"
    assert fresh.header[0].value == "Mend a puncture"
    ask(fresh, "When are pads worn out?")
    assert [question.turn for question in records(keeping).questions] == [0, 1]


def test_a_question_is_kept_once_with_how_it_went_and_without_addresses(app: AppTest, keeping: Visits) -> None:
    ask(app.run(), "My tyre is flat, what now? joe@example.org").run()
    (question,) = records(keeping).questions
    assert (question.kind, question.text) == (Kind.ASKED, "My tyre is flat, what now? [email]")


def test_somebody_elses_address_shows_nothing_of_mine(app: AppTest, keeping: Visits) -> None:
    ask(app.run(), "My tyre is flat, what now?")
    fresh = come_back(app, new_token())
    assert not fresh.exception
    assert "flat" not in "".join(text.value for text in fresh.text)
    assert "not kept any more" in fresh.info[0].value


@pytest.mark.parametrize("hostile", ["../../etc/passwd", "<script>", "x" * 5_000, "' OR 1=1 --"])
def test_a_token_that_is_none_is_ignored(app: AppTest, keeping: Visits, hostile: str) -> None:
    fresh = come_back(app, hostile)
    assert not fresh.exception
    assert fresh.title[0].value == "What is going wrong?"


def test_a_new_chat_gets_an_address_of_its_own(app: AppTest, keeping: Visits) -> None:
    first = token(ask(app.run(), "My tyre is flat, what now?"))
    app.button(key="new-chat").click().run()
    assert "v" not in app.query_params
    assert token(ask(app, "When are pads worn out?")) != first


def test_a_thumb_and_a_comment_are_kept(app: AppTest, keeping: Visits) -> None:
    ask(app.run(), "My tyre is flat, what now?")
    app.feedback(key="thumb-0").set_value(0).run()
    app.text_input(key="comment-0").set_value("no word of tubeless").run()
    assert not app.exception
    (said,) = records(keeping).feedback
    assert (said.turn, said.helpful, said.comment) == (0, False, "no word of tubeless")


def test_what_is_kept_can_be_forgotten(app: AppTest, keeping: Visits) -> None:
    ask(app.run(), "My tyre is flat, what now?")
    app.button(key="forget").click().run()
    assert not app.exception
    assert app.title[0].value == "What is going wrong?"
    assert records(keeping) == Records()


def test_nothing_is_kept_where_storing_is_off(app: AppTest) -> None:
    ask(app.run(), "My tyre is flat, what now?")
    assert "v" not in app.query_params
    assert "Nothing of what you do here is kept" in texts(app)


def test_a_diagnosis_goes_on_from_its_token_alone(open_page: Callable[..., AppTest], keeping: Visits) -> None:
    app = open_page("diagnose", guide="wont-roll")
    app.button(key="answer-1").click().run()
    assert not app.exception
    fresh = open_page("diagnose", v=token(app))
    assert not fresh.exception
    assert fresh.query_params["answers"] == app.query_params["answers"]


def test_a_diagnosis_is_kept_with_its_end(open_page: Callable[..., AppTest], keeping: Visits) -> None:
    app = open_page("diagnose", guide="wont-roll", answers="feel.heavy~press.soft~lift.stops", done="centre-brake")
    app.button(key="worked").click().run()
    assert not app.exception
    (kept,) = records(keeping).diagnoses
    assert (kept.guide, kept.end, kept.fixes) == ("wont-roll", End.SOLVED, ("centre-brake",))


def test_starting_over_begins_another_record(open_page: Callable[..., AppTest], keeping: Visits) -> None:
    app = open_page("diagnose", guide="wont-roll", answers="feel.heavy~press.soft~lift.stops", done="centre-brake")
    for button in ("worked", "start-over", "answer-1"):
        app.button(key=button).click().run()
        assert not app.exception
    assert {kept.end for kept in records(keeping).diagnoses} == {End.SOLVED, End.LEFT}


def test_a_link_to_share_carries_no_token(open_page: Callable[..., AppTest], keeping: Visits) -> None:
    app = open_page("diagnose", guide="wont-roll", answers="feel.heavy~press.soft~lift.stops")
    app.checkbox[0].check().run()
    assert "answers=" in "".join(code.value for code in app.code)
    assert token(app) not in "".join(code.value for code in app.code)
