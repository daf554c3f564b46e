"""Which matters does a message hold? It is cut in two where both the words and what each side is about say that another matter begins, and
each side again. A logistic regression weighs the two."""

from collections.abc import Callable
from functools import cache, partial
from math import exp

import numpy as np

from assistant.retrieval.cuts import Cut, cuts, wording
from assistant.retrieval.index import Index
from assistant.retrieval.query import read
from assistant.retrieval.scope import Judgement, judge

MOST_MATTERS = 5
"""Matters of one message that are answered; what comes after stays with the last."""

APART_FROM = 0.85
"""Probability from which a cut is made. In cross-validation (``python -m assistant.evaluation.tune``) one message in seventy that holds one
matter is then cut, and six in ten of those that hold two; at 0.76, two of three, and twice as many of the others."""

About = Callable[[str], Judgement]
"""Says what a piece of a message is about."""

MOST_GAIN = 20.0
"""Log-odds beyond which two entries explain a message no better than one."""

BASE = -7.7
WEIGHTS = (-0.3, 1.35, 0.55, 2.5, 1.85, -1.3, 1.7, 0.85, -0.95, 0.9, 0.25, 0.17, 1.0, 1.0, -0.35, 0.3, 1.2)
"""Of ``wording`` and then of what the sides are about, as in ``features``. From the same."""


def matters(index: Index, text: str) -> tuple[str, ...]:
    """The parts of a text that are about different things, in order; the text itself if it holds one matter."""
    best = cache(partial(_best, cache(partial(_about, index))))
    parts = [text]
    while len(parts) < MOST_MATTERS:
        chance, place = max((best(part)[0], -place) for place, part in enumerate(parts))
        cut = best(parts[-place])[1]
        if cut is None or chance < APART_FROM:
            break
        parts[-place : 1 - place] = [cut.left, cut.right]
    return tuple(parts)


def features(about: About, cut: Cut) -> tuple[float, ...]:
    """``wording``; then how much better two classes explain the sides than one explains both; how clear the left side is and the right
    side; how clear both are, if they are about different things; the probabilities that each is ours."""
    left, right = about(cut.before), about(cut.after)
    gain = float(left.fused.max() + right.fused.max() - (left.fused + right.fused).max())
    differ = int(left.fused.argmax()) != int(right.fused.argmax())
    both = min(_known(left), _known(right)) * differ
    return (*wording(cut), min(gain, MOST_GAIN), _clear(left), _clear(right), both, left.ours, right.ours)


def _about(index: Index, text: str) -> Judgement:
    return judge(index, read(index.vocabulary, text))


def _best(about: About, text: str) -> tuple[float, Cut | None]:
    """The likeliest cut of a text and its probability."""
    weighed = [(_chance(features(about, cut)), -place, cut) for place, cut in enumerate(cuts(text))]
    chance, _, cut = max(weighed, key=lambda each: each[:2], default=(0.0, 0, None))
    return chance, cut


def _chance(found: tuple[float, ...]) -> float:
    return 1.0 / (1.0 + exp(-(BASE + float(np.dot(WEIGHTS, found)))))


def _clear(judged: Judgement) -> float:
    """How clearly a side is about one entry."""
    return judged.ours * float(judged.shares.max())


def _known(judged: Judgement) -> float:
    """How clearly a side is about one entry or is not ours at all."""
    return max(_clear(judged), 1.0 - judged.ours)
