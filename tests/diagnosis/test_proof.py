from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.diagnosis.belief import conflicts, verdicts
from assistant.diagnosis.checklist import checklist
from assistant.diagnosis.engine import next_step
from assistant.diagnosis.model import UNSURE, Answers, Ask, Conclude
from assistant.diagnosis.proof import prove
from assistant.diagnosis.when import holds
from assistant.library.model import Check, Condition, Guide, Location, Option
from assistant.service import Assistant
from tests.diagnosis.any_guide import CAUSES, guides
from tests.diagnosis.build import check, guide, yes_no

TYRE, CHAIN = yes_no("tyre", "flat"), yes_no("chain", "rust")


def bike(*checks: Check, one_cause: bool = False) -> Guide:
    return guide({"flat": "common", "rust": "rare"}, *checks, one_cause=one_cause)


def chain_if(*when: Condition) -> Check:
    return yes_no("chain", "rust", when=when)


def test_a_sound_guide_has_no_problem() -> None:
    assert prove(bike(TYRE, CHAIN)).problems == ()


def test_the_shipped_guides_have_no_problem(shipped: Assistant) -> None:
    for one in shipped.library.guides.values():
        assert prove(one, positions=5, people=30).problems == ()


PLANTED: list[tuple[str, Guide, str, str]] = [
    (
        "no answer for both causes at once",
        bike(check("wheel", {"a": {"rules-out": "rust"}, "b": {"rules-out": "flat"}}), TYRE, CHAIN),
        "wheel",
        "has no right answer if `flat` and `rust` hold at once",
    ),
    (
        "no answer if all is well",
        bike(check("wheel", {"a": {"confirms": "flat"}}), CHAIN),
        "wheel",
        "if none of the causes that it decides about holds",
    ),
    ("no answer if it is that", bike(check("wheel", {"a": {"rules-out": "flat"}}), TYRE, CHAIN), "wheel", "if `flat` holds"),
    (
        "asked only when already ruled out",
        bike(TYRE, check("pump", {"a": {"confirms": "flat"}, "b": {}}, when=({"tyre": ("good",)},)), CHAIN),
        "pump.a",
        "nobody can give the answer `a`",
    ),
    (
        "all answers say the same",
        bike(check("bell", {"a": {}, "b": {}}), TYRE, CHAIN),
        "bell",
        "all answers to the check `bell` say the same",
    ),
    (
        "a when that contradicts itself by its causes",
        bike(TYRE, yes_no("pump", "flat"), chain_if({"tyre": ("bad",), "pump": ("good",)})),
        "chain",
        "nobody comes to the check `chain`",
    ),
    (
        "a cause behind an answer that excludes it",
        bike(TYRE, check("spot", {"yes": {"rules-out": "rust"}, "no": {}}), chain_if({"spot": ("yes",)})),
        "rust",
        "nobody who has the cause `rust` can come to an answer that confirms it",
    ),
    (
        "a symptom that leads nowhere",
        bike(
            check("feel", {"odd": {"likely": "rust"}, "low": {}}),
            yes_no("pump", "flat", when=({"feel": ("low",)},)),
            chain_if({"feel": ("low",)}),
        ),
        "feel.odd",
        "the answer `odd` to the check `feel` leads nowhere",
    ),
    (
        "a chart with a line that leads nowhere",
        bike(
            check("start", {"no": {}, "yes": {"confirms": "flat"}}),
            check("light", {"a": {"confirms": "rust"}, "b": {}}, when=({"start": ("no",)},)),
            one_cause=True,
        ),
        "light.b",
        "the answer `b` to the check `light` leads nowhere",
    ),
    (
        "a chart whose box has no way on for a cause below it",
        bike(
            check("start", {"no": {}, "yes": {"rules-out": "rust"}}),
            check("light", {"a": {"confirms": "flat"}, "b": {"rules-out": "flat"}}, when=({"start": ("yes",)},)),
            chain_if({"light": ("b",)}),
            one_cause=True,
        ),
        "rust",
        "nobody who has the cause `rust`",
    ),
]


@pytest.mark.parametrize(("one", "place", "message"), [case[1:] for case in PLANTED], ids=[case[0] for case in PLANTED])
def test_a_planted_defect_is_found_at_its_line(one: Guide, place: str, message: str) -> None:
    found = [problem for problem in prove(one).problems if message in problem.message]
    assert [problem.location for problem in found] == [_location(one, place)]


def test_a_sound_chart_has_no_problem() -> None:
    chart = bike(
        check("start", {"no": {}, "yes": {"confirms": "flat"}}),
        check("light", {"a": {"confirms": "rust"}, "b": {"confirms": "flat"}}, when=({"start": ("no",)},)),
        one_cause=True,
    )
    assert prove(chart).problems == ()


def test_an_answer_that_confirms_more_causes_than_hold_at_once_is_no_false_alarm() -> None:
    causes = [f"c{number}" for number in range(5)]
    worn = check("worn", {"all": {"confirms": " ".join(causes)}, "some": {}})
    assert prove(guide(dict.fromkeys(causes, "common"), worn)).problems == ()


def _location(one: Guide, place: str) -> Location:
    name, _, option = place.partition(".")
    if option:
        return next(found.location for found in one.checks[name].options if found.id == option)
    return one.checks[name].location if name in one.checks else one.causes[name].location


@settings(max_examples=80, deadline=None)
@given(guides(), st.sets(st.sampled_from(CAUSES), min_size=1, max_size=3), st.randoms(use_true_random=False))
def test_in_any_order_of_questions_and_however_often_not_sure_nothing_is_judged_wrongly(one: Guide, true: set[str], draw: Random) -> None:
    answers: Answers = ()
    while ready := [check for check in one.checks.values() if check.id not in dict(answers) and holds(check, dict(answers))]:
        chosen = draw.choice(ready)
        right = [option.id for option in chosen.options if _right(option, true)]
        answers += ((chosen.id, draw.choice([UNSURE, *right])),)
    assert conflicts(one, answers) == ()
    found = {verdict.cause.id: verdict.status for verdict in verdicts(one, answers)}
    assert all(found[cause] != ("ruled_out" if cause in true else "confirmed") for cause in CAUSES)
    assert true <= {cause.id for item in checklist(one, verdicts(one, answers)) for cause in item.causes}


@settings(max_examples=60, deadline=None)
@given(guides(), st.sets(st.sampled_from(CAUSES), min_size=1, max_size=3), st.integers(0, 10**6))
def test_where_no_dead_end_was_found_no_consistent_person_meets_one(one: Guide, true: set[str], seed: int) -> None:
    dead_ends = {problem.location for problem in prove(one, positions=1).problems if "has no right answer" in problem.message}
    draw, step = Random(seed), next_step(one, ())  # noqa: S311 - hypothesis gives the seed
    answers: Answers = ()
    while isinstance(step, Ask):
        right = [option for option in step.check.options if _right(option, true)]
        assert right or step.check.location in dead_ends
        answers += ((step.check.id, draw.choice([UNSURE, *(option.id for option in right)])),)
        step = next_step(one, answers)
    assert isinstance(step, Conclude)
    assert true <= {cause.id for item in step.items for cause in item.causes}
    assert len(answers) <= len(one.checks)


def _right(option: Option, true: set[str]) -> bool:
    return true.issuperset(option.causes("confirms")) and true.isdisjoint(option.causes("rules-out"))
