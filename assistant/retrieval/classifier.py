"""Which class wrote this? A sum of evidence over TF-IDF of four views, learned once, answered from plain arrays.

Classes are the entries and the outside subjects; examples are the ways people ask for them and what entries say.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.counting import counted
from assistant.retrieval.features import VIEWS, Ideas, see
from assistant.retrieval.learning import Learner, learn, tfidf
from assistant.retrieval.phrases import Phrase

Floats = NDArray[np.float64]

VIEW_WEIGHTS = (1.0, 1.0, 1.3, 1.0)
"""Of words, letters, ideas, pairs. The weights themselves hardly matter; what each view is worth: ``evaluate --ablation``."""

MOST_CELLS = 60_000_000
"""Features times classes: 240 MB. 150 topics with 100 examples need a third of it; above it the words of the entries decide alone."""


@dataclass(frozen=True, slots=True)
class Classifier:
    """``columns`` and ``idf`` are per view; ``evidence[feature, class]`` is what one unit of a feature adds to the log-odds of the class
    against the average text. ``examples`` is what the examples of a class count on average."""

    columns: tuple[Mapping[str, int], ...]
    idf: tuple[Floats, ...]
    evidence: NDArray[np.float32]
    examples: float


@dataclass(frozen=True, slots=True)
class Learned:
    """All that takes long to learn from a folder. ``slips`` are words of its examples that are read as others."""

    slips: Mapping[str, str]
    classifier: Classifier


def fit(
    ideas: Ideas, examples: Sequence[Phrase], classes: Sequence[int], weights: Sequence[float], learner: Learner = learn
) -> Classifier | None:
    """Learn from the stems of each example, its class (0, 1, …; each has one) and what it counts. ``None`` if no feature is in two
    examples, or more than ``MOST_CELLS`` numbers would be kept."""
    columns, idf, blocks = zip(*map(tfidf, counted(ideas, examples)), strict=True)
    views = [np.float32(weight) * block for weight, block in zip(VIEW_WEIGHTS, blocks, strict=True)]
    count = max(classes) + 1
    if not any(view.nnz for view in views) or sum(view.shape[1] for view in views) * count > MOST_CELLS:
        return None
    learned = learner(views, np.array(classes), np.array(weights, dtype=np.float32))
    return Classifier(columns, idf, np.ascontiguousarray(learned), sum(weights) / count)


def evidence(classifier: Classifier, ideas: Ideas, stemmed: Phrase) -> Floats:
    """For each class the log-likelihood ratio of the text against the average text (natural logarithm)."""
    seen = see(ideas, stemmed)
    rows: list[int] = []
    worth: list[Floats] = []
    start = 0
    for view, columns, idf, weight in zip(VIEWS, classifier.columns, classifier.idf, VIEW_WEIGHTS, strict=True):
        counts = Counter(view(seen))
        found = [feature for feature in counts if feature in columns]
        if found:
            places = [columns[feature] for feature in found]
            often = np.array([counts[feature] for feature in found])
            raw: Floats = (1.0 + np.log(often)) * idf[places]
            rows.extend([start + place for place in places])
            worth.append(weight / sqrt(raw @ raw) * raw)
        start += len(idf)
    if not rows:
        return np.zeros(classifier.evidence.shape[1])
    total: Floats = (np.concatenate(worth).astype(np.float32) @ classifier.evidence[rows]).astype(np.float64)
    return total
