"""The main path: a message becomes replies, one for each question in it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache, partial

import numpy as np

from assistant.library.model import Entry
from assistant.retrieval.apart import matters
from assistant.retrieval.cuts import asks
from assistant.retrieval.followup import FEW, leans_back, points_back, starts_anew
from assistant.retrieval.index import Index
from assistant.retrieval.model import Found, Hit, NotCovered, Query, Reply, Smalltalk, Unsure
from assistant.retrieval.passage import best_section, matched_words, passage_scores
from assistant.retrieval.query import MOST_CHARACTERS, Reading, read, read_after
from assistant.retrieval.scope import Judgement, found_from, judge
from assistant.retrieval.smalltalk import REPLIES, kind_of, without_greeting
from assistant.retrieval.stopwords import subject_words
from assistant.text import stem, stems

REFUSED_BELOW = 0.35
"""Probability that a question is ours, below which it is refused: ``python -m assistant.evaluation.tune`` tabulates what is refused of ours
and let through of others."""

REFUSED_BESIDE = 0.2
"""The same for what leans on a turn that was ours, and for a part of a message of which another part was answered. Of the tuned questions
between the two bars one in four is ours where it stands alone, and nine in ten of these (the same command). At 0.1 as many of what is not
ours would be asked about as of what is."""

CLEAR_FROM = 0.45
"""Share of the best entry from which it is answered outright; below, the person chooses."""

AHEAD = 1.2
"""How many times as likely as the next the best entry must be for that."""

CHOICES_FROM = 0.15
"""Probability that one of the choices is meant, below which there is nothing to choose from: "which of these do you mean?" about four
things that hardly fit is a refusal in disguise."""

ALSO_FITS = 0.2
"""Share, against the best entry's, from which an entry is among the choices. Where none has it the best one is offered alone, which is
right five times in six (``evaluate`` counts it), and a second choice that hardly fits reads like a mistake."""

MOST_CATCHWORDS = 2
"""Words naming something that a question has at most to be a catchword."""

MOST_CHOICES = 4
MOST_HITS = 10
"""Entries that come with an answer at most; a page shows the first few, a ranking is measured at ten."""

MOST_TURNS = 3
"""Earlier messages that a follow-up can lean on, each on the one before it."""

MOST_OF_A_TURN = 300
"""Characters of an earlier message that are read: enough to know what it was about, and it keeps the longest follow-up quick."""

NEW_TOPIC_FROM = 0.9
NEW_TOPIC_FROM_FRAGMENT = 0.95
"""Probability that a question is ours and share of its best entry, from which it is clear by itself whatever was said before; the second
for a message of few words."""

CLEAR_PART_FROM = 0.5
"""Score from which a part of a message says by itself what it is about, and a message after others needs none of them. From 0.3 to 0.7
``evaluate`` gives the same within half a percent of the follow-ups that were tuned on."""

Answer = Found | Unsure | NotCovered
"""A reply that is no small talk."""

Look = Callable[[str, tuple[str, ...]], Answer]
"""Looks a text up after earlier messages, as ``reply`` does."""


def answer(index: Index, text: str, before: tuple[str, ...] = ()) -> tuple[Reply, ...]:
    """Reply to each question of a message, in order; never empty. ``before`` are the person's earlier messages, oldest first."""
    looked_at = text[:MOST_CHARACTERS]
    kind = kind_of(looked_at)
    if kind is not None and kind not in index.smalltalk:
        return (Smalltalk(Query(text, looked_at, (), (), len(text) > MOST_CHARACTERS), kind, REPLIES[kind]),)
    turns = (message[:MOST_OF_A_TURN] for message in before)
    earlier = tuple(message for message in turns if kind_of(message) is None)[-MOST_TURNS:]
    asked = without_greeting(looked_at)
    look = cache(partial(reply, index))  # a part of a message is looked at more than once
    several = _apart(index, look, asked, earlier)
    whole = look(asked, earlier)
    replies = several or (_by_catchword(index, whole) if isinstance(whole, NotCovered) else whole,)
    return tuple(replace(each, query=_as_typed(each.query, text, alone=not several)) for each in replies)


def reply(index: Index, text: str, before: tuple[str, ...], refused_below: float = REFUSED_BELOW) -> Answer:
    """Reply to one question, read in the light of the turns before it if it needs them."""
    reading, leans_on_ours = _in_context(index, text, before)
    if leans_on_ours:
        refused_below = min(refused_below, REFUSED_BESIDE)
    return _decide(index, reading.query, judge(index, reading), refused_below)


def _by_catchword(index: Index, refused: NotCovered) -> Answer:
    """A choice for somebody who typed a word or two out of the titles, "tags" or "sender name", which is too little to tell whether it is
    covered; the refusal for everybody else. A word that nothing here has may be a name: "why is Ana red"."""
    reading = read(index.vocabulary, refused.query.text)
    words = subject_words(reading.stems)
    known = {word for word in words if word in index.documents.lists}
    if refused.product or refused.subject or not known or len(words) > MOST_CATCHWORDS or points_back(refused.query.text):
        return refused
    about = [hit for hit in _hits(index, reading.query, judge(index, reading)) if known <= _headed(hit.entry)]
    return Unsure(reading.query, tuple(about[:MOST_CHOICES]), ()) if about else refused


