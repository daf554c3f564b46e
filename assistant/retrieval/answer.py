"""The main path: a message becomes replies, one for each question in it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, partial

import numpy as np

from assistant.retrieval.followup import FEW, leans_back, points_back, starts_anew
from assistant.retrieval.index import Index
from assistant.retrieval.model import Found, Hit, NotCovered, Query, Reply, Smalltalk, Unsure
from assistant.retrieval.passage import best_section, matched_words, passage_scores
from assistant.retrieval.query import MOST_CHARACTERS, Reading, read, read_after
from assistant.retrieval.scope import Judgement, found_from, judge
from assistant.retrieval.smalltalk import REPLIES, kind_of, without_greeting
from assistant.retrieval.split import Part, asking, clauses, questions
from assistant.retrieval.stopwords import subject_words
from assistant.text import stem, stems

REFUSED_BELOW = 0.3
"""Probability that a question is ours, below which it is refused."""

CLEAR_FROM = 0.5
"""Share of the best entry from which it is answered outright; below, the person chooses."""

ALSO_FITS = 0.2
"""Share, against the best entry's, from which an entry is among the choices."""

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


CLEARER_BY = 0.1
"""How much clearer than a whole message its question must be to decide which entry is meant. From 0.1 to 0.4 ``evaluate`` gives the same
within a case in three hundred; at 0 a hundredth fewer are right at the first place."""

CLEAR_PART_FROM = 0.5
"""Score from which what follows a comma or "and" is a question of its own. From 0.3 to 0.7 ``evaluate`` gives the same within two cases."""

CLEAR_CLAUSE_FROM = 0.9
"""The same where nothing in the words asks. At 0.8 people who tell a story get an answer to it; from 0.85 to 0.95 nothing changes."""

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
    several = _asked_apart(index, look, asked, earlier) or _said_apart(index, look, asked)
    replies = several or (look(asked, earlier),)
    return tuple(replace(each, query=_as_typed(each.query, text, alone=not several)) for each in replies)


def reply(index: Index, text: str, before: tuple[str, ...]) -> Answer:
    """Reply to one question, read in the light of the turns before it if it needs them."""
    reading = _in_context(index, text, before)
    return _decide(index, reading.query, _focused(index, text, judge(index, reading)))


def _focused(index: Index, text: str, judged: Judgement) -> Judgement:
    """Which entry is meant according to the sentence that asks, if that is clearer than the whole message: people tell how they got there.
    Whether it is ours, the whole message says. A sentence that says nothing by itself ("is that harmful?") is never clearer."""
    if judged.ours < REFUSED_BELOW:
        return judged
    sentences = (each for each in asking(text) if len(subject_words(stems(each))) > FEW and not points_back(each))
    clearest = max((judge(index, read(index.vocabulary, sentence)) for sentence in sentences), key=_clearness, default=judged)
    return replace(judged, shares=clearest.shares) if _clearness(clearest) > _clearness(judged) + CLEARER_BY else judged


def _decide(index: Index, query: Query, judged: Judgement) -> Answer:
    """Found if the question is ours and one entry stands out, refused if it is not, else the person chooses."""
    best, *others = _hits(index, query, judged)
    also = tuple(hit for hit in others if _is_told(hit))
    if judged.ours < REFUSED_BELOW or judged.coverage.max() == 0:
        return _refusal(index, query, judged, (best, *also) if _is_told(best) else also)
    clear = judged.ours >= found_from(index) and judged.shares.max() >= CLEAR_FROM
    if clear or not others:
        return Found(query, best, also)
    choices = tuple(hit for hit in also[: MOST_CHOICES - 1] if hit.score >= ALSO_FITS * best.score) or also[:1] or tuple(others[:1])
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


def _is_told(hit: Hit) -> bool:
    """Whether the entry has a word of the question that names something."""
    return bool(subject_words(stem(word) for typed in hit.matched for word in typed.split()))


