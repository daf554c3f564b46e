"""Turns of chats in their order: what somebody did after a reply says whether it was one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, zip_longest

from assistant.store.model import Feedback, Kind, Question

Turn = tuple[str, int]
"""Token and number: what a turn is known by."""


def followed(questions: Iterable[Question]) -> Iterator[tuple[Question, str]]:
    """Each typed message, by time, with the entry that was opened right after it ("" if none was)."""
    ordered = sorted(questions, key=lambda each: (each.token, each.turn))
    pairs = []
    for _, chat in groupby(ordered, key=lambda each: each.token):
        turns = list(chat)
        for turn, after in zip_longest(turns, turns[1:]):
            if turn.kind is Kind.ASKED:
                pairs.append((turn, after.text if after and after.kind is Kind.OPENED else ""))
    yield from sorted(pairs, key=lambda pair: (pair[0].at, pair[0].token, pair[0].turn))


def answered_with(question: Question) -> str | None:
    """The entry that a turn showed, if it showed one."""
    if question.kind is Kind.OPENED:
        return question.text
    return question.entries[0] if question.outcome == "found" and question.entries else None


def said(feedback: Sequence[Feedback]) -> Mapping[Turn, bool]:
    """Whether the reply to a turn was called helpful, for those that were rated."""
    return {(each.token, each.turn): each.helpful for each in feedback}
