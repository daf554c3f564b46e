"""Another product that is named is what a question is about, unless somebody only came from there."""

import pytest

from assistant.retrieval.products import asked_about, named, names_of, products_of
from assistant.text import tokens

NAMES = names_of(["Weedex", "Grow Master"])


@pytest.mark.parametrize(
    "text",
    [
        "how do I use weedex",
        "Weedex: nothing grows",
        "does Grow Master kill moss",
        "growmaster on roses",
        "export from Weedex",
        "my form in Weedex",
        "she asks if moss in Weedex is counted",
    ],
)
def test_a_product_is_found(text: str) -> None:
    assert named(NAMES, tokens(text)) is not None


@pytest.mark.parametrize(
    "text",
    [
        "I moved from Weedex and my roses died",
        "imported 200 plants from grow master",
        "how do I add my old plants from weedex",
        "used weedex for years, now what",
        "how do I grow it",
        "In Weedex I had a moss timer, where is it?",
        "what is the weedex timer called here",
        "he told me on weedex that his roses died",
        "my page is built with Grow Master, can it water the roses",
        "there is a green triangle like on Weedex, does it mow",
        "is the moss timer the same as in Grow Master",
        "someone complained to me on weedex that moss grows",
        "which columns can I count on, I have to map them to Grow Master",
    ],
)
def test_a_product_left_behind_is_not_the_subject(text: str) -> None:
    assert named(NAMES, tokens(text)) is None


def test_the_name_comes_back_as_it_is_written_in_the_table() -> None:
    assert named(NAMES, tokens("GROWMASTER!")) == "Grow Master"


WORDS = products_of([], ["Drip", "Kit", "Sender", "Close", "Loops"])
KNOWN = {"drip", "sender", "close"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("My Kit sequence stopped sending", "Kit"),
        ("in Drip the workflow holds everyone", "Drip"),
        ("how do I see bounced people in Drip?", "Drip"),
        ("kit: subscriber finished, how to restart", "Kit"),
        ("drip - how do I tag somebody", "Drip"),
        ("how does one tag people in kit?", "Kit"),
        ("I use Close for sales. How can I change the statuses there?", "Close"),
        ("Loops shows my contact as subscribed but nothing starts", "Loops"),
        ("my mails at Sender never go out", "Sender"),
    ],
)
def test_an_ordinary_word_that_is_written_like_a_name_is_one(text: str, name: str) -> None:
    assert asked_about(WORDS, text, KNOWN) == name


@pytest.mark.parametrize(
    "text",
    [
        "my drip stopped",
        "Drip stopped yesterday",
        "people in drip get nothing",
        "Who is the sender of the emails?",
        "then I pressed Close and it was gone",
        'it says "Close" beside the name',
        "how do I close the loop with a welcome kit",
        "MY DRIP IS BROKEN, WHAT NOW",
        "Nothing goes out.\nDrip is on.",
        "I moved from Drip, where are my tags?",
        "what is Drip's workflow called here",
        "they loop and loops go on",
    ],
)
def test_an_ordinary_word_is_a_word(text: str) -> None:
    assert asked_about(WORDS, text, KNOWN) is None


def test_without_such_words_nothing_is_one() -> None:
    assert asked_about(products_of([], []), "my Kit sequence", set()) is None


@pytest.mark.parametrize("text", ["Kit says my automation is live", "Close CRM, my sequence is stuck"])
def test_what_speaks_is_a_name(text: str) -> None:
    assert asked_about(WORDS, text, {"kit", "close"}) is not None


def test_beside_our_own_product_another_is_only_mentioned() -> None:
    products = products_of(["Weedex"], ["Drip"], ["Garden Pro"])
    assert asked_about(products, "does Weedex mow", set()) == "Weedex"
    assert asked_about(products, "does Garden Pro mow like Weedex", set()) is None
    assert asked_about(products, "my roses come from Weedex by garden pro", set()) is None
