"""Which matters does a message hold? It is cut in two where both the words and what each side is about say that another matter begins, and
each side again."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from assistant.retrieval.announced import announced, without_announcement, without_mark
from assistant.retrieval.cuts import Cut, Wording, cuts, opening, wording
from assistant.retrieval.index import Index
from assistant.retrieval.query import read
from assistant.retrieval.scope import Judgement, judge

MOST_MATTERS = 5
"""Matters of one message that are answered; what comes after stays with the last."""

APART_FROM = 0.9
"""Probability from which a cut is made. In cross-validation (``python -m assistant.evaluation.tune``) one in a hundred messages with one
matter is then cut, and six in seven with several; at 0.7, three in a hundred and fourteen in fifteen. With a few hundred ways of asking
more the first moved between 0.89 and 0.91."""

About = Callable[[str], Judgement]
"""Says what a piece of a message is about."""

Floats = NDArray[np.float64]

MOST_GAIN = 20.0
"""Log-odds beyond which two entries explain a message no better than one."""

SOFTENED = 2.0
"""What divides log-odds where two sides are compared, as ``scope.Weights.temperature`` does for a whole question."""

NEVER = 1e-6
"""Chance that two sides are about the same, below which they are about different things."""

REACH = 3.0
"""Spreads from the mean beyond which a feature says no more: a product of two must not run away in a message unlike all that were learned
from."""


class Subjects(NamedTuple):
    """What the sides of a cut are about, its two sides and then, ``near``, the pieces up to the next places."""

    gain: float
    """How much better two classes explain the sides than one explains both."""
    clear_left: float
    """How clearly it is about one entry."""
    clear_right: float
    apart: float
    """How little likely it is that both are about the same: minus the logarithm of that."""
    near_gain: float
    near_clear_left: float
    near_clear_right: float
    near_apart: float
    torn_left: float
    """How much better than what explains the whole best something else explains this side."""
    torn_right: float
    missing: float
    """``still_missing``."""


FEATURES = len(Wording._fields) + len(Subjects._fields)
"""Features of a cut: what its words tell, and what its sides are about."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic regression on ``features``, on the products of each two of them, and on the words of ``cuts.opening``. ``mean`` and
    ``spread`` are per feature; ``weights`` are per feature and then per pair, as in ``with_products``; ``openings`` per word, none for one
    that was hardly met. Without the products half as many messages are cut where they should be."""

    base: float
    mean: Floats
    spread: Floats
    weights: Floats
    openings: Mapping[str, float]

    def chance(self, found: tuple[float, ...], words: tuple[str, ...]) -> float:
        """The probability that another matter begins at a cut with these features and opening words."""
        row = with_products(self.brought_near(np.array(found)))
        opened = sum(self.openings.get(word, 0.0) for word in words)
        return float(1.0 / (1.0 + np.exp(-(self.base + row @ self.weights + opened))))

    def brought_near(self, rows: Floats) -> Floats:
        """Features, one cut a row, with mean 0 and spread 1, at most ``REACH``."""
        return np.clip((rows - self.mean) / self.spread, -REACH, REACH)


def with_products(rows: Floats) -> Floats:
    """The features of a cut, or of many, a row each, and then the products of each with itself and with each that follows."""
    first, second = np.triu_indices(rows.shape[-1])
    return np.concatenate([rows, rows[..., first] * rows[..., second]], axis=-1)


@cache
def shipped_weights() -> Weights:
    """The weights that ``python -m assistant.evaluation.tune_cuts`` fitted."""
    kept = json.loads((files(__package__) / "apart.json").read_text(encoding="utf-8"))
    mean, spread, weights = (np.array(kept[name]) for name in ("mean", "spread", "weights"))
    return Weights(kept["base"], mean, spread, weights, kept["openings"])


def matters(index: Index, text: str) -> tuple[str, ...]:
    """The parts of a text that are about different things, in order; the text itself if it holds one matter."""
    best = cache(partial(_best, cache(partial(_about, index))))
    said = announced(text)
    parts = [text]
    while len(parts) < MOST_MATTERS:
        missing = still_missing(said, len(parts))
        chance, place = max((best(part, missing)[0], -place) for place, part in enumerate(parts))
        cut = best(parts[-place], missing)[1]
        if cut is None or chance < APART_FROM:
            break
        parts[-place : 1 - place] = [cut.left, cut.right]
    return tuple(map(without_mark, (without_announcement(parts[0]), *parts[1:]))) if len(parts) > 1 else (text,)


def still_missing(said: int, parts: int) -> int:
    """How many matters a message holds beyond some parts by what it says itself: -1 for none, 0 if it does not say."""
    return (max(said - parts, 0) or -1) if said else 0


def features(about: About, text: str, cut: Cut, missing: int) -> tuple[float, ...]:
    """``Wording`` of a cut of a text, and its ``Subjects``."""
    best = int(about(text).fused.argmax())
    left, right = about(cut.before), about(cut.after)
    torn = (min(float(side.fused.max() - side.fused[best]), MOST_GAIN) for side in (left, right))
    return (*wording(cut), *_compared(left, right), *_compared(about(cut.near_before), about(cut.near_after)), *torn, missing)


def _compared(left: Judgement, right: Judgement) -> tuple[float, float, float, float]:
    """The first four of ``Subjects``."""
    gain = float(left.fused.max() + right.fused.max() - (left.fused + right.fused).max())
    same = float(_shares(left) @ _shares(right))
    return min(gain, MOST_GAIN), _clear(left), _clear(right), -float(np.log(same + NEVER))


def _about(index: Index, text: str) -> Judgement:
    return judge(index, read(index.vocabulary, text))


def _best(about: About, text: str, missing: int) -> tuple[float, Cut | None]:
    """The likeliest cut of a text and its probability."""
    weights = shipped_weights()
    weighed = [(weights.chance(features(about, text, cut, missing), opening(cut)), -place, cut) for place, cut in enumerate(cuts(text))]
    chance, _, cut = max(weighed, key=lambda each: each[:2], default=(0.0, 0, None))
    return chance, cut


def _shares(judged: Judgement) -> Floats:
    """How likely each class is meant, entries and outside subjects alike."""
    likely = np.exp((judged.fused - judged.fused.max()) / SOFTENED)
    return np.asarray(likely / likely.sum())


def _clear(judged: Judgement) -> float:
    """How clearly a side is about one entry."""
    return judged.ours * float(judged.shares.max())