def _in_context(index: Index, text: str, before: tuple[str, ...]) -> Reading:
    """The text by itself or, if it leans on the turn before, together with that. One that seems to stand alone and is not clear is read
    together if that is clearer."""
    reading = read(index.vocabulary, text)
    if not before or starts_anew(index, text):
        return reading
    alone = judge(index, reading)
    few = len(subject_words(reading.stems)) <= FEW
    leans = leans_back(text)
    new = CLEAR_PART_FROM if not leans else NEW_TOPIC_FROM_FRAGMENT if few else NEW_TOPIC_FROM
    if not (few and points_back(text)) and (_clearness(alone) >= new or (not leans and alone.ours < REFUSED_BELOW)):
        return reading
    together = read_after(reading, _in_context(index, before[-1], before[:-1]))
    return together if leans or _clearness(judge(index, together)) > _clearness(alone) else reading


def _clearness(judged: Judgement) -> float:
    return min(judged.ours, float(judged.shares.max()))


def _refusal(index: Index, query: Query, judged: Judgement, hits: tuple[Hit, ...]) -> NotCovered:
    """A refusal that says where to go, if the question is about a subject we know of rather than about nothing we know."""
    subject = index.subjects[judged.subject] if judged.subject is not None and judged.product is None else None
    return NotCovered(query, hits[:MOST_CHOICES], subject, judged.product)


def _asked_apart(index: Index, look: Look, asked: str, earlier: tuple[str, ...]) -> tuple[Answer, ...]:
    """Replies to the questions of a message that are about different things; none if there are not two, or none of them is ours. A part
    that names hardly anything and gets no answer ("am I missing something?") asks nothing."""
    parts = _with_what_goes_on(index, look, questions(asked))
    if len(parts) == 1:
        return ()
    kept: dict[str, Answer] = {}
    for number, part in enumerate(parts):
        each = look(part, () if _is_clear(look, part) and not points_back(part) else (*earlier, *parts[:number])[-MOST_TURNS:])
        if _is_definite(each) or len(subject_words(stems(part))) > FEW:
            kept.setdefault(_about(each), each)
    ours = any(not isinstance(each, NotCovered) for each in kept.values())
    return tuple(kept.values()) if len(kept) > 1 and ours else ()


def _with_what_goes_on(index: Index, look: Look, parts: Sequence[Part]) -> list[str]:
    """The texts of the parts, each with those after it that only a comma or "and" divides from it, unless both sides say clearly by
    themselves what they are about."""
    texts: list[str] = []
    for part in parts:
        stands = _is_clear(look, part.text) or not _leans(index, part.text)
        if texts and not part.apart and not (stands and _is_clear(look, texts[-1])):
            texts[-1] = f"{texts[-1]}, {part.text}"
        else:
            texts.append(part.text)
    return texts


def _said_apart(index: Index, look: Look, asked: str) -> tuple[Answer, ...]:
    """Replies to the clauses of a message that, each by itself, say clearly that they are about different things; none if there are not
    two. Nothing in the words says that these are separate matters, so all must be clear but for a question at the end that names nothing
    ("what now?"), and none may point back at the one before."""
    parts = clauses(asked)
    if len(parts) > 2 and len(subject_words(stems(parts[-1]))) <= FEW and _leans(index, parts[-1]):
        parts = parts[:-1]
    if len(parts) < 2 or any(map(points_back, parts[1:])) or not isinstance(look(asked, ()), Found):
        return ()
    replies = [look(part, ()) for part in parts]
    clear = all(
        isinstance(each, Found) and each.best.score >= CLEAR_CLAUSE_FROM and len(subject_words(stems(part))) >= FEW
        for each, part in zip(replies, parts, strict=True)
    )
    kept = {_about(each): each for each in reversed(replies)} if clear else {}
    return tuple(reversed(kept.values())) if len(kept) > 1 else ()


def _leans(index: Index, text: str) -> bool:
    few = len(subject_words(stems(text))) <= FEW
    return leans_back(text) and ((few and points_back(text)) or not starts_anew(index, text))


def _is_clear(look: Look, text: str) -> bool:
    """Whether a part of a message says by itself what it is about: one entry, or something that is known to be outside."""
    each = look(text, ())
    sure = each.best.score >= CLEAR_PART_FROM if isinstance(each, Found) else _is_definite(each)
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
