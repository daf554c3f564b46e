import random

import pytest

from assistant.insights import grouping
from assistant.insights.grouping import Space, group, learn, telling_words
from assistant.library.model import Library

TIMER = ("add a countdown timer to an email", "countdown timer in emails?", "the countdown timer is wrong")
PDF = ("attach a pdf", "can I attach a pdf file", "pdf attached to a message")


@pytest.fixture(scope="module")
def space(bicycle: Library) -> Space:
    return learn(bicycle)


def together(texts: tuple[str, ...], space: Space) -> set[frozenset[str]]:
    return {frozenset(texts[at] for at in each.members) for each in group(texts, space)}


def test_questions_about_one_thing_come_together_and_others_stay_alone(space: Space) -> None:
    found = together((*TIMER, "which helmet fits a child", *PDF), space)
    assert found == {frozenset(TIMER), frozenset(PDF), frozenset({"which helmet fits a child"})}


def test_words_that_the_knowledge_calls_the_same_are_the_same(space: Space) -> None:
    assert len(together(("my tire", "rubber"), space)) == 1
    assert len(together(("my tire", "saddle"), space)) == 2


def test_the_order_of_the_texts_changes_nothing(space: Space) -> None:
    texts = [*TIMER, *PDF, "which helmet"]
    shuffled = random.Random(3).sample(texts, len(texts))  # noqa: S311 (an order)
    assert together(tuple(texts), space) == together(tuple(shuffled), space)
    assert [texts[each.members[0]] for each in group(texts, space)] == [shuffled[each.members[0]] for each in group(shuffled, space)]


def test_every_text_is_in_exactly_one_group_also_those_without_words(space: Space) -> None:
    texts = ("???", "!", "", "the of and", "🚲", *TIMER)
    assert sorted(at for each in group(texts, space) for at in each.members) == list(range(len(texts)))


def test_nothing_makes_no_group(space: Space) -> None:
    assert group((), space) == ()


def test_texts_beyond_those_compared_join_what_they_resemble(space: Space, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grouping, "MOST_COMPARED", 4)
    found = together((*TIMER, *PDF, "which helmet"), space)
    assert max(map(len, found)) >= 2
    assert sum(map(len, found)) == 7


def test_a_group_is_described_by_its_rarest_shared_words_as_typed(space: Space) -> None:
    assert telling_words(TIMER, space)[:2] == ("countdown", "timer")


def test_a_group_is_named_after_a_known_subject_that_it_is_like(space: Space, bicycle: Library) -> None:
    subjects = [bicycle.outside[0].asked]
    (bought,) = group(("which bicycle should I buy for my son",), space, subjects)
    (other,) = group(("countdown timer",), space, subjects)
    assert (bought.subject, other.subject) == (0, None)
