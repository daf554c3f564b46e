"""A question taken apart: every term keeps what was typed."""

from assistant.retrieval.model import ReadAs, Term
from assistant.retrieval.query import (
    EARLIER_WEIGHT,
    MOST_CHARACTERS,
    MOST_WORDS,
    SYNONYM_WEIGHT,
    Vocabulary,
    build_vocabulary,
    read,
    read_after,
)
from tests.retrieval.build import word

WORDS = (
    word("blocklisted", older="blacklisted", also="put on the black list", misspelled="blaklisted, black listet"),
    word("contact", older="lead"),
)


def vocabulary() -> Vocabulary:
    return build_vocabulary({"sequence": 3, "contact": 2, "blocklisted": 1, "is": 5, "the": 5}, WORDS)


def test_each_word_becomes_its_stem_and_keeps_what_was_typed() -> None:
    assert read(vocabulary(), "Sequences!").query.terms == (Term("sequenc", "sequences"),)


def test_an_old_name_adds_the_new_one_at_less_weight() -> None:
    assert read(vocabulary(), "lead").query.terms == (Term("lead", "lead"), Term("contact", "lead", SYNONYM_WEIGHT))


def test_a_phrase_adds_the_word_it_stands_for() -> None:
    added = read(vocabulary(), "why was she put on the black list").query.terms[-1]
    assert added == Term("blocklist", "put on the black list", SYNONYM_WEIGHT)


def test_a_word_that_is_there_already_is_not_added_again() -> None:
    assert [term.text for term in read(vocabulary(), "lead contact").query.terms] == ["lead", "contact"]


def test_a_listed_misspelling_is_read_as_the_word() -> None:
    assert read(vocabulary(), "blaklisted").query.read_as == (ReadAs("blaklisted", "blocklisted"),)


def test_a_listed_misspelling_may_be_two_words() -> None:
    assert read(vocabulary(), "is black listet").query.read_as == (ReadAs("black listet", "blocklisted"),)


def test_a_slip_is_read_as_the_word_of_the_knowledge() -> None:
    reading = read(vocabulary(), "the seqence")
    assert reading.query.read_as == (ReadAs("seqence", "sequence"),)
    assert reading.query.terms[-1] == Term("sequenc", "seqence")


def test_a_word_of_an_address_is_what_the_question_is_about() -> None:
    assert read(vocabulary(), "anna@seqence.com").query.read_as == ()


def test_a_question_is_read_in_the_knowledges_own_words_too() -> None:
    reading = read(vocabulary(), "my lead was put on the black list")
    assert reading.stems == ("my", "lead", "was", "put", "on", "the", "black", "list")
    assert reading.own == ("my", "contact", "was", "blocklist")


def test_the_negation_stays() -> None:
    assert read(vocabulary(), "isn't active").stems == ("is", "not", "activ")


def test_a_long_text_is_shortened_and_says_so() -> None:
    query = read(vocabulary(), "word " * MOST_CHARACTERS).query
    assert query.shortened
    assert len(query.looked_up) == MOST_CHARACTERS


def test_a_follow_up_adds_the_words_before_at_less_weight() -> None:
    table = vocabulary()
    query = read_after(read(table, "in bulk"), read(table, "unblock a contact")).query
    assert Term("unblock", "unblock", EARLIER_WEIGHT) in query.terms
    assert query.text == "in bulk"
    assert query.looked_up == "unblock a contact in bulk"


def test_a_short_form_is_read_silently_and_keeps_what_was_typed() -> None:
    query = read(vocabulary(), "ppl").query
    assert query.terms == (Term("peopl", "ppl"),)
    assert query.read_as == ()


def test_no_more_words_are_read_than_a_long_message_has() -> None:
    assert len(read(vocabulary(), "▶" * MOST_CHARACTERS).stems) == MOST_WORDS
