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
