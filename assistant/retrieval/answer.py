"""The main path: a message becomes replies, one for each question in it."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from assistant.retrieval.classifier import Floats
from assistant.retrieval.followup import FEW, leans_back
from assistant.retrieval.index import Index
from assistant.retrieval.model import Found, Hit, NotCovered, Query, Reply, Smalltalk, Unsure
from assistant.retrieval.passage import best_section, matched_words, passage_scores
from assistant.retrieval.query import MOST_CHARACTERS, Reading, read, read_after
from assistant.retrieval.scope import Judgement, judge
from assistant.retrieval.smalltalk import REPLIES, kind_of, without_greeting
from assistant.retrieval.split import questions
from assistant.retrieval.stopwords import subject_words
from assistant.text import stems

REFUSED_BELOW = 0.3
"""Probability that a question is ours, below which it is refused."""

FOUND_FROM = 0.6
"""Probability that a question is ours, from which it may be answered outright."""

CLEAR_FROM = 0.5
"""Share of the best entry from which it is answered outright; below, the person chooses."""

ALSO_FITS = 0.2
"""Share, against the best entry's, from which an entry is among the choices."""

MOST_CHOICES = 4
MOST_HITS = 10
"""Entries that come with an answer at most; a page shows the first few, a ranking is measured at ten."""

MOST_TURNS = 3
"""Earlier messages that a follow-up can lean on, each on the one before it."""

NEW_TOPIC_FROM = 0.8
"""Probability that a question is ours and share of its best entry, from which it is clear by itself whatever was said before."""


def answer(index: Index, text: str, before: tuple[str, ...] = ()) -> tuple[Reply, ...]:
    """Reply to each question of a message, in order; never empty. ``before`` are the person's earlier messages, oldest first."""
    looked_at = text[:MOST_CHARACTERS]
    kind = kind_of(looked_at)
    if kind is not None:
        return (Smalltalk(Query(text, looked_at, (), (), len(text) > MOST_CHARACTERS), kind, REPLIES[kind]),)
    earlier = tuple(message for message in before if kind_of(message[:MOST_CHARACTERS]) is None)[-MOST_TURNS:]
    asked = without_greeting(looked_at)
    parts = questions(asked)
    several = (
        _separate(parts, [reply(index, part, (*earlier, *parts[:number])) for number, part in enumerate(parts)]) if len(parts) > 1 else ()
    )
    replies = several or (reply(index, asked, earlier),)
    return tuple(replace(each, query=_as_typed(each.query, text, alone=not several)) for each in replies)


def reply(index: Index, text: str, before: tuple[str, ...] = ()) -> Found | Unsure | NotCovered:
    """Reply to one question, read in the light of the turns before it if it needs them."""
    reading = _in_context(index, text, before)
    judged = judge(index, reading)
    ranked = np.argsort(-judged.shares, kind="stable")[:MOST_HITS]
    scored = passage_scores(index, reading.query)
    hits = tuple(_hit(index, reading.query, judged, scored, int(place)) for place in ranked if judged.coverage[place] > 0)
    if not hits or judged.ours < REFUSED_BELOW:
        return _refusal(index, reading.query, judged, hits)
    choices = tuple(hit for hit in hits[:MOST_CHOICES] if hit.score >= ALSO_FITS * hits[0].score)
    clear = judged.ours >= FOUND_FROM and judged.shares[ranked[0]] >= CLEAR_FROM
    if clear or len(hits) == 1:
        return Found(reading.query, hits[0], hits[1:])
    return Unsure(reading.query, choices if len(choices) > 1 else hits[:2])


def _in_context(index: Index, text: str, before: tuple[str, ...]) -> Reading:
    """The text by itself or, if it leans on the turn before, together with that."""
    reading = read(index.vocabulary, text)
    if not before or not leans_back(index, text):
        return reading
    if len(subject_words(stems(text))) > FEW:
        alone = judge(index, reading)
        if min(alone.ours, float(alone.shares.max())) >= NEW_TOPIC_FROM:
            return reading
    return read_after(reading, _in_context(index, before[-1], before[:-1]))


def _hit(index: Index, query: Query, judged: Judgement, scored: Floats, place: int) -> Hit:
    return Hit(
        entry=index.entries[place],
        section=best_section(index, scored, place),
        score=judged.ours * float(judged.shares[place]),
        matched=matched_words(index, query, place),
    )


def _refusal(index: Index, query: Query, judged: Judgement, hits: tuple[Hit, ...]) -> NotCovered:
    """A refusal that says where to go, if the question is about a subject we know of rather than about nothing we know."""
    subject = index.subjects[judged.subject] if judged.subject is not None and judged.product is None else None
    return NotCovered(query, hits[:MOST_CHOICES], subject, judged.product)


def _separate(parts: Sequence[str], replies: Sequence[Found | Unsure | NotCovered]) -> tuple[Found | Unsure | NotCovered, ...]:
    """The replies that answer different things; none if there are not two. A part that names hardly anything and gets no answer ("am I
    missing something?") asks nothing."""
    kept: dict[str, Found | Unsure | NotCovered] = {}
    for part, each in zip(parts, replies, strict=True):
        if _is_definite(each) or len(subject_words(stems(part))) > FEW:
            kept.setdefault(_about(each), each)
    return tuple(kept.values()) if len(kept) > 1 else ()


def _is_definite(each: Found | Unsure | NotCovered) -> bool:
    """Whether a reply says something: an entry, or where to go."""
    return isinstance(each, Found) or (isinstance(each, NotCovered) and bool(each.subject or each.product))


def _about(each: Found | Unsure | NotCovered) -> str:
    """What a reply is about, to tell replies apart."""
    match each:
        case Found(_, best, _):
            return best.entry.id
        case Unsure(_, choices):
            return choices[0].entry.id
        case NotCovered(query, _, subject, product):
            return f"not covered: {product or (subject.id if subject else query.text)}"


def _as_typed(query: Query, text: str, *, alone: bool) -> Query:
    """The query of the only question carries the message as it was typed; one of several, its part of it."""
    return replace(query, text=text if alone else query.text, shortened=len(text) > MOST_CHARACTERS)
