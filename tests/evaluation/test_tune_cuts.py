"""The weights for taking messages apart, fitted on messages whose matters are known."""

import json
from itertools import permutations

import pytest

from assistant.evaluation.cases import Case
from assistant.evaluation.tune_cuts import (
    TRIED,
    CutTuning,
    Message,
    Settings,
    cut_lines,
    messages_of,
    settings_lines,
    to_json,
    tune_cuts,
    with_other_settings,
)
from assistant.retrieval.apart import shipped_weights
from assistant.retrieval.index import build_index
from tests.retrieval.build import GARDEN

ASKED = (
    ("How do I prune a rose?", "prune-a-rose"),
    ("How short should I mow the lawn?", "mow-the-lawn"),
    ("How do I get rid of aphids?", "greenfly-on-roses"),
)
PAIRS = [
    Case(f"{one} {other}", ((left,), (right,)), "several", False) for (one, left), (other, right) in permutations(ASKED, 2) for _ in "xx"
]
SINGLE = [
    Case(text, ((right,),), "plain", False)
    for asked, right in ASKED
    for text in (asked, f"Hello. {asked}", f"It is spring. {asked}", f"{asked} It is late.")
]
HELD_OUT = Case("How do I prune a rose? How do I mow?", (("prune-a-rose",), ("mow-the-lawn",)), "several", True)


@pytest.fixture(scope="module")
def messages() -> list[Message]:
    return messages_of(build_index(GARDEN), [*PAIRS, *SINGLE, HELD_OUT])


@pytest.fixture(scope="module")
def tuned(messages: list[Message]) -> CutTuning:
    return tune_cuts(messages)


def test_no_held_out_case_is_tuned_on(tuned: CutTuning) -> None:
    assert tuned.messages == len(PAIRS) + len(SINGLE)


def test_two_questions_are_told_from_one_with_something_around_it(tuned: CutTuning) -> None:
    assert tuned.found[-1][1] == 1.0


def test_what_is_kept_has_the_form_of_what_is_shipped(tuned: CutTuning) -> None:
    kept, shipped = json.loads(to_json(tuned.weights)), shipped_weights()
    assert {name: len(kept[name]) for name in ("mean", "spread", "weights")} == {
        "mean": len(shipped.mean),
        "spread": len(shipped.spread),
        "weights": len(shipped.weights),
    }


def test_what_is_kept_is_the_weights_rounded(tuned: CutTuning) -> None:
    kept = json.loads(to_json(tuned.weights))
    assert kept["weights"] == pytest.approx(tuned.weights.weights, abs=1e-4)
    assert kept["base"] == pytest.approx(tuned.weights.base, abs=1e-4)


def test_a_line_for_each_share_of_false_alarms(tuned: CutTuning) -> None:
    assert len(cut_lines(tuned)) == 2 + len(tuned.found)


def test_a_line_for_each_setting_that_was_tried(messages: list[Message]) -> None:
    found = list(with_other_settings(messages, [Settings(), Settings(within=0.0)]))
    assert [settings for settings, _, _ in found] == [Settings(), Settings(within=0.0)]
    assert found[0][1] == 1.0
    assert len(settings_lines(found)) == 1 + len(found)
    assert TRIED[0] == Settings()
