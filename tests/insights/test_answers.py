from datetime import date

from assistant.insights.answers import REVIEW_AFTER, entries, misread, rated
from assistant.insights.period import last_days
from assistant.library.model import Library
from tests.insights.build import NOW, WEEK, asked, mark, opened, records


def test_marks_belong_to_the_entry_that_was_shown_and_bring_the_question_along(bicycle: Library) -> None:
    (found,) = rated(records(asked("hole in it", "found", "flat-tyre"), mark(False, "wrong wheel")), bicycle, WEEK)
    assert (found.entry, found.helpful, found.unhelpful) == ("flat-tyre", 0, 1)
    assert (found.remarks[0].question, found.remarks[0].comment) == ("hole in it", "wrong wheel")


def test_an_entry_that_was_opened_is_rated_with_the_question_before_it(bicycle: Library) -> None:
    (found,) = rated(records(asked("noise", "unsure", "worn-pads"), opened("worn-pads"), mark(False, turn=1)), bicycle, WEEK)
    assert (found.entry, found.remarks[0].question) == ("worn-pads", "noise")


def test_entries_that_only_pleased_are_not_listed_and_replies_without_one_come_last(bicycle: Library) -> None:
    good = asked("a", "found", "worn-pads"), mark(True)
    poor = asked("b", "found", "flat-tyre", who="b"), mark(False, who="b")
    none = (asked("c", who="c"), mark(False, who="c"), asked("d", who="d"), mark(False, who="d"))
    assert [each.entry for each in rated(records(*good, *poor, *none), bicycle, WEEK)] == ["flat-tyre", None]


def test_a_mark_on_a_turn_of_before_the_period_is_counted_without_its_question(bicycle: Library) -> None:
    (found,) = rated(records(mark(False, "no")), bicycle, WEEK)
    assert (found.entry, found.remarks[0].question) == (None, "")


def test_words_read_differently_say_how_often_and_whether_it_went_well(bicycle: Library) -> None:
    slip = (("tyrre", "tyre"),)
    questions = asked("tyrre", "found", "flat-tyre", read_as=slip), asked("tyrre?", who="b", read_as=slip)
    (found,) = misread(records(*questions, mark(True)), bicycle)
    assert (found.count, found.found, found.helpful, found.unhelpful) == (2, 1, 1, 0)
    assert (found.row, found.listed) == ("tyre", False)


def test_a_slip_that_stands_in_the_words_already_is_marked(bicycle: Library) -> None:
    found = misread(records(asked("x", read_as=(("puncher", "puncture"), ("abx", "abc")))), bicycle)
    assert [(each.typed, each.row, each.listed) for each in found] == [("abx", None, False), ("puncher", "puncture", True)]


def test_the_most_used_of_the_entries_due_for_review_comes_first(bicycle: Library) -> None:
    oldest = max((NOW.date() - entry.reviewed).days for entry in bicycle.entries.values())
    assert oldest > REVIEW_AFTER
    found = entries(records(asked("a", "found", "worn-pads"), opened("worn-pads"), asked("b", "found", "flat-tyre", turn=2)), bicycle, WEEK)
    assert [(each.entry, each.used) for each in found][:2] == [("worn-pads", 2), ("flat-tyre", 1)]
    assert found[0].due


def test_an_entry_reviewed_lately_is_not_due(bicycle: Library) -> None:
    soon = last_days(7, NOW.replace(month=1, day=20))
    found = entries(records(), bicycle, soon)
    assert [(each.age, each.due) for each in found] == [((date(2026, 1, 20) - each.reviewed).days, False) for each in found]
    assert found
