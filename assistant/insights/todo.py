"""What is worth doing first, drawn from all the numbers."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from assistant.insights.model import CauseUse, CheckUse, EntryUse, Fit, Gap, Insights, Misread, Rated, Todo

OFTEN = 2
"""Times from which something is worth an owner's while: once may be chance."""

MOST_OF_A_JOB = 2
"""Things of one kind in the list: the sections have the rest, and five entries to write would hide the one that fails people."""

MOST = 8
"""Things to do: a Monday has no more."""


def todo(found: Insights) -> tuple[Todo, ...]:
    """At most ``MOST`` things, those that concern the most people first."""
    jobs = (
        _write(found.gaps),
        _extend(found.gaps),
        _rework(found.rated),
        _clarify(found.checks),
        _bands(found.causes),
        _review(found.entries),
        _words(found.misread),
    )
    chosen = [each for job in jobs for each in islice(job, MOST_OF_A_JOB)]
    return tuple(sorted(chosen, key=lambda each: (-each.count, each.job, each.subject))[:MOST])


def _write(gaps: Iterable[Gap]) -> Iterator[Todo]:
    for gap in gaps:
        if gap.count >= OFTEN and not gap.fits and not gap.elsewhere:
            yield Todo("write", gap.title, gap.count)


def _extend(gaps: Iterable[Gap]) -> Iterator[Todo]:
    for gap in gaps:
        if gap.count >= OFTEN and gap.fits and gap.nearest:
            yield Todo("extend", gap.title, gap.count, detail=gap.nearest)


def _rework(rated: Iterable[Rated]) -> Iterator[Todo]:
    for each in rated:
        if each.entry and each.unhelpful >= OFTEN:
            yield Todo("rework", each.entry, each.unhelpful, each.helpful + each.unhelpful)


def _clarify(checks: Iterable[CheckUse]) -> Iterator[Todo]:
    for each in checks:
        if each.left >= OFTEN:
            yield Todo("clarify", each.check, each.left, each.reached, each.guide)


def _bands(causes: Sequence[CauseUse]) -> Iterator[Todo]:
    for each in sorted(causes, key=lambda each: -abs(each.share.value - each.expected)):
        if each.fit in {Fit.MORE, Fit.LESS}:
            yield Todo("band", each.cause, each.share.count, each.share.of, each.guide)


def _review(entries: Iterable[EntryUse]) -> Iterator[Todo]:
    for each in entries:
        if each.due and each.used:
            yield Todo("review", each.entry, each.used, each.age)


def _words(words: Iterable[Misread]) -> Iterator[Todo]:
    for each in words:
        if each.count >= OFTEN and not each.listed and each.row and each.unhelpful <= each.helpful:
            yield Todo("word", each.typed, each.count, detail=each.row)
