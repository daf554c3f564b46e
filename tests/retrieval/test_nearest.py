"""The nearest way of asking."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.retrieval import bm25
from assistant.retrieval.nearest import build_examples, nearest

WORDS = st.sampled_from(["rose", "moss", "weed", "prune", "water", "soil"])
LINES = st.lists(WORDS, min_size=1, max_size=5).map(tuple)
CLASSES = st.lists(st.lists(LINES, min_size=1, max_size=4), min_size=1, max_size=5)


@given(CLASSES, st.lists(WORDS, min_size=1, max_size=5))
def test_it_is_the_best_of_the_ways_of_asking_for_each_class(classes: list[list[tuple[str, ...]]], words: list[str]) -> None:
    examples = build_examples(classes)
    asked = [(word, 1.0) for word in words]
    every = bm25.scores(examples.postings, asked) / bm25.most(examples.postings, asked)
    owners = np.repeat(np.arange(len(classes)), list(map(len, classes)))
    assert np.allclose(nearest(examples, asked), [every[owners == number].max() for number in range(len(classes))])


def test_a_class_that_was_asked_for_in_just_these_words_is_nearest() -> None:
    examples = build_examples([[("prune", "rose"), ("water", "soil")], [("prune", "water"), ("rose", "soil")]])
    near = nearest(examples, [("prune", 1.0), ("rose", 1.0)])
    assert near[0] > near[1] > 0


@pytest.mark.parametrize("words", [[], [("tractor", 1.0)]])
def test_words_that_nobody_used_are_near_to_nothing(words: list[tuple[str, float]]) -> None:
    assert not nearest(build_examples([[("prune", "rose")], [("moss",)]]), words).any()


def test_what_is_asked_in_just_these_words_is_known_by_class() -> None:
    examples = build_examples([[("prune", "rose"), ("soil",)], [("rose", "prune"), ("soil",)]])
    assert examples.asking == {("prune", "rose"): {0}, ("rose", "prune"): {1}, ("soil",): {0, 1}}
