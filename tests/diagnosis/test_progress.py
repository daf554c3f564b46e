from itertools import product

from assistant.diagnosis.engine import next_step
from assistant.diagnosis.model import Answers, Ask
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


def test_no_more_is_asked_than_was_said() -> None:
    step = next_step(BIKE, (("symptom", "noise"),), thorough=True)
    assert isinstance(step, Ask)
    assert step.progress.left_at_most == 2
