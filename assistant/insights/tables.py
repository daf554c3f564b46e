"""Each table as a file for a spreadsheet."""

from collections.abc import Iterator, Sequence

from assistant.insights.model import Download, Insights
from assistant.library.model import Library
from assistant.spreadsheet import Cell, csv_bytes

Rows = Iterator[Sequence[Cell]]


def downloads(insights: Insights, library: Library) -> dict[str, Download]:
    """The tables that have rows, by name. Percentages are numbers from 0 to 100."""
    tables = {
        "trend": (_TREND, _trend(insights)),
        "unanswered": (_UNANSWERED, _unanswered(insights)),
        "unhelpful": (_UNHELPFUL, _unhelpful(insights, library)),
        "words": (_WORDS, _words(insights)),
        "guides": (_GUIDES, _guides(insights, library)),
        "causes": (_CAUSES, _causes(insights, library)),
        "bands": (_BANDS, _bands(insights)),
        "checks": (_CHECKS, _checks(insights, library)),
        "entries": (_ENTRIES, _entries(insights, library)),
    }
    made = {}
    for name, (headings, rows) in tables.items():
        listed = list(rows)
        if listed:
            made[name] = Download(f"{name}.csv", "text/csv", csv_bytes(headings, listed))
    return made


_SHARES = ("percent", "from", "to", "guide expects", "says")
_TREND = (
    *("from", "to", "visits", "questions", "answered", "asked back", "choice made", "not covered", "helpful", "unhelpful"),
    *("diagnoses", "solved", "assumed", "escalated", "left"),
)
_UNANSWERED = ("group", "about", "question", "times", "last asked", "asked back", "nearest entry", "extend it", "known subject")
_UNHELPFUL = ("entry", "title", "helpful", "unhelpful", "day", "question", "comment")
_WORDS = ("typed", "read as", "times", "answered", "helpful", "unhelpful", "row in words.md", "listed already")
_GUIDES = ("guide", "title", "begun", "left", "assumed", "solved", "escalated", "median answers", "median minutes")
_CAUSES = ("guide", "cause", "title", "likelihood", "confirmed", "fix solved it", "met", "solved diagnoses", *_SHARES)
_BANDS = ("likelihood", "causes", "met", "chances to be met", *_SHARES)
_CHECKS = ("guide", "check", "question", "seen", "left here", "answered", "not sure")
_ENTRIES = ("entry", "title", "topic", "used", "helpful", "unhelpful", "reviewed", "days ago", "due")


def _trend(insights: Insights) -> Rows:
    for span in insights.trend:
        now = span.counts
        yield (
            *(span.first.isoformat(), span.last.isoformat()),
            *(now.visits, now.questions, now.found, now.unsure, now.chosen, now.not_covered, now.helpful, now.unhelpful),
            *(now.diagnoses, now.solved, now.assumed, now.escalated, now.left),
        )


def _unanswered(insights: Insights) -> Rows:
    for number, gap in enumerate((*insights.gaps, *insights.singles), start=1):
        for each in gap.wanted:
            near = gap.nearest, _yes(gap.fits), gap.elsewhere
            yield number, ", ".join(gap.words), each.text, each.count, each.last.isoformat(), _yes(each.asked_back), *near


def _unhelpful(insights: Insights, library: Library) -> Rows:
    for each in insights.rated:
        title = library.entries[each.entry].title if each.entry else ""
        for remark in each.remarks:
            yield each.entry, title, each.helpful, each.unhelpful, remark.day.isoformat(), remark.question, remark.comment


def _words(insights: Insights) -> Rows:
    for each in insights.misread:
        yield each.typed, each.read, each.count, each.found, each.helpful, each.unhelpful, each.row, _yes(each.listed)


def _guides(insights: Insights, library: Library) -> Rows:
    for each in insights.guides:
        ends = each.begun, each.left, each.assumed, each.solved, each.escalated
        yield each.guide, library.guides[each.guide].title, *ends, each.answers, None if each.minutes is None else round(each.minutes, 1)


def _causes(insights: Insights, library: Library) -> Rows:
    for each in insights.causes:
        title, share = library.guides[each.guide].causes[each.cause].title, each.share
        shares = (*_percent(share.value, share.low, share.high, each.expected), each.fit.value)
        yield each.guide, each.cause, title, each.likelihood, each.confirmed, each.verified, share.count, share.of, *shares


def _bands(insights: Insights) -> Rows:
    for each in insights.bands:
        share = each.share
        shares = (*_percent(share.value, share.low, share.high, each.expected), each.fit.value)
        yield each.likelihood, each.causes, share.count, share.of, *shares


def _checks(insights: Insights, library: Library) -> Rows:
    for each in insights.checks:
        question = library.guides[each.guide].checks[each.check].question
        yield each.guide, each.check, question, each.reached, each.left, each.answered, each.unsure


def _entries(insights: Insights, library: Library) -> Rows:
    for each in insights.entries:
        entry = library.entries[each.entry]
        yield (
            each.entry,
            entry.title,
            entry.topic,
            each.used,
            each.helpful,
            each.unhelpful,
            each.reviewed.isoformat(),
            each.age,
            _yes(each.due),
        )


def _percent(*shares: float) -> tuple[float, ...]:
    return tuple(round(100 * share, 1) for share in shares)


def _yes(flag: bool) -> str:
    return "yes" if flag else "no"
