"""A slip is put right only where nothing else can be meant."""

import pytest

from assistant.retrieval.spelling import correct, slips_in, written_out

KNOWN = {
    "sequence": 9,
    "active": 5,
    "inactive": 5,
    "subscribed": 4,
    "unsubscribed": 4,
    "paused": 3,
    "connected": 2,
    "disconnected": 2,
    "list": 8,
}


@pytest.mark.parametrize("slip", ["seqence", "sequnce", "sequencce", "sequende", "seqeunce", "aequence", "ssequence"])
def test_one_slip_is_put_right(slip: str) -> None:
    assert correct(slip, KNOWN) == "sequence"


def test_two_slips_are_left_alone() -> None:
    assert correct("seqenc", KNOWN) is None


@pytest.mark.parametrize("word", ["active", "inactive", "subscribed", "unsubscribed", "list"])
def test_a_word_of_the_knowledge_is_never_changed(word: str) -> None:
    assert correct(word, KNOWN) is None


@pytest.mark.parametrize("word", ["caused", "directed", "passed", "lists", "captive"])
def test_an_english_word_is_never_changed(word: str) -> None:
    assert correct(word, KNOWN) is None


@pytest.mark.parametrize(
    ("slip", "meant"), [("usubscribed", "unsubscribed"), ("nsubscribed", "unsubscribed"), ("iactive", "inactive"), ("inactve", "inactive")]
)
def test_what_is_left_of_a_negation_is_kept(slip: str, meant: str) -> None:
    assert correct(slip, KNOWN) == meant


@pytest.mark.parametrize("slip", ["unpaused", "uactive", "dconnected", "isconnected"])
def test_a_negated_word_never_loses_its_negation(slip: str) -> None:
    assert correct(slip, KNOWN) not in {"paused", "active", "connected"}


@pytest.mark.parametrize("word", ["lst", "séquence", "b2b", "你好吗呀"])
def test_short_words_and_other_scripts_are_left_alone(word: str) -> None:
    assert correct(word, KNOWN) is None


def test_the_more_frequent_of_two_candidates_wins() -> None:
    assert correct("qwexk", {"qwexa": 1, "qwexb": 7}) == "qwexb"


def test_a_letter_left_out_is_likelier_than_another_typed_instead() -> None:
    assert correct("seleted", {"deleted": 90, "selected": 5}) == "selected"
    assert correct("totl", {"tool": 9, "total": 2}) == "total"


def test_the_first_letter_is_rarely_wrong() -> None:
    assert correct("mwexk", {"qwexk": 9, "mwexa": 1}) == "mwexa"


def test_slips_of_many_people_are_found_among_their_words() -> None:
    counts = {"email": 50, "emial": 3, "leatherette": 2, "kartra": 40, "kartrb": 30, "first": 20, "frist": 2}
    assert slips_in(counts, {"kartra"}) == {"emial": "email", "frist": "first"}


def test_what_a_trusted_text_has_is_no_slip() -> None:
    assert slips_in({"gmail": 50, "gmial": 3}, {"gmial", "gmail"}) == {}


def test_what_phones_shorten_is_written_out() -> None:
    assert written_out(("ppl", "list")) == ("people", "list")
