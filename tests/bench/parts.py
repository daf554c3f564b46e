"""Parts of a shipped guide that are small enough for the exact optimum: what one symptom leaves likely.

A whole guide is out of reach: 25 causes and 30 checks have some 10^15 states of the answers, and soft answers give nearly each a belief of
its own. A part keeps the likeliest causes after one answer to the first check, every check that says something about them with the checks
it waits for, and persons with none, one or two of these causes. In it the optimum is exact: dynamic programming over beliefs, each met
once. What is left out are persons with a cause that the symptom makes unlikely.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations
from math import prod
from random import Random

import numpy as np
from numpy.typing import NDArray

from assistant.diagnosis.belief import PRIOR, chances, verdicts
from assistant.diagnosis.choice import choose, position
from assistant.diagnosis.model import Answers
from assistant.diagnosis.outlook import ELSEWHERE, SECOND, forecast, outlook
from assistant.diagnosis.value import READING_MINUTES, TICKET_MINUTES, TRIAL_MINUTES
from assistant.diagnosis.when import holds
from assistant.library.model import Check, Guide, Option
from tests.bench.exact import CERTAIN, readiness

Floats = NDArray[np.float64]
CAUSES = 5
"""Causes kept. With six a part takes up to three minutes instead of ten seconds."""

TWO_FAULTS = 2
DIGITS = 9
"""Beliefs that agree in so many digits are one."""

Way = Callable[["Part", Floats, Answers], Check | None]
"""The part, the exact belief and the answers become the next check, or ``None`` to stop."""


@dataclass(frozen=True)
class Part:
    """A part of a guide and the answer it starts from."""

    guide: Guide
    start: Answers

    @cached_property
    def sets(self) -> list[frozenset[str]]:
        """Sets of true causes; with the empty one something holds that the part does not know."""
        return [frozenset(some) for size in range(TWO_FAULTS + 1) for some in combinations(self.guide.causes, size)]

    @cached_property
    def prior(self) -> Floats:
        """The weight of each set after the first answer, adding up to 1."""
        odds = {cause.id: PRIOR[cause.likelihood] / (1 - PRIOR[cause.likelihood]) for cause in self.guide.causes.values()}
        rarity = SECOND / sum(odds.values())
        weights = np.array([prod(odds[cause] for cause in true) * rarity ** (len(true) - 1) for true in self.sets])
        weights[0] = ELSEWHERE / (1 - ELSEWHERE)
        for check, option in self.start:
            weights = weights * self.replies[check][option]
        return np.asarray(weights / weights.sum())

    @cached_property
    def replies(self) -> dict[str, dict[str, Floats]]:
        """Check to option to its probability for each set."""
        found = {}
        for check in self.guide.checks.values():
            ready = np.array([[readiness(option, true) for true in self.sets] for option in check.options])
            found[check.id] = dict(zip([option.id for option in check.options], ready / ready.sum(axis=0), strict=True))
        return found

    @cached_property
    def minutes(self) -> Floats:
        """Minutes of each cause's fix."""
        return np.array([self.guide.fixes[cause.fix].minutes for cause in self.guide.causes.values()])

    @cached_property
    def member(self) -> Floats:
        """Sets by causes: 1 where the cause is in the set."""
        return np.array([[float(cause in true) for cause in self.guide.causes] for true in self.sets])

    @cached_property
    def least(self) -> Floats:
        """The minutes of each set's own fixes; a ticket for the empty one. No walk takes less."""
        least = self.member @ self.minutes
        least[0] = TICKET_MINUTES
        return np.asarray(least)

    def repair(self, belief: Floats) -> float:
        """Expected minutes of repair: what is certain, then each possible fix by chance over minutes, or a ticket."""
        chance = belief @ self.member
        sure = chance > CERTAIN
        tried = [place for place in np.argsort(-chance / self.minutes, kind="stable") if not sure[place] and chance[place] > 1 - CERTAIN]
        last = np.zeros(len(belief), dtype=int)
        for turn, place in enumerate(tried, 1):
            last[self.member[:, place] > 0] = turn
        last[0] = len(tried) + 1
        ends = np.bincount(last, belief, len(tried) + 2)
        still, to_go = ends[-1], ends[-1] * TICKET_MINUTES
        for turn in range(len(tried), 0, -1):
            still += ends[turn]
            to_go = min(to_go + still * (self.minutes[tried[turn - 1]] + TRIAL_MINUTES), still * TICKET_MINUTES)
        return float(to_go + self.minutes[sure].sum())

    def after(self, belief: Floats, check: Check) -> Iterator[tuple[Option, float, Floats]]:
        """Each answer that can be given, its probability, and the belief after it."""
        for option in check.options:
            joint = belief * self.replies[check.id][option.id]
            if (chance := float(joint.sum())) > 1 - CERTAIN:
                yield option, chance, joint / chance

    def ready(self, answers: Answers) -> list[Check]:
        """The checks that can be asked now; only those of everybody while there are any."""
        given = dict(answers)
        ready = [check for check in self.guide.checks.values() if check.id not in given and holds(check, given)]
        return [check for check in ready if check.always] or ready

    def optimum(self) -> float:
        """Expected minutes of the best way of asking."""
        return self._best(self.prior, self.start, {})

    def telling(self, belief: Floats, answers: Answers) -> list[Check]:
        """The checks that can be asked now and of which more than one answer is possible or opens something."""
        return [check for check in self.ready(answers) if check.always or self._tells(belief, check)]

    def saves(self, belief: Floats, check: Check) -> float:
        """Minutes that one question saves, after its own cost."""
        after = sum(chance * self.repair(then) for _, chance, then in self.after(belief, check))
        return self.repair(belief) - after - check.minutes - READING_MINUTES

    def information(self, belief: Floats, check: Check) -> float:
        """Bits about which set holds."""
        return _bits(belief) - sum(chance * _bits(then) for _, chance, then in self.after(belief, check))

    def _best(self, belief: Floats, answers: Answers, seen: dict[object, float]) -> float:
        key = self._key(belief, answers)
        if key not in seen:
            ready = self.ready(answers)
            asked_anyway = any(check.always for check in ready)
            best = np.inf if asked_anyway else self.repair(belief)
            for check in sorted(ready, key=lambda check: check.minutes):
                best = min(best, self._asked(best, belief, check, answers, seen))
            seen[key] = best
        return seen[key]

    def _asked(self, best: float, belief: Floats, check: Check, answers: Answers, seen: dict[object, float]) -> float:
        """Minutes with this check; some number not below ``best`` as soon as they cannot be fewer."""
        bound = check.minutes + READING_MINUTES + float(belief @ self.least)
        if bound >= best:
            return bound
        for option, chance, after in self.after(belief, check):
            bound += chance * (self._best(after, (*answers, (check.id, option.id)), seen) - float(after @ self.least))
            if bound >= best:
                break
        return bound

    def _key(self, belief: Floats, answers: Answers) -> object:
        """What decides about the rest: the belief, the checks still to ask, and the answers that others wait for."""
        given = dict(answers)
        left = tuple(check.id for check in self.guide.checks.values() if check.id not in given and self._tells(belief, check))
        waited = tuple((name, given[name]) for name in self._gates if name in given)
        return belief.round(DIGITS).tobytes(), left, waited

    @cached_property
    def _gates(self) -> list[str]:
        return sorted({name for check in self.guide.checks.values() for condition in check.when for name in condition})

    def _tells(self, belief: Floats, check: Check) -> bool:
        """Whether the answer depends on what is true, or opens another check."""
        if check.id in self._gates:
            return True
        alive = belief > 1 - CERTAIN
        return any(np.ptp(reply[alive]) > 1 - CERTAIN for reply in self.replies[check.id].values())

    def follow(self, way: Way) -> tuple[float, float]:
        """Mean minutes and mean questions of a way of asking, the first included in neither, over all persons, exactly."""
        minutes = questions = 0.0
        waiting = [(self.start, self.prior, 1.0, 0.0)]
        while waiting:
            answers, belief, chance, spent = waiting.pop()
            check = way(self, belief, answers)
            if check is None:
                minutes += chance * (spent + self.repair(belief))
                questions += chance * (len(answers) - len(self.start))
                continue
            for option, share, after in self.after(belief, check):
                waiting.append(((*answers, (check.id, option.id)), after, chance * share, spent + check.minutes + READING_MINUTES))
        return minutes, questions


