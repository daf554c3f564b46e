"""How long diagnoses are: ours, a fixed order, a random order, greedy entropy, and the exact optimum. Run with ``python -m
tests.bench``."""

from collections.abc import Callable
from pathlib import Path
from random import Random
from time import perf_counter, process_time

import numpy as np

from assistant.diagnosis.belief import verdicts
from assistant.diagnosis.choice import choose, position
from assistant.diagnosis.engine import next_step
from assistant.diagnosis.model import UNSURE, Answers, Ask
from assistant.diagnosis.value import READING_MINUTES
from assistant.library.load import load_library
from assistant.library.model import Check, Guide
from tests.bench import parts, persons
from tests.bench.exact import Exact
from tests.bench.random_guides import large_guide, random_guide
from tests.diagnosis.test_prefill_goldens import CASES, counts

GUIDES, PEOPLE = 200, 200
UNLIKELY = 1e-12
KNOWLEDGE = Path(__file__).resolve().parents[2] / "knowledge"

Policy = Callable[[Exact, tuple[int, ...], Answers], Check | None]
"""The state (an index for each check) and the answers in order become the next check, or ``None`` to stop."""


def ours(world: Exact, _state: tuple[int, ...], answers: Answers) -> Check | None:
    now = {verdict.cause.id: verdict.chance for verdict in verdicts(world.guide, answers)}
    choice = choose(position(world.guide, answers, now), thorough=False)
    return choice.check if choice else None


def fixed(world: Exact, state: tuple[int, ...], answers: Answers) -> Check | None:
    """The order of the file, each check that can still tell something."""
    return next(iter(_telling(world, state, answers)), None)


def first_finding(world: Exact, state: tuple[int, ...], answers: Answers) -> Check | None:
    """The order of the file until something is found, as one reads an article."""
    return None if (world.marginals[state] > 1 - 1e-9).any() else fixed(world, state, answers)


def shuffled(world: Exact, state: tuple[int, ...], answers: Answers) -> Check | None:
    """Any order, each check that can still tell something."""
    telling = _telling(world, state, answers)
    return Random(str(answers)).choice(telling) if telling else None  # noqa: S311 - the same order in every run


def entropy(world: Exact, state: tuple[int, ...], answers: Answers) -> Check | None:
    """The most informative check; stops when no single question saves more minutes than it costs."""
    if not answers:
        return next(iter(world.guide.checks.values()))
    telling = _telling(world, state, answers)
    if not any(_saves(world, state, check) > 0 for check in telling):
        return None
    return max(telling, key=lambda check: _bits(world, state) - _mean(world, state, check, lambda after: _bits(world, after)))


def one_step(world: Exact, state: tuple[int, ...], answers: Answers) -> Check | None:
    """The check that saves most with the exact belief, looking one question ahead: what ours would be without its shortcuts."""
    if not answers:
        return next(iter(world.guide.checks.values()))
    best = max(_telling(world, state, answers), key=lambda check: _saves(world, state, check), default=None)
    return best if best and _saves(world, state, best) > 0 else None


POLICIES: dict[str, Policy] = {
    "ours": ours,
    "exact belief, one step": one_step,
    "greedy entropy": entropy,
    "fixed order": fixed,
    "fixed, to first finding": first_finding,
    "random order": shuffled,
}

WAYS = {
    "ours": persons.ours,
    "greedy entropy": persons.entropy,
    "fixed order": persons.fixed,
    "fixed, to first finding": persons.first_finding,
    "random order": persons.shuffled,
}

PART_WAYS = {
    "ours": parts.ours,
    "greedy entropy": parts.entropy,
    "fixed order": parts.fixed,
    "fixed, to first finding": parts.first_finding,
    "random order": parts.shuffled,
}


