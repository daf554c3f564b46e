from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.diagnosis.engine import next_step
from assistant.diagnosis.model import UNSURE, Answers, Ask, Progress
from assistant.library.model import Guide
from tests.diagnosis.any_guide import guides
from tests.diagnosis.build import check, guide, yes_no

BIKE = guide(
    {"flat": "common", "rust": "common", "bent": "rare"},
    check("symptom", {"noise": {"rules-out": "flat"}, "slow": {"likely": "flat"}}, always=True),
    yes_no("tyre", "flat"),
    yes_no("chain", "rust", when=({"symptom": ("noise",)},)),
    yes_no("wheel", "bent"),
)


def test_the_share_never_falls_and_is_whole_only_at_the_end() -> None:
    for replies in product(("noise", "slow"), *[("good", "bad", "unsure")] * 3):
        named = dict(zip(("symptom", "tyre", "chain", "wheel"), replies, strict=True))
        answers: Answers = ()
        shares = [0.0]
        while isinstance(step := next_step(BIKE, answers), Ask):
            assert shares[-1] <= step.progress.share < 1
            shares.append(step.progress.share)
            answers += ((step.check.id, named[step.check.id]),)
        assert step.progress.share == 1
        assert step.progress.asked == len(answers)


@settings(max_examples=100, deadline=None)
@given(guides(), st.lists(st.integers(0, 3), min_size=4, max_size=4), st.booleans())
def test_whatever_the_guide_and_the_answers_progress_never_falls(one: Guide, replies: list[int], thorough: bool) -> None:
    answers: Answers = ()
    before = Progress(0, len(one.checks), 0.0)
    while isinstance(step := next_step(one, answers, thorough), Ask):
        assert before.share <= step.progress.share < 1
        assert step.progress.asked + step.progress.left_at_most <= before.asked + before.left_at_most
        choices = [UNSURE, *(option.id for option in step.check.options)]
        answers += ((step.check.id, choices[replies[len(answers)] % len(choices)]),)
        before = step.progress
    assert step.progress.share == 1


def test_no_more_is_asked_than_was_said() -> None:
    step = next_step(BIKE, (("symptom", "noise"),), thorough=True)
    assert isinstance(step, Ask)
    assert step.progress.left_at_most == 2
