"""Values for the tests of the store."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from assistant.store.model import Diagnosis, End, Feedback, Kind, Progress, Question
from assistant.store.tokens import new_token

NOON = datetime(2026, 11, 22, 12, 0, 0, 123456, tzinfo=UTC)
MINE = "an-unguessable-token-001"
OTHER = "an-unguessable-token-002"


def minutes(number: float) -> datetime:
    """So many minutes after noon."""
    return NOON + timedelta(minutes=number)


def question(token: str = MINE, turn: int = 0, text: str = "Why is my sequence paused?", at: datetime = NOON) -> Question:
    return Question(token, turn, at, Kind.ASKED, text, "found", ("paused", "other"), (("seqence", "sequence"),), "Mailchimp")


def feedback(token: str = MINE, turn: int = 0, comment: str = "That helped", at: datetime = NOON) -> Feedback:
    return Feedback(token, turn, at, True, comment)


def diagnosis(token: str = MINE, guide: str = "sequence", at: datetime = NOON, end: End = End.LEFT) -> Diagnosis:
    answers = (("symptom", "nobody"), ("icon", "play"))
    return Diagnosis(token, guide, "print1", NOON, at, answers, ("activate",), ("wait",), {"paused": "confirmed"}, "icon", end)


def progress(token: str = MINE, item: str = "lesson", data: str = '{"box": 3}', at: datetime = NOON) -> Progress:
    return Progress(token, item, at, data)


def anybody() -> str:
    return new_token()


def integrity(file: Path) -> str:
    """What SQLite itself says of a file: "ok" if it is whole."""
    with closing(sqlite3.connect(file)) as connection:
        return str(connection.execute("PRAGMA integrity_check").fetchone()[0])