def follow(world: Exact, policy: Policy) -> tuple[float, float]:
    """Mean minutes and mean questions of a policy, over all persons, exactly."""
    minutes = questions = 0.0
    waiting: list[tuple[tuple[int, ...], Answers, float]] = [(_start(world), (), 0.0)]
    while waiting:
        state, answers, spent = waiting.pop()
        check = policy(world, state, answers)
        if check is None:
            minutes += world.chances[state] * (spent + world.repair[state])
            questions += world.chances[state] * len(answers)
            continue
        for after, option in _after(world, state, check):
            waiting.append((after, (*answers, (check.id, option)), spent + check.minutes + READING_MINUTES))
    return float(minutes), float(questions)


def _start(world: Exact) -> tuple[int, ...]:
    return tuple(len(check.options) for check in world.guide.checks.values())


def _after(world: Exact, state: tuple[int, ...], check: Check) -> list[tuple[tuple[int, ...], str]]:
    place = list(world.guide.checks).index(check.id)
    states = [((*state[:place], number, *state[place + 1 :]), option.id) for number, option in enumerate(check.options)]
    return [(after, option) for after, option in states if world.chances[after] > UNLIKELY]


def _telling(world: Exact, state: tuple[int, ...], answers: Answers) -> list[Check]:
    """Unanswered checks of which more than one answer is possible, or that are always asked."""
    given = dict(answers)
    return [
        check for check in world.guide.checks.values() if check.id not in given and (check.always or len(_after(world, state, check)) > 1)
    ]


def _mean(world: Exact, state: tuple[int, ...], check: Check, of: Callable[[tuple[int, ...]], float]) -> float:
    return sum(float(world.chances[after]) * of(after) for after, _ in _after(world, state, check)) / float(world.chances[state])


def _saves(world: Exact, state: tuple[int, ...], check: Check) -> float:
    return (
        float(world.repair[state]) - _mean(world, state, check, lambda after: float(world.repair[after])) - check.minutes - READING_MINUTES
    )


def _bits(world: Exact, state: tuple[int, ...]) -> float:
    p = np.clip(world.marginals[state], 1e-12, 1 - 1e-12)
    return float(-(p * np.log2(p) + (1 - p) * np.log2(1 - p)).sum())


def against_the_optimum(guides: int) -> list[str]:
    """A row for each policy on random guides: minutes, questions, and how much longer than the optimum."""
    began = perf_counter()
    rows: dict[str, list[tuple[float, float, float]]] = {name: [] for name in POLICIES}
    best = []
    for seed in range(guides):
        world = Exact(random_guide(seed))
        best.append(world.optimum_after_symptom())
        for name, policy in POLICIES.items():
            minutes, questions = follow(world, policy)
            rows[name].append((minutes, questions, minutes / best[-1] - 1))
    lines = [f"{guides} random guides of 8 to 12 causes and 8 checks, every person weighed ({perf_counter() - began:.0f} s)"]
    lines += [f"{'':24} {'minutes':>8} {'questions':>10} {'over optimum':>13} {'worst':>7}", f"{'exact optimum':24} {np.mean(best):8.1f}"]
    for name, found in rows.items():
        table = np.array(found)
        minutes, questions, over = table.mean(axis=0)
        lines.append(f"{name:24} {minutes:8.1f} {questions:10.1f} {over:13.1%} {table[:, 2].max():7.1%}")
    return lines


def on_the_shipped_guides(people: int) -> list[str]:
    """A row for each guide and way of asking. ``one``, ``two``: of those with so many causes, whose were all certain
    at the end; the rest are on the list as possible."""
    library = load_library(KNOWLEDGE).library
    lines = [f"The shipped guides, {people} persons each (one in five with two causes)"]
    lines += [f"{'':24} {'minutes':>8} {'questions':>10} {'nine in ten':>12} {'one':>7} {'two':>7}"]
    for guide in library.guides.values() if library else ():
        lines.append(guide.id)
        for name, way in WAYS.items():
            walks = on_persons(guide, way, people)
            questions = sorted(walk.questions for walk in walks)
            lines.append(
                f"  {name:22} {np.mean([walk.minutes for walk in walks]):8.1f} {np.mean(questions):10.1f} "
                f"{questions[int(0.9 * people)]:12} {_found(walks, 1)} {_found(walks, 2)}"
            )
    return lines


