"""Questions that got no answer, in groups, each with what an author needs to close the gap."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.insights.grouping import LEARNED_FROM, Group, group, learn
from assistant.insights.model import Gap, Period, Wanted
from assistant.insights.period import day_of
from assistant.insights.stub import TOPIC, free_id, known_texts, stub
from assistant.insights.texts import clean
from assistant.insights.turns import followed
from assistant.library.model import Library
from assistant.store.model import Question
from assistant.text import stems

HALF = 0.5
"""Share of a group's questions that must have come to one entry: below that they are spread over several by chance."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Equal questions: the same words in the same order, however they are spelled. ``offered`` are the entries that stood first in the
    replies; ``meant`` those that people were asked about, or opened though nothing was claimed."""

    wanted: Wanted
    people: frozenset[str]
    offered: tuple[str, ...]
    meant: tuple[str, ...]


def gaps(questions: Sequence[Question], library: Library, period: Period) -> tuple[Gap, ...]:
    """The groups, largest first. A question about another product is none: that one is not for this knowledge to answer."""
    askings = _askings(unanswered(questions), period)
    if not askings:
        return ()
    subjects = [subject.asked[:LEARNED_FROM] for subject in library.outside]
    groups = group([each.wanted.text for each in askings], learn(library), subjects)
    sized = sorted(groups, key=lambda each: -sum(askings[at].wanted.count for at in each.members))
    found, taken, known = [], set(library.entries), known_texts(library)
    for each in sized:
        gap = _gap([askings[at] for at in each.members], each, library)
        entry_id = free_id(each.words, taken)
        taken.add(entry_id)
        topic = library.entries[gap.nearest].topic if gap.nearest else TOPIC
        file = stub([wanted.text for wanted in gap.wanted], entry_id, topic, known, period.until.date())
        found.append(replace(gap, stub=file))
    return tuple(found)


def unanswered(questions: Sequence[Question]) -> list[tuple[Question, str]]:
    """Questions that were not covered, or asked back without a choice being made; with the entry that was opened all the same."""
    return [
        (question, opened)
        for question, opened in followed(questions)
        if not question.product and (question.outcome == "not_covered" or (question.outcome == "unsure" and not opened))
    ]


def products(questions: Sequence[Question]) -> tuple[tuple[str, int], ...]:
    """Other products that people named, the most named first."""
    named = Counter(clean(question.product) for question in questions if question.product)
    return tuple(sorted(named.items(), key=lambda each: (-each[1], each[0])))


def _askings(questions: Sequence[tuple[Question, str]], period: Period) -> list[Asking]:
    alike: defaultdict[tuple[str, ...], list[tuple[Question, str]]] = defaultdict(list)
    for question, opened in questions:
        if text := clean(question.text):
            alike[stems(text) or (text,)].append((question, opened))
    return [_asking(same, period) for _, same in sorted(alike.items())]


def _asking(same: Sequence[tuple[Question, str]], period: Period) -> Asking:
    spelled = Counter(clean(question.text) for question, _ in same)
    text = min(spelled, key=lambda each: (-spelled[each], each))
    last = max(day_of(question.at, period) for question, _ in same)
    asked_back = all(question.outcome == "unsure" for question, _ in same)
    return Asking(
        wanted=Wanted(text, len(same), last, asked_back),
        people=frozenset(question.token for question, _ in same),
        offered=tuple(opened or question.entries[0] for question, opened in same if opened or question.entries),
        meant=tuple(entry for question, opened in same for entry in ([opened] if opened else _choices(question))),
    )


def _choices(question: Question) -> tuple[str, ...]:
    return question.entries if question.outcome == "unsure" else ()


def _gap(askings: Sequence[Asking], found: Group, library: Library) -> Gap:
    count = sum(each.wanted.count for each in askings)
    meant, meant_count = _most(entry for each in askings for entry in each.meant if entry in library.entries)
    offered, offered_count = _most(entry for each in askings for entry in each.offered if entry in library.entries)
    fits = meant_count >= HALF * count
    nearest = meant if fits else offered if offered_count >= HALF * count else None
    return Gap(
        wanted=tuple(each.wanted for each in askings),
        words=found.words,
        count=count,
        people=len(frozenset().union(*(each.people for each in askings))),
        nearest=nearest,
        fits=fits,
        elsewhere=library.outside[found.subject].title if found.subject is not None else "",
    )


def _most(entries: Iterable[str]) -> tuple[str | None, int]:
    """The most frequent one, and how often it is there."""
    counted = Counter(entries)
    return min(counted.items(), key=lambda each: (-each[1], each[0]), default=(None, 0))
