"""The main path: a message becomes replies, one for each question in it."""

from dataclasses import replace

import numpy as np

from assistant.retrieval.followup import FEW, leans_back
from assistant.retrieval.index import Index
from assistant.retrieval.model import Found, Hit, NotCovered, Query, Reply, Smalltalk, Unsure
from assistant.retrieval.passage import best_section, matched_words, passage_scores
from assistant.retrieval.query import MOST_CHARACTERS, Reading, read, read_after
from assistant.retrieval.scope import Judgement, judge
from assistant.retrieval.smalltalk import REPLIES, kind_of, without_greeting
from assistant.retrieval.split import clauses, questions
from assistant.retrieval.stopwords import subject_words
from assistant.text import stem, stems

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
NEW_TOPIC_FROM_FRAGMENT = 0.95
"""Probability that a question is ours and share of its best entry, from which it is clear by itself whatever was said before; the second
for a message of few words."""


CLEAR_CLAUSE_FROM = 0.85
"""Score from which a clause is a question of its own."""

Answer = Found | Unsure | NotCovered
"""A reply that is no small talk."""


def answer(index: Index, text: str, before: tuple[str, ...] = ()) -> tuple[Reply, ...]:
    """Reply to each question of a message, in order; never empty. ``before`` are the person's earlier messages, oldest first."""
    looked_at = text[:MOST_CHARACTERS]
    kind = kind_of(looked_at)
    if kind is not None:
        return (Smalltalk(Query(text, looked_at, (), (), len(text) > MOST_CHARACTERS), kind, REPLIES[kind]),)
    earlier = tuple(message for message in before if kind_of(message[:MOST_CHARACTERS]) is None)[-MOST_TURNS:]
    asked = without_greeting(looked_at)
    several = _asked_apart(index, asked, earlier) or _said_apart(index, asked)
    replies = several or (reply(index, asked, earlier),)
    return tuple(replace(each, query=_as_typed(each.query, text, alone=not several)) for each in replies)


def reply(index: Index, text: str, before: tuple[str, ...] = ()) -> Answer:
    """Reply to one question, read in the light of the turns before it if it needs them."""
    reading = _in_context(index, text, before)
    return _decide(index, reading.query, judge(index, reading))


def _decide(index: Index, query: Query, judged: Judgement) -> Answer:
    """Found if the question is ours and one entry stands out, refused if it is not, else the person chooses."""
    best, *others = _hits(index, query, judged)
    also = tuple(hit for hit in others if _is_told(hit))
    if judged.ours < REFUSED_BELOW or judged.coverage.max() == 0:
        return _refusal(index, query, judged, (best, *also) if _is_told(best) else also)
    clear = judged.ours >= FOUND_FROM and judged.shares.max() >= CLEAR_FROM
    if clear or not others:
        return Found(query, best, also)
    choices = tuple(hit for hit in also[: MOST_CHOICES - 1] if hit.score >= ALSO_FITS * best.score)
    return Unsure(query, (best, *(choices or also[:1] or others[:1])))


def _hits(index: Index, query: Query, judged: Judgement) -> list[Hit]:
    """The likeliest entries, at least one, the likeliest first, ties by id."""
    scored = passage_scores(index, query)
    ranked = [int(place) for place in np.argsort(-judged.shares, kind="stable")[:MOST_HITS]]
    return [
        Hit(
            entry=index.entries[place],
            section=best_section(index, scored, place),
            score=judged.ours * float(judged.shares[place]),
            matched=matched_words(index, query, place),
        )
        for place in ranked
    ]


def _is_told(hit: Hit) -> bool:
    """Whether the entry has a word of the question that names something."""
    return bool(subject_words(stem(word) for typed in hit.matched for word in typed.split()))


def _in_context(index: Index, text: str, before: tuple[str, ...]) -> Reading:
    """The text by itself or, if it leans on the turn before, together with that."""
    reading = read(index.vocabulary, text)
    if not before or not leans_back(index, text):
        return reading
    alone = judge(index, reading)
    clear_from = NEW_TOPIC_FROM if len(subject_words(reading.stems)) > FEW else NEW_TOPIC_FROM_FRAGMENT
    if min(alone.ours, float(alone.shares.max())) >= clear_from:
        return reading
    return read_after(reading, _in_context(index, before[-1], before[:-1]))


def _refusal(index: Index, query: Query, judged: Judgement, hits: tuple[Hit, ...]) -> NotCovered:
    """A refusal that says where to go, if the question is about a subject we know of rather than about nothing we know."""
    subject = index.subjects[judged.subject] if judged.subject is not None and judged.product is None else None
    return NotCovered(query, hits[:MOST_CHOICES], subject, judged.product)


def _asked_apart(index: Index, asked: str, earlier: tuple[str, ...]) -> tuple[Answer, ...]:
    """Replies to the questions of a message that are about different things; none if there are not two. A part that names hardly anything
    and gets no answer ("am I missing something?") asks nothing."""
    parts = questions(asked)
    if len(parts) == 1:
        return ()
    kept: dict[str, Answer] = {}
    for number, part in enumerate(parts):
        each = reply(index, part, earlier)
        if not isinstance(each, Found):
            each = reply(index, part, (*earlier, *parts[:number]))
        if _is_definite(each) or len(subject_words(stems(part))) > FEW:
            kept.setdefault(_about(each), each)
    return tuple(kept.values()) if len(kept) > 1 else ()


def _said_apart(index: Index, asked: str) -> tuple[Answer, ...]:
    """Replies to the clauses of a message that, each by itself, say clearly that they are about different things; none if there are not
    two. Nothing in the words says that these are separate questions, so only what is clear counts."""
    parts = clauses(asked)
    kept: dict[str, Answer] = {}
    for part in parts if len(parts) > 1 else ():
        reading = read(index.vocabulary, part)
        judged = judge(index, reading)
        if judged.ours * judged.shares.max() >= CLEAR_CLAUSE_FROM and len(subject_words(reading.stems)) >= FEW:
            each = _decide(index, reading.query, judged)
            kept.setdefault(_about(each), each)
    return tuple(kept.values()) if len(kept) > 1 else ()


def _is_definite(each: Answer) -> bool:
    """Whether a reply says something: an entry, or where to go."""
    return isinstance(each, Found) or (isinstance(each, NotCovered) and bool(each.subject or each.product))


def _about(each: Answer) -> str:
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
