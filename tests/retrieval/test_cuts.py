"""Where a message could be cut, and what its words say about each cut."""

import pytest

from assistant.retrieval.cuts import MOST_CUTS, MOST_WORDS, Cut, cuts, wording

(
    COMMA,
    JOINED,
    BARE,
    OPENS,
    TURNS,
    ASKS_ANEW,
    RIGHT_ASKS,
    LEFT_ASKS,
    QUESTION_MARK,
    MARKS_LEFT,
    MARKS_RIGHT,
    WORDS_LEFT,
    WORDS_RIGHT,
    NAMED,
    SHARED,
) = range(15)


def only(text: str) -> Cut:
    (cut,) = cuts(text)
    return cut


@pytest.mark.parametrize(
    ("text", "left", "right"),
    [
        ("Why is it red? It rained.", "Why is it red?", "It rained."),
        ("why is it red\nit rained", "why is it red", "it rained"),
        ("1. why is it red 2. how do i mow", "1. why is it red", "2. how do i mow"),
        ("1) why is it red 2) how do i mow", "1) why is it red", "2) how do i mow"),
        ("it is red, and how do i mow", "it is red", "how do i mow"),
        ("it is red - how do i mow", "it is red", "how do i mow"),
        ("i cut it and it grew", "i cut it", "it grew"),
    ],
)
def test_a_sentence_a_line_a_number_a_comma_and_an_and_may_set_apart(text: str, left: str, right: str) -> None:
    assert (only(text).left, only(text).right) == (left, right)


@pytest.mark.parametrize("text", ["", "why is it red?", "a wide-open gate", "it costs 1,000", "and", ", , ,"])
def test_elsewhere_there_is_no_cut(text: str) -> None:
    assert cuts(text) == ()


def test_only_the_first_places_are_looked_at() -> None:
    assert len(cuts("It is red. " * 50)) == MOST_CUTS


def test_only_the_words_next_to_a_cut_are_looked_at_and_all_are_kept() -> None:
    cut = only("red " * 70 + "\n" + "green " * 70)
    assert (len(cut.before.split()), len(cut.after.split())) == (MOST_WORDS, MOST_WORDS)
    assert (len(cut.left.split()), len(cut.right.split())) == (70, 70)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("it is red, how do i mow", COMMA),
        ("it is red, and how do i mow", JOINED),
        ("it is red and how do i mow", BARE),
        ("it is red. By the way there is moss", TURNS),
        ("it is red. Another thing is moss", TURNS),
        ("it is red. Another lawn has moss", TURNS),
        ("it is red. I'd also like less moss", TURNS),
        ("it is red. While I have you, there is moss", TURNS),
        ("it is red. Separate topic: moss", TURNS),
        ("it is red. When do i mow", ASKS_ANEW),
        ("it is red. Is there moss", ASKS_ANEW),
        ("it is red. So when is it", RIGHT_ASKS),
        ("why is it red. I mow", LEFT_ASKS),
        ("it is red? I mow", QUESTION_MARK),
        ("it is red. And I mow", OPENS),
        ("it is red. I mow?", MARKS_RIGHT),
    ],
)
def test_the_words_speak_for_and_against_a_cut(text: str, what: int) -> None:
    assert wording(cuts(text)[0])[what] == 1.0


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("it is red, and how do i mow", COMMA),
        ("my lawn and has moss", ASKS_ANEW),
        ("700 seeds sown. Will not all come up", ASKS_ANEW),
        ("it is red. Android phones mow", OPENS),
        ("it is red. Otherwise moss", TURNS),
    ],
)
def test_and_what_only_looks_like_it_does_not(text: str, what: int) -> None:
    assert wording(only(text))[what] == 0.0


def test_words_that_name_something_are_counted_on_the_poorer_side() -> None:
    assert wording(only("the moss. The lawn is yellow after mowing"))[NAMED] == 1.0
    assert wording(only("it is so. The lawn is yellow after mowing"))[NAMED] == 0.0


def test_a_word_on_both_sides_speaks_for_one_matter() -> None:
    assert wording(only("the moss. The lawn is yellow after mowing"))[SHARED] == 0.0
    assert wording(only("the moss. The lawn is full of moss"))[SHARED] == 1.0


def test_more_words_count_for_more_but_ever_less() -> None:
    few, many, most = (wording(only(f"red. {'green ' * words}")) for words in (1, 2, 3))
    assert few[WORDS_RIGHT] < many[WORDS_RIGHT] < most[WORDS_RIGHT] < 2 * many[WORDS_RIGHT] - few[WORDS_RIGHT]
    assert few[WORDS_LEFT] == most[WORDS_LEFT]


def test_each_question_mark_counts() -> None:
    assert [wording(cut)[MARKS_LEFT] for cut in cuts("red? green? blue")] == [1.0, 2.0]
