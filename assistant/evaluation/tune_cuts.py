"""Where the weights in ``retrieval/apart.py`` come from: cuts of messages that hold one matter, and the true cut of those that hold two."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from assistant.evaluation.cases import Case
from assistant.retrieval.apart import About, features
from assistant.retrieval.cuts import Cut, cuts
from assistant.retrieval.index import Index
from assistant.retrieval.query import read
from assistant.retrieval.scope import judge
from assistant.retrieval.smalltalk import without_greeting

Floats = NDArray[np.float64]

FOLDS = 5
TRUE_WEIGHT = 3.0
"""What a true cut counts against one where there is none, of which a message has several."""

FALSE_ALARMS = (0.005, 0.01, 0.015, 0.02, 0.03)

NAMES = (
    *("comma", "joined", "bare", "turns", "asks anew", "right asks", "left asks", "question mark", "condition", "right words", "named"),
    *("gain", "left clear", "right clear", "both clear", "left ours", "right ours"),
)


@dataclass(frozen=True, slots=True)
class Message:
    """The features of each cut of a message, a row each; ``true`` is the one that sets its two matters apart, ``None`` in a message of
    one."""

    rows: Floats
    true: int | None


@dataclass(frozen=True, slots=True)
class CutTuning:
    """``base`` and ``weights`` as in ``apart``; ``found``: (share of messages with one matter that are cut, share of those with two that
    are, the probability from which this is so), in cross-validation."""

    messages: int
    base: float
    weights: tuple[float, ...]
    found: tuple[tuple[float, float, float], ...]


def tune_cuts(index: Index, cases: Iterable[Case]) -> CutTuning:
    """Fit on the cases that may be tuned on and come after no other message."""
    chosen = [case for case in cases if not case.held_out and not case.before and len(case.parts) <= 2]
    messages = [_message(index, case) for case in chosen]
    weighed = _cross_validated([message for message in messages if len(message.rows)])
    single = np.array([chance for message, chance in weighed if message.true is None])
    uncut = sum(len(case.parts) == 1 for case in chosen) - len(single)
    several = np.array([chance for message, chance in weighed if message.true is not None])
    of_several = sum(len(case.parts) == 2 for case in chosen)
    single = np.concatenate([single, np.zeros(uncut)])
    bars = [(alarm, float(np.quantile(single, 1 - alarm))) for alarm in FALSE_ALARMS]
    base, weights = _fit([message for message in messages if len(message.rows)])
    return CutTuning(len(chosen), base, weights, tuple((alarm, float((several > bar).sum() / of_several), bar) for alarm, bar in bars))


def cut_lines(tuning: CutTuning) -> list[str]:
    """The figures as text."""
    return [
        f"cuts of {tuning.messages} messages",
        f"  base {tuning.base:.2f}  " + "  ".join(f"{name} {weight:.2f}" for name, weight in zip(NAMES, tuning.weights, strict=True)),
        "  one matter, cut   two matters, cut   from",
        *(f"  {alarm:15.1%} {found:18.1%} {bar:6.2f}" for alarm, found, bar in tuning.found),
    ]


def _message(index: Index, case: Case) -> Message:
    about: About = cache(lambda text: judge(index, read(index.vocabulary, text)))
    found = cuts(without_greeting(case.text))
    rows = np.array([features(about, cut) for cut in found])
    if len(case.parts) == 1 or not found:
        return Message(rows, None)
    fit = [_fits(index, about, cut, case.parts) for cut in found]
    return Message(rows, int(np.argmax(fit)))


def _fits(index: Index, about: About, cut: Cut, parts: Sequence[Sequence[str]]) -> float:
    """The log-probability that the left side is about what the first part is labelled with, and the right side about the second."""
    places = {entry.id: place for place, entry in enumerate(index.entries)}
    outside = list(range(len(index.entries), index.documents.size))
    total = 0.0
    for side, part in zip((cut.before, cut.after), parts, strict=True):
        fused = about(side).fused
        right = [places[entry] for entry in part] or outside
        total += float(np.logaddexp.reduce(fused[right]) - np.logaddexp.reduce(fused))
    return total


def _fit(messages: Sequence[Message]) -> tuple[float, tuple[float, ...]]:
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 (1.5 s that only tuning needs)

    rows, true = [], []
    for message in messages:
        chosen = message.rows if message.true is None else message.rows[message.true : message.true + 1]
        rows.append(chosen)
        true.extend([message.true is not None] * len(chosen))
    stacked = np.concatenate(rows)
    spread = stacked.std(axis=0) + 1e-9
    model = LogisticRegression(C=0.3, max_iter=2000).fit(
        stacked / spread, true, sample_weight=[TRUE_WEIGHT if each else 1.0 for each in true]
    )
    return float(model.intercept_[0]), tuple(map(float, model.coef_[0] / spread))


def _cross_validated(messages: Sequence[Message]) -> list[tuple[Message, float]]:
    """Each message and the probability of its likeliest cut, by weights that were fitted without it."""
    weighed = []
    for part in range(FOLDS):
        base, weights = _fit([message for number, message in enumerate(messages) if number % FOLDS != part])
        for message in messages[part::FOLDS]:
            odds = base + message.rows @ np.array(weights)
            weighed.append((message, float(1 / (1 + np.exp(-odds.max())))))
    return weighed
