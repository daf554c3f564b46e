"""The main path: records of visits and a library become what an owner sees."""

from dataclasses import replace
from datetime import datetime

from assistant.insights import answers, glance, outcomes, period
from assistant.insights.gaps import gaps, products
from assistant.insights.model import Insights, Period
from assistant.insights.tables import downloads
from assistant.insights.todo import todo
from assistant.library.model import Library
from assistant.store.model import Records


def insights(records: Records, library: Library, days: int | None, now: datetime) -> Insights:
    """What happened in the last ``days`` days until ``now``, or ever (``None``), beside the same number of days before.

    ``now`` carries the owner's time zone, which decides what a day is. ``records`` reach back to ``period.needed(days, now)``; what lies
    outside is left out. Takes about a second for 5,000 questions.
    """
    chosen = period.last_days(days, now) if days else period.everything(records, now)
    current = period.within(records, chosen)
    before = period.within(records, period.earlier(chosen)) if days else None
    found = replace(
        _of_questions(current, library, chosen),
        before=glance.counts(before) if before and (before.questions or before.diagnoses) else None,
    )
    found = _with_diagnoses(found, current, library)
    found = replace(found, todo=todo(found))
    return replace(found, downloads=downloads(found, library))


def _of_questions(records: Records, library: Library, chosen: Period) -> Insights:
    groups = gaps(records.questions, library, chosen)
    return Insights(
        period=chosen,
        now=glance.counts(records),
        before=None,
        trend=glance.trend(records, chosen),
        gaps=tuple(each for each in groups if each.count > 1),
        singles=tuple(each for each in groups if each.count == 1),
        products=products(records.questions),
        rated=answers.rated(records, library, chosen),
        misread=answers.misread(records, library),
        entries=answers.entries(records, library, chosen),
    )


def _with_diagnoses(found: Insights, records: Records, library: Library) -> Insights:
    ways = outcomes.by_guide(records.diagnoses, library)
    causes = outcomes.causes(ways, library)
    return replace(
        found,
        guides=outcomes.guides(ways),
        causes=causes,
        bands=outcomes.bands(causes),
        checks=outcomes.checks(ways, library),
    )
