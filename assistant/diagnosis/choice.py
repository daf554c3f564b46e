"""Where a walk stands, and which question comes next, if any, and by which rule."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from assistant.diagnosis.belief import PRIOR, Chances
from assistant.diagnosis.model import Answers
from assistant.diagnosis.outlook import Outlook, outlook
from assistant.diagnosis.value import costs, information, worth
from assistant.diagnosis.when import Given, counting, holds, unasked
from assistant.library.model import Check, Guide, Option

QUICK_MINUTES = 1.5
"""A check of at most this length is made in any case if it can decide a cause as probable as a common one: a second fault is seldom worth a
question by itself. With 2 minutes walks are half a question longer and of two faults 47 instead of 35% (56 instead of 47% in the guide on
contacts) are both found at once, but the worst part of a guide takes 12 instead of 3% more than the optimum (``python -m tests.bench
diagnosis``)."""

ALIKE_DIGITS = 6
"""Values that agree in so many digits after the point count as equal, so that rounding in the sums never decides the order."""

FEW, WIDE = 4, 5
"""So many of the best questions are compared once more, each with the best of so many that could follow. With 6 and 6 the shipped guides
are as near to the optimum and choosing takes a third longer (``python -m tests.bench diagnosis``)."""

Reason = Literal["always", "worth", "frequent", "chart", "thorough"]
"""The rule that chose a question: asked of everybody; saves time; decides a frequent cause cheaply; the next box of a chart in which one
cause holds; the person goes on although nothing is worth its cost."""


@dataclass(frozen=True, slots=True)
class Position:
    """What follows from the answers: those that count, the chances, and the checks that could still tell something (or are always
    asked)."""

    guide: Guide
    given: Given
    now: Chances
    left: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A check to ask, and the minutes that its answer saves on average, after its own cost (negative if it costs more)."""

    check: Check
    saves: float
    reason: Reason


def position(guide: Guide, answers: Answers, now: Chances) -> Position:
    """Where the walk stands. ``left`` can only shrink while answers are added."""
    given = counting(guide, answers)
    return Position(guide, given, now, tuple(_useful(unasked(guide, answers), given, now)))


def choose(at: Position, thorough: bool) -> Choice | None:
    """The next question: what is always asked, in the order of the file; else the one worth most; ``None`` if none is worth its cost."""
    ready, ahead = [check for check in at.left if holds(check, at.given)], outlook(at.guide, at.now, at.given)
    for check in ready:
        if check.always:
            return Choice(check, worth(costs(at.guide), ahead, check), "always")
    for saves, check in _ranked(at, ahead, ready):
        if reason := _reason(at, check, saves, thorough):
            return Choice(check, saves, reason)
    return None


def possible(option: Option, now: Chances) -> bool:
    """Whether the answer contradicts nothing that is already decided."""
    return all(now[cause] != _CONTRADICTS.get(effect) for cause, effect in option.effects.items())


_CONTRADICTS = {"confirms": 0.0, "rules-out": 1.0}


def decides(option: Option, now: Chances) -> list[str]:
    """The open causes that this answer would confirm or rule out."""
    return [cause for cause, effect in option.effects.items() if effect in _CONTRADICTS and 0 < now[cause] < 1]


def _useful(checks: Iterable[Check], given: Given, now: Chances) -> list[Check]:
    """Those of the checks that can tell something about an open cause, or that make another useful check apply; and those always asked."""
    waiting = list(checks)
    found = {check.id for check in waiting if any(_tells(option, now) for option in check.options)}
    closed = [check for check in waiting if check.when and not holds(check, given)]
    while gates := {gate for check in closed if check.id in found for condition in check.when for gate in condition} - found:
        found |= gates
    return [check for check in waiting if check.id in found or check.always]


def _tells(option: Option, now: Chances) -> bool:
    return any(0 < now[cause] < 1 for cause in option.effects) and possible(option, now)


def _ranked(at: Position, ahead: Outlook, checks: list[Check]) -> list[tuple[float, Check]]:
    """Best first: by minutes saved, then by information, then in the order of the file.

    The few best of those that save anything are compared once more with what could follow them.
    """
    priced = costs(at.guide)
    values = _sorted(ahead, [(worth(priced, ahead, check), check) for check in checks])
    best = [check for saves, check in values[:WIDE] if saves > 0]
    again = [(worth(priced, ahead, check, best), check) for check in best[:FEW]]
    order = [check for _, check in _sorted(ahead, again)] if len(again) > 1 else best[:FEW]
    saved = {check.id: saves for saves, check in values}
    return [(saved[check.id], check) for check in order] + values[len(order) :]


def _sorted(ahead: Outlook, values: Iterable[tuple[float, Check]]) -> list[tuple[float, Check]]:
    rounded = [(round(value, ALIKE_DIGITS), check) for value, check in values]
    counts = [value for value, _ in rounded]
    bits = {check.id: round(information(ahead, check), ALIKE_DIGITS) for value, check in rounded if counts.count(value) > 1}
    return sorted(rounded, key=lambda pair: (-pair[0], -bits.get(pair[1].id, 0.0)))


def _reason(at: Position, check: Check, saves: float, thorough: bool) -> Reason | None:
    if saves > 0:
        return "worth"
    if at.guide.one_cause:
        return "chart"
    can_decide = {cause for option in check.options if possible(option, at.now) for cause in decides(option, at.now)}
    if check.minutes <= QUICK_MINUTES and any(at.now[cause] >= PRIOR["common"] for cause in can_decide):
        return "frequent"
    return "thorough" if thorough else None
