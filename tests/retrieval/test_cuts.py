"""Where a message could be cut, and what its words say about each cut."""

import pytest

from assistant.retrieval.cuts import MOST_CUTS, MOST_WORDS, Cut, cuts, opening, wording


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
        ("#1 why is it red #2 how do i mow", "#1 why is it red", "#2 how do i mow"),
        ("Point 1: why is it red Point 2: how do i mow", "Point 1: why is it red", "Point 2: how do i mow"),
        ("i mow at 5. it is red", "i mow at 5.", "it is red"),
        ("Farm: it is red. how do i mow", "Farm: it is red.", "how do i mow"),
        ("why is it red • how do i mow", "why is it red", "• how do i mow"),
        ("it is red, and how do i mow", "it is red", "how do i mow"),
        ("it is red - how do i mow", "it is red", "how do i mow"),
        ("i cut it and it grew", "i cut it", "it grew"),
    ],
)
def test_a_sentence_a_line_a_number_a_comma_and_an_and_may_set_apart(text: str, left: str, right: str) -> None:
    assert (only(text).left, only(text).right) == (left, right)


@pytest.mark.parametrize(
    "text", ["", "why is it red?", "a wide-open gate", "it costs 1,000", "and", ", , ,", "Farm: it is red", "i mow at 5. "]
)
def test_elsewhere_there_is_no_cut(text: str) -> None:
    assert cuts(text) == ()


@pytest.mark.parametrize("text", ["Three things from our meeting", "I have two questions.", "need help w 2 things"])
def test_what_only_announces_several_matters_is_none_itself(text: str) -> None:
    assert [cut.left for cut in cuts(f"{text} \nwhy is it red\nhow do i mow")] == [f"{text} \nwhy is it red"]


def test_only_the_first_places_are_looked_at() -> None:
    assert len(cuts("It is red. " * 50)) == MOST_CUTS


def test_only_the_words_next_to_a_cut_are_looked_at_and_all_are_kept() -> None:
    cut = only("red " * 70 + "\n" + "green " * 70)
    assert (len(cut.before.split()), len(cut.after.split())) == (MOST_WORDS, MOST_WORDS)
    assert (len(cut.left.split()), len(cut.right.split())) == (70, 70)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("it is red, how do i mow", "comma"),
        ("it is red, and how do i mow", "joined"),
        ("it is red and how do i mow", "bare"),
        ("it is red. By the way there is moss", "turns"),
        ("it is red. Another thing is moss", "turns"),
        ("it is red. Another lawn has moss", "turns"),
        ("it is red. I'd also like less moss", "turns"),
        ("it is red. While I have you, there is moss", "turns"),
        ("it is red. Separate topic: moss", "turns"),
        ("it is red. When do i mow", "asks_anew"),
        ("it is red. Is there moss", "asks_anew"),
        ("it is red. So when is it", "asks_right"),
        ("why is it red. I mow", "asks_left"),
        ("it is red? I mow", "ends_asking"),
        ("it is red. And I mow", "opens"),
        ("it is red. I mow?", "marks_right"),
        ("it is red. By the way there is moss", "turns_surely"),
        ("1) it is red 2) there is moss", "listed"),
        ("- it is red\n- there is moss", "listed"),
        ("it is red. Third: moss", "turns_surely"),
        ("it is red. Oh and another question, is it moss", "turns_surely"),
        ("I see two problems today: it is red. There is moss", "announced"),
    ],
)
def test_the_words_speak_for_and_against_a_cut(text: str, what: str) -> None:
    assert getattr(wording(cuts(text)[0]), what) == 1.0


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("it is red, and how do i mow", "comma"),
        ("my lawn and has moss", "asks_anew"),
        ("700 seeds sown. Will not all come up", "asks_anew"),
        ("it is red. Android phones mow", "opens"),
        ("it is red. Otherwise moss", "turns"),
        ("it is red. Another lawn has moss", "turns_surely"),
        ("it is red. The lawn was mown on the 12.", "turns_surely"),
        ("both lawns are red. There is moss", "announced"),
        ("Dear all, 1) it is red", "listed"),
        ("it is red. Second mowing was late", "turns_surely"),
    ],
)
def test_and_what_only_looks_like_it_does_not(text: str, what: str) -> None:
    assert getattr(wording(only(text)), what) == 0.0


def test_words_that_name_something_are_counted_on_the_poorer_side() -> None:
    assert wording(only("the moss. The lawn is yellow after mowing")).named == 1.0
    assert wording(only("it is so. The lawn is yellow after mowing")).named == 0.0


def test_a_word_on_both_sides_speaks_for_one_matter() -> None:
    assert wording(only("the moss. The lawn is yellow after mowing")).shared == 0.0
    assert wording(only("the moss. The lawn is full of moss")).shared == 1.0


def test_more_words_count_for_more_but_ever_less() -> None:
    few, many, most = (wording(only(f"red. {'green ' * words}")) for words in (1, 2, 3))
    assert few.words_right < many.words_right < most.words_right < 2 * many.words_right - few.words_right
    assert few.words_left == most.words_left


def test_each_question_mark_counts() -> None:
    assert [wording(cut).marks_left for cut in cuts("red? green? blue")] == [1.0, 2.0]


def test_the_pieces_next_to_a_cut_reach_to_the_next_ones() -> None:
    _, middle, _ = cuts("it is red, it is wet, i mow. there is moss")
    assert (middle.near_before, middle.near_after) == ("it is wet", "i mow.")
    assert wording(middle).near_words_left > wording(middle).near_words_right


@pytest.mark.parametrize(
    ("right", "words"), [("How do I mow", ("how _", "_ do")), ("moss", ("moss _", "_ ")), ("'Moss' again", ("moss _", "_ again"))]
)
def test_a_cut_opens_with_two_words(right: str, words: tuple[str, ...]) -> None:
    assert opening(only(f"it is red. {right}")) == words
