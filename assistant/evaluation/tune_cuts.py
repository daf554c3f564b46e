"""Where the weights in ``retrieval/apart.json`` come from: the true cuts of messages with several matters, and the cuts within one.

``python -m assistant.evaluation.tune_cuts knowledge tests/golden/questions.toml > assistant/retrieval/apart.json``
"""

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import combinations, pairwise
from math import log
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.evaluation.cases import Case, load_cases
from assistant.library.load import load_library
from assistant.retrieval.apart import FEATURES, NEVER, About, Weights, features, with_products
from assistant.retrieval.cuts import Cut, cuts
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

WITHIN_WEIGHT = 0.1
"""What a cut within a matter of several counts. At 0 twice as many messages are cut too often, at 0.25 one in a hundred fewer is just
right."""

PENALTY = 0.004
"""``C`` of scikit-learn's ``LogisticRegression``. From 0.001 to 0.01 as many true cuts are found, within two in a hundred."""

DIGITS = 4
FALSE_ALARMS = (0.005, 0.01, 0.015, 0.02, 0.03)


@dataclass(frozen=True, slots=True)
class Message:
    """The features of each cut of a message, a row each; ``true`` are those that set its matters apart: between them the pieces fit best
    what its parts are labelled with; none where there are fewer cuts than that takes. ``within`` are the features of the cuts of each of
    its matters by itself, none of which is one."""

    rows: Floats
    true: tuple[int, ...]
    within: Floats


@dataclass(frozen=True, slots=True)
class CutTuning:
    """``found``: (share of messages with one matter that are cut, share of those with several that are, share of the matters of these that
    are cut further, the probability from which this is so), in cross-validation."""

    messages: int
    weights: Weights
    found: tuple[tuple[float, float, float, float], ...]


def tune_cuts(index: Index, cases: Iterable[Case]) -> CutTuning:
    """Fit on the cases that may be tuned on and come after no other message, twice: where a message is to be cut nobody has labelled, and
    what was learned from the first guess makes a better second one."""
    chosen = [case for case in cases if not case.held_out and not case.before and not _answered_at_once(case)]
    guessed = fit([_message(index, case) for case in chosen])
    messages = [_message(index, case, guessed) for case in chosen]
    weighed = _cross_validated(messages)
    single = np.array([chance for message, chance, _ in weighed if not message.true])
    several = np.array([chance for message, chance, _ in weighed if message.true])
    within = np.array([further for message, _, further in weighed if message.true])
    bars = [(alarm, float(np.quantile(single, 1 - alarm))) for alarm in FALSE_ALARMS]
    found = tuple((alarm, float((several > bar).mean()), float((within > bar).mean()), bar) for alarm, bar in bars)
    return CutTuning(len(messages), fit(messages), found)


def cut_lines(tuning: CutTuning) -> list[str]:
    """The figures as text."""
    return [
        f"cuts of {tuning.messages} messages",
        "  one matter, cut   several, cut   and one of them cut further   from",
        *(f"  {alarm:15.1%} {several:14.1%} {further:29.1%} {bar:6.2f}" for alarm, several, further, bar in tuning.found),
    ]


def to_json(weights: Weights) -> str:
    """The weights as they are kept."""
    lists = {name: np.round(getattr(weights, name), DIGITS).tolist() for name in ("mean", "spread", "weights")}
    return json.dumps({"base": round(weights.base, DIGITS), **lists})


def fit(messages: Sequence[Message]) -> Weights:
    """A logistic regression with products of two features, each feature and each product brought to spread 1 before it is penalised."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 (1.5 s that only tuning needs)

    rows, true, sample_weight = [], [], []
    for message in messages:
        within = WITHIN_WEIGHT if message.true else 1.0
        for chosen, label, weight in ((message.rows[list(message.true)], True, TRUE_WEIGHT), (message.within, False, within)):
            rows.append(chosen)
            true.extend([label] * len(chosen))
            sample_weight.extend([weight] * len(chosen))
    stacked = np.concatenate(rows)
    scale = Weights(0.0, stacked.mean(axis=0), stacked.std(axis=0) + 1e-9, np.zeros(0))
    products = with_products(scale.brought_near(stacked))
    spread = products.std(axis=0) + 1e-9
    model = LogisticRegression(C=PENALTY, max_iter=2000).fit(products / spread, true, sample_weight=sample_weight)
    return Weights(float(model.intercept_[0]), scale.mean, scale.spread, model.coef_[0] / spread)


def main(folder: Path, cases: Path) -> None:
    """Write the weights to standard output."""
    library = load_library(folder).library
    if library is None:
        raise SystemExit(f"{folder} has problems: python -m assistant check --knowledge {folder}")
    sys.stdout.write(to_json(tune_cuts(build_index(library), load_cases(cases)).weights) + "\n")


def _answered_at_once(case: Case) -> bool:
    """Whether one reply could answer two questions that stand side by side, or neither is answered: such a message need not be cut."""
    return any(set(one) & set(other) or not (one or other) for one, other in pairwise(case.parts))


def _message(index: Index, case: Case, guessed: Weights | None = None) -> Message:
    about: About = cache(lambda text: judge(index, read(index.vocabulary, text)))
    text = without_greeting(case.text).strip()
    found = cuts(text)
    rows = _rows(about, found)
    likely = [log(guessed.chance(tuple(row)) + NEVER) if guessed else 0.0 for row in rows]
    ways = combinations(range(len(found)), len(case.parts) - 1)
    fits = cache(partial(_fits, index, about))
    weighed = ((sum(likely[cut] for cut in way) + sum(map(fits, _pieces(text, found, way), case.parts)), way) for way in ways)
    true = max(weighed, default=(0.0, ()))[1]
    return Message(rows, true, np.concatenate([_rows(about, cuts(piece)) for piece in _pieces(text, found, true)]))


def _rows(about: About, found: Sequence[Cut]) -> Floats:
    return np.array([features(about, cut) for cut in found]).reshape(len(found), FEATURES)


def _pieces(text: str, found: Sequence[Cut], way: Sequence[int]) -> list[str]:
    """What stands between some cuts of a text."""
    starts = [0, *(len(text) - len(found[cut].right) for cut in way)]
    ends = [*(len(found[cut].left) for cut in way), len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def _fits(index: Index, about: About, piece: str, part: tuple[str, ...]) -> float:
    """The log-probability that a piece of a message is about what a part of it is labelled with."""
    places = {entry.id: place for place, entry in enumerate(index.entries)}
    fused = about(piece).fused
    right = [places[entry] for entry in part] or list(range(len(index.entries), index.documents.size))
    return float(np.logaddexp.reduce(fused[right]) - np.logaddexp.reduce(fused))


def _cross_validated(messages: Sequence[Message]) -> list[tuple[Message, float, float]]:
    """Each message, the probability of its likeliest cut and that of the likeliest within one of its matters, by weights that were fitted
    without it."""
    weighed = []
    for part in np.array_split(np.arange(len(messages)), FOLDS):
        out = set(part.tolist())
        weights = fit([message for number, message in enumerate(messages) if number not in out])
        weighed += [
            (messages[number], _likeliest(weights, messages[number].rows), _likeliest(weights, messages[number].within)) for number in part
        ]
    return weighed


def _likeliest(weights: Weights, rows: Floats) -> float:
    return max((weights.chance(tuple(row)) for row in rows), default=0.0)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