def ours(part: Part, _belief: Floats, answers: Answers) -> Check | None:
    now = {verdict.cause.id: verdict.chance for verdict in verdicts(part.guide, answers)}
    choice = choose(position(part.guide, answers, now), thorough=False)
    return choice.check if choice else None


def fixed(part: Part, belief: Floats, answers: Answers) -> Check | None:
    """The order of the file, each check that can still tell something."""
    return next(iter(part.telling(belief, answers)), None)


def first_finding(part: Part, belief: Floats, answers: Answers) -> Check | None:
    """The order of the file until something is found, as one reads an article."""
    return None if (belief @ part.member > CERTAIN).any() else fixed(part, belief, answers)


def shuffled(part: Part, belief: Floats, answers: Answers) -> Check | None:
    """Any order, each check that can still tell something."""
    telling = part.telling(belief, answers)
    return Random(str(answers)).choice(telling) if telling else None  # noqa: S311 - the same order in every run


def entropy(part: Part, belief: Floats, answers: Answers) -> Check | None:
    """The most informative check; stops when no single question saves more minutes than it costs."""
    telling = part.telling(belief, answers)
    worth_it = any(part.saves(belief, check) > 0 for check in telling)
    anyway = bool(telling) and telling[0].always
    return max(telling, key=lambda check: part.information(belief, check)) if worth_it or anyway else None


