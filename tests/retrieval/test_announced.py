"""What says that several matters follow."""

import pytest

from assistant.retrieval.announced import announced, labels, only_announces, without_announcement, without_mark


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("two quick things", 2),
        ("Hello, three questions from my boss: why is it red", 3),
        ("need help with a few problems", 2),
        ("Four learners: Kev is red. Ann is wet.", 4),
        ("Two gardens. One is red.", 2),
        ("why is it red", 0),
        ("i mow twice", 0),
        ("i mow two gardens and both are red", 0),
    ],
)
def test_the_number_of_matters_is_read(text: str, many: int) -> None:
    assert announced(text) == many


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("three things from my boss: why is it red", "why is it red"),
        ("Hello, I have two questions. Why is it red?", "Why is it red?"),
        ("a couple of questions\nwhy is it red", "why is it red"),
        ("why are both problems red", "why are both problems red"),
        ("I have two things", "I have two things"),
    ],
)
def test_an_announcement_is_taken_off(text: str, rest: str) -> None:
    assert without_announcement(text) == rest


def test_what_only_announces_says_nothing_else() -> None:
    assert only_announces("Three things from our meeting:")
    assert not only_announces("Three things from our meeting: it is red")


@pytest.mark.parametrize(
    "text", ["1. red 2. wet", "1) red 2) wet", "(1) red (2) wet", "a) red b) wet", "#1 red #2 wet", "Item 1, red Item 2, wet"]
)
def test_the_labels_of_a_list_are_found(text: str) -> None:
    found = labels(text)
    assert [label.number for label in found] == [1, 2]
    assert [text[label.end :].split(maxsplit=1)[0] for label in found] == ["red", "wet"]


@pytest.mark.parametrize("text", ["i mow at 5. it is red", "2. red 3. wet", "1. red", "room 2) red", ""])
def test_a_number_without_the_one_before_it_is_no_label(text: str) -> None:
    assert labels(text) == ()


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("- it is red", "it is red"),
        ("• it is red", "it is red"),
        ("•red", "red"),
        ("2) it is red", "it is red"),
        ("#2 it is red", "it is red"),
        ("Point 2: it is red", "it is red"),
        ("2 people are red", "2 people are red"),
        ("-5 degrees", "-5 degrees"),
        ("", ""),
    ],
)
def test_a_bullet_or_a_label_is_taken_off(text: str, rest: str) -> None:
    assert without_mark(text) == rest
