import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.store.scrub import scrub

LONG = 100_000
"""Characters: 25 times as many as the store ever hands over."""

HOSTILE = ["a", "@", "a@", "%40", "bob at ", "a dot ", "a@a.", '"', "1", "1 ", "+1 ", "1.1.", "phone 1 ", "_at_", "\u200b", "１"]
"""Pieces that, repeated, make a careless expression try every way to cut a text in two."""


@pytest.mark.timeout(60)
@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_text_takes_time_in_proportion_to_its_length(piece: str) -> None:
    """At most three seconds, mostly a tenth of one, when measured. A search that tries every way needs many minutes."""
    assert scrub(piece * (LONG // len(piece)))


def test_one_text_may_hold_everything() -> None:
    text = "bob@example.com, +1 212 555 0123, 4111 1111 1111 1111 on 2026-11-22"
    assert scrub(text) == "[email], [phone], [card] on 2026-11-22"


@given(st.text(alphabet="ab1@. ,-+()dot at%40é４", max_size=60), st.text(max_size=60))
def test_an_address_goes_whatever_stands_around_it(before: str, after: str) -> None:
    assert "jane@example.com" not in scrub(f"{before} jane@example.com {after}")


@given(st.text(max_size=200))
def test_any_text_can_be_scrubbed(text: str) -> None:
    assert isinstance(scrub(text), str)
