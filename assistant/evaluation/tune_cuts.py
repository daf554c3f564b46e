"""Where the weights in ``retrieval/apart.json`` come from: the true cuts of messages with several matters, and the cuts within one.

``python -m assistant.evaluation.tune_cuts knowledge tests/golden/questions.toml > assistant/retrieval/apart.json``
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain, combinations, pairwise
from math import log
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.evaluation.cases import Case, load_cases
from assistant.library.load import load_library
from assistant.retrieval.announced import announced
from assistant.retrieval.apart import FEATURES, NEVER, About, Weights, features, still_missing, with_products
from assistant.retrieval.cuts import Cut, cuts, opening
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

LEAST_MET = 15
"""Cuts at which a word has been met before it gets a weight."""

DIGITS = 4
FALSE_ALARMS = (0.005, 0.01, 0.015, 0.02, 0.03)
ONE_IN_A_HUNDRED = 0.01


@dataclass(frozen=True, slots=True)
class Settings:
    """What ``fit`` takes. What others than these give, ``python -m assistant.evaluation.tune`` prints."""

    within: float = 0.1
    """What a cut within a matter of several counts: none, and more messages are cut too often; more, and fewer are cut where they should
    be."""
    penalty: float = 0.01
    """``C`` of scikit-learn's ``LogisticRegression``."""
    words: float = 5.0
    """What a word counts where features have spread 1: the more, the less its weight is held down."""


SHIPPED = Settings()
TRIED = (
    SHIPPED,
    Settings(within=0.0),
    Settings(within=0.25),
    Settings(penalty=0.004),
    Settings(penalty=0.02),
    Settings(words=0.0),
    Settings(words=2.0),
    Settings(words=10.0),
)


@dataclass(frozen=True, slots=True)
class Rows:
    """The features of some cuts, a row each, and their opening words."""

    found: Floats
    words: tuple[tuple[str, ...], ...]

    def chosen(self, places: Sequence[int]) -> "Rows":
        """Some of them."""
        return Rows(self.found[list(places)], tuple(self.words[place] for place in places))

    def chances(self, weights: Weights) -> list[float]:
        """The probability of each."""
        return [weights.chance(tuple(row), words) for row, words in zip(self.found, self.words, strict=True)]


@dataclass(frozen=True, slots=True)
class Message:
    """The cuts of a message; ``true`` are those that set its matters apart: between them the pieces fit best what its parts are labelled
    with; none where there are fewer cuts than that takes. ``within`` are the cuts of each of its matters, none of which is one."""

    cuts: Rows
    true: tuple[int, ...]
    within: Rows


@dataclass(frozen=True, slots=True)
class CutTuning:
    """``found``: (share of messages with one matter that are cut, share of those with several that are, share of the matters of these that
    are cut further, the probability from which this is so), in cross-validation."""

    messages: int
    weights: Weights
    found: tuple[tuple[float, float, float, float], ...]


def messages_of(index: Index, cases: Iterable[Case]) -> list[Message]:
    """The cases that may be tuned on and come after no other message, looked at twice: where a message is to be cut nobody has labelled,
    and what was learned from the first guess makes a better second one."""
    chosen = [case for case in cases if not case.held_out and not case.before and not _answered_at_once(case)]
    guessed = fit([_message(index, case) for case in chosen])
    return [_message(index, case, guessed) for case in chosen]


def tune_cuts(messages: Sequence[Message]) -> CutTuning:
    """Fit on all messages, and tell by cross-validation how well that does."""
    single, several, further = _cross_validated(messages, SHIPPED)
    bars = [(alarm, float(np.quantile(single, 1 - alarm))) for alarm in FALSE_ALARMS]
    found = tuple((alarm, float((several > bar).mean()), float((further > bar).mean()), bar) for alarm, bar in bars)
    return CutTuning(len(messages), fit(messages), found)


def with_other_settings(messages: Sequence[Message], tried: Iterable[Settings] = TRIED) -> Iterator[tuple[Settings, float, float]]:
    """Settings, the share of messages with several matters that are cut and of these matters that are cut further, where one in a hundred
    messages with one matter is."""
    for settings in tried:
        single, several, further = _cross_validated(messages, settings)
        bar = float(np.quantile(single, 1 - ONE_IN_A_HUNDRED))
        yield settings, float((several > bar).mean()), float((further > bar).mean())


def cut_lines(tuning: CutTuning) -> list[str]:
    """The figures as text."""
    return [
        f"cuts of {tuning.messages} messages",
        "  one matter, cut   several, cut   and one of them cut further   from",
        *(f"  {alarm:15.1%} {several:14.1%} {further:29.1%} {bar:6.2f}" for alarm, several, further, bar in tuning.found),
    ]


