"""What an owner gets to see. Texts of visitors are on one line and free of control characters; what draws them must still take them for
text. No token is in any of it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from assistant.library.model import Likelihood


@dataclass(frozen=True, slots=True)
class Period:
    """From ``since`` up to, not including, ``until``: ``days`` days of the owner's calendar, the last of which may be under way. Both have
    the owner's time zone."""

    since: datetime
    until: datetime
    days: int


@dataclass(frozen=True, slots=True)
class Counts:
    """A stretch of time in numbers. ``questions`` are typed messages without small talk; ``chosen`` of those asked back were followed by
    opening an entry. The four ends of diagnoses add up to ``diagnoses``."""

    visits: int = 0
    questions: int = 0
    found: int = 0
    unsure: int = 0
    chosen: int = 0
    not_covered: int = 0
    helpful: int = 0
    unhelpful: int = 0
    diagnoses: int = 0
    solved: int = 0
    assumed: int = 0
    escalated: int = 0
    left: int = 0

    @property
    def finished(self) -> int:
        """Diagnoses that reached their end."""
        return self.solved + self.assumed + self.escalated


@dataclass(frozen=True, slots=True)
class Span:
    """A point of a trend: the days from ``first`` to ``last``, both included."""

    first: date
    last: date
    counts: Counts


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take along."""

    name: str
    mime: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question that got no answer, as it was typed most often. ``asked_back``: choices were offered and none was taken."""

    text: str
    count: int
    last: date
    asked_back: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """Questions about one matter that got no answer. The first of ``wanted`` is the most central and names the group; ``words`` tell it
    from others. ``nearest`` is the entry that was offered or opened most often. ``fits``: half of the people were asked whether they meant
    it, or opened it, so rather extend it than write another. ``elsewhere`` is a subject of ``outside.md`` that the group resembles.
    ``stub`` is an entry to complete, named by its place in the knowledge folder."""

    wanted: tuple[Wanted, ...]
    words: tuple[str, ...]
    count: int
    people: int
    nearest: str | None
    fits: bool
    elsewhere: str
    stub: Download = Download("", "", b"")

    @property
    def title(self) -> str:
        """The question that stands for the group."""
        return self.wanted[0].text


@dataclass(frozen=True, slots=True)
class Remark:
    """A reply that somebody marked as unhelpful: the question ("" if it is older than the period) and what they said ("" if nothing)."""

    day: date
    question: str
    comment: str


@dataclass(frozen=True, slots=True)
class Rated:
    """Feedback to one entry, or with ``entry`` None to replies without one. Entries without an unhelpful mark are not listed."""

    entry: str | None
    helpful: int
    unhelpful: int
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Misread:
    """A word read differently from how it was typed. ``found`` of ``count`` questions got an answer. ``row`` is the term of ``words.md``
    that it was read as, if it is one; ``listed``: it stands there already."""

    typed: str
    read: str
    count: int
    found: int
    helpful: int
    unhelpful: int
    row: str | None
    listed: bool


@dataclass(frozen=True, slots=True)
class GuideUse:
    """How diagnoses with a guide went; the ends add up to ``begun``. ``answers`` is the median number given, ``minutes`` the median time of
    those that reached the checklist (None if there are none)."""

    guide: str
    begun: int
    left: int
    assumed: int
    solved: int
    escalated: int
    answers: float
    minutes: float | None


class Fit(StrEnum):
    """What counting says about a likelihood band. Unclear: the interval reaches into another band, so too few to tell."""

    MORE = "more"
    LESS = "less"
    FITS = "fits"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Share:
    """``count`` of ``of``, with the ends of its 99% interval (Wilson), 0 to 1."""

    count: int
    of: int
    low: float
    high: float

    @property
    def value(self) -> float:
        """The share itself; 0 of nothing."""
        return self.count / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class CauseUse:
    """How often a cause was met. ``confirmed`` by an answer, in diagnoses that reached their end; ``verified`` by its fix solving it.
    ``share``: either of the two, of the diagnoses that ended solved. ``expected`` is what its band would make of the guide's total."""

    guide: str
    cause: str
    likelihood: Likelihood
    confirmed: int
    verified: int
    share: Share
    expected: float
    fit: Fit


@dataclass(frozen=True, slots=True)
class BandUse:
    """How often the ``causes`` of a likelihood band were met, of all the times that one of them could have been."""

    likelihood: Likelihood
    causes: int
    share: Share
    expected: float
    fit: Fit


@dataclass(frozen=True, slots=True)
class CheckUse:
    """How a check of a guide fares: ``reached`` people saw it, ``left`` went away at it, ``unsure`` of ``answered`` could not tell."""

    guide: str
    check: str
    reached: int
    left: int
    answered: int
    unsure: int


@dataclass(frozen=True, slots=True)
class EntryUse:
    """How an entry fares: ``used`` as an answer or opened. ``age`` is days since somebody reviewed it, ``due`` that this is long ago."""

    entry: str
    used: int
    helpful: int
    unhelpful: int
    reviewed: date
    age: int
    due: bool


Job = Literal["write", "extend", "rework", "clarify", "band", "review", "word"]


@dataclass(frozen=True, slots=True)
class Todo:
    """Something worth doing: ``job`` about ``subject`` (an id, or a visitor's text), for the reason that it concerns ``count`` of ``of``.
    ``detail`` is a guide's id, the word read, or an entry's."""

    job: Job
    subject: str
    count: int
    of: int = 0
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Insights:
    """Everything of a period; each tuple with what matters most first. ``before`` is the same stretch of time earlier, None if there is
    none. ``singles`` are unanswered questions that nobody else asked; ``products`` other products that were named, and how often.
    ``downloads`` holds each table as CSV, by its name."""

    period: Period
    now: Counts
    before: Counts | None
    trend: tuple[Span, ...] = ()
    todo: tuple[Todo, ...] = ()
    gaps: tuple[Gap, ...] = ()
    singles: tuple[Gap, ...] = ()
    products: tuple[tuple[str, int], ...] = ()
    rated: tuple[Rated, ...] = ()
    misread: tuple[Misread, ...] = ()
    guides: tuple[GuideUse, ...] = ()
    causes: tuple[CauseUse, ...] = ()
    bands: tuple[BandUse, ...] = ()
    checks: tuple[CheckUse, ...] = ()
    entries: tuple[EntryUse, ...] = ()
    downloads: dict[str, Download] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        """Nobody has been here."""
        return not (self.now.visits or self.now.diagnoses)
