"""A message that is nothing but small talk gets a sentence; a question keeps being one."""

import pytest

from assistant.retrieval.smalltalk import REPLIES, kind_of, without_greeting


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Hi!", "greeting"),
        ("hello there", "greeting"),
        ("Good morning team", "greeting"),
        ("hey, how are you?", "greeting"),
        ("¿Hola, qué tal?", "greeting"),
        ("hola como estas", "greeting"),
        ("Guten Tag", "greeting"),
        ("kumusta po", "greeting"),
        ("thanks a lot", "thanks"),
        ("Thank you so much, that worked!", "thanks"),
        ("ok great", "thanks"),
        ("who are you?", "who"),
        ("are you a bot", "who"),
        ("Hi, are you a real person?", "who"),
        ("help", "help"),
        ("what can you do?", "help"),
        ("Can I talk to a human?", "person"),
        ("Do you speak Spanish?", "language"),
        ("Hi! Can I ask in German?", "language"),
        ("¿Hablas español?", "language"),
        ("I want to speak with a real person please", "person"),
        ("thanks, bye", "bye"),
        ("have a nice weekend!", "bye"),
        ("", "empty"),
        ("???", "empty"),
        (" \n\t", "empty"),
    ],
)
def test_small_talk_is_recognised(said: str, kind: str) -> None:
    assert kind_of(said) == kind


@pytest.mark.parametrize(
    "asked",
    [
        "hi, my emails stopped",
        "thanks, and how do I export?",
        "help, nothing is sent",
        "who are my subscribed people?",
        "can I talk to a person through the chat widget",
        "start of a sequence",
        "no",
    ],
)
def test_a_question_is_not_small_talk(asked: str) -> None:
    assert kind_of(asked) is None


def test_every_kind_has_a_reply() -> None:
    assert set(REPLIES) == {"greeting", "thanks", "who", "help", "person", "language", "bye", "empty"}


@pytest.mark.parametrize("opening", ["Hi, ", "Hello there! ", "Good morning everyone - ", "thanks. "])
def test_a_greeting_in_front_is_not_looked_up(opening: str) -> None:
    assert without_greeting(f"{opening}why is it red?") == "why is it red?"


def test_a_message_that_only_greets_stays() -> None:
    assert without_greeting("hi!") == "hi!"
