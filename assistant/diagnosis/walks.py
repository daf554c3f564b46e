"""Consistent persons go through a guide: does the checklist hold everything that is wrong, and how many questions does it take?

What holds for all of them is proved in ``proof.py`` without a walk. Here the engine itself is watched: on every walk of a small guide; in a
larger one every set of true causes is walked for once, and the engine's own questions are sampled.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, combinations, islice
from math import comb
from zlib import crc32

from assistant.diagnosis.belief import chances
from assistant.diagnosis.engine import next_step
from assistant.diagnosis.model import UNSURE, Answer, Answers, Ask, Conclude, Step
from assistant.diagnosis.ways import LARGEST, Choices, choices
from assistant.diagnosis.when import ANY, holds
from assistant.library.model import Check, Guide, Problem

POSITIONS = 200
"""Positions at which the engine is asked for the next question, in a guide that has too many to look at all: about a second."""

AT_ONCE = 6
"""With more checks open at once a guide has over 3 to the power of 6 positions: trying to see all would be in vain. In a chart only one
box is open."""

PEOPLE = 3000
"""Sets of true causes walked for in one guide: all of those with up to three out of 26 causes. It takes about two seconds."""

WORK = 80_000
"""Causes times sets of causes, at most, so that a guide with very many causes takes no longer: with 100 causes 800 sets are walked for."""

People = frozenset[str]
"""A person: the causes that hold for them."""


@dataclass(frozen=True, slots=True)
class Walks:
    """What was met. ``people`` sets of true causes, of ``of_people``, were walked for, and ``positions`` of the engine were looked at;
    ``complete`` if these are all there are. ``longest`` is a longest walk, ``mean`` the mean number of questions of the walks met; no walk
    at all is longer than ``bound``, as each check is asked once at most."""

    people: int
    of_people: int
    positions: int
    complete: bool
    bound: int
    longest: Answers
    mean: float
    problems: tuple[Problem, ...]


def explore(guide: Guide, positions: int = POSITIONS, people: int = PEOPLE) -> Walks:
    """Walk through a guide as many persons as these limits allow; always the same ones."""
    people = max(min(people, WORK // max(len(guide.causes), 1)), 1)
    walked = list(islice(_spread(guide, people), people))
    lost = [problem for number, true in enumerate(walked) for problem in _misjudged(guide, true, number)]
    every = None if _open_at_once(guide) > AT_ONCE else _every_walk(guide, positions)
    found = every or _some_walks(guide, positions)
    return Walks(
        people=len(walked),
        of_people=_crowd(guide),
        positions=found.positions,
        complete=every is not None,
        bound=len(guide.checks),
        longest=max(found.ends, key=len, default=()),
        mean=sum(map(len, found.ends)) / len(found.ends) if found.ends else 0.0,
        problems=(*lost, *found.problems),
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """Walks with the engine: how many positions, and the answers at each end."""

    positions: int
    ends: tuple[Answers, ...]
    problems: tuple[Problem, ...]


def _sizes(guide: Guide) -> range:
    return range(1, min(1 if guide.one_cause else LARGEST, len(guide.causes)) + 1)


def _crowd(guide: Guide) -> int:
    """How many sets of causes there are."""
    return sum(comb(len(guide.causes), size) for size in _sizes(guide))


def _spread(guide: Guide, most: int) -> Iterator[People]:
    """Each cause by itself, then sets of several: all where ``most`` allows it, otherwise evenly chosen ones."""
    alone, crowd = len(guide.causes), _crowd(guide)
    several = chain.from_iterable(combinations(guide.causes, size) for size in _sizes(guide)[1:])
    every_nth = max(1, -(-(crowd - alone) // max(most - alone, 1)))
    return (frozenset(true) for true in chain(((cause,) for cause in guide.causes), islice(several, 0, None, every_nth)))


def _ids(check: Check) -> list[str]:
    return [option.id for option in check.options]


def _chance(*parts: object) -> int:
    """A number that looks random and is always the same."""
    return crc32("|".join(map(str, parts)).encode())


def _answer(guide: Guide, check: str, right: Choices, number: int) -> Answer:
    """What a person says: an answer that confirms something wherever one is right. Two persons in three are not sure now and then."""
    options = [option for option in guide.checks[check].options if option.id in right.get(check, ())]
    telling = [option for option in options if option.causes("confirms")] or options
    if not telling or _chance(number, check) % 8 < number % 3:
        return check, UNSURE
    return check, telling[_chance(number, check, "which") % len(telling)].id


def _misjudged(guide: Guide, true: People, number: int) -> Iterator[Problem]:
    """One person answers whatever applies. At the end no cause may be judged wrongly."""
    right, given = choices(guide, true), dict[str, str]()
    answers: Answers = ()
    before = -1
    while len(answers) > before:
        before = len(answers)
        for check in guide.checks.values():
            if check.id not in given and holds(check, given):
                answers = (*answers, _answer(guide, check.id, right, number))
                given[check.id] = ANY if answers[-1][1] == UNSURE and check.always else answers[-1][1]
    now = chances(guide, answers)
    wrong = {cause for cause, chance in now.items() if chance == (0 if cause in true else 1)}
    if wrong:
        yield _fault(guide, answers, f"{' and '.join(sorted(wrong))} is judged wrongly")


def _open_at_once(guide: Guide) -> int:
    """The most checks that can be asked after the first answer."""
    first = [check for check in guide.checks.values() if not check.when]
    rest = [check for check in guide.checks.values() if check.when]
    return len(first) + max((sum(holds(one, {check.id: option}) for one in rest) for check in first for option in _ids(check)), default=0)


def _every_walk(guide: Guide, most: int) -> _Found | None:
    """Every answer that a consistent person can give, and "not sure", from position to position; ``None`` if these are too many."""
    start: Answers = ()
    stack, seen = [start], {frozenset(start)}
    ends: list[Answers] = []
    problems: list[Problem] = []
    while stack:
        answers = stack.pop()
        step = next_step(guide, answers)
        if not isinstance(step, Ask):
            ends.append(answers)
            problems += _wrong_end(guide, step, answers)
            continue
        for value in (UNSURE, *_consistent(step)):
            longer = (*answers, (step.check.id, value))
            if frozenset(longer) not in seen:
                seen.add(frozenset(longer))
                stack.append(longer)
        if len(seen) > most:
            return None
    return _Found(len(seen), tuple(ends), tuple(problems))


def _consistent(step: Ask) -> Iterator[str]:
    """The options that some consistent person with at most ``LARGEST`` causes can choose after these answers."""
    chance = {verdict.cause.id: verdict.chance for verdict in step.verdicts}
    for option in step.check.options:
        confirmed = {cause for cause, now in chance.items() if now == 1} | set(option.causes("confirms"))
        ruled_out = {cause for cause, now in chance.items() if now == 0} | set(option.causes("rules-out"))
        if confirmed.isdisjoint(ruled_out) and len(confirmed) <= LARGEST and len(ruled_out) < len(chance):
            yield option.id


def _some_walks(guide: Guide, most: int) -> _Found:
    """Walks of some persons with the engine, as many as the positions allow."""
    steps: dict[Answers, Step] = {}
    start: Answers = ()
    ends: list[Answers] = []
    problems: list[Problem] = []
    for number, true in enumerate(_spread(guide, most)):
        right, answers = choices(guide, true), start
        while isinstance(step := _remembered(steps, guide, answers), Ask):
            answers = (*answers, _answer(guide, step.check.id, right, number))
        ends.append(answers)
        problems += _wrong_end(guide, step, answers)
        if len(steps) >= most:
            break
    return _Found(len(steps), tuple(ends), tuple(problems))


def _remembered(steps: dict[Answers, Step], guide: Guide, answers: Answers) -> Step:
    if answers not in steps:
        steps[answers] = next_step(guide, answers)
    return steps[answers]


def _wrong_end(guide: Guide, step: Step, answers: Answers) -> list[Problem]:
    """An end at which a cause that may be true is not on the checklist. A consistent person never meets one."""
    on_list = {cause.id for item in step.items for cause in item.causes} if isinstance(step, Conclude) else set()
    lost = [verdict.cause.id for verdict in step.verdicts if verdict.status != "ruled_out" and verdict.cause.id not in on_list]
    if isinstance(step, Conclude) and not lost:
        return []
    return [_fault(guide, answers, f"no checklist holds {' and '.join(lost) or 'anything'}")]


def _fault(guide: Guide, answers: Answers, what: str) -> Problem:
    said = ", ".join(f"{check}={option}" for check, option in answers)
    return Problem(guide.location, f"after {said or 'no answer'} {what}", "the guide is not to blame: report this, the program is at fault")
