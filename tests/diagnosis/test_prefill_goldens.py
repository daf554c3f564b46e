"""Labelled messages (tests/golden/prefill.toml): what is read out of them before anything is asked.

660 of them, by half a dozen people, were looked at while the phrases were written; 80 more, by a stranger, are held out: nothing was ever
tuned on them but one rule (``VOICES``). They tell how well it works for people whom nobody has met: precision 0.94, recall 0.69 (``python
-m tests.bench diagnosis``); with the phrases and rules of one author, before strangers' messages were looked at, it was 0.91 and 0.31.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from assistant.diagnosis.prefill import prefill
from assistant.library.model import Guide
from assistant.service import Assistant

CASES = tomllib.loads((Path(__file__).parent.parent / "golden" / "prefill.toml").read_text(encoding="utf-8"))["case"]

Counts = tuple[int, int, int]
"""Right answers heard, all answers heard, all answers said."""


def counts(guides: Mapping[str, Guide], cases: list[dict[str, Any]]) -> Counts:
    right = heard = said = 0
    for case in cases:
        found = {(answer.check.id, answer.option.id) for answer in prefill(guides[case["guide"]], case["text"])}
        right += len(found & case["expect"].items())
        heard += len(found)
        said += len(case["expect"])
    return right, heard, said


@pytest.fixture(scope="module")
def counted(shipped: Assistant) -> dict[bool, Counts]:
    """Of the messages that were tuned on (False) and of those held out (True)."""
    return {
        held_out: counts(shipped.library.guides, [case for case in CASES if case.get("held_out", False) is held_out])
        for held_out in (False, True)
    }


@pytest.mark.parametrize(("held_out", "precision", "recall"), [(False, 0.97, 0.75), (True, 0.92, 0.65)])
def test_what_is_filled_in_was_said_and_most_of_what_is_said_is_filled_in(
    counted: dict[bool, Counts], held_out: bool, precision: float, recall: float
) -> None:
    right, heard, said = counted[held_out]
    assert right / heard >= precision
    assert right / said >= recall


def test_hardly_anything_is_filled_in_that_was_not_said(counted: dict[bool, Counts]) -> None:
    (right, heard, said), (more_right, more_heard, more_said) = counted.values()
    assert (right + more_right) / (heard + more_heard) >= 0.98
    assert (right + more_right) / (said + more_said) >= 0.75


def test_every_labelled_answer_is_one_of_its_guide(shipped: Assistant) -> None:
    for case in CASES:
        guide = shipped.library.guides[case["guide"]]
        for check, option in case["expect"].items():
            assert option in {one.id for one in guide.checks[check].options}, case["text"]


def test_many_messages_are_held_out_and_some_say_nothing() -> None:
    assert sum(case.get("held_out", False) for case in CASES) >= 80
    assert sum(not case["expect"] for case in CASES) >= 30
