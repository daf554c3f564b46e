import pytest

from assistant.insights.model import Fit
from assistant.insights.outcomes import bands, by_guide, causes, checks, fit, guides, wilson
from assistant.library.model import Library
from assistant.store.model import Diagnosis, End
from tests.insights.build import walk

FLAT = {"flat": "confirmed", "rubbing": "ruled_out", "seized": "ruled_out"}
OPEN = {"flat": "possible", "rubbing": "possible", "seized": "ruled_out"}


def of(*walks: Diagnosis) -> list[Diagnosis]:
    return list(walks)


def test_the_ends_of_a_guide_are_counted_apart(bicycle: Library) -> None:
    begun = of(walk(), walk(End.ASSUMED), walk(End.SOLVED, (("feel", "heavy"),)), walk(End.ESCALATED))
    (use,) = guides(by_guide(begun, bicycle))
    assert (use.begun, use.left, use.assumed, use.solved, use.escalated) == (4, 1, 1, 1, 1)
    assert (use.answers, use.minutes) == (0, 8)


def test_a_guide_that_no_longer_exists_is_left_out(bicycle: Library) -> None:
    gone = Diagnosis("a", "gone", "1", walk().started, walk().updated, ())
    assert by_guide([gone], bicycle) == {}


def test_where_people_leave_is_counted_among_those_who_saw_the_check(bicycle: Library) -> None:
    begun = of(
        walk(answers=(("feel", "heavy"),), asking="press"),
        walk(End.SOLVED, (("feel", "heavy"), ("press", "unsure"))),
        walk(asking="feel"),
    )
    found = {each.check: each for each in checks(by_guide(begun, bicycle), bicycle)}
    assert (found["press"].left, found["press"].reached, found["press"].unsure, found["press"].answered) == (1, 2, 1, 1)
    assert (found["feel"].left, found["feel"].reached) == (1, 3)
    assert "listen" not in found


def test_a_cause_is_met_if_an_answer_confirmed_it_or_its_fix_helped(bicycle: Library) -> None:
    begun = of(
        walk(End.SOLVED, verdicts=FLAT),
        walk(End.SOLVED, verdicts=OPEN, fixes=("centre-brake",)),
        walk(End.ASSUMED, verdicts=FLAT),
        walk(verdicts=FLAT),
    )
    found = {each.cause: each for each in causes(by_guide(begun, bicycle), bicycle)}
    assert (found["flat"].confirmed, found["flat"].verified, found["flat"].share.count, found["flat"].share.of) == (2, 0, 1, 2)
    assert (found["rubbing"].confirmed, found["rubbing"].verified, found["rubbing"].share.count) == (0, 1, 1)


def test_a_cause_that_was_ruled_out_is_not_met_by_its_fix(bicycle: Library) -> None:
    found = causes(by_guide([walk(End.SOLVED, verdicts=FLAT, fixes=("oil-chain",))], bicycle), bicycle)
    assert {each.cause: each.verified for each in found}["seized"] == 0


def test_a_version_of_the_guide_without_the_cause_says_nothing_about_it(bicycle: Library) -> None:
    begun = of(walk(End.SOLVED, verdicts={"flat": "confirmed"}), walk(End.SOLVED, verdicts=FLAT))
    found = {each.cause: each.share.of for each in causes(by_guide(begun, bicycle), bicycle)}
    assert found == {"flat": 2, "rubbing": 1, "seized": 1}


def test_what_is_expected_adds_up_to_what_was_met(bicycle: Library) -> None:
    begun = [walk(End.SOLVED, verdicts=FLAT) for _ in range(24)]
    found = causes(by_guide(begun, bicycle), bicycle)
    assert sum(each.expected for each in found) == pytest.approx(1.0)
    assert {each.cause: each.expected for each in found}["flat"] == pytest.approx(0.12 / 0.24)


def test_a_rare_cause_that_it_always_is_is_more_likely_than_its_band(bicycle: Library) -> None:
    seized = {"flat": "ruled_out", "rubbing": "ruled_out", "seized": "confirmed"}
    found = causes(by_guide([walk(End.SOLVED, verdicts=seized) for _ in range(30)], bicycle), bicycle)
    assert {each.cause: each.fit for each in found} == {"seized": Fit.MORE, "flat": Fit.LESS, "rubbing": Fit.LESS}
    assert {each.likelihood: each.fit for each in bands(found)} == {"rare": Fit.MORE, "sometimes": Fit.LESS, "common": Fit.LESS}


def test_few_diagnoses_are_too_few_to_tell(bicycle: Library) -> None:
    found = causes(by_guide([walk(End.SOLVED, verdicts=FLAT), walk(End.SOLVED, verdicts=OPEN)], bicycle), bicycle)
    assert {each.fit for each in found} == {Fit.UNCLEAR}


def test_the_interval_is_the_one_of_the_paper() -> None:
    share = wilson(10, 50, deviations=1.96)
    assert (round(share.low, 4), round(share.high, 4)) == (0.1124, 0.3304)
    assert (wilson(0, 0).low, wilson(0, 0).high) == (0.0, 1.0)
    assert wilson(0, 10).low == 0.0
    assert wilson(10, 10).high == 1.0


def test_many_that_agree_fit() -> None:
    assert fit(wilson(800, 10_000), "sometimes") is Fit.FITS
    assert fit(wilson(1_500, 10_000), "common") is Fit.FITS
    assert fit(wilson(800, 10_000), "rare") is Fit.MORE
