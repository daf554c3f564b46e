from datetime import UTC, date, datetime, timedelta, timezone

from assistant.insights.period import day_of, earlier, everything, last_days, needed, spans, within
from assistant.store.model import Records
from tests.insights.build import NOW, WEEK, asked, records, walk


def test_the_last_days_are_today_as_far_as_it_has_come_and_the_whole_days_before() -> None:
    assert last_days(7, NOW) == WEEK


def test_a_period_is_compared_with_as_much_of_the_days_before() -> None:
    before = earlier(WEEK)
    assert (before.since, before.until) == (datetime(2026, 11, 9, tzinfo=UTC), datetime(2026, 11, 15, 18, 0, tzinfo=UTC))
    assert needed(7, NOW) == before.since


def test_days_are_those_of_the_owners_calendar() -> None:
    there = NOW.astimezone(timezone(timedelta(hours=-8)))
    assert last_days(1, there).since == datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
    assert day_of(datetime(2026, 11, 22, 3, 0, tzinfo=UTC), last_days(7, there)) == date(2026, 11, 21)


def test_everything_begins_with_the_day_of_the_first_record() -> None:
    found = everything(records(asked("x", days=2), walk(days=9.9)), NOW)
    assert (found.since.date(), found.days) == (date(2026, 11, 12), 11)


def test_everything_of_nothing_is_today() -> None:
    assert everything(Records(), NOW).days == 1


def test_what_lies_outside_is_left_out() -> None:
    inside = asked("in", days=6)
    assert within(records(inside, asked("out", days=7.9), walk(days=20)), WEEK) == records(inside)


def test_a_short_period_has_a_point_a_day_and_a_long_one_a_point_a_week() -> None:
    assert [first for first, _ in spans(WEEK)] == [date(2026, 11, day) for day in range(16, 23)]
    weeks = list(spans(last_days(90, NOW)))
    assert weeks[-1] == (date(2026, 11, 16), date(2026, 11, 22))
    assert weeks[0] == (date(2026, 8, 25), date(2026, 8, 30))
