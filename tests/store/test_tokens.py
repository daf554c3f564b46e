from hypothesis import given
from hypothesis import strategies as st

from assistant.store.tokens import hash_of, is_token, new_token, tokens_in
from tests.store.build import MINE, OTHER


def test_tokens_have_the_shape_and_differ() -> None:
    made = {new_token() for _ in range(1000)}
    assert len(made) == 1000
    assert all(map(is_token, made))


@given(st.text())
def test_whatever_has_the_shape_has_a_hash_that_tells_nothing_of_it(text: str) -> None:
    if is_token(text):
        assert text not in hash_of(text)
    assert set(map(is_token, tokens_in(text))) <= {True}


def test_other_shapes_are_no_tokens() -> None:
    for text in ("", "me", MINE[:-1], MINE + "0", MINE[:-1] + "é", MINE[:-1] + "\n", " " + MINE[1:]):
        assert not is_token(text)


def test_a_token_is_found_in_the_address_of_a_page() -> None:
    address = f"https://help.example.com/diagnose?guide=sequence&visit={MINE}&answers=symptom%3Dnobody#top"
    assert tokens_in(address) == (MINE,)
    assert tokens_in(f"  {OTHER}\n") == (OTHER,)
    assert tokens_in("https://help.example.com/") == ()
