"""What every front end calls the things of an owner's page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from assistant.insights.model import Counts, Fit, Job, Todo
from assistant.library.model import Library, Likelihood
from assistant.store.model import End

JOBS: Mapping[Job, str] = MappingProxyType(
    {
        "write": "**Write an entry** on {subject}: {count} questions got no answer.",
        "extend": "**Extend** {detail}: {count} questions such as {subject} came near it and got no answer.",
        "rework": "**Rework** {subject}: {count} of {of} marks say that it did not help.",
        "clarify": "**Make a question easier**, {subject} ({detail}): {count} of the {of} who saw it went away there.",
        "band": "**Reconsider how likely** it is that {subject} ({detail}): so it was in {count} of {of} solved diagnoses.",
        "review": "**Review** {subject}: used {count} times, last reviewed {of} days ago.",
        "word": "**Add to words.md** that {subject} means {detail}: typed {count} times.",
    }
)
"""Sentences in Markdown; what is put in is escaped by whoever draws them."""

ENDS: Mapping[End, str] = MappingProxyType({End.SOLVED: "Solved", End.ASSUMED: "Assumed", End.ESCALATED: "Escalated", End.LEFT: "Left"})

LIKELIHOODS: Mapping[Likelihood, str] = MappingProxyType({"common": "Common", "sometimes": "Sometimes", "rare": "Rare"})

FITS: Mapping[Fit, str] = MappingProxyType(
    {
        Fit.MORE: "More often",
        Fit.LESS: "Less often",
        Fit.FITS: "As expected",
        Fit.UNCLEAR: "Too few",
    }
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a period: a count, or with ``whole`` a share of another. ``better`` says which way it should go: ``normal`` is up."""

    label: str
    explained: str
    part: Callable[[Counts], int]
    whole: Callable[[Counts], int] | None = None
    better: Literal["normal", "inverse", "off"] = "off"


def _questions(counts: Counts) -> int:
    return counts.questions


def _diagnoses(counts: Counts) -> int:
    return counts.diagnoses


def _marks(counts: Counts) -> int:
    return counts.helpful + counts.unhelpful


_SOLVED = "Of all diagnoses. Who said nothing is counted as assumed, never as solved."

FIGURES = (
    Figure("Questions", "Typed messages, without greetings and thanks.", _questions),
    Figure("Answered", "One entry was clearly meant, and shown.", lambda each: each.found, _questions, "normal"),
    Figure("Asked back", "Several entries fitted, and choices were offered.", lambda each: each.unsure, _questions),
    Figure("Not covered", "Nothing fitted well enough to answer.", lambda each: each.not_covered, _questions, "inverse"),
    Figure("Found helpful", "Of the replies that somebody marked.", lambda each: each.helpful, _marks, "normal"),
    Figure("Diagnoses", "Guides that somebody began to answer.", _diagnoses),
    Figure("Reached the end", "Came to a checklist or a support ticket.", lambda each: each.finished, _diagnoses, "normal"),
    Figure("Said solved", _SOLVED, lambda each: each.solved, _diagnoses, "normal"),
)


def shown(figure: Figure, now: Counts, before: Counts | None) -> tuple[str, str | None]:
    """A number and its change: a share changes by points, a count by percent. No change where there is nothing to compare with."""
    if figure.whole is None:
        then = figure.part(before) if before else 0
        return f"{figure.part(now):,}", f"{100 * (figure.part(now) - then) / then:+.0f}%" if then else None
    if not figure.whole(now):
        return "–", None
    share = figure.part(now) / figure.whole(now)
    if before is None or not figure.whole(before):
        return percent(share), None
    return percent(share), f"{100 * (share - figure.part(before) / figure.whole(before)):+.0f} points"


def named(todo: Todo, library: Library) -> tuple[str, str]:
    """What a thing to do is about and its detail, with titles and questions in place of ids. What a visitor typed stays as it is."""
    if todo.job in {"rework", "review"}:
        return library.entries[todo.subject].title, todo.detail
    if todo.job == "extend":
        return todo.subject, library.entries[todo.detail].title
    if todo.job == "clarify":
        guide = library.guides[todo.detail]
        return guide.checks[todo.subject].question, guide.title
    if todo.job == "band":
        guide = library.guides[todo.detail]
        return guide.causes[todo.subject].title, guide.title
    return todo.subject, todo.detail


def percent(share: float) -> str:
    """``12%``."""
    return f"{100 * share:.0f}%"


def interval(low: float, high: float) -> str:
    """``9–15%``: the ends of a 99% interval."""
    return f"{100 * low:.0f}–{100 * high:.0f}%"
