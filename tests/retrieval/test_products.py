"""Another product that is named is what a question is about, unless somebody only came from there."""

import pytest

from assistant.retrieval.products import named, names_of
from assistant.text import tokens

NAMES = names_of(["Weedex", "Grow Master"])


@pytest.mark.parametrize(
    "text", ["how do I use weedex", "Weedex: nothing grows", "does Grow Master kill moss", "growmaster on roses", "export from Weedex"]
)
def test_a_product_is_found(text: str) -> None:
    assert named(NAMES, tokens(text)) is not None


@pytest.mark.parametrize(
    "text",
    [
        "I moved from Weedex and my roses died",
        "imported 200 plants from grow master",
        "used weedex for years, now what",
        "how do I grow it",
        "In Weedex I had a moss timer, where is it?",
        "what is the weedex timer called here",
    ],
)
def test_a_product_left_behind_is_not_the_subject(text: str) -> None:
    assert named(NAMES, tokens(text)) is None


def test_the_name_comes_back_as_it_is_written_in_the_table() -> None:
    assert named(NAMES, tokens("GROWMASTER!")) == "Grow Master"
