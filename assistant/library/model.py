"""What a knowledge folder holds, once read and checked. Values only: no reading, no checking, no drawing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Literal

SourceKind = Literal["kartra", "expert", "user", "other"]
Likelihood = Literal["common", "sometimes", "rare"]
Icon = Literal["pause", "play", "green", "grey", "yellow", "red", "red-exclamation", "joined", "gap"]
Effect = Literal["confirms", "rules-out", "likely", "unlikely"]


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a knowledge folder: the path relative to the folder, with ``/``; the line counted from 1."""

    path: str
    line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A mistake of an author, where it is, and what to do about it."""

    location: Location
    message: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.location}: {self.message}" + (f" ({self.hint})" if self.hint else "")


@dataclass(frozen=True, slots=True)
class Source:
    """Whom an entry relies on. ``date`` is text, because most pages carry none; ``url`` is empty where there is none to link to."""

    id: str
    title: str
    url: str
    author: str
    kind: SourceKind
    date: str
    location: Location


SOURCES_DIFFER = "where-sources-differ"
"""The slug of the section in which an entry says who claims what."""


@dataclass(frozen=True, slots=True)
class Section:
    """A ``##`` part of a body. The short answer is the section with the empty heading and the slug ``""``."""

    heading: str
    slug: str
    markdown: str
    location: Location


@dataclass(frozen=True, slots=True)
class Entry:
    """One answer. ``sections[0]`` is always the short answer."""

    id: str
    title: str
    topic: str
    asked: tuple[str, ...]
    sources: tuple[str, ...]
    reviewed: date
    guide: str | None
    sections: tuple[Section, ...]
    location: Location

    @property
    def short_answer(self) -> Section:
        """What a hurried person reads: all of the body that stands before the first heading."""
        return self.sections[0]


@dataclass(frozen=True, slots=True)
class Cause:
    """Something that can be wrong, independently of every other cause unless its guide says ``one-cause``."""

    id: str
    title: str
    likelihood: Likelihood
    fix: str
    entry: str | None
    location: Location


Condition = Mapping[str, tuple[str, ...]]
"""Check id to the option ids of which one must have been given. All checks of one condition must match."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to a check. ``effects`` maps a cause id to what this answer says about it."""

    id: str
    label: str
    icon: Icon | None
    effects: Mapping[str, Effect]
    location: Location
    said: tuple[str, ...] = ()
    """How people say this answer without being asked: "the icon is a play button". A question in the chat fills it in."""
    follows: tuple[Condition, ...] = ()
    """Answers to other checks of which this one is a consequence: any of the conditions suffices."""

    def causes(self, effect: Effect) -> tuple[str, ...]:
        """Ids of the causes that this answer has the given effect on, in the author's order."""
        return tuple(cause for cause, what in self.effects.items() if what == effect)


@dataclass(frozen=True, slots=True)
class Check:
    """A question about something on the screen. ``when`` is empty (always applies) or a choice of conditions, any of which suffices."""

    id: str
    question: str
    options: tuple[Option, ...]
    where: str
    how: str
    """Markdown of the section ``## How to check: <id>``; empty if there is none."""
    minutes: float
    always: bool
    when: tuple[Condition, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class Fix:
    """What to do about causes. ``steps`` are Markdown, one a numbered item; ``verify`` and ``avoid`` are Markdown, perhaps empty."""

    id: str
    title: str
    minutes: float
    after: tuple[str, ...]
    entry: str | None
    sources: tuple[str, ...]
    steps: tuple[str, ...]
    verify: str
    avoid: str
    location: Location


@dataclass(frozen=True, slots=True)
class Guide:
    """One diagnosis. Mappings keep the order of the file. ``intro`` is Markdown."""

    id: str
    title: str
    intro: str
    sources: tuple[str, ...]
    reviewed: date
    one_cause: bool
    causes: Mapping[str, Cause]
    checks: Mapping[str, Check]
    fixes: Mapping[str, Fix]
    location: Location


@dataclass(frozen=True, slots=True)
class Word:
    """One row of ``words.md``: a term of the product, and what else stands for it."""

    term: str
    older: tuple[str, ...]
    also: tuple[str, ...]
    misspelled: tuple[str, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class OutsideSubject:
    """A subject that is not answered here. ``go`` is Markdown that says where to go instead."""

    id: str
    title: str
    go: str
    asked: tuple[str, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class Library:
    """A knowledge folder without a problem. Mappings are by id; entries in the order of topic and title."""

    entries: Mapping[str, Entry]
    guides: Mapping[str, Guide] = field(default_factory=lambda: MappingProxyType({}))
    sources: Mapping[str, Source] = field(default_factory=lambda: MappingProxyType({}))
    words: tuple[Word, ...] = ()
    outside: tuple[OutsideSubject, ...] = ()
    products: tuple[str, ...] = ()
    """Names of other products: a question about one of them is not ours."""
    products_like_words: tuple[str, ...] = ()
    """Such names that are ordinary words, and count only where they are written like a name."""
    our_names: tuple[str, ...] = ()
    """Names of the product that the knowledge is about and of what works with it: beside one, another product is only mentioned."""
    fingerprint: str = ""
    """A digest of every file read: equal content, equal fingerprint."""


@dataclass(frozen=True, slots=True)
class LoadResult:
    """All that one run over a folder found. ``library`` is ``None`` as soon as there is a problem."""

    library: Library | None
    problems: tuple[Problem, ...]
