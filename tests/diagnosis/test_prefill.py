from dataclasses import replace

import pytest

from assistant.diagnosis.prefill import prefill
from assistant.library.model import Guide
from tests.diagnosis.build import check, guide


def bike() -> Guide:
    made = guide(
        {"flat": "common", "rust": "rare"},
        check("tyre", {"soft": {"confirms": "flat"}, "hard": {"rules-out": "flat"}}),
        check("ride", {"new": {}, "same": {}}),
    )
    said = {
        "soft": ("the tyre is soft", "no air in the tyre"),
        "hard": ("the tyre is hard", "the tyre is not soft", "just pumped the tyre"),
        "new": ("a new bicycle",),
        "same": ("my old bicycle", "the same bicycle again", "it rolled first, then nothing", "the lights are all on"),
    }
    checks = {
        one.id: replace(one, options=tuple(replace(option, said=said[option.id]) for option in one.options)) for one in made.checks.values()
    }
    return replace(made, checks=checks)


BIKE = bike()


def heard(text: str) -> list[tuple[str, str]]:
    return [(f"{answer.check.id}={answer.option.id}", answer.words) for answer in prefill(BIKE, text)]


def test_an_answer_comes_with_the_words_that_say_so() -> None:
    assert heard("It won't roll. The front tyre is soft, and I ride my old bicycle") == [
        ("tyre=soft", "The front tyre is soft"),
        ("ride=same", "I ride my old bicycle"),
    ]


def test_a_negation_turns_the_answer_round() -> None:
    assert heard("The tyre isn't soft") == [("tyre=hard", "The tyre isn't soft")]
    assert heard("there's no air in the tyre") == [("tyre=soft", "there's no air in the tyre")]


@pytest.mark.parametrize(
    "text",
    [
        "Is the tyre soft?",
        "How do I see that the tyre is soft?",
        "Maybe the tyre is soft",
        "I'm not sure whether the tyre is soft",
        "what if the tyre is soft",
        "it never has a hard tyre",
        "My bicycle squeaks",
        "",
    ],
)
def test_questions_guesses_and_other_matters_say_nothing(text: str) -> None:
    assert heard(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "It squeaks, is the tyre soft?",
        "how do i see that the tyre is soft",
        "is the tyre soft i cannot see it",
        "I'd like the tyre is hard",
    ],
)
def test_a_question_is_one_in_mid_sentence_and_without_its_mark_and_a_short_wish_is_a_wish(text: str) -> None:
    assert heard(text) == []


def test_asking_why_takes_for_granted_what_it_asks_about() -> None:
    assert heard("Why is the tyre soft?") == [("tyre=soft", "Why is the tyre soft")]


def test_two_different_answers_say_nothing() -> None:
    assert heard("The front tyre is soft. The back tyre is hard.") == []


def test_words_far_apart_are_no_phrase() -> None:
    assert heard("the tyre that my neighbour bought yesterday in town feels soft") == []


def test_a_phrase_of_several_parts_needs_neighbouring_ones_without_a_guess_between() -> None:
    assert heard("Help! It rolled at first and then nothing.") == [("ride=same", "It rolled at first and then nothing")]
    assert heard("It rolled first, maybe a mile, then nothing") == []
    assert heard("Nothing, then it rolled first") == []


def test_small_words_that_tell_states_apart_count() -> None:
    assert heard("the lights are all on") == [("ride=same", "the lights are all on")]
    assert heard("the lights are on") == heard("all the lights are off") == []


def test_who_looks_has_not_said_what_is_there() -> None:
    assert heard("I looked for a new bicycle") == heard("I pressed the soft tyre") == []


def test_no_one_is_nobody() -> None:
    one = replace(BIKE.checks["ride"], options=(replace(BIKE.checks["ride"].options[0], said=("nobody rides it",)),))
    assert prefill(replace(BIKE, checks={"ride": one}), "No one rides it")


def test_a_label_counts_as_a_phrase_if_it_says_enough() -> None:
    label = guide({"flat": "common"}, check("tyre", {"quite-soft": {"confirms": "flat"}}))
    short = guide({"flat": "common"}, check("tyre", {"soft": {"confirms": "flat"}}))
    assert [answer.option.id for answer in prefill(label, "its label: a label of quite-soft")] == ["quite-soft"]
    assert prefill(short, "its label: a label of soft") == ()


