from assistant.diagnosis.engine import next_step
from assistant.diagnosis.model import Answers, Ask
from assistant.library.model import Check, Guide
from tests.diagnosis.build import check, fix, guide, yes_no


def why(bike: Guide, answers: Answers = ()) -> str:
    step = next_step(bike, answers)
    assert isinstance(step, Ask)
    return step.why


def bike(*checks: Check) -> Guide:
    return guide({"flat": "common", "rust": "common", "bent": "common"}, *checks)


def test_a_check_of_one_cause_names_it() -> None:
    assert why(bike(yes_no("tyre", "flat"))).startswith("Settles whether this is it: “It is flat”; saves about ")


def test_a_check_of_two_causes_names_both() -> None:
    wheel = check("wheel", {"turns": {"rules-out": "flat bent"}, "stuck": {"confirms": "bent"}})
    assert why(bike(wheel)).startswith("Can settle two things at one look: “It is flat” and “It is bent”; saves about ")


def test_a_check_of_many_causes_counts_those_it_can_settle() -> None:
    wheel = check("wheel", {"turns": {"rules-out": "flat bent rust"}, "stuck": {"confirms": "bent"}})
    four = guide({"flat": "common", "rust": "common", "bent": "common", "dirt": "common"}, wheel)
    assert why(four).startswith("Can settle 3 of the 4 causes still open; saves about ")


def test_a_symptom_says_that_it_shifts_suspicion() -> None:
    symptom = check("symptom", {"noise": {"likely": "rust"}, "slow": {"likely": "flat"}}, always=True)
    assert why(bike(symptom)) == "Shows which of the 3 causes still open are more likely; everybody is asked this."


def test_a_quick_check_of_a_frequent_cause_says_why_it_is_made_all_the_same() -> None:
    two = guide(
        {"flat": "common", "rust": "common"},
        yes_no("tyre", "flat"),
        yes_no("chain", "rust", minutes=1),
        fixes=(fix("mend-rust", minutes=0.1),),
    )
    assert why(two, (("tyre", "bad"),)) == "Settles whether this is it: “It is rust”; frequent, and quick to check."
