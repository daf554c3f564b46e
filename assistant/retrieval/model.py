"""What a question becomes, and the four replies it can get."""

from dataclasses import dataclass
from typing import Literal

from assistant.library.model import Entry, OutsideSubject, Section

SmalltalkKind = Literal["greeting", "thanks", "who", "help", "person", "language", "bye", "empty"]


@dataclass(frozen=True, slots=True)
class Term:
    """A word to look for. ``typed`` is what the person wrote, so that the page can say what it read; ``weight`` is 1 for that word
    itself."""

    text: str
    typed: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class ReadAs:
    """A word that was typed, and the word it was read as."""

    typed: str
    read: str


@dataclass(frozen=True, slots=True)
class Query:
    """A question, taken apart. ``text`` is what the person wrote; ``looked_up`` what was searched for (with the turn before, in a
    follow-up)."""

    text: str
    looked_up: str
    terms: tuple[Term, ...]
    read_as: tuple[ReadAs, ...] = ()
    shortened: bool = False
    """The text was longer than what is analysed."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that fits. ``section`` is the passage to open beside the short answer, or that itself; ``score`` is the probability that
    the entry is meant, 0 to 1; ``matched`` are words of the question, as typed, that the entry has."""

    entry: Entry
    section: Section
    score: float
    matched: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """One entry answers. ``others`` also fit, best first."""

    query: Query
    best: Hit
    others: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Unsure:
    """Up to four entries fit about equally well, or a single one does and the question may not be ours: the person says which, if any.
    ``others`` also fit, best first, less than the choices."""

    query: Query
    choices: tuple[Hit, ...]
    others: tuple[Hit, ...] = ()


@dataclass(frozen=True, slots=True)
class NotCovered:
    """Not answered here. ``subject`` says where to go, if the question is about a subject we know of; ``product`` is another product it
    names; ``nearest`` are offered without a claim, perhaps none."""

    query: Query
    nearest: tuple[Hit, ...]
    subject: OutsideSubject | None = None
    product: str | None = None


@dataclass(frozen=True, slots=True)
class Smalltalk:
    """A greeting, thanks, a call for help: a fitting sentence instead of a refusal. ``text`` is Markdown."""

    query: Query
    kind: SmalltalkKind
    text: str


Reply = Found | Unsure | NotCovered | Smalltalk
