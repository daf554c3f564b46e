"""What is remembered of visits, as plain values. Times are UTC and come in as arguments; the store scrubs texts before it keeps them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from assistant.errors import AssistantError

Answers = tuple[tuple[str, str], ...]
"""(check id, option id) pairs in the order given, as the diagnosis knows them."""


class StoreError(AssistantError):
    """The store cannot be read or written now. The text says why, and holds nothing of what was to be kept and no password."""


class Kind(StrEnum):
    """What a person did in the chat: typed a message, or opened an entry that was offered."""

    ASKED = "ask"
    OPENED = "open"


class End(StrEnum):
    """How a diagnosis stands. Assumed: the checklist was reached and nobody said whether it helped."""

    LEFT = "left"
    ASSUMED = "assumed"
    SOLVED = "solved"
    ESCALATED = "escalated"


@dataclass(frozen=True, slots=True)
class Question:
    """One turn of a chat. ``text`` is what was typed, scrubbed, or the id of the entry that was opened; ``outcome`` is the reply's name
    (``found``, ``unsure``, ``not_covered``, ``smalltalk``), ``entries`` the ids it named, best first, ``read_as`` words typed and read,
    ``product`` another product that the person named."""

    token: str
    turn: int
    at: datetime
    kind: Kind
    text: str
    outcome: str = ""
    entries: tuple[str, ...] = ()
    read_as: tuple[tuple[str, str], ...] = ()
    product: str = ""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a person said of the reply to a turn; saying it again replaces it."""

    token: str
    turn: int
    at: datetime
    helpful: bool
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """How far somebody is with a guide. One per token and guide; a later state replaces the one before. ``fixes`` were ticked off as done,
    ``tried`` were done and did not help; if ``end`` is solved, ``fixes`` are what solved it. ``verdicts`` is cause to ``confirmed``,
    ``possible`` or ``ruled_out`` as they stand; ``guide_print`` tells versions of the guide apart."""

    token: str
    guide: str
    guide_print: str
    started: datetime
    updated: datetime
    answers: Answers
    fixes: tuple[str, ...] = ()
    tried: tuple[str, ...] = ()
    verdicts: Mapping[str, str] | None = None
    asking: str = ""
    end: End = End.LEFT


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a learner is with one thing (a lesson, a card); ``data`` is text that only its writer understands."""

    token: str
    item: str
    at: datetime
    data: str


@dataclass(frozen=True, slots=True)
class Visit:
    """Everything kept under one token: the chat oldest first, diagnoses newest first."""

    questions: tuple[Question, ...] = ()
    diagnoses: tuple[Diagnosis, ...] = ()
    progress: tuple[Progress, ...] = ()


@dataclass(frozen=True, slots=True)
class Records:
    """Everything of a period, for insights. In no particular person's order: by time."""

    questions: tuple[Question, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    diagnoses: tuple[Diagnosis, ...] = ()


@dataclass(frozen=True, slots=True)
class Removed:
    """How many of each were removed."""

    questions: int = 0
    feedback: int = 0
    diagnoses: int = 0
    progress: int = 0

    def total(self) -> int:
        """All of them together."""
        return self.questions + self.feedback + self.diagnoses + self.progress
