"""Which matters a message holds."""

from collections.abc import Callable

import pytest

from assistant.retrieval.apart import MOST_MATTERS, features, matters
from assistant.retrieval.cuts import cuts, wording
from assistant.retrieval.index import Index, build_index
from assistant.retrieval.query import read
from assistant.retrieval.scope import judge
from assistant.service import Assistant
from tests.retrieval.build import GARDEN

TAG = "How do I take a tag off someone?"
BOUNCE = "What does a soft bounce mean?"
PAUSE = "How do I pause a sequence?"
Apart = Callable[[str], tuple[str, ...]]


@pytest.fixture
def apart(shipped: Assistant) -> Apart:
    return lambda text: matters(shipped.index, text)


@pytest.fixture(scope="module")
def garden() -> Index:
    return build_index(GARDEN)


def test_questions_one_after_the_other_are_set_apart_in_order(apart: Apart) -> None:
    assert apart(f"{TAG} {BOUNCE} {PAUSE}") == (TAG, BOUNCE, PAUSE)


@pytest.mark.parametrize("one", ["1. ", "1) ", "(1) ", "a) "])
def test_a_list_is_set_apart_though_nothing_ends_a_sentence(apart: Apart, one: str) -> None:
    two = one.replace("1", "2").replace("a", "b")
    listed = (one + TAG.rstrip("?"), two + BOUNCE.rstrip("?"))
    assert apart(" ".join(listed)) == listed


def test_what_joins_two_matters_belongs_to_neither(apart: Apart) -> None:
    assert apart("how do i take a tag off someone and also what does a soft bounce mean") == (
        "how do i take a tag off someone",
        "what does a soft bounce mean",
    )


def test_another_matter_needs_no_question(apart: Apart) -> None:
    assert len(apart("My sequence shows a play button. Also, a contact has a red circle and is blocked.")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "",
        TAG,
        "If a contact unsubscribes, what happens to the rest of the sequence?",
        "We tagged everyone on Monday, the sequence is on, and nobody got the first email. Should that not be instant?",
        "How do I pause a sequence? Can I pause a sequence?",
    ],
)
def test_one_matter_stays_whole(apart: Apart, text: str) -> None:
    assert apart(text) == (text,)


def test_beyond_the_most_matters_the_rest_stays_together(apart: Apart) -> None:
    asked = [TAG, BOUNCE, PAUSE, "How do I delete a contact?", "What is a broadcast?", "Can I use a Gmail address as a sender?"]
    parts = apart(" ".join(asked))
    assert len(parts) == MOST_MATTERS
    assert " ".join(parts) == " ".join(asked)


def test_sides_about_different_things_are_explained_better_by_two_than_by_one(garden: Index) -> None:
    def gain(text: str) -> float:
        (cut,) = cuts(text)
        return features(lambda side: judge(garden, read(garden.vocabulary, side)), cut)[len(wording(cut))]

    assert gain("How do I prune a rose? How short should I mow the lawn?") > gain("How do I prune a rose? My rose is too tall.") == 0.0
