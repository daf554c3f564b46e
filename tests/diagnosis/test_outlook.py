import pytest

from assistant.diagnosis.belief import STRENGTH, chances
from assistant.diagnosis.model import Answers
from assistant.diagnosis.outlook import ELSEWHERE, SECOND, Outlook, forecast, outlook
from assistant.library.model import Guide
from tests.diagnosis.build import check, guide, yes_no

SYMPTOM = check("symptom", {"noise": {"likely": "rust bent"}, "slow": {"likely": "flat"}})
BIKE = guide({"flat": "common", "rust": "rare", "bent": "rare"}, SYMPTOM, yes_no("tyre", "flat"), yes_no("chain", "rust"))
FLAT = Outlook({}, frozenset(), {"flat": 1.0}, 0.0, 0.0)


def expect(bike: Guide, answers: Answers, mended: tuple[str, ...] = ()) -> Outlook:
    return outlook(bike, chances(bike, answers, mended), dict(answers))


def test_before_any_answer_one_cause_holds_or_one_that_the_guide_does_not_know() -> None:
    ahead = expect(BIKE, ())
    assert ahead.mass == pytest.approx(1)
    assert ahead.solved == 0
    assert ahead.elsewhere == pytest.approx(ahead.shares["rust"])
    assert ELSEWHERE == 0.04


def test_a_confirmed_cause_may_be_all_there_is() -> None:
    ahead = expect(BIKE, (("tyre", "bad"),))
    assert ahead.elsewhere == 0
    assert ahead.solved > 1 / (1 + SECOND)


def test_a_confirmed_cause_accounts_for_the_symptom() -> None:
    suspected = expect(BIKE, (("symptom", "noise"),)).shares["bent"] / expect(BIKE, ()).shares["bent"]
    explained = expect(BIKE, (("symptom", "noise"), ("chain", "bad"))).shares["bent"] / expect(BIKE, (("chain", "bad"),)).shares["bent"]
    assert suspected > 2
    assert explained < 1.3


def test_ruling_out_one_cause_makes_the_others_likelier() -> None:
    assert expect(BIKE, (("tyre", "good"),)).shares["rust"] > 2 * expect(BIKE, ()).shares["rust"]


def test_after_a_fix_that_did_not_help_the_problem_is_not_solved() -> None:
    ahead = expect(BIKE, (("tyre", "bad"),), mended=("mend-flat",))
    assert ahead.solved == 0
    assert set(ahead.shares) == {"rust", "bent"}


def test_a_consistent_person_never_gives_a_wrong_answer() -> None:
    assert [option.id for option, _ in forecast(FLAT, BIKE.checks["tyre"])] == ["bad"]


def test_a_likely_answer_is_given_more_readily() -> None:
    feel = check("feel", {"slow": {"likely": "flat"}, "other": {}})
    slow, other = (after.mass for _, after in forecast(FLAT, feel))
    assert slow / other == pytest.approx(STRENGTH)


def test_a_definite_answer_is_given_more_readily_than_neither() -> None:
    icon = check("icon", {"play": {"confirms": "flat"}, "neither": {}})
    play, neither = (after.mass for _, after in forecast(FLAT, icon))
    assert play / neither == pytest.approx(STRENGTH)


def test_the_chances_of_the_answers_add_up() -> None:
    ahead = expect(BIKE, (("symptom", "slow"),))
    assert sum(after.mass for _, after in forecast(ahead, BIKE.checks["tyre"])) == pytest.approx(1)
