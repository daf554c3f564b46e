from dataclasses import replace

from assistant import wording
from assistant.library.model import Library
from assistant.retrieval.model import Found, Hit, NotCovered, Query, ReadAs, Unsure

QUERY = Query(text="?", looked_up="?", terms=())


def hit(library: Library, entry_id: str) -> Hit:
    entry = library.entries[entry_id]
    return Hit(entry=entry, section=entry.short_answer, score=0.9, matched=())


def test_an_answer_opens_with_the_short_answer_and_goes_on_with_the_details(bicycle: Library) -> None:
    text = wording.answer_markdown(Found(QUERY, hit(bicycle, "flat-tyre"), ()), bicycle)
    assert text.startswith("Take the tube out")
    assert text.index("## Fix it") < text.index("## Why")


def test_choices_are_listed_by_title(bicycle: Library) -> None:
    text = wording.answer_markdown(Unsure(QUERY, (hit(bicycle, "flat-tyre"), hit(bicycle, "worn-pads"))), bicycle)
    assert text.splitlines()[0] == wording.WHICH
    assert "[Replace worn pads](entry:worn-pads)" in text
    assert text.splitlines()[-1] == wording.IF_NOT


def test_a_single_choice_is_asked_for_by_itself(bicycle: Library) -> None:
    assert wording.answer_markdown(Unsure(QUERY, (hit(bicycle, "flat-tyre"),)), bicycle).splitlines()[0] == wording.THIS


def test_a_refusal_says_where_to_go_and_what_is_covered(bicycle: Library) -> None:
    text = wording.refusal(NotCovered(QUERY, (), subject=bicycle.outside[0]), bicycle)
    assert "Ask in the shop" in text
    assert "brakes and wheels" in text


def test_another_product_is_named(bicycle: Library) -> None:
    assert "Vespa" in wording.refusal(NotCovered(QUERY, (), product="Vespa"), bicycle)


def test_words_read_differently_are_told() -> None:
    query = Query(text="tyer", looked_up="tyre", terms=(), read_as=(ReadAs("tyer", "tyre"), ReadAs("puncher", "puncture")))
    assert wording.read_as_sentence(query) == "Read “tyer” as “tyre” and “puncher” as “puncture”."


def test_nothing_read_differently_says_nothing() -> None:
    assert wording.read_as_sentence(QUERY) == ""


def test_a_topic_becomes_a_heading() -> None:
    assert wording.topic_title("list-care") == "List care"


def test_why_names_what_matched_how_sure_and_what_came_next(bicycle: Library) -> None:
    best = replace(hit(bicycle, "flat-tyre"), matched=("flat",), section=bicycle.entries["flat-tyre"].sections[1])
    lines = "\n".join(wording.why_lines(Found(QUERY, best, (replace(hit(bicycle, "worn-pads"), score=0.05),)), bicycle))
    assert "“flat”" in lines
    assert "90%" in lines
    assert "“Fix it”" in lines
    assert "Replace worn pads (5%)" in lines


def test_why_says_when_the_message_before_was_read_too(bicycle: Library) -> None:
    follow_up = Query(text="and then?", looked_up="flat tyre and then?", terms=())
    assert any("the one before" in line for line in wording.why_lines(Found(follow_up, hit(bicycle, "flat-tyre"), ()), bicycle))
