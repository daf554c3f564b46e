"""The parts of an author's phrase, as a text must hold them."""

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.diagnosis.plain import plainer
from assistant.diagnosis.wording import spans
from assistant.diagnosis.words import NOT, TURNS, name_of, names_of, words_in
from assistant.text import normalise

PIECES_KEPT = 32_768
"""Parts of phrases that are kept taken apart: a guide has some thousand, many of them in several phrases."""

_CLASS = re.compile(r"#(?:few|many)?(?!\w)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a phrase that one stretch of a text must hold: its telling words, and how often it negates."""

    words: frozenset[str]
    negations: int
    turn: str = ""
    behind: frozenset[str] = frozenset()
    """Its "before" or "after", and the words that come behind that: here alone the order counts."""

    @property
    def length(self) -> int:
        """How much it tells."""
        return len(self.words) + self.negations


def pieces(phrase: str) -> tuple[Piece, ...]:
    """The pieces of an author's phrase; none if one of them is a mere "not".

    ``#`` stands for a number, ``#few`` and ``#many`` for a small and a large one.
    """
    found = (_piece(phrase[start:end]) for start, end in spans(phrase))
    kept = tuple(piece for piece in found if piece.words or piece.negations)
    return kept if all(piece.words for piece in kept) else ()


@lru_cache(maxsize=PIECES_KEPT)
def _piece(part: str) -> Piece:
    typed = plainer(normalise(part))
    classes = frozenset(_CLASS.findall(typed))
    plain = words_in(_CLASS.sub(" ", typed))
    words = [name_of(word) for word in plain if names_of(word)]
    turn = next((at for at, word in enumerate(words) if word in TURNS), len(words))
    return Piece(
        words=frozenset(words) - {""} | classes,
        negations=sum(NOT in names_of(word) for word in plain),
        turn="".join(words[turn : turn + 1]),
        behind=frozenset(words[turn + 1 :]) - {""},
    )
