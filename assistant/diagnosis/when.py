"""Which checks apply, and which answers count, given the answers so far."""

from collections.abc import Collection, Mapping
from itertools import combinations

from assistant.diagnosis.model import UNSURE, Answers
from assistant.library.model import Check, Guide

Given = dict[str, str]
"""Check id to option id, of the answers that count; ``ANY`` for who is not sure about what everybody is asked."""

ANY = "*"
"""Any answer may be the true one. What waits for a particular one is then asked all the same, if it can be answered whatever is true."""

LARGEST = 8
"""Causes that a check may decide about to be asked after ``ANY``: their sets are gone through, each time."""


def holds(check: Check, given: Given) -> bool:
    """Whether the check applies, given the answers that count."""
    if not check.when:
        return True
    if any(all(given.get(other) in options for other, options in condition.items()) for condition in check.when):
        return True
    return ANY in given.values() and _may_apply(check, given, set()) and answerable(check)


def answerable(check: Check) -> bool:
    """Whether some option is right whatever is true: it confirms nothing else and rules out nothing of it."""
    sides = [(set(option.causes("confirms")), set(option.causes("rules-out"))) for option in check.options]
    decided = sorted(set[str]().union(*(one | other for one, other in sides)))
    if len(decided) > LARGEST:
        return any(not confirmed and not ruled_out for confirmed, ruled_out in sides)
    sets = (set(true) for size in range(len(decided) + 1) for true in combinations(decided, size))
    return all(any(confirmed <= true and not ruled_out & true for confirmed, ruled_out in sides) for true in sets)


def counting(guide: Guide, answers: Answers) -> Given:
    """The answers that count, in the order given: those whose check applies because of other answers that count.

    The least fixed point, so that no two answers can hold each other up; an answer that is left out returns as soon as what it depends on
    does.
    """
    found: Given = {}
    waiting = _meant(guide, answers)
    while ready := [check for check in waiting if holds(guide.checks[check], found)]:
        found |= {check: waiting.pop(check) for check in ready}
    return {check: found[check] for check, _ in answers if check in found}


def unasked(guide: Guide, answers: Answers) -> list[Check]:
    """Checks without an answer that apply now or still may, in the order of the file."""
    known = _meant(guide, answers)
    may = {check.id for check in guide.checks.values() if not check.when}
    gated = [check for check in guide.checks.values() if check.when]
    while more := [check.id for check in gated if check.id not in may and _may_apply(check, known, may)]:
        may.update(more)
    return [check for check in guide.checks.values() if check.id in may and check.id not in known]


def _meant(guide: Guide, answers: Answers) -> Given:
    """Check id to option id; to ``ANY`` where who is asked like everybody is not sure."""
    return {check: ANY if option == UNSURE and guide.checks[check].always else option for check, option in answers}


def _may_apply(check: Check, known: Mapping[str, str], may: Collection[str]) -> bool:
    """No answer stands in the way, provided that the checks in ``may`` can apply."""
    return any(all(_allows(known.get(other), options, other in may) for other, options in one.items()) for one in check.when)


def _allows(known: str | None, options: tuple[str, ...], may: bool) -> bool:
    """Whether one part of a condition is met, or may yet be."""
    return may if known is None else known == ANY or known in options
