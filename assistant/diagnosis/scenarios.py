"""Scenarios against the engine: does each case end with the fixes that its author expects, and which answers does no case give?"""

from collections.abc import Collection, Iterator

from assistant.diagnosis.engine import next_step
from assistant.diagnosis.model import UNSURE, Answers, NothingFits, Step
from assistant.library.model import Check, Guide, Problem
from assistant.library.scenarios import Expected, Scenario


def run(guide: Guide, scenario: Scenario) -> tuple[Problem, ...]:
    """What comes out differently than expected, once every check is answered: as the case says, otherwise with "not sure". The order of
    the answers makes no difference to what they say.

    Every certain fix must be expected, in its order; of the possible ones only those that the case names are looked at.
    """
    said: Answers = tuple((answer.check, answer.option) for answer in scenario.answers)
    silent = guide.checks.keys() - {check for check, _ in said}
    step = next_step(guide, (*said, *((check, UNSURE) for check in guide.checks if check in silent)), thorough=True)
    return (*_set_aside(scenario, step), *_clash(scenario, step), *_certain(scenario, step), *_others(scenario, step))


def uncovered(guide: Guide, scenarios: Collection[Scenario]) -> tuple[Problem, ...]:
    """What no scenario tries, each at its line: not wrong, but untested. A check that no scenario answers is named once, without its
    options."""
    given = {(answer.check, answer.option) for scenario in scenarios if scenario.guide == guide.id for answer in scenario.answers}
    return tuple(
        note for check in guide.checks.values() for note in _untried(check, {option for name, option in given if name == check.id})
    )


def _untried(check: Check, given: Collection[str]) -> Iterator[Problem]:
    if not given:
        yield Problem(check.location, f"no scenario answers the check `{check.id}`")
        return
    for option in check.options:
        if option.id not in given:
            yield Problem(option.location, f"no scenario gives the answer {check.id}={option.id}")


def _set_aside(scenario: Scenario, step: Step) -> Iterator[Problem]:
    """Answers to checks that are not asked in this case."""
    unused = {given.check.id for given in step.given if not given.applies}
    for answer in scenario.answers:
        if answer.check in unused:
            message = f"the check `{answer.check}` is not asked after the other answers of this case"
            yield Problem(answer.location, message, "leave its answer out, or add the answers that its `when` waits for")


def _clash(scenario: Scenario, step: Step) -> Iterator[Problem]:
    if isinstance(step, NothingFits) and step.conflicts:
        clash = step.conflicts[0]
        one, other = (f"{check}={option}" for check, option in (clash.confirmed_by[0], clash.ruled_out_by[0]))
        message = f"the answers contradict each other: {one} confirms `{clash.cause.id}`, {other} rules it out"
        yield Problem(scenario.location, message, "change one of the two answers, or what it says in the guide")


def _certain(scenario: Scenario, step: Step) -> Iterator[Problem]:
    """Certain fixes that are missing, not expected, or in another order."""
    wanted = [expected.fix for expected in scenario.expected if expected.kind == "certain"]
    found = [] if isinstance(step, NothingFits) else [item.fix.id for item in step.items if item.certain]
    for expected in scenario.expected:
        if expected.kind == "certain" and expected.fix not in found:
            yield Problem(expected.location, f"the fix `{expected.fix}` is not certain at the end", _instead(found))
    for fix in found:
        if fix not in wanted:
            yield Problem(scenario.location, f"the fix `{fix}` is certain at the end and was not expected", f"add: - {fix}")
    if sorted(found) == sorted(wanted) and found != wanted:
        yield Problem(
            scenario.location, f"the fixes are to be done in another order: {', '.join(found)}", "order the list so, or mend `after`"
        )


def _others(scenario: Scenario, step: Step) -> Iterator[Problem]:
    certain = {} if isinstance(step, NothingFits) else {item.fix.id: item.certain for item in step.items}
    for expected in scenario.expected:
        if (message := _wrong(expected, certain.get(expected.fix))) is not None:
            yield Problem(expected.location, message, "mend the case, or what its answers say in the guide")


def _wrong(expected: Expected, certain: bool | None) -> str | None:
    """What is wrong with a fix that must be possible, or not there: ``certain`` is ``None`` if it is not on the list."""
    if expected.kind == "possible" and certain is not False:
        return f"the fix `{expected.fix}` is {'certain' if certain else 'not on the list'} at the end"
    if expected.kind == "not" and certain is not None:
        return f"the fix `{expected.fix}` is on the list at the end"
    return None


def _instead(found: list[str]) -> str:
    return f"certain are: {', '.join(found)}" if found else "none is"
