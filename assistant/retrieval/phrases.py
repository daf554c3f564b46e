"""Phrases that stand for something, found among the words of a text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Phrase = tuple[str, ...]
Meant = TypeVar("Meant")


@dataclass(frozen=True, slots=True)
class Phrases(Generic[Meant]):
    """What each phrase stands for. ``longest`` counts the words of the longest phrase that begins with a word."""

    meant: Mapping[Phrase, Meant]
    longest: Mapping[str, int]

    def at(self, words: Sequence[str], start: int) -> Iterator[tuple[int, Meant]]:
        """The phrases that begin at a place, the longest first: how many words they are, and what they stand for."""
        for length in range(min(self.longest.get(words[start], 0), len(words) - start), 0, -1):
            phrase = tuple(words[start : start + length])
            if phrase in self.meant:
                yield length, self.meant[phrase]


def phrases(meant: Mapping[Phrase, Meant]) -> Phrases[Meant]:
    """Make phrases ready to be found; one without words is none."""
    longest: dict[str, int] = {}
    for phrase in filter(None, meant):
        longest[phrase[0]] = max(longest.get(phrase[0], 0), len(phrase))
    return Phrases(meant, longest)
