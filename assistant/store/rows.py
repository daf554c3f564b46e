"""Values become rows and rows values. Every text on its way in is scrubbed here, so there is no way around it."""

import re
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row

from assistant.store.addresses import hide_addresses
from assistant.store.model import Diagnosis, End, Feedback, Kind, Progress, Question
from assistant.store.scrub import scrub
from assistant.store.tokens import hash_of

LONGEST_TEXT = 4_000
"""Characters of a text that are kept: two pages, far more than anybody types into a chat."""

LONGEST_DATA = 20_000
"""Characters of a learner's progress with one thing."""

_LONGEST_ADDRESS = 320
"""Characters: 64 before the sign, 255 behind it (RFC 5321, section 4.5.3.1)."""

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")

Values = dict[str, Any]


def plain(text: str) -> str:
    """The text with what no database takes (NUL, halves of surrogate pairs) replaced, scrubbed, and cut if it is very long. What is cut
    may split an address, so the end goes as well."""
    head = _UNSTORABLE.sub("\ufffd", text[:LONGEST_TEXT])
    return scrub(head) if len(text) <= LONGEST_TEXT else scrub(head)[:-_LONGEST_ADDRESS]


def of_question(question: Question) -> Values:
    """The row of a question. Raises ValueError for what is no token, as all of these do."""
    return {
        "visit": hash_of(question.token),
        "turn": question.turn,
        "at": question.at,
        "kind": str(question.kind),
        "text": plain(question.text),
        "outcome": plain(question.outcome),
        "entries": _plain_all(question.entries),
        "read_as": _plain_pairs(question.read_as),
        "product": plain(question.product),
    }


def of_feedback(feedback: Feedback) -> Values:
    """The row of a feedback."""
    return {
        "visit": hash_of(feedback.token),
        "turn": feedback.turn,
        "at": feedback.at,
        "helpful": feedback.helpful,
        "comment": plain(feedback.comment),
    }


def of_diagnosis(diagnosis: Diagnosis) -> Values:
    """The row of a diagnosis."""
    return {
        "visit": hash_of(diagnosis.token),
        "guide": plain(diagnosis.guide),
        "guide_print": diagnosis.guide_print,
        "started": diagnosis.started,
        "updated": diagnosis.updated,
        "answers": _plain_pairs(diagnosis.answers),
        "fixes": _plain_all(diagnosis.fixes),
        "tried": _plain_all(diagnosis.tried),
        "verdicts": diagnosis.verdicts and dict(_plain_pairs(diagnosis.verdicts.items())),
        "asking": plain(diagnosis.asking),
        "end": str(diagnosis.end),
    }


def of_progress(progress: Progress) -> Values:
    """The row of a learner's progress. Its data are our own figures, among which digits are no telephone numbers: only addresses go."""
    data = _UNSTORABLE.sub("\ufffd", progress.data)
    if len(data) > LONGEST_DATA:
        raise ValueError(f"more than {LONGEST_DATA} characters of progress")
    return {"visit": hash_of(progress.token), "item": plain(progress.item), "at": progress.at, "data": hide_addresses(data)}


def to_question(row: Row[Any], token: str) -> Question:
    """The question of a row, under ``token``."""
    return Question(
        token=token,
        turn=row.turn,
        at=row.at,
        kind=Kind(row.kind),
        text=row.text,
        outcome=row.outcome,
        entries=tuple(row.entries),
        read_as=_pairs(row.read_as),
        product=row.product,
    )


def to_feedback(row: Row[Any], token: str) -> Feedback:
    """The feedback of a row, under ``token``."""
    return Feedback(token=token, turn=row.turn, at=row.at, helpful=row.helpful, comment=row.comment)


def to_diagnosis(row: Row[Any], token: str) -> Diagnosis:
    """The diagnosis of a row, under ``token``."""
    return Diagnosis(
        token=token,
        guide=row.guide,
        guide_print=row.guide_print,
        started=row.started,
        updated=row.updated,
        answers=_pairs(row.answers),
        fixes=tuple(row.fixes),
        tried=tuple(row.tried),
        verdicts=row.verdicts,
        asking=row.asking,
        end=End(row.end),
    )


def to_progress(row: Row[Any], token: str) -> Progress:
    """The progress of a row, under ``token``."""
    return Progress(token=token, item=row.item, at=row.at, data=row.data)


def _plain_all(texts: Iterable[str]) -> list[str]:
    return [plain(text) for text in texts]


def _plain_pairs(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(plain(one), plain(other)) for one, other in pairs]


def _pairs(kept: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((one, other) for one, other in kept)
