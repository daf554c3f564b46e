from dataclasses import replace

from assistant.library.model import Library
from assistant.ui.starters import AT_MOST, starters


def test_common_causes_come_before_other_topics(bicycle: Library) -> None:
    assert starters(bicycle) == ("My tyre is flat, what now?", "When are pads worn out?")


def test_without_guides_each_topic_gives_a_question(bicycle: Library) -> None:
    assert len(starters(replace(bicycle, guides={}))) == len({entry.topic for entry in bicycle.entries.values()})


def test_there_are_never_too_many(bicycle: Library) -> None:
    entry = bicycle.entries["flat-tyre"]
    many = {str(number): replace(entry, id=str(number), topic=str(number)) for number in range(50)}
    assert len(starters(Library(many))) == AT_MOST


def test_a_question_begins_with_a_capital(bicycle: Library) -> None:
    entry = replace(bicycle.entries["flat-tyre"], asked=("why flat?",))
    assert starters(Library({"flat-tyre": entry})) == ("Why flat?",)
