"""The figures, on cases that can be counted by hand."""

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.evaluation.ablation import ablation
from assistant.evaluation.cases import Case, Kind
from assistant.evaluation.metrics import Share
from assistant.evaluation.render import ablation_lines, report_lines
from assistant.evaluation.run import Outcome, evaluate, figures
from assistant.evaluation.tune import main, on_cases, tuning_lines
from assistant.retrieval.index import build_index
from tests.retrieval.build import GARDEN


def case(text: str, *expect: str, kind: Kind = "plain", held_out: bool = False) -> Case:
    return Case(text, (expect,), kind, held_out)


def outcome(what: str, *shown: str, expect: str = "", held_out: bool = False) -> Outcome:
    wanted = (expect,) if expect else ()
    return Outcome(case("?", *wanted, held_out=held_out), wanted, what, shown, 0.5)


OUTCOMES = [
    outcome("found", "a", "b", expect="a"),
    outcome("found", "b", "a", expect="a"),
    outcome("unsure", "c", "b", "a", expect="a"),
    outcome("not_covered", expect="a"),
    outcome("not_covered"),
    outcome("found", "a"),
    outcome("smalltalk"),
]


def test_what_is_right_at_the_first_and_among_the_first_three() -> None:
    counted = figures(OUTCOMES)
    assert (counted.hit1, counted.hit3) == (Share(1, 4), Share(3, 4))


def test_the_mean_reciprocal_rank() -> None:
    assert figures(OUTCOMES).mrr == pytest.approx((1 + 1 / 2 + 1 / 3) / 4)


def test_refusals_right_and_wrong() -> None:
    counted = figures(OUTCOMES)
    assert (counted.refused, counted.refusal_precision, counted.refusal_recall) == (Share(1, 4), Share(1, 2), Share(1, 3))


def test_answers_that_should_not_have_been_given() -> None:
    counted = figures(OUTCOMES)
    assert (counted.leaked, counted.confidently_wrong, counted.unsure) == (Share(1, 3), Share(2, 7), Share(1, 4))


def test_asking_back_is_told_apart_by_whether_the_right_one_is_a_choice() -> None:
    counted = figures([*OUTCOMES, outcome("unsure", "b", "c", expect="a"), outcome("unsure", "a")])
    assert (counted.unsure, counted.offered, counted.wavered) == (Share(2, 5), Share(1, 5), Share(1, 4))


def test_a_single_choice_is_right_or_not() -> None:
    counted = figures([*OUTCOMES, outcome("unsure", "a", expect="a"), outcome("unsure", "b", expect="a"), outcome("unsure", "b")])
    assert counted.only_choice == Share(1, 2)


def test_right_first_is_told_apart_by_whether_it_was_answered_outright() -> None:
    counted = figures([outcome("found", "a", expect="a"), outcome("unsure", "a", "b", expect="a")])
    assert (counted.hit1, counted.outright) == (Share(2, 2), Share(1, 2))


def test_a_surplus_reply_spoils_a_right_one() -> None:
    spoilt = replace(outcome("found", "a", expect="a"), surplus=1)
    assert not spoilt.good
    assert (figures([spoilt]).hit1, figures([spoilt]).surplus) == (Share(0, 1), Share(1, 1))


def test_nothing_to_count_gives_empty_shares() -> None:
    assert figures([]).hit1 == Share(0, 0)


@pytest.mark.parametrize(
    ("share", "low", "high"),
    [(Share(0, 10), 0.0, 0.2775), (Share(10, 10), 0.7225, 1.0), (Share(98, 100), 0.9300, 0.9945), (Share(0, 0), 0.0, 1.0)],
)
def test_wilsons_interval_agrees_with_published_values(share: Share, low: float, high: float) -> None:
    assert share.interval == pytest.approx((low, high), abs=5e-4)


CASES = (
    case("how do i prune my rose", "prune-a-rose"),
    case("how short should the lawn be mown", "greenfly-on-roses", held_out=True),
    case("What is the capital of Peru?", kind="unrelated"),
    case("How do I prune a rose in Weedex?", kind="other product", held_out=True),
)


