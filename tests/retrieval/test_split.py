"""Several questions in one message."""

import pytest

from assistant.retrieval.split import MOST_QUESTIONS, questions


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
    ],
)
def test_a_message_is_split_where_it_asks_anew(text: str, parts: tuple[str, ...]) -> None:
    assert questions(text) == parts


def test_what_comes_after_the_last_question_answered_stays_with_it() -> None:
    parts = questions("Why is it so? " * 9)
    assert len(parts) == MOST_QUESTIONS
    assert " ".join(parts).count("?") == 9
