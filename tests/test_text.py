"""One text path, for documents and for questions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text import LONGEST_WORD, normalise, stems, tokens


def test_case_and_compatibility_forms_do_not_matter() -> None:
    assert tokens("ＳＥＱＵＥＮＣＥ № ②") == ("sequence", "no", "2")


def test_curly_quotes_are_straight() -> None:
    assert normalise("“It’s”") == '"it"'


@pytest.mark.parametrize("said", ["isn't", "isn’t", "ISN'T", "isnt"])
def test_a_negation_is_a_word_however_it_is_written(said: str) -> None:
    assert tokens(f"it {said} on") == ("it", "is", "not", "on")


def test_cannot_and_will_not_are_negations() -> None:
    assert tokens("I can't, he won't, she cannot") == ("i", "can", "not", "he", "will", "not", "she", "can", "not")


@pytest.mark.parametrize(
    ("symbol", "words"),
    [
        ("⏸", "pause icon"),
        ("▶️", "play button"),
        ("🔴", "red circle"),
        ("🟢", "green circle"),
        ("🟡", "yellow circle"),
        ("❗", "exclamation mark"),
    ],
)
def test_a_pasted_symbol_reads_like_its_description(symbol: str, words: str) -> None:
    assert stems(f"what is {symbol}?") == stems(f"what is {words}?")


def test_other_pictures_say_nothing() -> None:
    assert tokens("why 😡🙏 red") == ("why", "red")


def test_invisible_characters_do_not_split_a_word_and_controls_do() -> None:
    assert tokens("un\u200bsub\u00adscribe a\x00b") == ("unsubscribe", "a", "b")


def test_forms_of_a_word_share_a_stem_but_opposites_do_not() -> None:
    assert len(set(stems("pause paused pausing"))) == 1
    assert len(set(stems("active inactive subscribed unsubscribed"))) == 4


def test_hyphens_separate_and_e_mail_is_one_word() -> None:
    assert tokens("opt-in E-mail") == ("opt", "in", "email")


def test_any_script_is_read() -> None:
    assert tokens("Größe Ελλάδα 你好") == ("größe", "ελλάδα", "你好")


def test_a_held_down_key_is_cut() -> None:
    assert tokens("a" * 500) == ("a" * LONGEST_WORD,)


@given(st.text())
def test_reading_twice_changes_nothing(text: str) -> None:
    once = " ".join(tokens(text))
    assert " ".join(tokens(once)) == " ".join(tokens(" ".join(tokens(once))))


@given(st.text(st.characters(codec="ascii")))
def test_plain_text_reads_the_same_as_beside_something_rare(text: str) -> None:
    assert normalise(text) == normalise(f"{text}\N{ZERO WIDTH SPACE}")


@given(st.text())
def test_no_control_character_is_left(text: str) -> None:
    assert normalise(text).isprintable()


def test_a_character_that_becomes_many_cannot_blow_a_text_up() -> None:
    assert len(normalise("\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}" * 10_000)) < 3.1 * 10_000
