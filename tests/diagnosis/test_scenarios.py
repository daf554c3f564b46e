from assistant.diagnosis.scenarios import run, uncovered
from assistant.library.report import Report
from assistant.library.scenarios import Scenario, parse_scenarios
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
        "scenarios/bike.md:1: the fixes are to be done in another order: mend-flat, mend-rust"
    ]


def test_a_possible_fix_that_is_certain_and_one_that_should_not_be_there_are_named() -> None:
    assert wrong("tyre=bad", "- mend-flat", "- not: mend-rust") == ["scenarios/bike.md:4: the fix `mend-rust` is on the list at the end"]
    assert "scenarios/bike.md:3: the fix `mend-rust` is not on the list at the end" in wrong("chain=good", "- possible: mend-rust")


def test_answers_that_no_case_gives_are_listed_at_their_line() -> None:
    found = uncovered(BIKE, (case("tyre=bad", "- mend-flat"), case("chain=unsure")))
    assert [problem.message.rpartition(" ")[2] for problem in found] == ["tyre=good", "chain=good", "chain=bad"]
    assert found[0].location == BIKE.checks["tyre"].options[0].location