def _decide(index: Index, query: Query, judged: Judgement, refused_below: float) -> Answer:
    """Found if the question is ours and one entry stands out, refused if it is not, else the person is asked."""
    best, *others = _hits(index, query, judged)
    also = tuple(hit for hit in others if _is_told(hit))
    choices = tuple(hit for hit in also[: MOST_CHOICES - 1] if hit.score >= ALSO_FITS * best.score)
    likely = sum(hit.score for hit in (best, *choices))
    if judged.ours < refused_below or likely < CHOICES_FROM or judged.coverage.max() == 0:
        return _refusal(index, query, judged, (best, *also) if _is_told(best) else also)
    clear = judged.shares.max() >= CLEAR_FROM and best.score >= AHEAD * max((hit.score for hit in others), default=0.0)
    if not others or (judged.ours >= found_from(index) and clear):
        return Found(query, best, also)
    return Unsure(query, (best, *choices), also[len(choices) :])


def _hits(index: Index, query: Query, judged: Judgement) -> list[Hit]:
    """The likeliest entries, at least one, the likeliest first, ties by id."""
    scored = passage_scores(index, query)
    ranked = [int(place) for place in np.argsort(-judged.shares, kind="stable")[:MOST_HITS]]
    return [
        Hit(
            entry=index.entries[place],
            section=best_section(index, scored, place),
            score=judged.ours * float(judged.shares[place]),
            matched=matched,
        )
        for place, matched in zip(ranked, matched_words(index, query, ranked), strict=True)
    ]


def _headed(entry: Entry) -> frozenset[str]:
    """The stems of an entry's title and headings."""
    return frozenset(stems(" ".join((entry.title, *(section.heading for section in entry.sections)))))


def _is_told(hit: Hit) -> bool:
    """Whether the entry has a word of the question that names something."""
    return bool(subject_words(stem(word) for typed in hit.matched for word in typed.split()))


def _in_context(index: Index, text: str, before: tuple[str, ...]) -> tuple[Reading, bool]:
    """The text by itself or, if it leans on the turn before, together with that; and whether it leans on one that was ours. One that seems
    to stand alone and is not clear is read together if that is clearer. After a turn that was refused less clearness is asked of it: most
    people go on with something else then."""
    reading = read(index.vocabulary, text)
    if not before or starts_anew(index, text):
        return reading, False
    alone = judge(index, reading)
    few = len(subject_words(reading.stems)) <= FEW
    leans = leans_back(text)
    turn, _ = _in_context(index, before[-1], before[:-1])
    ours = judge(index, turn).ours >= REFUSED_BELOW
    new = CLEAR_PART_FROM if not leans or not ours else NEW_TOPIC_FROM_FRAGMENT if few else NEW_TOPIC_FROM
    if not (few and points_back(text)) and (_clearness(alone) >= new or (not leans and alone.ours < REFUSED_BELOW)):
        return reading, False
    together = read_after(reading, turn)
    return (together, ours) if leans or _clearness(judge(index, together)) > _clearness(alone) else (reading, False)


def _clearness(judged: Judgement) -> float:
    return min(judged.ours, float(judged.shares.max()))


def _refusal(index: Index, query: Query, judged: Judgement, hits: tuple[Hit, ...]) -> NotCovered:
    """A refusal that says where to go, if the question is about a subject we know of rather than about nothing we know."""
    subject = index.subjects[judged.subject] if judged.subject is not None and judged.product is None else None
    return NotCovered(query, hits[:MOST_CHOICES], subject, judged.product)


def _apart(index: Index, look: Look, asked: str, earlier: tuple[str, ...]) -> tuple[Answer, ...]:
    """Replies to the matters of a message, each in the light of those before it if it needs them; none if there are not two, or none of
    them is ours. A part that gets no answer, names hardly anything and has no question in it ("First", "while I'm at it") is none."""
    parts = matters(index, asked)
    kept: dict[str, Answer] = {}
    for number, part in enumerate(parts):
        each = _to_part(look, part, (*earlier, *parts[:number])[-MOST_TURNS:], kept)
        named = len(subject_words(stems(part)))
        if not isinstance(each, NotCovered) or _is_definite(each) or named > FEW or (named and asks(part)):
            kept.setdefault(_about(each), each)
    ours = any(not isinstance(each, NotCovered) for each in kept.values())
    return tuple(_beside(index, each, kept) for each in kept.values()) if len(kept) > 1 and ours else ()


def _beside(index: Index, each: Answer, kept: Mapping[str, Answer]) -> Answer:
    """The reply to one part of a message, given all of them: beside one that was answered, what would just be refused is asked about."""
    if not isinstance(each, NotCovered) or not any(isinstance(other, Found) for other in kept.values()):
        return each
    again = reply(index, each.query.text, (), REFUSED_BESIDE)
    again = _by_catchword(index, again) if isinstance(again, NotCovered) else again
    return again if isinstance(again, Unsure) and _about(again) not in kept else each


def _to_part(look: Look, part: str, before: tuple[str, ...], kept: Mapping[str, Answer]) -> Answer:
    """The reply to a part of a message, ``kept`` being those to the parts before it. What was cut off from these is about something else:
    it is read by itself if it is clear then, whatever its "it" may be, or if with them it would only get the same answer once more."""
    alone = look(part, ())
    if _is_clear(alone, part) and (not points_back(part) or (kept and isinstance(alone, Found))):
        return alone
    together = look(part, before)
    repeats = _about(together) in kept and _about(alone) not in kept
    return alone if repeats and isinstance(alone, Unsure) else together


def _is_clear(alone: Answer, text: str) -> bool:
    """Whether a text says by itself what it is about, one entry or something that is known to be outside, its reply being ``alone``."""
    sure = alone.best.score >= CLEAR_PART_FROM if isinstance(alone, Found) else _is_definite(alone)
    return sure and bool(subject_words(stems(text)))


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
