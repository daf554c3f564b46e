"""Short texts that mean much the same, together: average-linkage clustering of their words, weighed by how rare these are in the knowledge.

How well that works is measured by ``python -m tests.insights.measure``.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.library.model import Library
from assistant.retrieval.features import Ideas, Seen, build_ideas, see
from assistant.retrieval.stopwords import STOPWORDS
from assistant.text import stems, tokens

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

APART = 0.85
"""Average cosine distance up to which two groups are one. Ways of asking that authors wrote to differ (``tests.insights.measure``, subjects
that nothing was chosen on): at 0.80, 0.85 and 0.90 of a hundred pairs put together 68, 64 and 55 belong together, and 12, 15 and 17 of a
hundred that do are found. A group that mixes two matters costs an owner more than one that is split."""

RESEMBLES = 0.35
"""Likeness of a group's centre to a known subject's from which the two are named together: of groups of four that belong to one, 45% are
named, none wrongly, and 6% of questions about entries are taken for one (``tests.insights.measure``; 0.30: 48, 2 and 10%)."""

MOST_COMPARED = 2_000
"""Different texts of which every pair is compared (0.3 s and 60 MB); further ones join the group that they resemble, or stay alone."""

LEARNED_FROM = 12
"""Ways of asking that are read of each entry and subject to learn how common a word is: more change no figure and cost a second."""

TELLING = 3
"""Words that a group is described with."""

Features = tuple[str, ...]

NOTHING = ("",)
"""What a text without a word consists of, so that "???" and "!" are alike."""


@dataclass(frozen=True, slots=True)
class Space:
    """How texts are compared: the ideas that words stand for, and for both views how common each word is among ``size`` texts."""

    ideas: Ideas
    seen_in: tuple[Mapping[str, int], ...]
    size: int


@dataclass(frozen=True, slots=True)
class Group:
    """Places of texts that belong together, the most central first; ``words`` tell the group from others, ``subject`` is the place of the
    known subject that it resembles."""

    members: tuple[int, ...]
    words: tuple[str, ...]
    subject: int | None = None


def learn(library: Library) -> Space:
    """The comparison that fits a library: a word that all its questions have says nothing, one that none has says most."""
    ideas = build_ideas(library.words)
    asked = [entry.asked for entry in library.entries.values()] + [subject.asked for subject in library.outside]
    seen = [see(ideas, stems(text)) for texts in asked for text in texts[:LEARNED_FROM]]
    return Space(ideas, tuple(Counter(word for each in seen for word in set(view(each))) for view in VIEWS), len(seen))


def words_of(seen: Seen) -> Features:
    """The stems that name a subject; all of them if none does."""
    return tuple(word for word in seen.stems if word not in STOPWORDS) or seen.stems or NOTHING


def ideas_of(seen: Seen) -> Features:
    """The same with an idea in place of the word that stands for it."""
    meant = (own or general or (word,) for own, general, word in zip(seen.own, seen.general, seen.stems, strict=True))
    return tuple(idea[0] for idea, word in zip(meant, seen.stems, strict=True) if word not in STOPWORDS) or seen.stems or NOTHING


VIEWS: tuple[Callable[[Seen], Features], ...] = (words_of, ideas_of)


def group(texts: Sequence[str], space: Space, subjects: Sequence[Sequence[str]] = (), apart: float = APART) -> tuple[Group, ...]:
    """The texts in groups, largest first; a text that is like no other is a group by itself. Each text is in exactly one.

    ``subjects`` are ways of asking about matters that are known; a group is compared with each. The order of the texts changes nothing.
    """
    if not texts:
        return ()
    order = sorted(range(len(texts)), key=lambda at: (texts[at], at))
    known = [text for asked in subjects for text in asked]
    every = vectors([*(texts[at] for at in order), *known], space)
    mine, theirs = every[: len(texts)], every[len(texts) :]
    middles = directions(centres(theirs, [at for at, asked in enumerate(subjects) for _ in asked]))
    found = []
    for members in _parts(mine, apart):
        ranked = _most_central_first(mine[members])
        places = tuple(order[members[at]] for at in ranked)
        found.append(Group(places, telling_words([texts[at] for at in places], space), _resembled(mine[members], middles)))
    return tuple(sorted(found, key=lambda each: (-len(each.members), texts[each.members[0]], each.members)))


def vectors(texts: Sequence[str], space: Space) -> "csr_matrix":
    """A row of length 1 for each text; the product of two rows is the mean of their likeness in both views, 0 to 1."""
    from scipy.sparse import csr_matrix, diags, hstack  # noqa: PLC0415 (slow to import, and only insights with questions need it)
    from sklearn.feature_extraction.text import CountVectorizer  # noqa: PLC0415
    from sklearn.preprocessing import normalize  # noqa: PLC0415

    seen = [see(space.ideas, stems(text)) for text in texts]
    parts = []
    for view, known in zip(VIEWS, space.seen_in, strict=True):
        counter = CountVectorizer(analyzer=view, binary=True)
        counted = counter.fit_transform(seen)
        rarity = [_rarity(known.get(word, 0), space.size) for word in counter.get_feature_names_out()]
        parts.append(normalize(counted @ diags(rarity)))
    return csr_matrix(normalize(hstack(parts)))


def telling_words(texts: Sequence[str], space: Space) -> tuple[str, ...]:
    """The words that tell these texts from others, as they are mostly typed: in most of the texts, and rare in the knowledge."""
    typed: dict[str, Counter[str]] = {}
    within: Counter[str] = Counter()
    for text in texts:
        pairs = dict(zip(stems(text), tokens(text), strict=True))
        within.update(word for word in pairs if word not in STOPWORDS)
        for word, as_typed in pairs.items():
            typed.setdefault(word, Counter())[as_typed] += 1
    shared = [word for word, count in within.items() if count > 1 or len(texts) == 1]
    shared.sort(key=lambda word: (-within[word] * _rarity(space.seen_in[0].get(word, 0), space.size), word))
    return tuple(min(typed[word], key=lambda form: (-typed[word][form], form)) for word in shared[:TELLING])


def _rarity(count: int, size: int) -> float:
    """Inverse document frequency, smoothed as scikit-learn does it."""
    return log((1 + size) / (1 + count)) + 1


def _parts(rows: "csr_matrix", apart: float) -> list[Any]:
    """The rows in groups, as arrays of places."""
    count = rows.shape[0]
    compared = np.unique(np.arange(min(count, MOST_COMPARED)) * count // min(count, MOST_COMPARED))
    labels = np.full(count, -1)
    labels[compared] = _labels(rows[compared], apart)
    rest = np.flatnonzero(labels < 0)
    if len(rest):
        middles = centres(rows[compared], labels[compared])
        likeness = (rows[rest] @ middles.T).toarray()
        nearest = likeness.argmax(axis=1)
        joins = likeness.max(axis=1) >= 1 - apart
        labels[rest] = np.where(joins, nearest, labels.max() + 1 + np.arange(len(rest)))
    by_label = np.argsort(labels, kind="stable")
    return np.split(by_label, np.flatnonzero(np.diff(labels[by_label])) + 1)


def _labels(rows: "csr_matrix", apart: float) -> Any:
    from sklearn.cluster import AgglomerativeClustering  # noqa: PLC0415

    if rows.shape[0] == 1:
        return np.zeros(1, dtype=int)
    distance = np.clip(1 - (rows @ rows.T).toarray(), 0, 1)
    np.fill_diagonal(distance, 0)
    clustering = AgglomerativeClustering(n_clusters=None, metric="precomputed", linkage="average", distance_threshold=apart)
    return clustering.fit_predict(distance)


def centres(rows: "csr_matrix", labels: Sequence[int]) -> "csr_matrix":
    """The mean row of each label, 0 and up: its product with a row is the mean likeness to the group."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415

    places = np.asarray(labels, dtype=int)
    sizes = np.bincount(places) if len(places) else np.zeros(0)
    members = csr_matrix((1 / sizes[places], (places, np.arange(len(places)))), shape=(len(sizes), len(places)))
    return csr_matrix(members @ rows)


def _most_central_first(rows: "csr_matrix") -> list[int]:
    likeness = np.asarray(rows @ rows.mean(axis=0).T).ravel()
    return sorted(range(rows.shape[0]), key=lambda at: (-round(float(likeness[at]), 9), at))


def directions(rows: "csr_matrix") -> "csr_matrix":
    """The rows, each of length 1."""
    from sklearn.preprocessing import normalize  # noqa: PLC0415

    return normalize(rows) if rows.shape[0] else rows


def most_like(rows: "csr_matrix", middles: "csr_matrix") -> tuple[int, float]:
    """Which of the ``middles`` (of length 1) the rows together are most like, and the cosine of the two."""
    mine = np.asarray(rows.mean(axis=0)).ravel()
    likeness = middles @ (mine / np.linalg.norm(mine))
    best = int(likeness.argmax())
    return best, float(likeness[best])


def _resembled(rows: "csr_matrix", middles: "csr_matrix") -> int | None:
    """The subject that a group is most like, if it is like one at all."""
    if not middles.shape[0]:
        return None
    best, likeness = most_like(rows, middles)
    return best if likeness >= RESEMBLES else None
