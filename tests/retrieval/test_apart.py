"""Which matters a message holds."""

from collections.abc import Callable

import numpy as np
import pytest

from assistant.retrieval.apart import MOST_MATTERS, REACH, Weights, features, matters, shipped_weights, still_missing, with_products
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


@pytest.mark.parametrize("one", ["1. ", "1) ", "(1) ", "a) ", "#1 ", "Point 1: "])
def test_a_list_is_set_apart_though_nothing_ends_a_sentence(apart: Apart, one: str) -> None:
    two = one.replace("1", "2").replace("a", "b")
    tag, bounce = TAG.rstrip("?"), BOUNCE.rstrip("?")
    assert apart(f"{one}{tag} {two}{bounce}") == (tag, bounce)


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
        return features(lambda side: judge(garden, read(garden.vocabulary, side)), text, cut, 0)[len(wording(cut))]

    assert gain("How do I prune a rose? How short should I mow the lawn?") > gain("How do I prune a rose? My rose is too tall.") == 0.0


def test_the_shipped_weights_fit_the_features(garden: Index) -> None:
    text = "How do I prune a rose? How short should I mow the lawn?"
    (cut,) = cuts(text)
    found = features(lambda side: judge(garden, read(garden.vocabulary, side)), text, cut, 0)
    weights = shipped_weights()
    assert len(found) == len(weights.mean) == len(weights.spread)
    assert len(with_products(np.array(found))) == len(weights.weights)


def test_products_are_of_each_with_itself_and_all_after_it() -> None:
    assert with_products(np.array([2.0, 3.0])).tolist() == [2.0, 3.0, 4.0, 6.0, 9.0]
    assert with_products(np.array([[2.0, 3.0], [1.0, 0.0]])).tolist() == [[2.0, 3.0, 4.0, 6.0, 9.0], [1.0, 0.0, 1.0, 0.0, 0.0]]


def test_a_feature_far_beyond_what_was_learned_from_says_no_more() -> None:
    weights = Weights(0.0, np.array([1.0]), np.array([0.5]), np.array([1.0, -0.1]), {})
    assert weights.chance((1.0,), ()) == 0.5
    assert (
        weights.chance((1.0 + REACH / 2,), ())
        == weights.chance((1000.0,), ())
        == pytest.approx(1 / (1 + np.exp(-(REACH - 0.1 * REACH**2))))
    )


def test_the_words_that_open_a_cut_count() -> None:
    weights = Weights(0.0, np.array([1.0]), np.array([0.5]), np.array([0.0, 0.0]), {"she _": 2.0, "_ is": -0.5})
    assert weights.chance((1.0,), ("she _", "_ is")) == pytest.approx(1 / (1 + np.exp(-1.5)))
    assert weights.chance((1.0,), ("he _", "_ has")) == 0.5


@pytest.mark.parametrize(("said", "parts", "missing"), [(0, 1, 0), (0, 3, 0), (3, 1, 2), (3, 2, 1), (3, 3, -1), (2, 5, -1)])
def test_what_a_message_says_of_its_matters_is_counted_down(said: int, parts: int, missing: int) -> None:
    assert still_missing(said, parts) == missing


@pytest.mark.parametrize(
    "text",
    [
        "Three quick ones: how do I pause a sequence, what is a soft bounce, how do I export my contacts?",
        "- how do I pause a sequence\n- what is a soft bounce\n- how do I export my contacts",
        "#1 how do I pause a sequence. #2 what is a soft bounce. #3 how do I export my contacts.",
    ],
)
def test_a_list_of_three_is_taken_apart(apart: Apart, text: str) -> None:
    assert len(apart(text)) == 3
