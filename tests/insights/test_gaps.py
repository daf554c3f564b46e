from assistant.insights.gaps import gaps, products
from assistant.library.model import Library
from tests.insights.build import WEEK, asked, opened


def test_equal_questions_are_one_wording_however_they_are_spelled(bicycle: Library) -> None:
    (gap,) = gaps([asked("Bell on?"), asked("bell on", who="b"), asked("bell on", who="b", turn=1)], bicycle, WEEK)
    assert (gap.title, gap.count, gap.people, len(gap.wanted)) == ("bell on", 3, 2, 1)


def test_asked_back_without_a_choice_is_no_answer_and_with_one_it_is(bicycle: Library) -> None:
    left = asked("brake or tyre", "unsure", "flat-tyre", "worn-pads")
    chosen = asked("brake noise", "unsure", "squeaky-brakes", who="b")
    (gap,) = gaps([left, chosen, opened("squeaky-brakes", who="b")], bicycle, WEEK)
    assert gap.title == "brake or tyre"
    assert gap.wanted[0].asked_back


def test_an_entry_that_people_were_asked_about_should_be_extended(bicycle: Library) -> None:
    (back,) = gaps([asked("brake or tyre", "unsure", "worn-pads", "flat-tyre")], bicycle, WEEK)
    (near,) = gaps([asked("saddle height", "not_covered", "worn-pads")], bicycle, WEEK)
    assert (back.nearest, back.fits) == ("flat-tyre", True)
    assert (near.nearest, near.fits) == ("worn-pads", False)


def test_opening_what_was_offered_says_that_it_fits(bicycle: Library) -> None:
    (gap,) = gaps([asked("saddle height", "not_covered", "worn-pads", "flat-tyre"), opened("flat-tyre")], bicycle, WEEK)
    assert (gap.nearest, gap.fits) == ("flat-tyre", True)


def test_entries_that_no_longer_exist_are_no_neighbours(bicycle: Library) -> None:
    (gap,) = gaps([asked("saddle height", "not_covered", "gone")], bicycle, WEEK)
    assert gap.nearest is None


def test_a_group_like_a_subject_that_is_sent_elsewhere_says_so(bicycle: Library) -> None:
    (gap,) = gaps([asked("which bicycle should I buy then")], bicycle, WEEK)
    assert gap.elsewhere == "Buying a bicycle"


def test_other_products_are_counted_and_make_no_gap(bicycle: Library) -> None:
    questions = [asked("my vespa", product="Vespa"), asked("vespa again", turn=1, product="Vespa")]
    assert gaps(questions, bicycle, WEEK) == ()
    assert products(questions) == (("Vespa", 2),)


def test_answers_and_greetings_are_no_gaps(bicycle: Library) -> None:
    assert gaps([asked("puncture", "found", "flat-tyre"), asked("hi", "smalltalk", turn=1)], bicycle, WEEK) == ()


def test_a_text_is_shown_on_one_line_without_control_characters(bicycle: Library) -> None:
    (gap,) = gaps([asked("bell\x1b[31m\n\u202eon\x00 it")], bicycle, WEEK)
    assert gap.title == "bell [31m on it"