def test_what_is_held_out_is_counted_apart() -> None:
    report = evaluate(build_index(GARDEN), CASES)
    assert (report.tuned.hit1, report.held_out.hit1) == (Share(1, 1), Share(0, 1))
    assert (report.tuned.refusal_recall, report.held_out.refusal_recall) == (Share(1, 1), Share(1, 1))


def test_a_miss_says_what_came_instead() -> None:
    (miss,) = evaluate(build_index(GARDEN), CASES).misses
    assert (miss.case.text, miss.shown[0]) == ("how short should the lawn be mown", "mow-the-lawn")


def test_a_question_that_gets_no_reply_of_its_own_is_a_miss() -> None:
    asked = Case("How do I prune a rose?", (("prune-a-rose",), ("mow-the-lawn",)), "several", held_out=False)
    (miss,) = evaluate(build_index(GARDEN), [asked]).misses
    assert miss.outcome == "no reply"


def test_more_replies_than_questions_are_a_miss() -> None:
    asked = case("How do I prune a rose? How short should I mow the lawn?", "prune-a-rose")
    (miss,) = evaluate(build_index(GARDEN), [asked]).misses
    assert miss.surplus == 1
    assert any("and 1 more" in line for line in report_lines(evaluate(build_index(GARDEN), [asked])))


def test_one_reply_may_answer_two_questions() -> None:
    asked = Case(
        "How do I prune a rose? When should I cut back my roses?", (("prune-a-rose",), ("prune-a-rose",)), "several", held_out=False
    )
    assert evaluate(build_index(GARDEN), [asked]).misses == ()


def test_the_report_hides_held_out_misses_unless_asked() -> None:
    report = evaluate(build_index(GARDEN), CASES)
    assert not any("lawn be mown" in line for line in report_lines(report))
    assert any("lawn be mown" in line for line in report_lines(report, held_out_misses=True))


def test_the_report_has_a_line_a_kind() -> None:
    lines = report_lines(evaluate(build_index(GARDEN), CASES))
    assert sum(line.startswith(("plain", "unrelated", "other product")) for line in lines) == 3


def test_what_is_held_out_is_told_apart_by_what_its_authors_were_asked_for() -> None:
    easy = [replace(each, brief="easy", held_out=True) for each in CASES]
    after = replace(easy[1], before=("How do I prune a rose?",))
    report = evaluate(build_index(GARDEN), [*CASES, *easy, after])
    assert [(brief, counted.inside, counted.outside) for brief, counted in report.briefs] == [
        ("mixed, one question", 1, 1),
        ("easy, one question", 2, 2),
        ("easy, several or after others", 1, 0),
    ]
    assert any(line.startswith("easy, several or after others") and line.endswith("-") for line in report_lines(report))


def test_ablation_compares_all_with_each_part_away() -> None:
    variants = ablation(GARDEN, CASES)
    assert variants[0].name == "everything"
    assert len(ablation_lines(variants)) == len(variants) + 2
    assert variants[0].report.all.leaked.count < next(each for each in variants if "products" in each.name).report.all.leaked.count


def test_tuning_uses_no_held_out_case() -> None:
    assert on_cases(GARDEN, CASES).questions == 2
    assert tuning_lines(on_cases(GARDEN, CASES))[0] == "cases not held out: 2 questions"


def test_tuning_a_folder_prints_both_tables(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cases = tmp_path / "cases.toml"
    cases.write_text(
        '[[case]]\ntext = "my tyre is flat"\nexpect = ["flat-tyre"]\nkind = "plain"\n'
        '[[case]]\ntext = "how do I boil an egg"\nexpect = []\nkind = "unrelated"\n'
    )
    main(Path(__file__).parents[1] / "bicycle", cases)
    assert "left-out ways of asking" in (printed := capsys.readouterr().out)
    assert "cases not held out: 2 questions" in printed
    assert "probably ours" in printed
