"""The state of a diagnosis (answers) and what follows from it (a step)."""

from dataclasses import dataclass
from typing import Literal

from assistant.library.model import Cause, Check, Fix, Option

Answer = tuple[str, str]
"""A check id and an option id, or ``UNSURE``."""

Answers = tuple[Answer, ...]
"""The whole state of a diagnosis, in the order given; at most one answer a check."""

UNSURE = "unsure"
"""The answer that every check takes besides its options: it changes no belief."""

Status = Literal["confirmed", "possible", "ruled_out"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the answers say about one cause. ``chance`` is 0 to 1 (1 confirmed, 0 ruled out); ``because`` are the answers that decided or
    moved it."""

    cause: Cause
    status: Status
    chance: float
    because: Answers


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """A fix to do. ``causes`` are those it mends, likeliest first; ``certain`` if one of them is confirmed; ``chance`` that it is needed,
    0 to 1."""

    fix: Fix
    certain: bool
    chance: float
    causes: tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as the page shows it. ``option`` is ``None`` for "I'm not sure"; ``applies`` is false while other answers set it aside."""

    check: Check
    option: Option | None
    applies: bool


@dataclass(frozen=True, slots=True)
class Heard:
    """An answer that a sentence already holds. ``words`` are the part of the sentence that says so, as typed."""

    check: Check
    option: Option
    words: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the walk is. ``asked`` counts answers that apply; ``left_at_most`` bounds what can still be asked; ``share`` is 0 to 1 and
    never falls while answers are added."""

    asked: int
    left_at_most: int
    share: float


@dataclass(frozen=True, slots=True)
class Conflict:
    """A cause that some answers confirm and others rule out: one of them must be changed."""

    cause: Cause
    confirmed_by: Answers
    ruled_out_by: Answers


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask this check next. ``why`` is a sentence; ``saves_minutes`` is what the answer is worth on average, after its own cost."""

    check: Check
    why: str
    saves_minutes: float
    progress: Progress
    given: tuple[Given, ...]
    verdicts: tuple[Verdict, ...]
    items: tuple[ChecklistItem, ...]


@dataclass(frozen=True, slots=True)
class Conclude:
    """No question is worth its cost. ``items`` is the checklist in the order to do it; ``further`` is a check that could still be asked,
    or ``None``."""

    items: tuple[ChecklistItem, ...]
    verdicts: tuple[Verdict, ...]
    progress: Progress
    given: tuple[Given, ...]
    further: Check | None


@dataclass(frozen=True, slots=True)
class NothingFits:
    """The answers contradict each other (``conflicts``), or, with no conflict, everything this guide knows is ruled out."""

    conflicts: tuple[Conflict, ...]
    verdicts: tuple[Verdict, ...]
    progress: Progress
    given: tuple[Given, ...]


Step = Ask | Conclude | NothingFits
