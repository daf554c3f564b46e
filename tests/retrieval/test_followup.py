"""Which messages need the one before."""

import pytest

from assistant.retrieval.followup import leans_back, points_back, starts_anew
from assistant.retrieval.index import build_index
from tests.retrieval.build import GARDEN


@pytest.mark.parametrize(
    "text", ["and when?", "what about the lawn?", "why?", "so how do I get rid of the green insects on the buds then", "cut it back"]
)
def test_a_continuation_a_pointer_and_a_fragment_lean_back(text: str) -> None:
    assert leans_back(text)


def test_a_whole_question_does_not_lean_back() -> None:
    assert not leans_back("How short should a yellow lawn be mown in summer?")


def test_a_word_that_stands_for_something_points_back() -> None:
    assert points_back("how do I cut it")
    assert not points_back("how do I cut a rose")


def test_a_word_that_no_entry_has_starts_a_subject_of_its_own() -> None:
    garden = build_index(GARDEN)
    assert starts_anew(garden, "and what is photosynthesis?")
    assert not starts_anew(garden, "and what about 3 roses?")
