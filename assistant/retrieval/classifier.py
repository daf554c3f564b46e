"""Which class wrote this? Multinomial naive Bayes over TF-IDF of four views, fitted by scikit-learn, answered from plain arrays.

Classes are the entries and the outside subjects; examples are the ways people ask for them and what entries say. scikit-learn takes 1.5 s
to import, so only fitting imports it, and a fitted ``Classifier`` holds nothing of it.

Against linear support vector machines, ridge and logistic regression over the same views: 2 to 4 points of hit@1 more on questions that
are in no file, the same in cross-validation, and fitted in a tenth of the time.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.features import VIEWS, Ideas, see
from assistant.retrieval.thesaurus import Phrase

Floats = NDArray[np.float64]

VIEW_WEIGHTS = (1.0, 1.0, 1.3, 1.0)
"""Of words, letters, ideas, pairs. The weights themselves hardly matter; what each view is worth: ``evaluate --ablation``."""

IN_TWO_EXAMPLES = 2
"""A feature counts from the second example that has it: half as many features, the same hit@1, more out-of-scope questions found."""

SMOOTHING = 1.5
"""Mass of the prior against that of the average class, spread as the square root of how common a feature is (against an even spread: +1.5
points of hit@1). Relative, so that evidence means the same with five examples a class as with a hundred."""

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


def fit(ideas: Ideas, examples: Sequence[Phrase], classes: Sequence[int], weights: Sequence[float]) -> Classifier | None:
    """Learn from the stems of each example, its class (0, 1, …; each has one) and what it counts. ``None`` if no feature is in two
    examples, or more than ``MOST_CELLS`` numbers would be kept."""
    from scipy.sparse import diags, hstack  # noqa: PLC0415 (slow to import, needed only here)
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415
    from sklearn.naive_bayes import MultinomialNB  # noqa: PLC0415

    seen = [see(ideas, example) for example in examples]
    columns: list[Mapping[str, int]] = []
    idf: list[Floats] = []
    blocks = []
    for view, weight in zip(VIEWS, VIEW_WEIGHTS, strict=True):
        vectorizer = TfidfVectorizer(analyzer=view, min_df=IN_TWO_EXAMPLES, sublinear_tf=True)
        try:
            blocks.append(weight * vectorizer.fit_transform(seen))
        except ValueError:  # no feature of this view stands in two examples
            columns.append({})
            idf.append(np.empty(0))
        else:
            columns.append({feature: int(column) for feature, column in vectorizer.vocabulary_.items()})
            idf.append(vectorizer.idf_)
    if not blocks:
        return None
    matrix = (diags(weights) @ hstack(blocks)).tocsr()
    count = max(classes) + 1
    if matrix.shape[1] * count > MOST_CELLS:
        return None
    common = np.sqrt(np.asarray(matrix.sum(axis=0)).ravel())
    common /= common.sum()
    bayes = MultinomialNB(alpha=SMOOTHING * matrix.sum() / count * common, fit_prior=False).fit(matrix, classes)
    evidence = (bayes.feature_log_prob_ - np.log(common)).T
    return Classifier(tuple(columns), tuple(idf), np.ascontiguousarray(evidence, dtype=np.float32), sum(weights) / count)


def evidence(classifier: Classifier, ideas: Ideas, stemmed: Phrase) -> Floats:
    """For each class the log-likelihood ratio of the text against the average text (natural logarithm)."""
    seen = see(ideas, stemmed)
    rows: list[int] = []
    values: list[float] = []
    start = 0
    for view, columns, idf, weight in zip(VIEWS, classifier.columns, classifier.idf, VIEW_WEIGHTS, strict=True):
        counts = Counter(feature for feature in view(seen) if feature in columns)
        found = [columns[feature] for feature in counts]
        raw: Floats = (1.0 + np.log(np.array(list(counts.values()), dtype=np.float64))) * idf[np.array(found, dtype=np.intp)]
        rows.extend(start + column for column in found)
        values.extend(weight * raw / (np.sqrt(raw @ raw) or 1.0))
        start += len(columns)
    total = np.array(values, dtype=np.float32) @ classifier.evidence[rows] if rows else np.zeros(classifier.evidence.shape[1])
    return total.astype(np.float64)
