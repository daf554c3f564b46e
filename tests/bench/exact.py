"""The exact picture of a small guide: every set of up to three true causes against every state of the answers, as arrays.

The world is the one that the engine assumes of people, but without its shortcuts: one cause holds, or several independently of each
other (one person in five), or one that the guide does not know; answers are consistent, and the belief is the full posterior. A walk
costs the minutes of its checks, then those of the repair: what is certain first, then each possible fix in the order of chance over
minutes until every true cause is mended, or a ticket from where that is cheaper.
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from math import prod

import numpy as np
from numpy.typing import NDArray

from assistant.diagnosis.belief import PRIOR, STRENGTH
from assistant.diagnosis.outlook import ELSEWHERE, SECOND
from assistant.diagnosis.value import READING_MINUTES, TICKET_MINUTES, TRIAL_MINUTES
from assistant.library.model import Guide, Option

Floats = NDArray[np.float64]
LARGEST = 3
CERTAIN = 1 - 1e-9


def readiness(option: Option, true: frozenset[str]) -> float:
    """How readily a consistent person with these causes gives this answer, before scaling; 0 if it would be wrong."""
    if not true.issuperset(option.causes("confirms")) or true.intersection(option.causes("rules-out")):
        return 0.0
    definite = option.causes("confirms") or option.causes("rules-out")
    soft = len(true.intersection(option.causes("likely"))) - len(true.intersection(option.causes("unlikely")))
    return (STRENGTH if definite else 1.0) * STRENGTH**soft


@dataclass(frozen=True)
class Exact:
    """A guide whose checks all apply from the start. Axis i of an array over states is check i: its options, then "not answered"."""

    guide: Guide

    @cached_property
    def sets(self) -> list[frozenset[str]]:
        """Sets of true causes; with the empty one something holds that the guide does not know."""
        return [frozenset(some) for size in range(LARGEST + 1) for some in combinations(self.guide.causes, size)]

    @cached_property
    def joint(self) -> Floats:
        """Probability of (state, set of causes): the last axis are the sets."""
        odds = {cause.id: PRIOR[cause.likelihood] / (1 - PRIOR[cause.likelihood]) for cause in self.guide.causes.values()}
        rarity = SECOND / sum(odds.values())
        prior = np.array([prod(odds[cause] for cause in true) * rarity ** (len(true) - 1) for true in self.sets])
        prior[0] = ELSEWHERE / (1 - ELSEWHERE)
        table = prior / prior.sum()
        checks = list(self.guide.checks.values())
        for place, check in enumerate(checks):
            ready = np.array([[readiness(option, true) for true in self.sets] for option in check.options])
            answers = np.vstack([ready / ready.sum(axis=0), np.ones(len(self.sets))])
            shape = [1] * place + [len(answers)] + [1] * (len(checks) - place - 1) + [len(self.sets)]
            table = table.reshape((*table.shape[:-1], *[1] * (len(shape) - table.ndim), len(self.sets))) * answers.reshape(shape)
        return np.asarray(table)

    @cached_property
    def chances(self) -> Floats:
        """Probability of each state, summed over the sets."""
        return np.asarray(self.joint.sum(axis=-1))

    @cached_property
    def marginals(self) -> Floats:
        """Chance of each cause in each state."""
        member = np.array([[cause in true for cause in self.guide.causes] for true in self.sets], dtype=float)
        return np.asarray((self.joint @ member) / np.maximum(self.chances, 1e-300)[..., None])

    @cached_property
    def repair(self) -> Floats:
        """Expected minutes of repair in each state."""
        minutes = np.array([self.guide.fixes[cause.fix].minutes for cause in self.guide.causes.values()])
        sure, gone = self.marginals > CERTAIN, self.marginals < 1 - CERTAIN
        order = np.argsort(np.where(gone, np.inf, np.where(sure, -np.inf, -self.marginals / minutes)), axis=-1, kind="stable")
        rank = np.argsort(order, axis=-1)
        tries = np.take_along_axis(np.where(sure | gone, 0.0, minutes + TRIAL_MINUTES), order, axis=-1)
        places = {cause: place for place, cause in enumerate(self.guide.causes)}
        members = np.array([[places[cause] for cause in (sorted(true or places) * LARGEST)[:LARGEST]] for true in self.sets])
        last = rank[..., members].max(axis=-1)
        last[..., 0] = len(places)
        cells = np.arange(self.chances.size)[:, None] * (len(places) + 1) + last.reshape(self.chances.size, -1)
        ends = np.bincount(cells.ravel(), self.joint.ravel(), self.chances.size * (len(places) + 1)).reshape((*self.chances.shape, -1))
        still, to_go = ends[..., -1], ends[..., -1] * TICKET_MINUTES
        for place in reversed(range(len(places))):
            still = still + ends[..., place]
            tried = to_go + tries[..., place] * still
            to_go = np.where(place < sure.sum(axis=-1), tried, np.minimum(tried, still * TICKET_MINUTES))
        return np.asarray((sure * minutes).sum(axis=-1) + to_go / np.maximum(self.chances, 1e-300))

    def optimum(self) -> Floats:
        """Expected minutes from each state under the best policy, by dynamic programming over the number of answers."""
        value = self.repair.copy()
        for _ in self.guide.checks:
            for place in range(len(self.guide.checks)):
                self._improve(value, place)
        return value

    def optimum_after_symptom(self) -> float:
        """Expected minutes of the best policy that, as ours does, asks the first check of everybody."""
        unanswered: tuple[slice | int, ...] = (slice(None), *(len(check.options) for check in list(self.guide.checks.values())[1:]))
        value, weight = self.optimum()[unanswered][:-1], self.chances[unanswered][:-1]
        return float((value * weight).sum()) + next(iter(self.guide.checks.values())).minutes + READING_MINUTES

    def _improve(self, value: Floats, place: int) -> None:
        """Ask check ``place`` in each state without its answer, where that is better."""
        answered, open_state = np.moveaxis(value, place, 0)[:-1], np.moveaxis(value, place, 0)[-1]
        weight = np.moveaxis(self.chances, place, 0)
        asked = (weight[:-1] * answered).sum(axis=0) / np.maximum(weight[-1], 1e-300) + self._minutes(place)
        np.minimum(open_state, asked, out=open_state)

    def _minutes(self, place: int) -> float:
        return list(self.guide.checks.values())[place].minutes + READING_MINUTES
