"""How near is the nearest way of asking? A class may be asked for in ways that have little in common: their sum says what is usual for the
class, the nearest one says whether somebody has asked nearly this, or just this."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval import bm25
from assistant.retrieval.bm25 import Floats, Postings, build_postings
from assistant.retrieval.phrases import Phrase


@dataclass(frozen=True, slots=True)
class Examples:
    """Every way of asking as a document of ``postings``; those of a class stand together, and ``starts`` says where each class begins.
    ``asking`` are the classes that are asked for in just these stems."""

    postings: Postings
    starts: NDArray[np.intp]
    asking: Mapping[Phrase, frozenset[int]]


def build_examples(classes: Sequence[Sequence[Phrase]]) -> Examples:
    """Make the stems of each class's ways of asking searchable; each class has at least one."""
    starts = list(accumulate(map(len, classes), initial=0))[:-1]
    asking: defaultdict[Phrase, set[int]] = defaultdict(set)
    for number, lines in enumerate(classes):
        for stemmed in lines:
            asking[stemmed].add(number)
    return Examples(
        build_postings([stemmed for lines in classes for stemmed in lines]),
        np.array(starts, dtype=np.intp),
        {stemmed: frozenset(numbers) for stemmed, numbers in asking.items()},
    )


def nearest(examples: Examples, words: Sequence[tuple[str, float]]) -> Floats:
    """For each class the coverage, 0 to 1, of the words by its nearest way of asking."""
    most = bm25.most(examples.postings, words)
    found: Floats = np.maximum.reduceat(bm25.scores(examples.postings, words), examples.starts) / (most or 1.0)
    return found
