"""What the classifier sees of a text: four views of the same words, each a list of strings."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, combinations, pairwise

from assistant.library.model import Word
from assistant.retrieval.phrases import Phrase
from assistant.retrieval.stopwords import STOPWORDS
from assistant.retrieval.thesaurus import Table, general_groups, ideas_in, table_of

View = tuple[str, ...]

MOST_PAIRED = 10
"""Different words of a text that are paired with each other; pairs grow with the square. At 14 nothing is found that is missed at 10."""

PAIRED_BY = "&"
"""What stands between the two of a pair."""

_GRAMS = (2, 3, 4)


@dataclass(frozen=True, slots=True)
class Ideas:
    """Which ideas a word or phrase stands for: ``general`` English, and the knowledge's own words."""

    general: Table
    own: Table


def build_ideas(words: Sequence[Word]) -> Ideas:
    """General English and the rows of a words table, each row one idea."""
    own = table_of((f"={row.term}", (row.term, *row.older, *row.also)) for row in words)
    return Ideas(table_of(general_groups()), own)


@dataclass(frozen=True, slots=True)
class Seen:
    """A text as the views see it: its stems, and for each the ideas that begin there, general ones and the knowledge's own."""

    stems: Phrase
    general: tuple[tuple[str, ...], ...]
    own: tuple[tuple[str, ...], ...]


def see(ideas: Ideas, stemmed: Phrase) -> Seen:
    """Look up the ideas of a text once for all views."""
    return Seen(stemmed, ideas_in(ideas.general, stemmed), ideas_in(ideas.own, stemmed))


def words_of(seen: Seen) -> View:
    """The stems of a text and their neighbours."""
    return _with_neighbours(seen.stems)


def letters_of(seen: Seen) -> View:
    """The ``grams`` of each stem."""
    return tuple(chain.from_iterable(map(grams, seen.stems)))


@lru_cache(maxsize=65_536)
def grams(word: str) -> View:
    """Groups of two to four letters of a word with its edges marked by spaces, as scikit-learn's ``char_wb`` takes them."""
    edged = f" {word} "
    return tuple(edged[start : start + size] for size in _GRAMS for start in range(len(edged) - size + 1))


def meant_by(seen: Seen) -> View:
    """The ideas of a text and their neighbours."""
    return _with_neighbours([idea for here in (*seen.general, *seen.own) for idea in here])


def pairs_of(seen: Seen) -> View:
    """Pairs of ideas anywhere in a text, where a word without an idea stands for itself: what a paraphrase keeps."""
    standing = sorted({here[0] if here else word for here, word in zip(seen.general, seen.stems, strict=True)} - STOPWORDS)
    return tuple(f"{one}{PAIRED_BY}{other}" for one, other in combinations(standing[:MOST_PAIRED], 2))


VIEWS = (words_of, letters_of, meant_by, pairs_of)
LETTERS = VIEWS.index(letters_of)


def _with_neighbours(items: Sequence[str]) -> View:
    return (*items, *(f"{one} {other}" for one, other in pairwise(items)))
