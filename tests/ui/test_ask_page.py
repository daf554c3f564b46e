from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assistant.library.model import Library
from assistant.retrieval.model import Found, Hit, NotCovered, Smalltalk, Unsure
from assistant.ui.state import MOST_TURNS
from tests.ui.conftest import query, texts

Replying = Callable[..., None]

HOSTILE = "<script>alert(1)</script> **bold** [x](javascript:alert(1)) :red[y] ![i](https://example.org/i.png) `c` $z$"


@pytest.fixture
def hissing(folder: Path) -> None:
    """The guide knows how people say that air escapes."""
    guide = folder / "guides" / "wont-roll.md"
    label = "label: It hisses\n"
    guide.write_text(
        guide.read_text(encoding="utf-8").replace(label, f"{label}        said: [it hisses a lot, it hisses loudly]\n"), encoding="utf-8"
    )


def hit(bicycle: Library, entry: str) -> Hit:
    found = bicycle.entries[entry]
    return Hit(found, found.short_answer, 0.9, ())


def ask(app: AppTest, question: str) -> AppTest:
    return app.chat_input[0].set_value(question).run()


def labels(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def test_a_newcomer_finds_questions_to_click(app: AppTest) -> None:
    app.run()
    assert not app.exception
    assert labels(app) == ["My tyre is flat, what now?", "When are pads worn out?"]


def test_a_starter_is_asked_with_a_click(app: AppTest) -> None:
    app.run()
    app.button(key="choice-starter-0").click().run()
    assert not app.exception
    assert app.text[0].value == "My tyre is flat, what now?"
    assert len(app.chat_message) == 2


def test_an_answer_comes_short_first_with_details_sources_and_diagnosis(app: AppTest, bicycle: Library, replying: Replying) -> None:
    replying(Found(query("flat"), hit(bicycle, "flat-tyre"), (hit(bicycle, "worn-pads"),)))
    ask(app.run(), "flat")
    assert not app.exception
    assert app.header[0].value == "Mend a puncture"
    assert "find the hole under water" in app.markdown[0].value
    assert [expander.label for expander in app.expander] == ["Fix it", "Why"]
    assert "https://example.org/handbook" in texts(app)
    assert {"Diagnose this", "Replace worn pads"} <= set(labels(app))


def test_a_long_list_of_sources_is_folded(app: AppTest, bicycle: Library, replying: Replying) -> None:
    best = hit(bicycle, "worn-pads")
    replying(Found(query("pads"), replace(best, entry=replace(best.entry, sources=("workshop",) * 5)), ()))
    ask(app.run(), "pads")
    assert not app.exception
    assert [expander.label for expander in app.expander] == ["2 more sources"]


def test_diagnose_this_opens_the_guide(app: AppTest, bicycle: Library, replying: Replying) -> None:
    replying(Found(query("flat"), hit(bicycle, "flat-tyre"), ()))
    ask(app.run(), "flat")
    app.button(key="turn-0-0-diagnose").click().run()
    assert not app.exception
    assert app.title[0].value == "What happens when you push it?"


def test_what_was_written_answers_questions_of_the_diagnosis(app: AppTest, bicycle: Library, replying: Replying, hissing: None) -> None:
    replying(Found(query("flat"), hit(bicycle, "flat-tyre"), ()))
    ask(app.run(), "My tyre is flat. *It hisses* a lot")
    app.button(key="turn-0-0-diagnose").click().run()
    assert not app.exception
    assert app.query_params["answers"] == "listen.hiss"
    assert "**It hisses**" in texts(app)
    assert "You said: ` *It hisses* a lot `" in texts(app)
    app.session_state["heard"] = {}  # as after a reload
    assert "You said" not in texts(app.run())


def test_a_changed_answer_is_no_longer_what_was_said(app: AppTest, bicycle: Library, replying: Replying, hissing: None) -> None:
    replying(Unsure(query("flat"), (hit(bicycle, "flat-tyre"),)))
    ask(app.run(), "it hisses loudly")
    app.button(key="choice-turn-0-0-0").click().run()
    app.button(key="turn-1-diagnose").click().run()
    assert "You said: ` it hisses loudly `" in texts(app)
    app.button(key="change-listen").click().run()
    app.button(key="answer-1").click().run()
    assert app.query_params["answers"] == "listen.silent"
    assert "You said" not in texts(app)


def test_what_else_fits_is_a_click_away(app: AppTest, bicycle: Library, replying: Replying) -> None:
    replying(Unsure(query("stop"), (hit(bicycle, "worn-pads"), hit(bicycle, "squeaky-brakes"))))
    ask(app.run(), "stop")
    assert not app.exception
    app.button(key="choice-turn-0-0-1").click().run()
    assert not app.exception
    assert app.text[1].value == "Stop brakes from squeaking"
    assert app.header[0].value == "Stop brakes from squeaking"


def test_each_of_several_answers_says_which_question_it_answers(app: AppTest, bicycle: Library, replying: Replying) -> None:
    replying(Found(query("my tyre is flat"), hit(bicycle, "flat-tyre"), ()), NotCovered(query(HOSTILE), ()))
    ask(app.run(), "both")
    assert not app.exception
    first, second = (line.value for line in app.markdown if " of 2**" in line.value)
    assert first == "**1 of 2** ` my tyre is flat `"
    assert second.startswith("**2 of 2** ` <script>")
    replying(Found(query("flat"), hit(bicycle, "flat-tyre"), ()))
    ask(app, "flat")
    assert not any(line.value.startswith("**1 of 1") for line in app.markdown)


def test_what_is_not_covered_says_where_to_go(app: AppTest, bicycle: Library, replying: Replying) -> None:
    replying(NotCovered(query("price"), (hit(bicycle, "worn-pads"),), bicycle.outside[0]))
    ask(app.run(), "price")
    assert not app.exception
    assert "prices change every week" in texts(app)
    assert "Replace worn pads" in labels(app)
    assert not app.header


def test_thanks_are_not_refused(app: AppTest, replying: Replying) -> None:
    replying(Smalltalk(query("thanks"), "thanks", "You are welcome."))
    ask(app.run(), "thanks")
    assert not app.exception
    assert "You are welcome." in texts(app)


def test_a_question_in_markdown_is_shown_as_it_was_typed(app: AppTest) -> None:
    ask(app.run(), HOSTILE)
    assert not app.exception
    assert app.text[0].value == HOSTILE
    assert "alert(1)" not in "".join(element.value for element in app.markdown)


def test_earlier_turns_are_short(app: AppTest, bicycle: Library, replying: Replying) -> None:
    replying(Found(query("flat"), hit(bicycle, "flat-tyre"), ()))
    ask(ask(app.run(), "flat"), "flat again")
    assert not app.exception
    assert len(app.chat_message) == 4
    assert len(app.header) == 1
    assert len(app.expander) == 2


def test_a_chat_forgets_its_oldest_turns(app: AppTest, replying: Replying) -> None:
    replying(Smalltalk(query("hi"), "greeting", "Hello."))
    app.session_state["chat"] = (tuple(("ask", f"question {number}") for number in range(MOST_TURNS)), "", 0, MOST_TURNS)
    ask(app.run(), "one more")
    assert not app.exception
    assert app.text[0].value == "question 1"
    assert len(app.text) == MOST_TURNS


def test_a_new_chat_is_empty(app: AppTest) -> None:
    ask(app.run(), "flat")
    app.button(key="new-chat").click().run()
    assert not app.exception
    assert not app.chat_message


@pytest.mark.parametrize("entry", ["gone", "<b>x</b>"])
def test_an_entry_that_is_gone_since_does_no_harm(app: AppTest, entry: str) -> None:
    app.session_state["chat"] = ((("open", entry),), "", 0, 1)
    app.run()
    assert not app.exception
    assert app.text[0].value == "An answer that no longer exists"


def test_the_words_that_matched_are_marked_and_the_section_that_answers_is_open(app: AppTest) -> None:
    ask(app.run(), "how do I mend a puncture, where is the hole")
    assert not app.exception
    assert ":primary-background[hole]" in app.markdown[0].value


def test_it_says_why_this_answer(app: AppTest) -> None:
    ask(app.run(), "My tyre is flat, what now?")
    assert not app.exception
    assert any("probability" in text.value for text in app.text)
