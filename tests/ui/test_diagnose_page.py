import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.conftest import texts

OpenPage = Callable[..., AppTest]

CHECKLIST = "feel.heavy~press.soft~lift.stops"
CLASH = "feel.heavy~press.hard~listen.hiss"
NOTHING = "feel.stuck~press.hard~lift.spins~pedal.turns"


def walk(open_page: OpenPage, answers: str = "", **more: str) -> AppTest:
    return open_page("diagnose", guide="wont-roll", **({"answers": answers} if answers else {}), **more)


@pytest.fixture
def unlikely_chain(folder: Path) -> None:
    """A bicycle that rolls makes a stuck chain unlikely."""
    guide = folder / "guides" / "wont-roll.md"
    rubbing = "likely: [flat, rubbing]\n"
    guide.write_text(guide.read_text(encoding="utf-8").replace(rubbing, f"{rubbing}        unlikely: [seized]\n"), encoding="utf-8")


def labels(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def press(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click()
    app.run()
    assert not app.exception
    return app


def test_the_guides_are_offered(open_page: OpenPage) -> None:
    app = open_page("diagnose")
    assert not app.exception
    press(app, "Start")
    assert app.query_params["guide"] == "wont-roll"


def test_knowledge_without_guides_says_so(open_page: OpenPage, folder: Path) -> None:
    shutil.rmtree(folder / "guides")
    entry = folder / "entries" / "wheels" / "flat-tyre.md"
    entry.write_text(entry.read_text(encoding="utf-8").replace("guide: wont-roll\n", ""), encoding="utf-8")
    app = open_page("diagnose")
    assert not app.exception
    assert "There are no guides yet." in texts(app)


def test_a_question_offers_its_answers_and_says_why_it_is_asked(open_page: OpenPage) -> None:
    app = walk(open_page)
    assert not app.exception
    assert app.title[0].value == "What happens when you push it?"
    assert {"It rolls, but heavily", "It doesn't move at all", "Back"} <= set(labels(app))
    assert any(caption.value.startswith(":material/lightbulb:") for caption in app.caption)


def test_an_answer_goes_into_the_address_and_stands_beside_the_next_question(open_page: OpenPage) -> None:
    app = press(walk(open_page), "It rolls, but heavily")
    assert app.query_params["answers"] == "feel.heavy"
    assert "**It rolls, but heavily**" in texts(app)
    assert app.title[0].value != "What happens when you push it?"


def test_not_being_sure_explains_and_returns_to_the_same_question(open_page: OpenPage) -> None:
    app = walk(open_page, "feel.heavy", change="press")
    app = press(app, "I'm not sure")
    assert app.title[0].value == "Can you press the tyre in with your thumb?"
    assert "Press with your **thumb**" in texts(app)
    app = press(app, "I still can't tell: skip this question")
    assert app.query_params["answers"] == "feel.heavy~press.unsure"


def test_a_question_without_an_explanation_is_skipped_at_once(open_page: OpenPage) -> None:
    app = press(walk(open_page), "I'm not sure: skip this question")
    assert app.query_params["answers"] == "feel.unsure"


def test_an_answer_is_changed_and_the_others_stay(open_page: OpenPage) -> None:
    app = walk(open_page, "feel.heavy~press.soft")
    app.button(key="change-feel").click().run()
    assert app.title[0].value == "What happens when you push it?"
    app = press(app, "It doesn't move at all")
    assert app.query_params["answers"] == "feel.stuck~press.soft"
    assert "change" not in app.query_params


def test_an_answer_that_no_longer_applies_is_shown_as_set_aside(open_page: OpenPage) -> None:
    app = walk(open_page, "feel.heavy~pedal.turns")
    assert not app.exception
    assert "~~They turn~~" in texts(app)
    assert "Set aside" in texts(app)


def test_an_answer_that_came_before_its_time_waits(open_page: OpenPage) -> None:
    app = walk(open_page, "pedal.turns")
    assert not app.exception
    assert "**They turn**" in texts(app)
    assert "It counts if the questions before it lead here." in texts(app)
    assert "It counts if" not in texts(press(app, "It doesn't move at all"))


def test_back_takes_one_answer_and_start_over_all(open_page: OpenPage) -> None:
    app = press(walk(open_page, "feel.heavy~press.hard"), "Back")
    assert app.query_params["answers"] == "feel.heavy"
    app = press(app, "Start over")
    assert "answers" not in app.query_params


def test_back_from_the_first_question_leads_to_the_guides(open_page: OpenPage) -> None:
    app = press(walk(open_page), "Back")
    assert "guide" not in app.query_params


def test_the_checklist_so_far_can_be_read_in_the_middle(open_page: OpenPage) -> None:
    app = walk(open_page, "feel.stuck~press.soft")
    assert not app.exception
    assert app.expander(key="so-far").label == "Checklist so far: 1 certain, 2 possible"
    certain, possible = (element.value for element in app.expander(key="so-far").markdown)
    assert "Pump to the pressure" in certain
    assert "- Centre the brake" in possible


def test_the_end_is_a_checklist_in_order_with_what_was_ruled_out(open_page: OpenPage) -> None:
    app = walk(open_page, "feel.stuck~press.soft~lift.stops~pedal.turns")
    assert not app.exception
    assert app.title[0].value == "Your fix checklist"
    assert [box.label for box in app.checkbox] == ["**1. Centre the brake**", "**2. Mend and pump the tyre**"]
    assert "The thumb leaves no dent" in texts(app)
    assert "Don't ride on a flat tyre" in texts(app)
    assert "**The chain is stuck**" in app.expander(key="ruled-out").markdown[0].value
    assert "*They turn*" in app.expander(key="ruled-out").markdown[0].value


def test_a_tick_folds_the_item_and_goes_into_the_address(open_page: OpenPage) -> None:
    app = walk(open_page, CHECKLIST)
    app.checkbox[0].check().run()
    assert not app.exception
    assert app.query_params["done"] == "centre-brake"
    assert "Loosen the bolt" not in texts(app)


def test_a_tick_in_the_address_is_ticked(open_page: OpenPage) -> None:
    app = walk(open_page, CHECKLIST, done="centre-brake")
    assert not app.exception
    assert [box.value for box in app.checkbox][:2] == [True, False]


def test_the_checklist_can_be_taken_along(open_page: OpenPage) -> None:
    app = walk(open_page, CHECKLIST)
    assert app.get("download_button")
    assert f"guide=wont-roll&answers={CHECKLIST}" in "".join(code.value for code in app.code)


def test_one_may_keep_checking_and_come_back(open_page: OpenPage) -> None:
    app = press(walk(open_page, "feel.heavy~press.soft"), "Keep checking")
    assert app.query_params["more"] == "yes"
    app = press(app, "Back to my checklist")
    assert app.title[0].value == "Your fix checklist"


def test_what_helped_is_named_when_it_is_solved(open_page: OpenPage) -> None:
    app = press(walk(open_page, CHECKLIST, done="centre-brake"), "Yes, it is solved")
    assert app.title[0].value == "Solved"
    assert "**Centre the brake**" in texts(app)
    assert "Mend and pump" not in texts(app)
    app = press(app, "Back")
    assert [box.value for box in app.checkbox] == [True, False, False]
    press(press(app, "Yes, it is solved"), "Start over")
    assert dict(app.query_params) == {"guide": "wont-roll"}


def test_nothing_goes_on_while_nothing_is_ticked(open_page: OpenPage) -> None:
    app = press(walk(open_page, CHECKLIST), "No, it is still there")
    assert app.info[0].value == "Tick what you have done first."
    assert "tried" not in app.query_params


def test_what_did_not_help_leaves_a_shorter_checklist(open_page: OpenPage) -> None:
    app = walk(open_page, CHECKLIST)
    app.checkbox[0].check().run()
    app = press(app, "No, it is still there")
    assert app.query_params["tried"] == "centre-brake"
    assert "done" not in app.query_params
    assert [box.label for box in app.checkbox] == ["**1. Mend and pump the tyre**", "**2. Free and oil the chain**"]
    assert app.expander(key="tried").label == "Done without success (1)"


def test_what_did_not_help_may_lead_to_another_question(open_page: OpenPage) -> None:
    app = press(walk(open_page, "feel.heavy~press.soft", done="pump"), "No, it is still there")
    assert app.title[0].value == "Does the lifted wheel spin freely?"
    app = press(app, "Back")
    assert app.title[0].value == "Your fix checklist"
    assert app.query_params["done"] == "pump"
    app = press(app, "No, it is still there")
    app.button(key="untry-pump").click().run()
    assert not app.exception
    assert app.title[0].value == "Your fix checklist"


def test_when_everything_was_done_there_is_a_ticket_to_send(open_page: OpenPage) -> None:
    app = walk(open_page, CHECKLIST, done="oil-chain", tried="centre-brake~pump")
    app = press(app, "No, it is still there")
    assert "none of the usual causes" in app.title[0].value
    ticket = app.code[0].value
    assert "## What we did, without success\n\n- Mend and pump the tyre\n- Centre the brake\n- Free and oil the chain" in ticket
    assert app.get("download_button")
    assert app.query_params["tried"] == "centre-brake~pump~oil-chain"


def test_a_checklist_ends_with_a_ticket_that_counts_the_ticks(open_page: OpenPage) -> None:
    app = walk(open_page, CHECKLIST, done="centre-brake")
    assert "without success\n\n- Centre the brake" in app.expander(key="ticket").code[0].value


def test_what_is_unlikely_is_folded_and_once_all_else_is_tried_the_ticket_is_open(open_page: OpenPage, unlikely_chain: None) -> None:
    app = walk(open_page, "feel.heavy~press.soft~lift.stops")
    assert app.expander(key="unlikely").label == "Unlikely, but not ruled out (1)"
    assert [box.label for box in app.expander(key="unlikely").checkbox] == ["**3. Free and oil the chain**"]
    assert "2 fixes are certain. Do them" in texts(app)
    app = walk(open_page, "feel.heavy~press.soft~lift.stops", tried="pump~centre-brake")
    assert app.title[0].value == "Nothing likely is left to try"
    assert "Mend and pump" in app.code[0].value


def test_answers_that_contradict_each_other_are_named_and_can_be_changed(open_page: OpenPage) -> None:
    app = walk(open_page, CLASH)
    assert not app.exception
    assert "contradict" in app.title[0].value
    assert "*It hisses*" in texts(app)
    assert "*No, it is hard*" in texts(app)
    app.button(key="conflict-0-no-press").click().run()
    assert not app.exception
    assert app.title[0].value == "Can you press the tyre in with your thumb?"


def test_when_nothing_is_left_the_page_says_what_to_do(open_page: OpenPage) -> None:
    app = walk(open_page, NOTHING)
    assert not app.exception
    assert "none of the usual causes" in app.title[0].value
    assert "Open a ticket" in texts(app)
    assert app.get("download_button")


@pytest.mark.parametrize("answers", ["nope.x", "feel.nope", "<b>x</b>", "feel", "feel.heavy~feel.stuck"])
def test_answers_that_the_guide_does_not_know_are_named_and_left_out(open_page: OpenPage, answers: str) -> None:
    app = walk(open_page, f"press.soft~{answers}")
    assert not app.exception
    assert len(app.warning) == 1
    assert "**Yes, it is soft**" in texts(app)


@pytest.mark.parametrize("tried", ["nope", "<b>x</b>", "javascript:alert(1)"])
def test_fixes_that_the_guide_does_not_know_are_named_and_left_out(open_page: OpenPage, tried: str) -> None:
    app = walk(open_page, CHECKLIST, tried=f"pump~{tried}", done=tried)
    assert not app.exception
    assert f"` {tried} `" in app.warning[0].value
    assert app.expander(key="tried").label == "Done without success (1)"


def test_a_guide_that_does_not_exist_is_shown_as_text(open_page: OpenPage) -> None:
    app = open_page("diagnose", guide="<img src=x onerror=alert(1)> https://example.org")
    assert not app.exception
    assert "` <img src=x onerror=alert(1)> https://example.org `" in app.warning[0].value
    assert "Start" in labels(app)


def test_what_is_open_in_the_address_may_be_nonsense(open_page: OpenPage) -> None:
    app = walk(open_page, "feel.heavy", change="nope", how="<b>", done="x~y", more="perhaps", solved="perhaps")
    assert not app.exception
    assert app.title[0].value == "Can you press the tyre in with your thumb?"
