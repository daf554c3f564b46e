"""Records of a few visits, as short as a test wants them."""

from datetime import UTC, datetime, timedelta

from assistant.insights.model import Period
from assistant.store.model import Diagnosis, End, Feedback, Kind, Question, Records

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
WEEK = Period(datetime(2026, 11, 16, tzinfo=UTC), NOW, 7)


def ago(days: float = 0.0) -> datetime:
    """A moment so many days and an hour ago."""
    return NOW - timedelta(days=days, hours=1)


def asked(
    text: str,
    outcome: str = "not_covered",
    *entries: str,
    who: str = "a",
    turn: int = 0,
    days: float = 0.0,
    read_as: tuple[tuple[str, str], ...] = (),
    product: str = "",
) -> Question:
    return Question(who, turn, ago(days), Kind.ASKED, text, outcome, entries, read_as, product)


def opened(entry: str, who: str = "a", turn: int = 1) -> Question:
    return Question(who, turn, ago(), Kind.OPENED, entry)


def mark(helpful: bool, comment: str = "", who: str = "a", turn: int = 0) -> Feedback:
    return Feedback(who, turn, ago(), helpful, comment)


def walk(
    end: End = End.LEFT,
    answers: tuple[tuple[str, str], ...] = (),
    verdicts: dict[str, str] | None = None,
    *,
    fixes: tuple[str, ...] = (),
    asking: str = "",
    who: str = "a",
    days: float = 0.0,
) -> Diagnosis:
    """A diagnosis with the bicycle's guide."""
    begun = ago(days)
    return Diagnosis(who, "wont-roll", "1", begun, begun + timedelta(minutes=8), answers, fixes, (), verdicts, asking, end)


def records(*values: Question | Feedback | Diagnosis) -> Records:
    return Records(
        tuple(each for each in values if isinstance(each, Question)),
        tuple(each for each in values if isinstance(each, Feedback)),
        tuple(each for each in values if isinstance(each, Diagnosis)),
    )
