"""How sure is sure enough, by what the folder has."""

from dataclasses import replace

from assistant.retrieval.index import build_index
from assistant.retrieval.query import read
from assistant.retrieval.scope import FEW_EXAMPLES, FOUND_FROM, FOUND_FROM_MANY, MANY_EXAMPLES, found_from, judge
from tests.retrieval.build import GARDEN, library


def test_more_examples_ask_for_more_certainty() -> None:
    garden = build_index(GARDEN)
    assert garden.classifier is not None
    some = [replace(garden, classifier=replace(garden.classifier, examples=count)) for count in (1.0, FEW_EXAMPLES, MANY_EXAMPLES, 500.0)]
    assert [found_from(index) for index in some] == [FOUND_FROM, FOUND_FROM, FOUND_FROM_MANY, FOUND_FROM_MANY]


def test_without_outside_subjects_the_lower_bar_holds() -> None:
    assert found_from(build_index(library(*GARDEN.entries.values()))) == FOUND_FROM


def test_another_product_outweighs_words_that_are_ours() -> None:
    garden = build_index(GARDEN)
    plain, named = (judge(garden, read(garden.vocabulary, f"how do i prune my rose{end}")) for end in ("", " in weedex"))
    assert plain.ours > 0.5 > named.ours
    assert named.product == "Weedex"
