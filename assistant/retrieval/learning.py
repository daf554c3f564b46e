"""Learning from examples what a feature says about a class: a weight for each feature and class, so that an answer is a sum of rows.

Two learners over the same matrix, of which the mean is taken. Naive Bayes counts; it errs least on questions that are worded unlike the
examples. Logistic regression also learns which features only repeat what others say; it errs least where questions resemble the examples.
They err on different questions, and together they err least of all on both kinds.
"""

from collections.abc import Callable, Mapping, Sequence
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.counting import Counts, Matrix
from assistant.retrieval.features import LETTERS

Floats = NDArray[np.float64]
Weights = NDArray[np.float32]
Classes = NDArray[np.intp]

Learner = Callable[[Sequence[Matrix], Classes, Weights], Weights]
"""From examples, seen in each view, their classes and what they count to the evidence of each feature for each class, view after view."""

IN_TWO_EXAMPLES = 2
IN_THREE_EXAMPLES = 3
MANY_EXAMPLES = 20_000
"""A feature counts from the second example that has it: half as many features, the same hit@1, more out-of-scope questions found; among so
many examples from the third, which leaves out another third, saves a seventh of the time and errs no more."""

SMOOTHING = 1.5
"""Mass of the prior against that of the class's own examples (Jelinek and Mercer 1980), spread as the square root of how common a feature
is (against an even spread: +1.5 points of hit@1). Against the average class's mass the few examples of a new entry would drown in it; how
well such entries are found, ``evaluate --ablation`` tells."""

SEEN_NEVER = 1e-9
"""Stands for no occurrence at all, where some of the examples are held back."""

TEMPERATURE = 2.5
"""What divides the evidence of regression to give log-odds: with it that evidence is about as large as that of naive Bayes, so that the
mean is not one of the two."""

STEPS = 6
"""Steps of the regression. In cross-validation four to sixteen do equally well, within half a point; stopping is all the regularisation."""

MOST_WORK = 1_000_000_000
"""Numbers of the matrix times classes up to which there is regression: some 10 s for all its steps on one core. 150 classes with 100
examples of ten words take a quarter of it."""


def tfidf(counts: Counts) -> tuple[Mapping[str, int], Floats, Matrix]:
    """Columns of the features that stand in two examples (in three, where there are many), their smoothed inverse document frequency, and
    the examples as rows of length 1 of (1 + ln count) * idf: what scikit-learn's ``TfidfVectorizer`` gives with ``min_df=2,
    sublinear_tf=True``, without its import."""
    examples, features = counts.matrix.shape
    documents = np.bincount(counts.matrix.indices, minlength=features)
    kept = np.flatnonzero(documents >= (IN_TWO_EXAMPLES if examples < MANY_EXAMPLES else IN_THREE_EXAMPLES))
    idf = np.log((1 + examples) / (1 + documents[kept])) + 1
    matrix = counts.matrix[:, kept]
    matrix.data = (1 + np.log(matrix.data)) * idf.astype(np.float32)[matrix.indices]
    matrix.data /= np.repeat(np.sqrt(matrix.power(2).sum(axis=1).A1), np.diff(matrix.indptr))
    return {feature: column for column, feature in enumerate(counts.names(kept))}, idf, matrix


def learn(views: Sequence[Matrix], classes: Classes, weights: Weights) -> Weights:
    """Evidence for each feature and class, the mean of both learners; of naive Bayes alone where regression would take too long."""
    counted = bayes(views, classes, weights)
    if sum(views[number].nnz for number in _regressed(views, classes)) * counted.shape[1] > MOST_WORK:
        return counted
    counted += regression(views, classes, weights)
    counted /= 2
    return counted


def bayes(views: Sequence[Matrix], classes: Classes, weights: Weights) -> Weights:
    """Multinomial naive Bayes with equal priors: log-likelihood ratios against the average text."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415

    size = int(classes.max()) + 1
    members = csr_matrix((weights, (classes, np.arange(len(classes)))), shape=(size, len(classes)))
    evidence: Weights = np.concatenate([(members @ view).toarray().T for view in views])
    common = np.sqrt(np.maximum(evidence.sum(axis=1, keepdims=True, dtype=np.float64), SEEN_NEVER))
    mass = np.maximum(evidence.sum(axis=0, dtype=np.float64), SEEN_NEVER)
    evidence *= (common.sum() / mass).astype(np.float32)
    evidence /= common.astype(np.float32)
    evidence += SMOOTHING
    evidence /= 1 + SMOOTHING
    return np.log(evidence, out=evidence)


def regression(views: Sequence[Matrix], classes: Classes, weights: Weights) -> Weights:
    """Multinomial logistic regression, a few accelerated gradient steps from 0 (Nesterov 1983), each feature's step divided by the squares
    of its values (Jacobi preconditioning). The examples of each class are made to count the same together. Among many examples letters are
    left out: without them it takes half the time and errs as little. Among few they tell what forms of a word have in common (CLINC150 with
    ten examples an intent: 1 point of hit@1, with fifty half a point, ``tests.bench intents``)."""
    from scipy.sparse import hstack  # noqa: PLC0415

    often = np.bincount(classes, weights=weights)
    balanced = (weights * (often.mean() / np.maximum(often, SEEN_NEVER))[classes]).astype(np.float32)
    told = _regressed(views, classes)
    found = _descend(hstack([views[number] for number in told]).tocsr(), classes, balanced)
    found *= np.float32(TEMPERATURE)
    ends = np.cumsum([views[number].shape[1] for number in told])[:-1]
    parts = dict(zip(told, np.split(found, ends), strict=True))
    nothing = (np.zeros((view.shape[1], found.shape[1]), dtype=np.float32) for view in views)
    return np.concatenate([parts.get(number, empty) for number, empty in enumerate(nothing)])


def _regressed(views: Sequence[Matrix], classes: Classes) -> list[int]:
    """The views that regression looks at."""
    return [number for number in range(len(views)) if number != LETTERS or len(classes) < MANY_EXAMPLES]


def _descend(rows: Matrix, classes: Classes, weights: Weights) -> Weights:
    """Works in place where it can: these arrays are tens of megabytes."""
    across = rows.T.tocsr()
    scale = (1 / (1 + across.power(2) @ weights))[:, None].astype(np.float32)
    current: Weights = np.zeros((rows.shape[1], int(classes.max()) + 1), dtype=np.float32)
    odds: Weights = np.zeros((rows.shape[0], current.shape[1]), dtype=np.float32)
    ahead, pace = current, 1.0
    for step in range(STEPS):
        stepped: Weights = across @ _residuals(rows @ ahead if step else odds, classes, weights)
        stepped *= scale
        stepped += ahead
        faster = (1 + sqrt(1 + 4 * pace * pace)) / 2
        momentum = np.float32((pace - 1) / faster)
        current *= -momentum
        current += (1 + momentum) * stepped
        ahead, current, pace = current, stepped, faster
    return current


def _residuals(odds: Weights, classes: Classes, weights: Weights) -> Weights:
    """What each example is short of being certain of its class. Overwrites ``odds``."""
    odds -= odds.max(axis=1, keepdims=True)
    np.exp(odds, out=odds)
    odds *= (-weights / odds.sum(axis=1))[:, None]
    odds[np.arange(len(classes)), classes] += weights
    return odds
