"""Where the weights in ``retrieval/apart.json`` come from: cuts of messages that hold one matter, and the true cut of those that hold two.

``python -m assistant.evaluation.tune_cuts knowledge tests/golden/questions.toml > assistant/retrieval/apart.json``
"""

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.evaluation.cases import Case, load_cases
from assistant.library.load import load_library
from assistant.retrieval.apart import About, Weights, features, with_products
from assistant.retrieval.cuts import cuts
from assistant.retrieval.index import Index, build_index
from assistant.retrieval.query import read
from assistant.retrieval.scope import judge
from assistant.retrieval.smalltalk import without_greeting

Floats = NDArray[np.float64]

FOLDS = 12
"""Parts of the cases, each as they stand one after the other: what one person wrote stands together, so that weights are tried on people
whom they were not fitted on."""

TRUE_WEIGHT = 3.0
"""What a true cut counts against one where there is none, of which a message has several."""

PENALTY = 0.004
"""``C`` of scikit-learn's ``LogisticRegression``. From 0.001 to 0.01 as many true cuts are found, within two in a hundred."""

DIGITS = 4
FALSE_ALARMS = (0.005, 0.01, 0.015, 0.02, 0.03)


@dataclass(frozen=True, slots=True)
class Message:
    """The features of each cut of a message, a row each; ``true`` is the one that sets its two matters apart, ``None`` in a message of
    one."""

    rows: Floats
    true: int | None


@dataclass(frozen=True, slots=True)
class CutTuning:
    """``found``: (share of messages with one matter that are cut, share of those with two that are, the probability from which this is so),
    in cross-validation."""

    messages: int
    weights: Weights
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
    weights = fit([message for message in messages if len(message.rows)])
    return CutTuning(len(chosen), weights, tuple((alarm, float((several > bar).sum() / of_several), bar) for alarm, bar in bars))


def cut_lines(tuning: CutTuning) -> list[str]:
    """The figures as text."""
    return [
        f"cuts of {tuning.messages} messages",
        "  one matter, cut   two matters, cut   from",
        *(f"  {alarm:15.1%} {found:18.1%} {bar:6.2f}" for alarm, found, bar in tuning.found),
    ]


def to_json(weights: Weights) -> str:
    """The weights as they are kept."""
    lists = {name: np.round(getattr(weights, name), DIGITS).tolist() for name in ("mean", "spread", "weights")}
    return json.dumps({"base": round(weights.base, DIGITS), **lists})


def fit(messages: Sequence[Message]) -> Weights:
    """A logistic regression with products of two features, each feature and each product brought to spread 1 before it is penalised."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 (1.5 s that only tuning needs)

    rows, true = [], []
    for message in messages:
        chosen = message.rows if message.true is None else message.rows[message.true : message.true + 1]
        rows.append(chosen)
        true.extend([message.true is not None] * len(chosen))
    stacked = np.concatenate(rows)
    scale = Weights(0.0, stacked.mean(axis=0), stacked.std(axis=0) + 1e-9, np.zeros(0))
    products = with_products(scale.brought_near(stacked))
    spread = products.std(axis=0) + 1e-9
    sample_weight = [TRUE_WEIGHT if each else 1.0 for each in true]
    model = LogisticRegression(C=PENALTY, max_iter=2000).fit(products / spread, true, sample_weight=sample_weight)
    return Weights(float(model.intercept_[0]), scale.mean, scale.spread, model.coef_[0] / spread)


def main(folder: Path, cases: Path) -> None:
    """Write the weights to standard output."""
    library = load_library(folder).library
    if library is None:
        raise SystemExit(f"{folder} has problems: python -m assistant check --knowledge {folder}")
    sys.stdout.write(to_json(tune_cuts(build_index(library), load_cases(cases)).weights) + "\n")


def _message(index: Index, case: Case) -> Message:
    about: About = cache(lambda text: judge(index, read(index.vocabulary, text)))
    found = cuts(without_greeting(case.text))
    rows = np.array([features(about, cut) for cut in found])
    if len(case.parts) == 1 or not found:
        return Message(rows, None)
    fits = [_fits(index, about, (cut.before, cut.after), case.parts) for cut in found]
    return Message(rows, int(np.argmax(fits)))


def _fits(index: Index, about: About, sides: tuple[str, str], parts: Sequence[Sequence[str]]) -> float:
    """The log-probability that the left side is about what the first part is labelled with, and the right side about the second."""
    places = {entry.id: place for place, entry in enumerate(index.entries)}
    outside = list(range(len(index.entries), index.documents.size))
    total = 0.0
    for side, part in zip(sides, parts, strict=True):
        fused = about(side).fused
        right = [places[entry] for entry in part] or outside
        total += float(np.logaddexp.reduce(fused[right]) - np.logaddexp.reduce(fused))
    return total


def _cross_validated(messages: Sequence[Message]) -> list[tuple[Message, float]]:
    """Each message and the probability of its likeliest cut, by weights that were fitted without it."""
    weighed = []
    for part in np.array_split(np.arange(len(messages)), FOLDS):
        out = set(part.tolist())
        weights = fit([message for number, message in enumerate(messages) if number not in out])
        for number in part:
            message = messages[number]
            weighed.append((message, max(weights.chance(tuple(row)) for row in message.rows)))
    return weighed


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
