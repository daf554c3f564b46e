"""Questions to begin with, taken from the knowledge so that they are never about something that is not answered."""

from collections.abc import Iterator
from itertools import zip_longest

from assistant.library.model import Library

AT_MOST = 6
"""More are not read before somebody rather types."""


def starters(library: Library) -> tuple[str, ...]:
    """How people ask about what goes wrong most: the common causes of each guide in turn, then one entry of each topic."""
    entries = dict.fromkeys([*_common(library), *_one_a_topic(library)])
    questions = (library.entries[entry].asked[0] for entry in entries)
    return tuple(question[:1].upper() + question[1:] for question in questions)[:AT_MOST]


def _common(library: Library) -> Iterator[str]:
    """Entries that explain a common cause: the first of each guide, then the second of each, and so on."""
    of_each = ([cause.entry for cause in guide.causes.values() if cause.likelihood == "common"] for guide in library.guides.values())
    for row in zip_longest(*of_each):
        yield from filter(None, row)


def _one_a_topic(library: Library) -> list[str]:
    first: dict[str, str] = {}
    for entry in library.entries.values():
        first.setdefault(entry.topic, entry.id)
    return list(first.values())