def parts(guide: Guide, causes: int = CAUSES) -> list[tuple[str, float, Part]]:
    """Each answer to the guide's first check, how probable it is, and the part of the guide that it leaves likely."""
    first = next(iter(guide.checks.values()))
    found = []
    for option, whole in forecast(outlook(guide, chances(guide, ()), {}), first):
        start = ((first.id, option.id),)
        ahead = outlook(guide, chances(guide, start), dict(start))
        likeliest = sorted(ahead.shares, key=lambda cause: -ahead.shares[cause])[:causes]
        found.append((option.id, whole.mass, Part(_only(guide, frozenset(likeliest), start), start)))
    return found


def _bits(belief: Floats) -> float:
    sure = belief[belief > 0]
    return float(-(sure * np.log2(sure)).sum())


def _only(guide: Guide, causes: frozenset[str], start: Answers) -> Guide:
    """The guide without the other causes, the checks that say nothing about these, and the checks that can no longer apply."""
    trimmed = {check.id: _about(check, causes) for check in guide.checks.values()}
    wanted = {check.id for check in trimmed.values() if any(option.effects for option in check.options)}
    while more := {name for check in wanted for condition in guide.checks[check].when for name in condition} - wanted:
        wanted |= more
    kept = {name: check for name, check in trimmed.items() if name in wanted or name in dict(start)}
    mending = {guide.causes[cause].fix for cause in causes}
    return replace(
        guide,
        causes={name: cause for name, cause in guide.causes.items() if name in causes},
        checks=kept,
        fixes={name: replace(fix, after=()) for name, fix in guide.fixes.items() if name in mending},
    )


def _about(check: Check, causes: frozenset[str]) -> Check:
    """The check with what its answers say about these causes only. Answers that then say the same stay apart if a check waits for them."""
    options = (
        replace(option, effects={cause: what for cause, what in option.effects.items() if cause in causes}) for option in check.options
    )
    return replace(check, options=tuple(options))
