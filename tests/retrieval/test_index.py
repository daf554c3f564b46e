"""What building an index finds out about a folder."""

from assistant.retrieval.answer import answer
from assistant.retrieval.index import build_index
from assistant.retrieval.model import Found, Smalltalk, Unsure
from tests.retrieval.build import GARDEN, entry, library

THANKS = entry("you-are-welcome", "thanks", "thank you so much", "I appreciate what you did")


def test_small_talk_that_an_entry_answers_is_left_to_it() -> None:
    index = build_index(library(*GARDEN.entries.values(), THANKS))
    (reply,) = answer(index, "thank you")
    assert isinstance(reply, Found)
    assert reply.best.entry.id == "you-are-welcome"


def test_other_small_talk_still_gets_its_sentence() -> None:
    index = build_index(library(*GARDEN.entries.values(), THANKS))
    assert isinstance(answer(index, "hello")[0], Smalltalk)


def test_an_entry_that_is_once_asked_for_like_small_talk_does_not_take_it_over() -> None:
    asked = (*(f"where do I find the gardener number {number}" for number in range(20)), "talk to a real person")
    index = build_index(library(*GARDEN.entries.values(), entry("the-gardener", *asked)))
    assert index.smalltalk == frozenset()


def test_what_comes_after_the_choices_is_not_lost() -> None:
    circles = [entry(f"circle-{name}", f"what is the circle, {name}?") for name in ("red", "grey", "green", "blue", "black", "white")]
    (reply,) = answer(build_index(library(*circles)), "what is the circle?")
    assert isinstance(reply, Unsure)
    assert len({hit.entry.id for hit in (*reply.choices, *reply.others)}) == len(circles)