def _found(walks: list[persons.Walk], faults: int) -> str:
    """The share of those with so many causes of whom every cause was certain at the end."""
    found = [walk.found for walk in walks if walk.faults == faults]
    return f"{np.mean(found):7.0%}" if found else f"{'-':>7}"


def on_parts() -> list[str]:
    """A row for each shipped guide and way of asking: minutes after each answer to the first question, against the exact optimum."""
    library = load_library(KNOWLEDGE).library
    lines = [f"The shipped guides after each answer to the first question, their {parts.CAUSES} likeliest causes, every person weighed"]
    lines += [f"{'':24} {'minutes':>8} {'questions':>10} {'over optimum':>13} {'worst':>7}"]
    for guide in library.guides.values() if library else ():
        if all(check.always for check in guide.checks.values()):
            lines.append(f"{guide.id}: everybody is asked every question that applies, so every order is the optimum")
            continue
        pieces = parts.parts(guide)
        best = [part.optimum() for _, _, part in pieces]
        weights = np.array([weight for _, weight, _ in pieces])
        lines.append(f"{guide.id}, exact optimum {np.average(best, weights=weights):.1f} minutes")
        for name, way in PART_WAYS.items():
            table = np.array([part.follow(way) for _, _, part in pieces])
            over = table[:, 0] / best - 1
            minutes, questions = np.average(table, axis=0, weights=weights)
            lines.append(f"  {name:22} {minutes:8.1f} {questions:10.1f} {np.average(over, weights=weights):13.1%} {over.max():7.1%}")
    return lines


def on_persons(guide: Guide, way: persons.Way, people: int) -> list[persons.Walk]:
    """The walks of the same persons in every run."""
    return [persons.walk(guide, way, *_person(guide, seed)) for seed in range(people)]


def _person(guide: Guide, seed: int) -> tuple[frozenset[str], Random]:
    draw = Random(seed)  # noqa: S311 - the same persons for every way of asking
    return persons.person(guide, draw), draw


def choosing(guides: int = 5) -> list[str]:
    """Time to choose the next question on large guides: every question of a walk in which nothing is found."""
    times = []
    for seed in range(guides):
        guide = large_guide(seed)
        answers: Answers = ()
        while True:
            began = process_time()
            step = next_step(guide, answers)
            times.append(1000 * (process_time() - began))
            if not isinstance(step, Ask):
                break
            answers = (*answers, (step.check.id, UNSURE if len(answers) % 3 else step.check.options[0].id))
    middle, high = np.percentile(times, (50, 95))
    return [
        f"Next question at 50 causes and 60 checks: {middle:.1f} ms in the middle, 95 of 100 below {high:.1f} ms ({len(times)} questions)"
    ]


def filled_in() -> list[str]:
    """How much of what labelled messages say is filled in, and how much of what is filled in was said."""
    lines = ["Answers filled in from labelled messages", f"{'':24} {'messages':>8} {'precision':>10} {'recall':>8}"]
    library = load_library(KNOWLEDGE).library
    for held_out in (False, True):
        cases = [case for case in CASES if case.get("held_out", False) is held_out]
        right, heard, said = counts(library.guides, cases) if library else (0, 1, 1)
        lines.append(f"{'held out' if held_out else 'tuned on':24} {len(cases):8} {right / heard:10.1%} {right / said:8.1%}")
    return lines


def main(guides: int = GUIDES, people: int = PEOPLE) -> None:
    """Print every table."""
    lines = [
        "Diagnosis",
        "",
        *on_the_shipped_guides(people),
        "",
        *on_parts(),
        "",
        *against_the_optimum(guides),
        "",
        *choosing(),
        "",
        *filled_in(),
    ]
    print("\n".join(lines))  # noqa: T201 - read in a terminal


if __name__ == "__main__":
    main()
