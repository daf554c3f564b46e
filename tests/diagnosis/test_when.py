from assistant.diagnosis.model import UNSURE
from assistant.diagnosis.when import counting, holds, unasked
from tests.diagnosis.build import check, guide, yes_no

SYMPTOM = check("symptom", {"noise": {"likely": "flat"}, "stuck": {"likely": "rust"}})
BIKE = guide(
    {"flat": "common", "rust": "rare", "bent": "rare"},
    SYMPTOM,
    yes_no("chain", "rust", when=({"symptom": ("stuck",)},)),
    yes_no("wheel", "bent", when=({"chain": ("good",)}, {"symptom": ("noise",), "chain": ("bad",)})),
)


def test_a_condition_wants_all_its_checks_and_any_condition_is_enough() -> None:
    assert holds(BIKE.checks["wheel"], {"chain": "good"})
    assert holds(BIKE.checks["wheel"], {"chain": "bad", "symptom": "noise"})
    assert not holds(BIKE.checks["wheel"], {"chain": "bad"})


def test_answers_that_rest_on_a_set_aside_answer_are_set_aside_too() -> None:
    answers = (("wheel", "bad"), ("chain", "good"), ("symptom", "noise"))
    assert counting(BIKE, answers) == {"symptom": "noise"}


def test_set_aside_answers_return_when_they_apply_again() -> None:
    answers = (("wheel", "bad"), ("chain", "good"), ("symptom", "stuck"))
    assert counting(BIKE, answers) == dict(answers)


def test_two_answers_cannot_hold_each_other_up() -> None:
    circle = guide({"flat": "common"}, yes_no("a", "flat", when=({"b": ("good",)},)), yes_no("b", "flat", when=({"a": ("good",)},)))
    assert counting(circle, (("a", "good"), ("b", "good"))) == {}
    assert unasked(circle, ()) == []


def test_a_check_that_an_answer_has_closed_will_not_be_asked() -> None:
    assert [one.id for one in unasked(BIKE, ())] == ["symptom", "chain", "wheel"]
    assert [one.id for one in unasked(BIKE, (("symptom", "noise"),))] == []


def test_not_sure_about_what_everybody_is_asked_closes_nothing_that_can_be_answered() -> None:
    asked_of_all = check("symptom", {"noise": {}, "stuck": {}}, always=True)
    bike = guide(
        {"rust": "rare"},
        asked_of_all,
        yes_no("chain", "rust", when=({"symptom": ("stuck",)},)),
        check("oil", {"bad": {"confirms": "rust"}}, when=({"symptom": ("stuck",)},)),
    )
    given = counting(bike, (("symptom", UNSURE), ("chain", "bad")))
    assert given["chain"] == "bad"
    assert holds(bike.checks["chain"], given)
    assert not holds(bike.checks["oil"], given)
    assert [one.id for one in unasked(bike, (("symptom", UNSURE),))] == ["chain", "oil"]


def test_not_sure_about_another_check_opens_nothing() -> None:
    assert [one.id for one in unasked(BIKE, (("symptom", UNSURE),))] == []
