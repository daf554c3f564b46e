from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assistant.diagnosis.belief import conflicts
from assistant.diagnosis.engine import next_step
from assistant.diagnosis.model import UNSURE, Answers, Ask, Conclude
from assistant.diagnosis.scenarios import run, uncovered
from assistant.library.model import Guide
from assistant.library.report import Report
from assistant.library.scenarios import Scenario, parse_scenarios
from tests.diagnosis.any_guide import guides
from tests.diagnosis.build import guide, yes_no

BIKE = guide({"flat": "common", "rust": "rare"}, yes_no("tyre", "flat"), yes_no("chain", "rust"))


def case(*lines: str) -> Scenario:
    report = Report()
    (found,) = parse_scenarios("scenarios/bike.md", "\n".join(("## A case", *lines)), BIKE, report)
    assert not report.problems
    return found


def wrong(*lines: str) -> list[str]:
    return [str(problem) for problem in run(BIKE, case(*lines))]


def test_a_case_that_ends_as_expected_has_no_problem() -> None:
    assert wrong("tyre=bad", "- mend-flat", "- possible: mend-rust") == []
    assert wrong("tyre=bad, chain=good", "- mend-flat", "- not: mend-rust") == []
    assert wrong("tyre=good, chain=good") == []


def test_a_fix_that_is_missing_is_named_at_its_line() -> None:
    assert wrong("chain=bad", "- mend-rust", "- mend-flat") == [
        "scenarios/bike.md:4: the fix `mend-flat` is not certain at the end (certain are: mend-rust)"
    ]


def test_a_fix_that_was_not_expected_is_named() -> None:
    assert wrong("tyre=bad, chain=bad", "- mend-flat") == [
        "scenarios/bike.md:1: the fix `mend-rust` is certain at the end and was not expected (add: - mend-rust)"
    ]


def test_another_order_is_named() -> None:
    assert wrong("tyre=bad, chain=bad", "- mend-rust", "- mend-flat") == [
        "scenarios/bike.md:1: the fixes are to be done in another order: mend-flat, mend-rust (order the list so, or mend `after`)"
    ]


def test_a_possible_fix_that_is_certain_and_one_that_should_not_be_there_are_named() -> None:
    hint = "(mend the case, or what its answers say in the guide)"
    assert wrong("tyre=bad", "- mend-flat", "- not: mend-rust") == [
        f"scenarios/bike.md:4: the fix `mend-rust` is on the list at the end {hint}"
    ]
    assert f"scenarios/bike.md:3: the fix `mend-rust` is not on the list at the end {hint}" in wrong("chain=good", "- possible: mend-rust")


def test_an_answer_to_a_check_that_is_not_asked_is_named() -> None:
    gated = guide({"flat": "common", "rust": "rare"}, yes_no("tyre", "flat"), yes_no("chain", "rust", when=({"tyre": ("bad",)},)))
    assert [problem.message for problem in run(gated, case("tyre=good, chain=good"))] == [
        "the check `chain` is not asked after the other answers of this case"
    ]


def test_answers_that_contradict_each_other_are_named() -> None:
    again = guide({"flat": "common"}, yes_no("tyre", "flat"), yes_no("chain", "flat"))
    assert "tyre=bad confirms `flat`, chain=good rules it out" in run(again, case("tyre=bad, chain=good"))[0].message


@settings(max_examples=60, deadline=None)
@given(guides(), st.data())
def test_a_case_ends_as_the_engine_does_after_asking_it_all(one: Guide, data: st.DataObject) -> None:
    said = {check.id: data.draw(st.sampled_from([UNSURE, *(option.id for option in check.options)])) for check in one.checks.values()}
    walk: Answers = ()
    while isinstance(step := next_step(one, walk, thorough=True), Ask):
        walk += ((step.check.id, said[step.check.id]),)
    assume(isinstance(step, Conclude) and not conflicts(one, tuple(said.items())))
    assert isinstance(step, Conclude)
    certain = [f"- {item.fix.id}" for item in step.items if item.certain]
    answers = ", ".join(f"{check}={option}" for check, option in walk)
    report = Report()
    (found,) = parse_scenarios("scenarios/bike.md", "\n".join(("## A case", answers, *certain)), one, report)
    assert run(one, found) == ()


def test_what_no_case_tries_is_listed_at_its_line() -> None:
    found = uncovered(BIKE, (case("tyre=bad", "- mend-flat"),))
    assert [problem.message for problem in found] == ["no scenario gives the answer tyre=good", "no scenario answers the check `chain`"]
    assert [problem.location for problem in found] == [BIKE.checks["tyre"].options[0].location, BIKE.checks["chain"].location]
