"""rank-bm25's scores, computed once per word and document, so that a question only adds up what it needs.

The variant is ``BM25Plus`` with ``delta=0``: its inverse document frequency ``log((N + 1) / n)`` is positive for every word, where
``BM25Okapi`` goes negative for what stands in most documents (every word of a folder with one entry). ``delta`` adds the same to every
document, those without the word included: at 0 the order is the same, and a document without any of the words scores exactly 0.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, pairwise

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Plus

Floats = NDArray[np.float64]
Positions = NDArray[np.intp]

K1 = 1.5
B = 0.75
"""rank-bm25's own defaults."""

TF_LIMIT = K1 + 1
"""What the term frequency part of a score tends to: no word adds more than this times its IDF."""

NOWHERE: tuple[Positions, Floats] = (np.empty(0, dtype=np.intp), np.empty(0))
"""The postings of a word that no document has."""

DENSE_FROM = 1 / 8
"""Share of the documents from which a word's weights are kept for all of them, zeros included: adding a whole array then takes less time
than picking its places."""

BLOCK = 64
"""Documents a block when the best are looked for; between 32 and 128 the time is the same within noise."""


@dataclass(frozen=True, slots=True)
class Postings:
    """For each word the positions of the documents that have it, ascending, and what it adds to the score of each. ``dense`` has the
    same for all documents, of the words that many have."""

    size: int
    idf: Mapping[str, float]
    lists: Mapping[str, tuple[Positions, Floats]]
    dense: Mapping[str, Floats]

    @property
    def highest_idf(self) -> float:
        """The weight of a word that one document has: what a word that no document has counts for."""
        return float(np.log(self.size + 1.0))


def rank_bm25_of(documents: Sequence[Sequence[str]]) -> BM25Plus:
    """The reference: rank-bm25 itself over the same documents with the same parameters."""
    return BM25Plus(documents, k1=K1, b=B, delta=0)


def build_postings(documents: Sequence[Sequence[str]]) -> Postings:
    """Score every word of every document with rank-bm25's own numbers. ``documents`` are lists of words; there must be one with a word."""
    reference = rank_bm25_of(documents)
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    words = np.array([numbers[word] for counts in reference.doc_freqs for word in counts], dtype=np.intp)
    often = np.array([each for counts in reference.doc_freqs for each in counts.values()], dtype=np.int64)
    places = np.repeat(np.arange(reference.corpus_size), list(map(len, reference.doc_freqs)))
    by_word = np.argsort(words, kind="stable")
    words, often, places = words[by_word], often[by_word], places[by_word]
    idf = np.array([reference.idf[word] for word in numbers])
    worth = _weights(reference, idf[words], often, np.array(reference.doc_len)[places])
    edges = np.searchsorted(words, np.arange(len(numbers) + 1)).tolist()
    lists = {word: (places[start:end], worth[start:end]) for word, (start, end) in zip(numbers, pairwise(edges), strict=True)}
    size = reference.corpus_size
    dense = {word: _spread(found, size) for word, found in lists.items() if len(found[0]) >= DENSE_FROM * size}
    return Postings(size, reference.idf, lists, dense)


def _spread(found: tuple[Positions, Floats], size: int) -> Floats:
    spread = np.zeros(size)
    spread[found[0]] = found[1]
    return spread


def _weights(reference: BM25Plus, idf: Floats, often: NDArray[np.int64], lengths: NDArray[np.int64]) -> Floats:
    """The summand of ``BM25Plus.get_scores`` operation by operation: another order of the same operations rounds differently."""
    k1, b = reference.k1, reference.b
    scored: Floats = idf * (reference.delta + (often * (k1 + 1)) / (k1 * (1 - b + b * lengths / reference.avgdl) + often))
    return scored


def scores(postings: Postings, words: Iterable[tuple[str, float]]) -> Floats:
    """The score of every document, in the order in which rank-bm25 adds. With all weights 1 it equals ``get_scores`` bit for bit."""
    total = np.zeros(postings.size)
    for word, weight in words:
        if word in postings.dense:
            total += _weighed(postings.dense[word], weight)
        elif word in postings.lists:
            positions, worth = postings.lists[word]
            total[positions] += _weighed(worth, weight)
    return total


def most(postings: Postings, words: Iterable[tuple[str, float]]) -> float:
    """The most that any document could score for these words; a word that no document has counts as the rarest."""
    rarest = postings.highest_idf
    return TF_LIMIT * sum(weight * postings.idf.get(word, rarest) for word, weight in words)


def _weighed(worth: Floats, weight: float) -> Floats:
    return worth if weight == 1.0 else worth * weight


def best(scored: Floats, limit: int) -> list[int]:
    """Positions of the ``limit`` highest scores above 0, highest first, ties by position.

    Scores are laid out in ``BLOCK`` rows, so that each column is a block. The ``limit``-th highest of the column maxima is a lower bound of
    the ``limit``-th highest score: only columns that reach it can hold one of the best, and only their scores are sorted.
    """
    width = len(scored) // BLOCK
    if width <= limit:
        return _sorted_best(scored, np.flatnonzero(scored > 0), limit)
    maxima = scored[: BLOCK * width].reshape(BLOCK, width).max(axis=0)
    bound = max(float(np.partition(maxima, -limit)[-limit]), np.nextafter(0.0, 1.0))
    columns = np.flatnonzero(maxima >= bound)
    places = np.concatenate([(columns + width * np.arange(BLOCK)[:, None]).ravel(), np.arange(BLOCK * width, len(scored))])
    return _sorted_best(scored, np.sort(places[scored[places] >= bound]), limit)


def _sorted_best(scored: Floats, places: Positions, limit: int) -> list[int]:
    """The best of the positions, which ascend."""
    order = np.argsort(-scored[places], kind="stable")
    return [int(place) for place in places[order][:limit]]
