import pytest

from assistant.diagnosis.engine import next_step
from assistant.diagnosis.model import UNSURE, Answers, Ask, Conclude, NothingFits, Step
from assistant.errors import AnswersError
from assistant.library.model import Guide
from tests.diagnosis.build import check, fix, guide, yes_no

SYMPTOM = check("symptom", {"slow": {"likely": "flat"}, "noise": {"likely": "rust"}}, always=True)
BIKE = guide({"flat": "common", "rust": "common"}, yes_no("tyre", "flat"), yes_no("chain", "rust"), SYMPTOM)


def asked(step: Step) -> str | None:
    return step.check.id if isinstance(step, Ask) else None


def walk(bike: Guide, replies: dict[str, str], *, thorough: bool = False) -> tuple[Answers, Step]:
    answers: Answers = ()
    while isinstance(step := next_step(bike, answers, thorough), Ask):
        answers += ((step.check.id, replies.get(step.check.id, UNSURE)),)
    return answers, step


def test_what_is_always_asked_comes_first_in_the_order_of_the_file() -> None:
    bike = guide({"flat": "common", "rust": "rare"}, yes_no("tyre", "flat"), SYMPTOM, check("second", {"a": {}}, always=True))
    assert asked(next_step(bike, ())) == "symptom"
    assert asked(next_step(bike, (("symptom", "slow"),))) == "second"


def test_the_check_of_the_suspected_cause_is_next() -> None:
    assert asked(next_step(BIKE, (("symptom", "slow"),))) == "tyre"
    assert asked(next_step(BIKE, (("symptom", "noise"),))) == "chain"


def test_finding_one_cause_does_not_end_the_walk() -> None:
    answers, step = walk(BIKE, {"symptom": "slow", "tyre": "bad", "chain": "bad"})
    assert isinstance(step, Conclude)
    assert [(item.fix.id, item.certain) for item in step.items] == [("mend-flat", True), ("mend-rust", True)]
    assert [check for check, _ in answers] == ["symptom", "tyre", "chain"]


def test_not_sure_is_not_asked_again_and_leaves_the_cause_on_the_checklist() -> None:
    answers, step = walk(BIKE, {"symptom": "slow", "chain": "good"})
    assert ("tyre", UNSURE) in answers
    assert isinstance(step, Conclude)
    assert [(item.fix.id, item.certain) for item in step.items] == [("mend-flat", False)]


def test_a_check_about_decided_causes_only_is_not_asked() -> None:
    bike = guide({"flat": "common"}, yes_no("tyre", "flat"), yes_no("pump", "flat"))
    answers, step = walk(bike, {"tyre": "bad", "pump": "bad"}, thorough=True)
    assert len(answers) == 1
    assert isinstance(step, Conclude)


def test_a_check_is_not_asked_before_it_applies() -> None:
    bike = guide({"flat": "common"}, check("feel", {"a": {}, "b": {}}), yes_no("tyre", "flat", when=({"feel": ("a",)},)))
    assert asked(next_step(bike, ())) == "feel"
    assert asked(next_step(bike, (("feel", "a"),))) == "tyre"
    assert isinstance(next_step(bike, (("feel", "b"),)), Conclude)


def test_a_costly_check_for_a_rare_cause_is_left_out_but_offered() -> None:
    bike = guide(
        {"flat": "common", "rust": "rare"},
        yes_no("tyre", "flat"),
        yes_no("chain", "rust", minutes=20),
        fixes=(fix("mend-rust", minutes=1),),
    )
    step = next_step(bike, (("tyre", "bad"),))
    assert isinstance(step, Conclude)
    assert step.further is bike.checks["chain"]
    assert asked(next_step(bike, (("tyre", "bad"),), thorough=True)) == "chain"


def test_a_frequent_cause_that_is_quick_to_check_is_never_left_open() -> None:
    bike = guide(
        {"flat": "common", "rust": "common"},
        yes_no("tyre", "flat"),
        yes_no("chain", "rust", minutes=1),
        fixes=(fix("mend-rust", minutes=0.1),),
    )
    assert asked(next_step(bike, (("tyre", "bad"),))) == "chain"


def test_who_is_not_sure_what_happens_is_asked_what_waits_for_it() -> None:
    waits = yes_no("tyre", "flat", when=({"symptom": ("slow",)},))
    bike = guide({"flat": "common", "rust": "common"}, SYMPTOM, waits)
    assert asked(next_step(bike, (("symptom", "noise"),))) is None
    assert asked(next_step(bike, (("symptom", UNSURE),))) == "tyre"


def test_answers_that_contradict_each_other_are_shown() -> None:
    bike = guide({"flat": "common", "rust": "rare"}, yes_no("tyre", "flat"), yes_no("pump", "flat"))
    step = next_step(bike, (("tyre", "bad"), ("pump", "good")))
    assert isinstance(step, NothingFits)
    assert [clash.cause.id for clash in step.conflicts] == ["flat"]


def test_when_everything_is_ruled_out_nothing_fits() -> None:
    _, step = walk(BIKE, {"symptom": "slow", "tyre": "good", "chain": "good"})
    assert isinstance(step, NothingFits)
    assert step.conflicts == ()


def test_after_a_fix_that_did_not_help_the_walk_goes_on_with_what_is_left() -> None:
    answers = (("symptom", "slow"), ("tyre", "bad"), ("chain", "unsure"))
    step = next_step(BIKE, answers, mended=("mend-flat",))
    assert isinstance(step, Conclude)
    assert [item.fix.id for item in step.items] == ["mend-rust"]


def test_a_set_aside_answer_is_shown_as_such() -> None:
    bike = guide({"flat": "common"}, check("feel", {"a": {}, "b": {}}), yes_no("tyre", "flat", when=({"feel": ("a",)},)))
    step = next_step(bike, (("tyre", "bad"), ("feel", "b")))
    assert [(given.check.id, given.applies) for given in step.given] == [("tyre", False), ("feel", True)]
    assert [verdict.status for verdict in step.verdicts] == ["possible"]


@pytest.mark.parametrize("answers", [(("bell", "bad"),), (("tyre", "flat"),), (("tyre", "bad"), ("tyre", "bad"))])
def test_answers_that_the_guide_does_not_know_raise(answers: Answers) -> None:
    with pytest.raises(AnswersError):
        next_step(BIKE, answers)


def chart() -> Guide:
    """Starts? no: lights? no: battery / yes: starter; starts yes: fuel."""
    return guide(
        {"battery": "sometimes", "starter": "sometimes", "fuel": "sometimes"},
        check("starts", {"no": {}, "yes": {"confirms": "fuel"}}),
        check("lights", {"no": {"confirms": "battery"}, "yes": {"confirms": "starter"}}, minutes=30, when=({"starts": ("no",)},)),
        one_cause=True,
    )


@pytest.mark.parametrize(
    ("replies", "ending"),
    [({"starts": "yes"}, "fuel"), ({"starts": "no", "lights": "no"}, "battery"), ({"starts": "no", "lights": "yes"}, "starter")],
)
def test_a_flowchart_ends_where_its_own_answers_lead(replies: dict[str, str], ending: str) -> None:
    answers, step = walk(chart(), replies)
    assert dict(answers) == replies
    assert isinstance(step, Conclude)
    assert [(item.fix.id, item.certain) for item in step.items] == [(f"mend-{ending}", True)]
