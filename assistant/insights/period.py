"""Which records belong to a period, to the one before, and to each point of a trend."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from assistant.insights.model import Period
from assistant.store.model import Records

EVER = datetime(2000, 1, 1, tzinfo=UTC)
"""Before anything that a store can hold."""

MOST_DAILY = 31
"""Days up to which a trend has a point a day; beyond that a point a week, because 90 bars of a busy week's pattern hide the trend."""


def last_days(days: int, now: datetime) -> Period:
    """Today, as far as it has come, and the whole days before it, in the time zone of ``now``."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return Period(midnight - timedelta(days=days - 1), now, days)


def earlier(period: Period) -> Period:
    """As many days before; it ends at the same time of day, so that a day under way is compared with as much of one."""
    back = timedelta(days=period.days)
    return Period(period.since - back, period.until - back, period.days)


def everything(records: Records, now: datetime) -> Period:
    """From the day of the first record until now."""
    times = [question.at for question in records.questions] + [each.started for each in records.diagnoses]
    first = min(times, default=now).astimezone(now.tzinfo)
    return last_days((now.date() - first.date()).days + 1, now)


def needed(days: int | None, now: datetime) -> datetime:
    """From when records are needed for so many days and the same before them; ``None`` is all there is."""
    return earlier(last_days(days, now)).since if days else EVER


def within(records: Records, period: Period) -> Records:
    """The records of a period: a diagnosis counts when it was begun."""
    since, until = period.since, period.until
    return Records(
        tuple(each for each in records.questions if since <= each.at < until),
        tuple(each for each in records.feedback if since <= each.at < until),
        tuple(each for each in records.diagnoses if since <= each.started < until),
    )


def day_of(moment: datetime, period: Period) -> date:
    """The day on the owner's calendar."""
    return moment.astimezone(period.until.tzinfo).date()


def spans(period: Period) -> Iterator[tuple[date, date]]:
    """First and last day of each point of a trend, oldest first. Weeks end today; the oldest may be short."""
    step = 1 if period.days <= MOST_DAILY else 7
    start, last = period.since.date(), period.until.date()
    ends = [last - timedelta(days=back) for back in range(0, period.days, step)]
    for end in reversed(ends):
        yield max(start, end - timedelta(days=step - 1)), end