def test_a_long_text_is_read_up_to_a_bound() -> None:
    assert heard("x " * 2000 + "the tyre is soft") == []


def saying(*phrases: str) -> Guide:
    """A guide with one check, whose first option is said so."""
    made = guide({"flat": "common"}, check("tyre", {"soft": {"confirms": "flat"}, "hard": {}}))
    tyre = made.checks["tyre"]
    return replace(made, checks={"tyre": replace(tyre, options=(replace(tyre.options[0], said=phrases), tyre.options[1]))})


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("one person not get", "One customer receives nothing"),
        ("everyone else gets", "the rest of the group have theirs, all others got it"),
        ("nobody gets", "Not a single subscriber has had it"),
        ("email # skipped", "the third mail was left out"),
        ("#few punctures", "I had 7 punctures"),
        ("#many punctures", "I had 1,200 punctures"),
        ("before the ride", "they bought it before the ride"),
        ("others get ... my test not", "My test doesn't work. It is odd. The others get it"),
        ("wheel red", "Her wheel: red"),
    ],
)
def test_other_words_that_say_the_same_are_heard(phrase: str, text: str) -> None:
    assert prefill(saying(phrase), text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("#few punctures", "I had 120 punctures"),
        ("#many punctures", "I had 7 punctures"),
        ("before the ride", "The ride was before they bought it"),
        ("others get ... my test not", "The others get it"),
        ("wheel red", "My friend has a bicycle, in hers the wheel is red"),
        ("wheel red", "Last week the wheel was red"),
        ("wheel red", "No hurry: the wheel was red two months ago"),
        ("wheel red", "My assistant claims the wheel is red"),
        ("wheel red", "The wheel may be red"),
        ("wheel red", "My aim is a wheel that is red"),
        ("wheel red", "It could be the tyre, or the wheel is red"),
        ("wheel red", "Please explain the red wheel"),
        ("wheel", "The wheel"),
        ("wheel, not there", "The wheel is red"),
    ],
)
def test_what_only_resembles_a_phrase_is_not_heard(phrase: str, text: str) -> None:
    assert prefill(saying(phrase), text) == ()


@pytest.mark.parametrize(("check", "words", "told"), [("ride", "brown saddle", False), ("ride", "brown saddle, brown saddle bag", True)])
def test_a_symptom_with_many_phrases_needs_two_of_them(check: str, words: str, told: bool) -> None:
    one = BIKE.checks[check]
    many = (*(f"part{number} missing" for number in range(20)), "brown saddle", "brown saddle bag")
    options = (replace(one.options[0], said=many), *one.options[1:])
    made = replace(BIKE, checks={**BIKE.checks, check: replace(one, options=options)})
    assert bool(prefill(made, f"It has a {words}.")) is told


def test_an_answer_that_decides_something_needs_one_phrase() -> None:
    tyre = BIKE.checks["tyre"]
    many = tuple(f"part{number} missing" for number in range(20))
    options = (replace(tyre.options[0], said=(*many, "no air")), *tyre.options[1:])
    made = replace(BIKE, checks={**BIKE.checks, "tyre": replace(tyre, options=options)})
    assert [answer.option.id for answer in prefill(made, "There is no air in it")] == ["soft"]


def following(*conditions: dict[str, tuple[str, ...]]) -> Guide:
    """The bicycle, whose ride is new if those answers were given."""
    ride = BIKE.checks["ride"]
    options = (replace(ride.options[0], follows=conditions), ride.options[1])
    return replace(BIKE, checks={**BIKE.checks, "ride": replace(ride, options=options)})


def test_what_follows_from_an_answer_is_filled_in_with_the_words_that_said_it() -> None:
    (tyre, ride) = prefill(following({"tyre": ("soft",)}), "The tyre is soft")
    assert (ride.option.id, ride.words) == ("new", tyre.words)
    assert len(prefill(following({"tyre": ("hard",)}), "The tyre is soft")) == 1


def test_what_follows_never_stands_against_what_was_said() -> None:
    heard = prefill(following({"tyre": ("soft",)}), "The tyre is soft. It is my old bicycle.")
    assert [answer.option.id for answer in heard] == ["soft", "same"]
