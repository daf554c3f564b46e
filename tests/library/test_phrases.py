import pytest

from assistant.library.phrases import MOST, PhraseError, written_out


def test_alternatives_are_written_out_in_order() -> None:
    assert written_out("(mail|step) # (skipped|left out)") == ("mail # skipped", "mail # left out", "step # skipped", "step # left out")
    assert written_out("the wheel is red") == ("the wheel is red",)


@pytest.mark.parametrize(
    ("phrase", "message"),
    [
        ("the (red|grey wheel", "belongs to no group"),
        ("red|grey wheel", "belongs to no group"),
        ("the ((red|grey)|green) wheel", "belongs to no group"),
        ("the (red) wheel", "one choice"),
        (" ".join(["(a|b|c|d|e|f|g|h)"] * 3), f"too many phrases: {8**3}, {MOST} at most"),
    ],
)
def test_a_phrase_that_cannot_be_read_says_why(phrase: str, message: str) -> None:
    with pytest.raises(PhraseError, match=message) as caught:
        written_out(phrase)
    assert caught.value.hint
