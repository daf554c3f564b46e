"""What visits teach the owner, as text for a terminal."""

from collections.abc import Iterable, Iterator, Sequence

from assistant.insights import wording
from assistant.insights.model import Gap, Insights, Rated, Todo
from assistant.library.model import Library

MOST = 10
"""Lines of a section: ``--json`` has all."""


def insights_text(found: Insights, library: Library) -> str:
    """The sections of a period that have something in them, what is worth doing first at the top. Visitors' texts are on one line each and
    hold no control character."""
    period = found.period
    parts = [f"{period.since:%d %B %Y} to {period.until:%d %B %Y, %H:%M}"]
    if found.empty:
        return "\n\n".join([*parts, "Nobody has asked or diagnosed anything in this period."])
    sections = (
        ("Worth doing first", (_todo(each, library) for each in found.todo)),
        ("Questions without an answer", (_gap(each, library) for each in (*found.gaps, *found.singles))),
        ("Answers that did not help", (_rated(each, library) for each in found.rated)),
        ("Diagnoses", _guides(found, library)),
        ("Where people go away", _checks(found, library)),
        ("Which causes it was", _causes(found, library)),
        ("Words read differently", (f"{each.typed} -> {each.read} ({each.count})" for each in found.misread)),
        ("Entries to review", _entries(found, library)),
    )
    parts.append("\n".join(_numbers(found)))
    return "\n\n".join([*parts, *(text for title, lines in sections if (text := _section(title, list(lines))))])


def _section(title: str, lines: Sequence[str]) -> str:
    if not lines:
        return ""
    more = [f"  … and {len(lines) - MOST:,} more"] if len(lines) > MOST else []
    return "\n".join([title, *(f"  - {line}" for line in lines[:MOST]), *more])


def _numbers(found: Insights) -> Iterator[str]:
    for figure in wording.FIGURES:
        value, change = wording.shown(figure, found.now, found.before)
        yield f"{figure.label + ':':18}{value:>8}" + (f"  ({change})" if change else "")


def _todo(todo: Todo, library: Library) -> str:
    subject, detail = wording.named(todo, library)
    return wording.JOBS[todo.job].replace("**", "").format(subject=f"“{subject}”", detail=detail, count=todo.count, of=todo.of)


def _gap(gap: Gap, library: Library) -> str:
    near = f"; nearest: {library.entries[gap.nearest].title}" if gap.nearest else ""
    elsewhere = f"; sent elsewhere: {gap.elsewhere}" if gap.elsewhere else ""
    return f"{gap.count} × “{gap.title}” ({', '.join(gap.words) or 'no words in common'}{near}{elsewhere})"


def _rated(each: Rated, library: Library) -> str:
    title = library.entries[each.entry].title if each.entry else "replies without an entry"
    said = next((f": “{remark.comment}”" for remark in each.remarks if remark.comment), "")
    return f"{each.unhelpful} of {each.helpful + each.unhelpful} marks, {title}{said}"


def _guides(found: Insights, library: Library) -> Iterable[str]:
    for each in found.guides:
        ends = f"{each.solved} solved, {each.assumed} assumed, {each.escalated} escalated, {each.left} left"
        yield f"{library.guides[each.guide].title}: {each.begun} begun, {ends}"


def _checks(found: Insights, library: Library) -> Iterable[str]:
    for each in found.checks:
        if each.left:
            yield f"{each.left} of {each.reached} at “{library.guides[each.guide].checks[each.check].question}”"


def _causes(found: Insights, library: Library) -> Iterable[str]:
    for each in found.bands:
        counted = f"{each.share.count} of {each.share.of} ({wording.interval(each.share.low, each.share.high)})"
        yield f"{wording.LIKELIHOODS[each.likelihood]}: {counted}, expected {wording.percent(each.expected)}: {wording.FITS[each.fit]}"
    for cause in found.causes:
        if cause.share.count:
            title = library.guides[cause.guide].causes[cause.cause].title
            yield f"{cause.share.count} of {cause.share.of}: {title} ({cause.likelihood}): {wording.FITS[cause.fit]}"


def _entries(found: Insights, library: Library) -> Iterable[str]:
    for each in found.entries:
        if each.due:
            yield f"{library.entries[each.entry].title}: used {each.used} times, reviewed {each.age} days ago"
