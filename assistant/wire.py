"""Replies and steps as plain data for other programs. The names here are a contract: the README lists them."""

from collections import Counter
from typing import Any, assert_never

from assistant import wording
from assistant.diagnosis.model import UNSURE, Ask, ChecklistItem, Conclude, NothingFits, Step, Verdict
from assistant.leads import wording as contact_words
from assistant.leads.model import FileReport, Finding, Review
from assistant.library import links
from assistant.library.model import Check, Guide, Library, Source
from assistant.retrieval.model import Found, Hit, NotCovered, Reply, Smalltalk, Unsure

Plain = dict[str, Any]


def reply_data(replies: tuple[Reply, ...], library: Library) -> Plain:
    """The first reply; the replies to further questions of the same message stand in ``more``."""
    first, *others = (_one(reply, library) for reply in replies)
    return {**first, "more": others}


def step_data(step: Step, guide: Guide) -> Plain:
    """A step of a diagnosis. ``check`` is ``None`` unless something is asked; ``items`` is the checklist so far."""
    return {
        "guide": guide.id,
        "step": _step_name(step),
        "check": _check(step.check, step.why) if isinstance(step, Ask) else None,
        "verdicts": {verdict.cause.id: _verdict(verdict) for verdict in step.verdicts},
        "items": [] if isinstance(step, NothingFits) else [_item(item) for item in step.items],
        "conflicts": [conflict.cause.id for conflict in step.conflicts] if isinstance(step, NothingFits) else [],
        "set_aside": [given.check.id for given in step.given if not given.applies],
        "progress": round(step.progress.share, 4),
    }


def contacts_data(review: Review) -> Plain:
    """A contacts check. ``counts`` has every kind, also those with 0, and adds up to the number of findings."""
    kinds = Counter(finding.kind for finding in review.findings)
    return {
        "counts": {kind: kinds[kind] for kind in contact_words.KINDS},
        "findings": [_finding(finding) for finding in review.findings],
        "rows": review.rows,
        "files": [_file(report) for report in review.files],
        "advice": list(review.advice),
    }


def _finding(finding: Finding) -> Plain:
    return {
        "file": finding.file,
        "row": finding.row,
        "email": finding.email,
        "kind": finding.kind,
        "suggestion": finding.suggestion,
        "action": finding.action,
        "why": finding.why,
        "also": list(finding.also),
        "entry": finding.entry,
    }


def _file(report: FileReport) -> Plain:
    layout = report.layout
    return {
        "name": report.name,
        "problem": report.problem or None,
        "form": layout.form if layout else None,
        "status": layout.status if layout else None,
        "columns": {column: layout.headings[place] for column, place in layout.columns.items()} if layout else {},
        "rows": report.rows,
        "unread": [{"line": row.line, "why": row.why} for row in report.unread],
        "unread_count": report.unread_count,
    }


def _one(reply: Reply, library: Library) -> Plain:
    best = reply.best if isinstance(reply, Found) else None
    return {
        "outcome": wording.outcome(reply),
        "question": reply.query.text,
        "answer": links.resolve(wording.answer_markdown(reply, library), library),
        "hits": [_hit(hit, library) for hit in _hits(reply)],
        "read_as": [{"typed": item.typed, "read": item.read} for item in reply.query.read_as],
        "guide": best.entry.guide if best else None,
    }


def _hits(reply: Reply) -> tuple[Hit, ...]:
    match reply:
        case Found(best=best, others=others):
            return (best, *others)
        case Unsure(choices=choices, others=others):
            return (*choices, *others)
        case NotCovered(nearest=nearest):
            return nearest
        case Smalltalk():
            return ()
        case _:
            assert_never(reply)


def _hit(hit: Hit, library: Library) -> Plain:
    return {
        "entry": hit.entry.id,
        "title": hit.entry.title,
        "section": hit.section.heading,
        "score": round(hit.score, 4),
        "matched": list(hit.matched),
        "sources": [_source(library.sources[source]) for source in hit.entry.sources],
    }


def _source(source: Source) -> Plain:
    return {
        "id": source.id,
        "title": source.title,
        "url": source.url or None,
        "author": source.author,
        "kind": source.kind,
        "date": source.date,
    }


def _step_name(step: Step) -> str:
    match step:
        case Ask():
            return "ask"
        case Conclude():
            return "conclude"
        case NothingFits():
            return "nothing_fits"
        case _:
            assert_never(step)


def _check(check: Check, why: str) -> Plain:
    options = [{"id": option.id, "label": option.label} for option in check.options]
    return {
        "id": check.id,
        "question": check.question,
        "where": check.where,
        "why": why,
        "options": [*options, {"id": UNSURE, "label": "I'm not sure"}],
    }


def _verdict(verdict: Verdict) -> Plain:
    return {
        "title": verdict.cause.title,
        "verdict": verdict.status,
        "chance": round(verdict.chance, 4),
        "because": ["=".join(answer) for answer in verdict.because],
    }


def _item(item: ChecklistItem) -> Plain:
    fix = item.fix
    return {
        "fix": fix.id,
        "title": fix.title,
        "certain": item.certain,
        "chance": round(item.chance, 4),
        "causes": [cause.id for cause in item.causes],
        "minutes": fix.minutes,
        "steps": [links.plain(step) for step in fix.steps],
        "verify": links.plain(fix.verify),
        "avoid": links.plain(fix.avoid),
        "sources": list(fix.sources),
    }
