"""Which entry is meant, and is the question ours at all?"""

from dataclasses import dataclass
from math import log

import numpy as np

from assistant.retrieval import bm25
from assistant.retrieval.classifier import Floats, evidence
from assistant.retrieval.index import Index
from assistant.retrieval.nearest import nearest
from assistant.retrieval.products import asked_about
from assistant.retrieval.query import Reading
from assistant.retrieval.stopwords import in_first, subject_words

COVERAGE_WEIGHT = 10.0
NEAREST_WEIGHT = 20.0
"""What full coverage, and a way of asking with just these words, add to the log-odds of a class, beside the classifier's evidence: as a
conditional logistic regression over left-out ways of asking fits them (``python -m assistant.evaluation.tune``)."""

OTHER_PRODUCT = 9.0
"""Taken off the log-odds that a question is ours if it names another product: more than any evidence can give, so that it is refused even
if it fits an entry word for word. ``evaluate --ablation`` says what comes without it."""

NOTHING_KNOWN = 4.0
"""Taken off the same log-odds if no word that names something is known to the entries: whatever else speaks for them is stopwords. It tells
in a folder without outside subjects; where there are many, they say so already."""

JUST_SO = 6.0
"""Added to the log-odds of a class that is asked for in just these words, and to those that the question is ours, or taken off them: in a
question of two or three words the signs against it never add up to that."""

MOST_ODDS = 30.0
"""Log-odds against the outside subjects beyond which a question is no more ours than at it."""

FOUND_FROM = 0.6
FOUND_FROM_MANY = 0.75
"""Probability that a question is ours, from which it is answered outright: in a folder with up to ``FEW_EXAMPLES`` a class, and in one with
outside subjects and ``MANY_EXAMPLES``; between these in proportion. In cross-validation (``python -m assistant.evaluation.tune``) an answer
outright to what is not ours is little more than half as frequent at 0.75 as at 0.6, and one in forty more of the tuned questions in scope
is asked back; with five ways of asking a class it would be far more."""

ENOUGH_OUTSIDE = 0.2
"""Examples of what is outside, against those of the entries, from which the outside subjects are trusted in full. With 100 examples under
one subject beside 7,500 of 150 intents (CLINC150), trusting them in full answers 70% of what is outside, so 3%: ``tests.bench intents``."""

FEW_EXAMPLES = 30.0
MANY_EXAMPLES = 90.0

SUBJECT_AHEAD = 1.4
"""Log-odds by which an outside subject must be ahead of the likeliest entry to be named, twice as likely when softened."""

SUBJECT_FROM = 0.2
"""Coverage of an outside subject from which a refusal names it."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic regression: the log-odds that a question is ours. ``odds`` weighs the log-odds of the entries against the outside
    subjects, ``evidence`` the best entry's against the average text, ``coverage`` its coverage, ``near`` that of the nearest way of asking
    for an entry and ``near_outside`` for an outside subject, ``unknown`` the share of the words naming something that no entry has,
    ``examples`` and ``classes`` the logarithms of what the examples of an entry or subject count on average and of how many entries there
    are: with more of either the best evidence is stronger for everything.
    ``temperature`` divides the fused log-odds, so that an entry's share is its probability: words of a question are not independent, so
    the classifier overstates."""

    temperature: float
    base: float
    examples: float
    classes: float
    odds: float
    evidence: float
    coverage: float
    near: float
    near_outside: float
    unknown: float

    @property
    def factors(self) -> tuple[float, ...]:
        """The weights in the order of ``features``."""
        return (
            self.base,
            self.examples,
            self.classes,
            self.odds,
            self.evidence,
            self.coverage,
            self.near,
            self.near_outside,
            self.unknown,
        )


WITH_SUBJECTS = Weights(
    2.0, -0.8, examples=0.0, classes=0.0, odds=0.27, evidence=0.0, coverage=1.9, near=3.8, near_outside=-11.9, unknown=-2.3
)
ALONE = Weights(2.5, 3.0, examples=-0.65, classes=-0.9, odds=0.0, evidence=0.24, coverage=1.6, near=0.0, near_outside=0.0, unknown=-2.1)
WORDS_ONLY = Weights(0.6, -2.3, examples=0.0, classes=0.0, odds=0.0, evidence=0.0, coverage=6.0, near=0.0, near_outside=0.0, unknown=-2.0)
"""For a folder with outside subjects, without, and without a classifier. The first from ``python -m assistant.evaluation.tune``, the second
with 3 to 50 examples of 3 to 150 intents of the public sets of ``tests.bench intents`` and on the shipped folder without its subjects."""


@dataclass(frozen=True, slots=True)
class Signals:
    """What speaks for each class (the entries, then the outside subjects). ``coverage`` is 0 to 1: BM25 over the most that the question's
    words could give, a word unknown to the knowledge counted as its rarest; ``near`` is the same for the nearest way of asking.
    ``evidence`` is the classifier's log-likelihood ratio against the average text. ``just_so`` is 1 for the classes that are asked for in
    just these words, else 0. ``fused`` are the log-odds that each class is meant, but for a constant: a log-linear pool of the four.
    ``unknown`` is the share, 0 to 1, of the words naming something that no entry has."""

    coverage: Floats
    evidence: Floats
    near: Floats
    just_so: Floats
    fused: Floats
    unknown: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """``ours``: the probability that the question is about what the entries cover. ``fused``: the log-odds of each class, but for a
    constant. ``shares``: of each entry, if the question is ours; they add up to 1.
    ``subject``: the position of the likeliest outside subject, if the question is clearly about one. ``product``: another product that is
    asked about."""

    ours: float
    fused: Floats
    shares: Floats
    coverage: Floats
    subject: int | None
    product: str | None


