"""The weights for taking messages apart, fitted on messages whose matters are known."""

from itertools import permutations

import pytest

from assistant.evaluation.cases import Case
from assistant.evaluation.tune_cuts import CutTuning, cut_lines, tune_cuts
from assistant.retrieval.apart import WEIGHTS
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
def tuned() -> CutTuning:
    return tune_cuts(build_index(GARDEN), [*PAIRS, *SINGLE, HELD_OUT])


def test_no_held_out_case_is_tuned_on(tuned: CutTuning) -> None:
    assert tuned.messages == len(PAIRS) + len(SINGLE)


def test_two_questions_are_told_from_one_with_something_around_it(tuned: CutTuning) -> None:
    assert tuned.found[-1][1] == 1.0


def test_there_is_a_weight_for_each_feature(tuned: CutTuning) -> None:
    assert len(tuned.weights) == len(WEIGHTS)


def test_a_line_for_the_weights_and_for_each_share_of_false_alarms(tuned: CutTuning) -> None:
    assert len(cut_lines(tuned)) == 3 + len(tuned.found)