def settings_lines(tried: Iterable[tuple[Settings, float, float]]) -> list[str]:
    """The figures of other settings as text."""
    return [
        "  within   penalty   words   several, cut   and one of them cut further",
        *(f"  {at.within:6.2f} {at.penalty:9.3f} {at.words:7.1f} {several:14.1%} {further:29.1%}" for at, several, further in tried),
    ]


def to_json(weights: Weights) -> str:
    """The weights as they are kept."""
    lists = {name: np.round(getattr(weights, name), DIGITS).tolist() for name in ("mean", "spread", "weights")}
    openings = {word: round(weight, DIGITS) for word, weight in sorted(weights.openings.items())}
    return json.dumps({"base": round(weights.base, DIGITS), **lists, "openings": openings})


def fit(messages: Sequence[Message], settings: Settings = SHIPPED) -> Weights:
    """A logistic regression with products of two features, each feature and each product brought to spread 1 before it is penalised."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 (1.5 s that only tuning needs)

    chosen, true, sample_weight = [], [], []
    for message in messages:
        within = settings.within if message.true else 1.0
        for rows, label, weight in ((message.cuts.chosen(message.true), True, TRUE_WEIGHT), (message.within, False, within)):
            chosen.append(rows)
            true.extend([label] * len(rows.words))
            sample_weight.extend([weight] * len(rows.words))
    stacked = _joined(chosen)
    scale = Weights(0.0, stacked.found.mean(axis=0), stacked.found.std(axis=0) + 1e-9, np.zeros(0), {})
    products = with_products(scale.brought_near(stacked.found))
    spread = products.std(axis=0) + 1e-9
    met = Counter(chain.from_iterable(stacked.words))
    known = sorted(word for word, times in met.items() if times >= LEAST_MET)
    words = np.array([[settings.words * (word in row) for word in known] for row in stacked.words])
    model = LogisticRegression(C=settings.penalty, max_iter=2000).fit(
        np.hstack([products / spread, words]), true, sample_weight=sample_weight
    )
    of_products, of_words = np.split(model.coef_[0], [len(spread)])
    openings = dict(zip(known, (of_words * settings.words).tolist(), strict=True))
    return Weights(float(model.intercept_[0]), scale.mean, scale.spread, of_products / spread, openings)


def main(folder: Path, cases: Path) -> None:
    """Write the weights to standard output."""
    library = load_library(folder).library
    if library is None:
        raise SystemExit(f"{folder} has problems: python -m assistant check --knowledge {folder}")
    sys.stdout.write(to_json(fit(messages_of(build_index(library), load_cases(cases)))) + "\n")


def _answered_at_once(case: Case) -> bool:
    """Whether one reply could answer two questions that stand side by side, or neither is answered: such a message need not be cut."""
    return any(set(one) & set(other) or not (one or other) for one, other in pairwise(case.parts))


def _message(index: Index, case: Case, guessed: Weights | None = None) -> Message:
    about: About = cache(lambda text: judge(index, read(index.vocabulary, text)))
    text = without_greeting(case.text).strip()
    found = cuts(text)
    said = announced(text)
    rows = _rows(about, text, found, still_missing(said, 1))
    likely = [log(chance + NEVER) for chance in rows.chances(guessed)] if guessed else [0.0] * len(found)
    ways = combinations(range(len(found)), len(case.parts) - 1)
    fits = cache(partial(_fits, index, about))
    weighed = ((sum(likely[cut] for cut in way) + sum(map(fits, _pieces(text, found, way), case.parts)), way) for way in ways)
    true = max(weighed, default=(0.0, ()))[1]
    left = still_missing(said, len(case.parts))
    return Message(rows, true, _joined([_rows(about, piece, cuts(piece), left) for piece in _pieces(text, found, true)]))


def _rows(about: About, text: str, found: Sequence[Cut], missing: int) -> Rows:
    return Rows(np.array([features(about, text, cut, missing) for cut in found]).reshape(len(found), FEATURES), tuple(map(opening, found)))


def _joined(rows: Sequence[Rows]) -> Rows:
    return Rows(np.concatenate([each.found for each in rows]), tuple(words for each in rows for words in each.words))


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


def _cross_validated(messages: Sequence[Message], settings: Settings) -> tuple[Floats, Floats, Floats]:
    """The probabilities of the likeliest cuts by weights that were fitted without the message: of messages with one matter, of those with
    several, and of the matters of these."""
    single: list[float] = []
    several: list[float] = []
    further: list[float] = []
    for part in np.array_split(np.arange(len(messages)), FOLDS):
        out = set(part.tolist())
        weights = fit([message for number, message in enumerate(messages) if number not in out], settings)
        for message in (messages[number] for number in part):
            (several if message.true else single).append(_likeliest(weights, message.cuts))
            if message.true:
                further.append(_likeliest(weights, message.within))
    return np.array(single), np.array(several), np.array(further)


def _likeliest(weights: Weights, rows: Rows) -> float:
    return max(rows.chances(weights), default=0.0)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