def judge(index: Index, reading: Reading) -> Judgement:
    """Weigh all that speaks for each entry and for each outside subject."""
    found = signals(index, reading)
    count = len(index.entries)
    product = asked_about(index.products, reading.query.looked_up, index.vocabulary.known)
    seen = features(index, found)
    odds = sum(part * float(np.dot(seen, weights.factors)) for part, weights in weights_for(index))
    odds -= (OTHER_PRODUCT if product else 0.0) + (NOTHING_KNOWN if found.unknown == 1.0 else 0.0)
    odds += JUST_SO * float(found.just_so[:count].max() - found.just_so[count:].max(initial=0.0))
    temperature = sum(part * weights.temperature for part, weights in weights_for(index))
    likely = np.exp((found.fused[:count] - found.fused[:count].max()) / temperature)
    return Judgement(
        ours=float(1.0 / (1.0 + np.exp(-odds))),
        fused=found.fused,
        shares=likely / likely.sum(),
        coverage=found.coverage[:count],
        subject=_subject(found, count),
        product=product,
    )


def signals(index: Index, reading: Reading) -> Signals:
    """Score a question against every class."""
    words = [(term.text, term.weight) for term in reading.query.terms]
    coverage = bm25.scores(index.documents, words) / (bm25.most(index.documents, words) or 1.0)
    about = subject_words(reading.all_stems)
    numbers = sum(map(str.isdigit, about))
    known = sum(in_first(index.documents, word, len(index.entries)) for word in about if not word.isdigit())
    unknown = (len(about) - numbers - known) / len(about) if known else float(bool(about) or not index.smalltalk)
    near, just_so = np.zeros(index.documents.size), np.zeros(index.documents.size)
    if index.examples:
        near = nearest(index.examples, words)
        just_so[list(index.examples.asking.get(reading.stems, ()))] = 1.0
    told = _evidence(index, reading)
    fused = told + COVERAGE_WEIGHT * coverage + NEAREST_WEIGHT * near + JUST_SO * just_so
    return Signals(coverage, told, near, just_so, fused, unknown)


def features(index: Index, found: Signals) -> tuple[float, ...]:
    """What the logistic regression of ``weights_for`` weighs: 1, examples, classes, log-odds against the outside subjects, evidence,
    coverage, the nearest way of asking for an entry and for an outside subject, unknown."""
    count = len(index.entries)
    odds = 0.0
    if index.subjects:
        odds = float(np.logaddexp.reduce(found.fused[:count]) - np.logaddexp.reduce(found.fused[count:]))
    examples = index.classifier.examples if index.classifier else 1.0
    best = (float(each[:count].max()) for each in (found.evidence, found.coverage, found.near))
    outside = float(found.near[count:].max(initial=0.0))
    return 1.0, log(examples), log(count), float(np.clip(odds, -MOST_ODDS, MOST_ODDS)), *best, outside, found.unknown


def weights_for(index: Index) -> tuple[tuple[float, Weights], ...]:
    """The weights that fit what the folder has, each with its part; the parts add up to 1. The fewer examples there are of what is outside,
    the less odds against them tell: a hundred cannot say what is outside of 150 entries."""
    if index.classifier is None:
        return ((1.0, WORDS_ONLY),)
    known = min(index.outside_share / ENOUGH_OUTSIDE, 1.0)
    return ((known, WITH_SUBJECTS), (1.0 - known, ALONE))


def found_from(index: Index) -> float:
    """The probability that a question is ours, from which it may be answered outright."""
    if index.classifier is None or index.outside_share < ENOUGH_OUTSIDE:
        return FOUND_FROM
    many = (index.classifier.examples - FEW_EXAMPLES) / (MANY_EXAMPLES - FEW_EXAMPLES)
    return FOUND_FROM + (FOUND_FROM_MANY - FOUND_FROM) * min(max(many, 0.0), 1.0)


def _evidence(index: Index, reading: Reading) -> Floats:
    """The classifier's evidence for the question, with that for the turn before at its weight; zeros if there is no classifier. A question
    in other words than the knowledge's is read twice, as it stands and in the knowledge's own words, and the mean taken: "campaign" says
    something else where people talk about the word."""
    if index.classifier is None:
        return np.zeros(index.documents.size)
    found = evidence(index.classifier, index.ideas, reading.stems)
    if reading.own != reading.stems:
        found = (found + evidence(index.classifier, index.ideas, reading.own)) / 2
    return found + reading.before_weight * _evidence(index, reading.before) if reading.before else found


def _subject(found: Signals, count: int) -> int | None:
    """The likeliest outside subject, unless it has next to nothing of the question's words or an entry is about as likely: "what is the
    difference between a form and a sequence" is no more a question about school mathematics than one about forms."""
    if len(found.coverage) == count:
        return None
    best = int(found.fused[count:].argmax())
    ahead = found.fused[count + best] - found.fused[:count].max() >= SUBJECT_AHEAD
    return best if ahead and found.coverage[count + best] >= SUBJECT_FROM else None
