"""Which section of an entry answers, and which words of the question the entry has."""

from collections.abc import Sequence

import numpy as np

from assistant.library.model import SOURCES_DIFFER, Section
from assistant.retrieval import bm25
from assistant.retrieval.classifier import Floats
from assistant.retrieval.index import Index
from assistant.retrieval.model import Query, Term
from assistant.retrieval.stopwords import STOPWORDS

NEARLY_AS_GOOD = 0.7
"""How near another section must come to the short answer's score to be opened beside it. What answers is then in sight for 90% of the
questions held out, where the short answer alone answers 65%: ``python -m assistant.evaluation.sight``."""


DIFFERING = 0.6
"""What a section on how sources differ counts against others: it repeats the words of all, and answers one question in fifty. The same
command prints what other values give."""


def passage_scores(index: Index, query: Query) -> Floats:
    """BM25 of every section of every entry."""
    return bm25.scores(index.passages, [(term.text, term.weight) for term in query.terms])


def best_section(index: Index, scored: Floats, place: int, near: float = NEARLY_AS_GOOD, differing: float = DIFFERING) -> Section:
    """The section of ``index.entries[place]`` to open beside its short answer: the one that fits best, or the short answer itself if none
    comes ``near`` it. One on how sources differ counts ``differing``."""
    sections = index.entries[place].sections
    found = scored[index.first_passage[place] : index.first_passage[place + 1]].tolist()
    short, *others = (score * (differing if each.slug == SOURCES_DIFFER else 1.0) for score, each in zip(found, sections, strict=True))
    best = max(others, default=0.0)
    return sections[1 + others.index(best) if best > near * short else 0]


def matched_words(index: Index, query: Query, places: Sequence[int]) -> list[tuple[str, ...]]:
    """For each of ``places`` the words of the question, as typed and in order, that ``index.entries[place]`` has, or has another word for.
    Words like "how" only if there are no others."""
    having = {word: _which_have(index, word, places) for word in {term.text for term in query.terms}}
    return [_telling([term for term in query.terms if having[term.text][at]]) for at in range(len(places))]


def _which_have(index: Index, word: str, places: Sequence[int]) -> list[bool]:
    positions, _ = index.documents.lists.get(word, bm25.NOWHERE)
    if not len(positions):
        return [False] * len(places)
    nearest = positions[np.minimum(positions.searchsorted(places), len(positions) - 1)]
    return list(nearest == places)


def _telling(found: Sequence[Term]) -> tuple[str, ...]:
    telling = [term for term in found if term.text not in STOPWORDS]
    return tuple(dict.fromkeys(term.typed for term in telling or found))
