import pytest

from assistant.diagnosis.answers import format_answers, give, known, parse_answers, without
from assistant.errors import AnswersError
from tests.diagnosis.build import guide, yes_no

BIKE = guide({"flat": "common", "rust": "rare"}, yes_no("tyre", "flat"), yes_no("chain", "rust"))


def test_answers_are_read_from_text_and_written_back() -> None:
    answers = parse_answers(BIKE, "tyre=bad, chain=unsure")
    assert answers == (("tyre", "bad"), ("chain", "unsure"))
    assert parse_answers(BIKE, format_answers(answers)) == answers


def test_no_text_is_no_answers() -> None:
    assert parse_answers(BIKE, " ") == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("tyer=bad", "no check “tyer”: did you mean “tyre”"),
        ("saddle=bad", "there are: tyre, chain"),
        ("tyre=god", "no option “god”: did you mean “good”"),
        ("tyre", "“tyre” is not an answer"),
        ("tyre=", "“tyre=” is not an answer"),
        ("tyre=bad,tyre=good", "check tyre is answered twice"),
    ],
)
def test_a_mistake_in_the_text_says_what_to_mend(text: str, message: str) -> None:
    with pytest.raises(AnswersError, match=message):
        parse_answers(BIKE, text)


def test_a_changed_answer_keeps_its_place_and_all_the_others() -> None:
    answers = (("tyre", "bad"), ("chain", "good"))
    assert give(answers, "tyre", "good") == (("tyre", "good"), ("chain", "good"))
    assert give(answers[:1], "chain", "bad") == (("tyre", "bad"), ("chain", "bad"))


def test_an_answer_can_be_taken_back() -> None:
    assert without((("tyre", "bad"), ("chain", "good")), "tyre") == (("chain", "good"),)


def test_a_link_older_than_the_guide_keeps_what_still_exists() -> None:
    old = (("bell", "bad"), ("tyre", "bad"), ("chain", "green"), ("tyre", "good"))
    assert known(BIKE, old) == ((("tyre", "bad"),), ("bell=bad", "chain=green", "tyre=good"))
