"""Several questions in one message."""

import pytest

from assistant.retrieval.split import MOST_QUESTIONS, asking, clauses, questions


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Why is it red?", ("Why is it red?",)),
        ("why is it red", ("why is it red",)),
        ("How do I prune it? When should I do so?", ("How do I prune it?", "When should I do so?")),
        ("how do i prune it and when should i do so", ("how do i prune it", "when should i do so")),
        ("how do i prune it and also when should i do so", ("how do i prune it", "when should i do so")),
        ("1) how do i prune\n2) when do i mow", ("1) how do i prune", "2) when do i mow")),
        ("The leaves fell. Is that bad?", ("The leaves fell. Is that bad?",)),
        ("Is that bad? It was a cold night.", ("Is that bad? It was a cold night.",)),
        ("Is this bad? It rained. Should I wait?", ("Is this bad?", "It rained. Should I wait?")),
        ("my rose is red, what now? another one has greenfly on it", ("my rose is red, what now?", "another one has greenfly on it")),
        ("I cut it and it grew", ("I cut it and it grew",)),
        ("is it version 1. or 2. that counts", ("is it version 1. or 2. that counts",)),
        ("1. why is it red 2. how do i mow", ("1. why is it red", "2. how do i mow")),
        ("when I cut it back, will it grow again", ("when I cut it back, will it grow again",)),
        ("what is the difference between mowing and do nothing", ("what is the difference between mowing and do nothing",)),
        ("700 seeds sown, will not all come up", ("700 seeds sown, will not all come up",)),
        ("my rose, an old one, has greenfly", ("my rose, an old one, has greenfly",)),
        ("My rose has lost its leaves. And also how do I mow?", ("My rose has lost its leaves.", "how do I mow?")),
        (
            "My rose has lost its leaves. And what is the best way to mow?",
            ("My rose has lost its leaves.", "And what is the best way to mow?"),
        ),
        (
            "The rose is red, what now? And once it rains, when do I mow?",
            ("The rose is red, what now?", "And once it rains, when do I mow?"),
        ),
        ("How tall does it get? and the lawn turned yellow, now what", ("How tall does it get?", "and the lawn turned yellow, now what")),
        ("Show me the shed. Separately: when do I mow?", ("Show me the shed.", "Separately: when do I mow?")),
        ("can I see who is in the shed and who is on the lawn", ("can I see who is in the shed and who is on the lawn",)),
        ("moss, plus weeds, plus stones. What can stay?", ("moss, plus weeds, plus stones. What can stay?",)),
        ("Where did it go? I can't find the lawn either.", ("Where did it go?", "I can't find the lawn either.")),
    ],
)
def test_a_message_is_split_where_it_asks_anew(text: str, parts: tuple[str, ...]) -> None:
    assert tuple(part.text for part in questions(text)) == parts


def test_what_comes_after_the_last_question_answered_stays_with_it() -> None:
    parts = questions("Why is it so? " * 9)
    assert len(parts) == MOST_QUESTIONS
    assert " ".join(part.text for part in parts).count("?") == 9


@pytest.mark.parametrize(
    ("text", "apart"),
    [("why is it red? how do i mow", True), ("why is it red and how do i mow", False), ("why is it red, and also how do i mow", True)],
)
def test_only_a_sentence_or_another_thing_sets_a_question_apart(text: str, apart: bool) -> None:
    assert [part.apart for part in questions(text)][-1] == apart


@pytest.mark.parametrize(
    "text", ["moss and lawn compared, which is it", "if the rose is old, cut it back", "roses, a lawn, some moss on it"]
)
def test_a_comparison_a_condition_and_a_list_have_no_clauses(text: str) -> None:
    assert clauses(text) == ()


def test_statements_joined_by_and_are_clauses() -> None:
    assert clauses("my rose is red and the lawn is yellow") == ("my rose is red", "the lawn is yellow")


def test_the_sentence_that_asks_is_told_from_the_story_around_it() -> None:
    assert asking("I have an old garden. How do I mow it? My dog likes it.") == ("How do I mow it?",)


def test_one_sentence_has_no_story_around_it() -> None:
    assert asking("How do I mow my old garden?") == ()
