"""Walks of consistent persons through a guide with the engine itself: how many questions, and does the checklist hold every cause left."""

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import heappop, heappush

from assistant.diagnosis.engine import next_step
from assistant.diagnosis.model import UNSURE, Answers, Ask, Conclude, Step
from assistant.library.model import Guide, Option, Problem

POSITIONS = 400
"""Positions looked at for one guide: some seconds. Plain walks come first, so what is left out are walks with several causes or "not
sure"."""

LARGEST = 3
"""Confirmed causes at once, at most."""


@dataclass(frozen=True, slots=True)
class Walks:
    """What was met. ``positions`` were looked at; ``complete`` if these are all there are. ``longest`` is a longest walk, ``mean`` the mean
    number of questions over the ends met. Every walk with at most ``faults`` confirmed causes and "not sure" answers together was
    followed."""

    positions: int
    complete: bool
    faults: int
    longest: Answers
    mean: float
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, order=True)
class _Waiting:
    """A position to look at: simple ones (few confirmed causes and "not sure") first, then those furthest on (``left`` is least)."""

    faults: int
    left: int
    answers: Answers


def explore(guide: Guide, most: int = POSITIONS) -> Walks:
    """Follow every answer that a consistent person can give, and "not sure", from position to position."""
    queue, seen = [_Waiting(0, 0, ())], {frozenset[tuple[str, str]]()}
    ends: list[int] = []
    longest: Answers = ()
    problems: list[Problem] = []
    looked = faults = 0
    while queue and looked < most:
        at = heappop(queue)
        looked, faults = looked + 1, at.faults
        step = next_step(guide, at.answers)
        if not isinstance(step, Ask):
            ends.append(len(at.answers))
            longest = max(longest, at.answers, key=len)
            problems += _wrong_end(guide, step, at.answers)
            continue
        for option in _answers(guide, step):
            answers = (*at.answers, (step.check.id, option.id if option else UNSURE))
            if frozenset(answers) not in seen:
                seen.add(frozenset(answers))
                heappush(queue, _Waiting(at.faults + _faults(step, option), at.left - 1, answers))
    mean = sum(ends) / len(ends) if ends else 0.0
    return Walks(looked, not queue, faults if not queue else queue[0].faults - 1, longest, mean, tuple(problems))


def _answers(guide: Guide, step: Ask) -> Iterator[Option | None]:
    """The options that some consistent person with at most ``LARGEST`` causes can give after these answers, and ``None``: not sure."""
    chance = {verdict.cause.id: verdict.chance for verdict in step.verdicts}
    yield None
    for option in step.check.options:
        confirmed = {cause for cause, now in chance.items() if now == 1} | set(option.causes("confirms"))
        ruled_out = {cause for cause, now in chance.items() if now == 0} | set(option.causes("rules-out"))
        if confirmed.isdisjoint(ruled_out) and len(confirmed) <= LARGEST and len(ruled_out) < len(chance):
            yield option


def _faults(step: Ask, option: Option | None) -> int:
    """What the answer adds to the difficulty of a walk: a cause that is confirmed now, or that it was not sure."""
    if option is None:
        return 1
    return sum(verdict.status == "possible" for verdict in step.verdicts if verdict.cause.id in option.causes("confirms"))


def _wrong_end(guide: Guide, step: Step, answers: Answers) -> list[Problem]:
    """An end at which a cause that may be true is not on the checklist. A consistent person never meets one."""
    on_list = {cause.id for item in step.items for cause in item.causes} if isinstance(step, Conclude) else set()
    lost = [verdict.cause.id for verdict in step.verdicts if verdict.status != "ruled_out" and verdict.cause.id not in on_list]
    if isinstance(step, Conclude) and not lost:
        return []
    said = ", ".join(f"{check}={option}" for check, option in answers)
    return [
        Problem(
            guide.location, f"after {said} no checklist holds {' and '.join(lost) or 'anything'}", "report this: the engine is at fault"
        )
    ]
