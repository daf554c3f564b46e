"""What the classifier sees of a text: four views of the same words, each a list of strings."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from assistant.library.model import Word
from assistant.retrieval.stopwords import STOPWORDS
from assistant.retrieval.thesaurus import Phrase, general_groups, ideas_in, ideas_of

View = tuple[str, ...]

MOST_PAIRED = 14
"""Different words of a text that are paired with each other; pairs grow with the square."""

_GRAMS = (2, 3, 4)


@dataclass(frozen=True, slots=True)
class Ideas:
    """Which ideas a word or phrase stands for: ``general`` English, and the knowledge's own words. ``longest`` counts words."""

    general: Mapping[Phrase, tuple[str, ...]]
    own: Mapping[Phrase, tuple[str, ...]]
    longest: int


def build_ideas(words: Sequence[Word]) -> Ideas:
    """General English and the rows of a words table, each row one idea."""
    general = ideas_of(general_groups())
    own = ideas_of((f"={row.term}", (row.term, *row.older, *row.also)) for row in words)
    return Ideas(general, own, max(map(len, (*general, *own))))


def views(ideas: Ideas, stemmed: Phrase) -> tuple[View, View, View, View]:
    """Of the stems of a text: they and their neighbours; letter groups within them; ideas and their neighbours; pairs of ideas anywhere in
    the text, where a word without an idea stands for itself. The last two are what a paraphrase keeps."""
    general = ideas_in(ideas.general, stemmed, ideas.longest)
    own = ideas_in(ideas.own, stemmed, ideas.longest)
    meant = [idea for here in (*general, *own) for idea in here]
    standing = sorted({here[0] if here else word for here, word in zip(general, stemmed, strict=True)} - STOPWORDS)
    pairs = tuple(f"{one}&{other}" for one, other in combinations(standing[:MOST_PAIRED], 2))
    return _with_neighbours(stemmed), tuple(_letters(stemmed)), _with_neighbours(meant), pairs


def _with_neighbours(items: Sequence[str]) -> View:
    return (*items, *(f"{one} {other}" for one, other in pairwise(items)))


def _letters(words: Sequence[str]) -> Iterator[str]:
    """Groups of two to four letters of each word with its edges marked by spaces, as scikit-learn's ``char_wb`` takes them."""
    for word in words:
        edged = f" {word} "
        for size in _GRAMS:
            for start in range(len(edged) - size + 1):
                yield edged[start : start + size]
