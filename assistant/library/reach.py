"""Can a check ever be asked? Its ``when`` may wait for itself, or for answers that no one walk can give together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assistant.library.model import Check, Condition, Guide, Problem
from assistant.library.report import quoted

BUDGET = 200_000
"""Work (checks looked at, times the size of what is known of them) that one guide may cost. Real guides need under 1,000; a guide made to
be hard passes unproved rather than hang the loader."""


Allowed = Mapping[str, frozenset[str]]
"""Check id to the options of which one must have been given."""


@dataclass(slots=True)
class Effort:
    """The work that a search may still do; at 0 it has given up."""

    left: int = BUDGET


def unasked(guide: Guide) -> Iterator[Problem]:
    """Checks that can never be asked. Conditions on names that do not exist count as met, for those have problems of their own."""
    checks = guide.checks
    reached = _reached(checks)
    effort = Effort()
    for check in checks.values():
        if check.id not in reached:
            yield Problem(
                check.location, f"check {quoted(check.id)} can never be asked: {_blocked(check.id, checks, reached)}", "mend its `when`"
            )
        elif effort.left > 0 and check.when and next(routes(check.id, checks, effort), None) is None and effort.left > 0:
            message = f"check {quoted(check.id)} can never be asked: its conditions contradict each other"
            yield Problem(check.location, message, "follow `when` from check to check: one of them is asked for two different answers")


def _known(condition: Condition, checks: Mapping[str, Check]) -> dict[str, frozenset[str]]:
    """The part of a condition whose checks and options all exist."""
    return {
        name: frozenset(options)
        for name, options in condition.items()
        if name in checks and frozenset(options) <= {option.id for option in checks[name].options}
    }


def _reached(checks: Mapping[str, Check]) -> set[str]:
    """Checks that can be asked if any answer goes with any other: what is left waits, directly or not, for itself."""
    waiting = {check.id: [set(_known(condition, checks)) for condition in check.when] for check in checks.values()}
    needed_by: dict[str, list[tuple[str, set[str]]]] = {}
    for name, conditions in waiting.items():
        for condition in conditions:
            for other in condition:
                needed_by.setdefault(other, []).append((name, condition))
    new = [name for name, conditions in waiting.items() if not conditions or not all(conditions)]
    reached = set(new)
    while new:
        done = new.pop()
        for name, condition in needed_by.get(done, []):
            condition.discard(done)
            if not condition and name not in reached:
                reached.add(name)
                new.append(name)
    return reached


def _blocked(start: str, checks: Mapping[str, Check], reached: set[str]) -> str:
    """Why, in words: the way from a check to the loop that it waits for."""
    way = [start]
    while True:
        conditions = (_known(condition, checks) for condition in checks[way[-1]].when)
        following = next(name for condition in conditions for name in condition if name not in reached)
        if following in way or len(way) > 5:
            break
        way.append(following)
    if following == start and len(way) == 1:
        return "it waits for an answer to itself"
    return f"it waits for {', which waits for '.join(quoted(name) for name in (*way[1:], following))}"


def routes(start: str, checks: Mapping[str, Check], effort: Effort) -> Iterator[Allowed]:
    """Every way to meet all conditions on the way to a check: the answers that other checks may have been given. The search ends early,
    with no ``effort`` left, in a guide made to be hard.

    Depth first: each check on the way chooses one of its conditions, and each condition narrows the answers that other checks may still
    have been given. Checks with the least to choose from go first, for they contradict soonest.
    """
    stack: list[tuple[frozenset[str], dict[str, frozenset[str]], dict[str, tuple[str, ...]]]] = [(frozenset({start}), {}, {})]
    while stack:
        to_do, allowed, chosen = stack.pop()
        effort.left -= 1 + len(chosen)
        if effort.left <= 0:
            return
        if not to_do:
            if _well_founded(chosen):
                yield allowed
            continue
        check = min(to_do, key=lambda name: (len(checks[name].when), name))
        rest = to_do - {check}
        for condition in reversed(checks[check].when or ({},)):
            known = _known(condition, checks)
            narrowed = {**allowed, **{name: allowed.get(name, options) & options for name, options in known.items()}}
            if all(narrowed[name] for name in known):
                stack.append(((rest | known.keys()) - chosen.keys() - {check}, narrowed, {**chosen, check: tuple(known)}))


def _well_founded(chosen: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether the checks can be asked in some order, each after those it waits for."""
    waiting = {name: set(others) for name, others in chosen.items()}
    while waiting:
        ready = {name for name, others in waiting.items() if not others & waiting.keys()}
        if not ready:
            return False
        waiting = {name: others for name, others in waiting.items() if name not in ready}
    return True
