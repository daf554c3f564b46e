"""What visits teach the owner as plain data for other programs. The names here are a contract: the README lists them."""

from dataclasses import asdict
from typing import Any

from assistant.insights.model import BandUse, CauseUse, Counts, Gap, GuideUse, Insights, Rated, Share, Span

Plain = dict[str, Any]


def insights_data(found: Insights) -> Plain:
    """Everything of a period. Days are ISO 8601, shares 0 to 1; texts are visitors' own, to be treated as such. Holds no token."""
    period = found.period
    return {
        "period": {"since": period.since.isoformat(), "until": period.until.isoformat(), "days": period.days},
        "now": _counts(found.now),
        "before": _counts(found.before) if found.before else None,
        "trend": [_span(span) for span in found.trend],
        "todo": [asdict(each) for each in found.todo],
        "unanswered": [_gap(gap) for gap in (*found.gaps, *found.singles)],
        "products": [{"product": name, "count": count} for name, count in found.products],
        "unhelpful": [_rated(each) for each in found.rated],
        "words": [asdict(each) for each in found.misread],
        "by_guide": [_guide(each) for each in found.guides],
        "causes": [_cause(each) for each in found.causes],
        "bands": [_band(each) for each in found.bands],
        "checks": [asdict(each) for each in found.checks],
        "entries": [{**asdict(each), "reviewed": each.reviewed.isoformat()} for each in found.entries],
    }


def _counts(counts: Counts) -> Plain:
    return {**asdict(counts), "finished": counts.finished}


def _span(span: Span) -> Plain:
    return {"first": span.first.isoformat(), "last": span.last.isoformat(), **_counts(span.counts)}


def _gap(gap: Gap) -> Plain:
    return {
        "title": gap.title,
        "words": list(gap.words),
        "count": gap.count,
        "people": gap.people,
        "nearest": gap.nearest,
        "fits": gap.fits,
        "elsewhere": gap.elsewhere or None,
        "questions": [{**asdict(each), "last": each.last.isoformat()} for each in gap.wanted],
        "stub": {"path": gap.stub.name, "text": gap.stub.content.decode()},
    }


def _rated(each: Rated) -> Plain:
    remarks = [{"day": remark.day.isoformat(), "question": remark.question, "comment": remark.comment} for remark in each.remarks]
    return {"entry": each.entry, "helpful": each.helpful, "unhelpful": each.unhelpful, "remarks": remarks}


def _guide(each: GuideUse) -> Plain:
    return {**asdict(each), "minutes": None if each.minutes is None else round(each.minutes, 1)}


def _cause(each: CauseUse) -> Plain:
    return {
        "guide": each.guide,
        "cause": each.cause,
        "likelihood": each.likelihood,
        "confirmed": each.confirmed,
        "verified": each.verified,
        **_share(each.share),
        "expected": round(each.expected, 4),
        "fit": each.fit.value,
    }


def _band(each: BandUse) -> Plain:
    return {
        "likelihood": each.likelihood,
        "causes": each.causes,
        **_share(each.share),
        "expected": round(each.expected, 4),
        "fit": each.fit.value,
    }


def _share(share: Share) -> Plain:
    return {"count": share.count, "of": share.of, "share": round(share.value, 4), "low": round(share.low, 4), "high": round(share.high, 4)}
