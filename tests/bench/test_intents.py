"""The measures of the public sets, on a set so small that they can be seen to be right."""

import pytest

from tests.bench.bench_intents import ENGINES, first_of_each, intents, measured

FRUIT = [
    ("my apple is green", "apple"),
    ("is an apple red", "apple"),
    ("how do I peel an apple", "apple"),
    ("a pear with a soft core", "pear"),
    ("when is a pear ripe", "pear"),
    ("how long does a pear keep", "pear"),
    ("which plum has a loose stone", "plum"),
    ("can you dry a plum", "plum"),
    ("a plum split in the rain", "plum"),
]


def test_an_intent_is_an_entry_asked_for_by_its_examples() -> None:
    library = intents(FRUIT, ["what time is it"])
    assert {entry.id: len(entry.asked) for entry in library.entries.values()} == {"apple": 3, "pear": 3, "plum": 3}
    assert [subject.asked for subject in library.outside] == [("what time is it",)]


def test_few_examples_are_the_first_of_each_intent() -> None:
    assert first_of_each(FRUIT, 1) == [FRUIT[0], FRUIT[3], FRUIT[6]]


def test_accuracy_counts_inside_and_the_curve_compares_scores_with_those_outside() -> None:
    scores = {"in": ("right", 0.9), "in too": ("wrong", 0.4), "out": ("right", 0.5)}
    assert measured(scores.__getitem__, [("in", "right"), ("in too", "right")], ["out"]) == (0.5, 0.5)


@pytest.mark.parametrize("name", ENGINES)
def test_each_engine_learns_from_examples(name: str) -> None:
    engine = ENGINES[name](FRUIT)
    assert [engine("the apple peel")[0], engine("a ripe pear")[0]] == ["apple", "pear"]
