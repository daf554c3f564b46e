"""Scenarios against the engine: does each case end with the fixes that its author expects, and which answers does no case give?"""

from collections.abc import Collection, Iterator

from assistant.diagnosis.engine import next_step
from assistant.diagnosis.model import UNSURE, Answers, Ask, NothingFits, Step
from assistant.library.model import Guide, Problem
from assistant.library.scenarios import Expected, Scenario


def run(guide: Guide, scenario: Scenario) -> tuple[Problem, ...]:
    """What comes out differently than expected. The walk is the engine's and thorough, so that every answer of the case that can tell
    something is used; checks that it does not answer are answered with "not sure".

    Every certain fix must be expected, in its order; of the possible ones only those that the case names are looked at.
    """
    said = {answer.check: answer for answer in scenario.answers}
    answers: Answers = ()
    while isinstance(step := next_step(guide, answers, thorough=True), Ask):
        check = step.check.id
        answers = (*answers, (check, said[check].option if check in said else UNSURE))
    return (*_clash(scenario, step), *_certain(scenario, step), *_others(scenario, step))


def uncovered(guide: Guide, scenarios: Collection[Scenario]) -> tuple[Problem, ...]:
    """Answers that no scenario gives, each at its line: not wrong, but untried."""
    given = {(answer.check, answer.option) for scenario in scenarios if scenario.guide == guide.id for answer in scenario.answers}
    return tuple(
        Problem(option.location, f"no scenario gives the answer {check.id}={option.id}")
        for check in guide.checks.values()
        for option in check.options
        if (check.id, option.id) not in given
    )


def _clash(scenario: Scenario, step: Step) -> Iterator[Problem]:
    if isinstance(step, NothingFits) and step.conflicts:
        clash = step.conflicts[0]
        one, other = (f"{check}={option}" for check, option in (clash.confirmed_by[0], clash.ruled_out_by[0]))
        yield Problem(scenario.location, f"the answers contradict each other: {one} confirms `{clash.cause.id}`, {other} rules it out")


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
        yield Problem(scenario.location, f"the fixes are to be done in another order: {', '.join(found)}")


def _others(scenario: Scenario, step: Step) -> Iterator[Problem]:
    certain = {} if isinstance(step, NothingFits) else {item.fix.id: item.certain for item in step.items}
    for expected in scenario.expected:
        if (message := _wrong(expected, certain.get(expected.fix))) is not None:
            yield Problem(expected.location, message)


def _wrong(expected: Expected, certain: bool | None) -> str | None:
    """What is wrong with a fix that must be possible, or not there: ``certain`` is ``None`` if it is not on the list."""
    if expected.kind == "possible" and certain is not False:
        return f"the fix `{expected.fix}` is {'certain' if certain else 'not on the list'} at the end"
    if expected.kind == "not" and certain is not None:
        return f"the fix `{expected.fix}` is on the list at the end"
    return None


def _instead(found: list[str]) -> str:
    return f"certain are: {', '.join(found)}" if found else "none is"
