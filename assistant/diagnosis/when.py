"""Which checks apply, and which answers count, given the answers so far."""

from assistant.diagnosis.model import Answers
from assistant.library.model import Check, Guide

Given = dict[str, str]
"""Check id to option id, of the answers that count."""


def holds(check: Check, given: Given) -> bool:
    """Whether the check applies, given the answers that count."""
    return not check.when or any(all(given.get(other) in options for other, options in condition.items()) for condition in check.when)


def counting(guide: Guide, answers: Answers) -> Given:
    """The answers that count, in the order given: those whose check applies because of other answers that count.

    The least fixed point, so that no two answers can hold each other up; an answer that is left out returns as soon as what it depends on
    does.
    """
    found: Given = {}
    waiting = dict(answers)
    while ready := [check for check in waiting if holds(guide.checks[check], found)]:
        found |= {check: waiting.pop(check) for check in ready}
    return {check: option for check, option in answers if check in found}


def unasked(guide: Guide, answers: Answers) -> list[Check]:
    """Checks without an answer that apply now or still may, in the order of the file."""
    known = dict(answers)
    may = {check.id for check in guide.checks.values() if not check.when}
    gated = [check for check in guide.checks.values() if check.when]
    while more := [check.id for check in gated if check.id not in may and _may_apply(check, known, may)]:
        may.update(more)
    return [check for check in guide.checks.values() if check.id in may and check.id not in known]


def _may_apply(check: Check, known: Given, may: set[str]) -> bool:
    """No answer stands in the way, provided that the checks in ``may`` can apply."""
    return any(all(other in may and known.get(other, options[0]) in options for other, options in one.items()) for one in check.when)
