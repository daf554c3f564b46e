import pytest

from assistant.diagnosis.belief import PRIOR, STRENGTH, SURE, chances, conflicts, verdicts
from tests.diagnosis.build import check, guide, yes_no

SYMPTOM = check(
    "symptom",
    {"noise": {"likely": "rust bent", "unlikely": "flat"}, "slow": {"likely": "flat"}, "other": {}},
)
BIKE = guide({"flat": "common", "rust": "sometimes", "bent": "rare"}, SYMPTOM, yes_no("tyre", "flat"), yes_no("chain", "rust"))


def odds(chance: float) -> float:
    return chance / (1 - chance)


def test_without_answers_the_bands_decide() -> None:
    assert chances(BIKE, ()) == {"flat": PRIOR["common"], "rust": PRIOR["sometimes"], "bent": PRIOR["rare"]}


def test_a_likely_answer_multiplies_the_odds_and_an_unlikely_one_divides_them() -> None:
    after = chances(BIKE, (("symptom", "noise"),))
    assert odds(after["rust"]) == pytest.approx(odds(PRIOR["sometimes"]) * STRENGTH)
    assert odds(after["flat"]) == pytest.approx(odds(PRIOR["common"]) / STRENGTH)


def test_not_sure_moves_nothing() -> None:
    assert chances(BIKE, (("symptom", "unsure"), ("tyre", "unsure"))) == chances(BIKE, ())


def test_an_answer_about_one_cause_leaves_the_others_alone() -> None:
    after = chances(BIKE, (("tyre", "bad"),))
    assert after == {**chances(BIKE, ()), "flat": 1.0}


def test_a_confirmed_cause_explains_the_symptom_so_the_others_are_no_longer_suspected_for_it() -> None:
    before, after = chances(BIKE, (("symptom", "noise"),)), chances(BIKE, (("symptom", "noise"), ("chain", "bad")))
    assert before["bent"] > PRIOR["rare"]
    assert after["bent"] == PRIOR["rare"]


def test_soft_answers_alone_never_decide() -> None:
    many = [check(f"hint{number}", {"yes": {"likely": "flat"}}) for number in range(40)]
    after = chances(guide({"flat": "common"}, *many), tuple((one.id, "yes") for one in many))
    assert after["flat"] == SURE


def test_a_verdict_names_the_answers_that_decided_it() -> None:
    answers = (("symptom", "slow"), ("tyre", "good"), ("chain", "bad"))
    because = {verdict.cause.id: (verdict.status, verdict.because) for verdict in verdicts(BIKE, answers)}
    assert because == {
        "flat": ("ruled_out", (("tyre", "good"),)),
        "rust": ("confirmed", (("chain", "bad"),)),
        "bent": ("possible", ()),
    }


def test_a_mended_cause_is_gone() -> None:
    after = chances(BIKE, (("tyre", "bad"),), mended=("mend-flat",))
    assert after["flat"] == 0


def test_contradicting_answers_are_named_and_decide_nothing() -> None:
    bike = guide({"flat": "common"}, yes_no("tyre", "flat"), yes_no("pump", "flat"))
    answers = (("tyre", "bad"), ("pump", "good"))
    (clash,) = conflicts(bike, answers)
    assert (clash.cause.id, clash.confirmed_by, clash.ruled_out_by) == ("flat", answers[:1], answers[1:])
    assert chances(bike, answers) == {"flat": PRIOR["common"]}


ONE = guide(
    {"flat": "common", "rust": "sometimes", "bent": "sometimes"}, SYMPTOM, yes_no("tyre", "flat"), yes_no("chain", "rust"), one_cause=True
)


def test_where_one_cause_holds_the_chances_add_up_to_one() -> None:
    assert sum(chances(ONE, (("symptom", "noise"),)).values()) == pytest.approx(1)


def test_where_one_cause_holds_confirming_it_rules_out_the_rest() -> None:
    found = {verdict.cause.id: verdict for verdict in verdicts(ONE, (("tyre", "bad"),))}
    assert found["flat"].chance == 1
    assert (found["rust"].status, found["rust"].because) == ("ruled_out", (("tyre", "bad"),))


def test_where_one_cause_holds_the_last_one_left_is_confirmed() -> None:
    answers = (("tyre", "good"), ("chain", "good"))
    bent = verdicts(ONE, answers)[2]
    assert (bent.status, bent.because) == ("confirmed", answers)


def test_where_one_cause_holds_two_confirmed_ones_contradict_each_other() -> None:
    clashes = conflicts(ONE, (("tyre", "bad"), ("chain", "bad")))
    assert [(clash.cause.id, clash.ruled_out_by) for clash in clashes] == [("flat", (("chain", "bad"),)), ("rust", (("tyre", "bad"),))]
