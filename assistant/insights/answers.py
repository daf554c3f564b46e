"""How answers fare: what people marked as unhelpful, how words were read, which entries are used and when they were reviewed."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from assistant.insights.model import EntryUse, Misread, Period, Rated, Remark
from assistant.insights.period import day_of
from assistant.insights.texts import clean
from assistant.insights.turns import answered_with, said
from assistant.library.model import Library, Word
from assistant.store.model import Feedback, Kind, Question, Records

REVIEW_AFTER = 180
"""Days after which an entry is due for review. Kartra renamed its statuses and moved screens about twice in a year: half a year finds an
answer that names a screen of before."""


def rated(records: Records, library: Library, period: Period) -> tuple[Rated, ...]:
    """Entries that were marked as unhelpful at least once, the most marked first; last of all replies without an entry."""
    asked = {(question.token, question.turn): question for question in records.questions}
    to_entry: defaultdict[str | None, list[tuple[Feedback, Question | None]]] = defaultdict(list)
    for each in records.feedback:
        question = asked.get((each.token, each.turn))
        entry = answered_with(question) if question else None
        to_entry[entry if entry in library.entries else None].append((each, question))
    found = [_rated(entry, given, asked, period) for entry, given in to_entry.items()]
    return tuple(
        sorted(
            (each for each in found if each.unhelpful),
            key=lambda each: (each.entry is None, -each.unhelpful, each.helpful, each.entry or ""),
        )
    )


def _rated(
    entry: str | None, given: Sequence[tuple[Feedback, Question | None]], asked: Mapping[tuple[str, int], Question], period: Period
) -> Rated:
    unhelpful = sorted(((each, question) for each, question in given if not each.helpful), key=lambda pair: pair[0].at, reverse=True)
    remarks = (Remark(day_of(each.at, period), _typed(question, asked), clean(each.comment)) for each, question in unhelpful)
    return Rated(
        entry,
        len(given) - len(unhelpful),
        len(unhelpful),
        tuple(sorted(remarks, key=lambda remark: not (remark.comment or remark.question))),
    )


def _typed(question: Question | None, asked: Mapping[tuple[str, int], Question]) -> str:
    """What the person wrote: of an entry that was opened, the message before it."""
    if question is None:
        return ""
    if question.kind is Kind.ASKED:
        return clean(question.text)
    before = (asked.get((question.token, turn)) for turn in range(question.turn - 1, -1, -1))
    return next((clean(each.text) for each in before if each and each.kind is Kind.ASKED), "")


def misread(records: Records, library: Library) -> tuple[Misread, ...]:
    """Words read differently from how they were typed, the most frequent first."""
    opinions = said(records.feedback)
    seen: defaultdict[tuple[str, str], list[Question]] = defaultdict(list)
    for question in records.questions:
        for typed, read in dict.fromkeys(question.read_as):
            if clean(typed) and clean(read):
                seen[clean(typed), clean(read)].append(question)
    rows, listed = _rows(library.words)
    found = [_misread(pair, questions, opinions, rows, listed) for pair, questions in seen.items()]
    return tuple(sorted(found, key=lambda each: (-each.count, each.typed, each.read)))


def _misread(
    pair: tuple[str, str],
    questions: Sequence[Question],
    opinions: Mapping[tuple[str, int], bool],
    rows: Mapping[str, str],
    listed: frozenset[str],
) -> Misread:
    typed, read = pair
    rated = Counter(opinions.get((question.token, question.turn)) for question in questions)
    return Misread(
        typed=typed,
        read=read,
        count=len(questions),
        found=sum(question.outcome == "found" for question in questions),
        helpful=rated[True],
        unhelpful=rated[False],
        row=rows.get(read.casefold()),
        listed=typed.casefold() in listed,
    )


def _rows(words: Iterable[Word]) -> tuple[dict[str, str], frozenset[str]]:
    """Each word and name of ``words.md`` to the term of its row; and the misspellings that stand there."""
    rows: dict[str, str] = {}
    listed: set[str] = set()
    for word in words:
        rows.update((name.casefold(), word.term) for name in (word.term, *word.older, *word.also))
        listed.update(slip.casefold() for slip in word.misspelled)
    return rows, frozenset(listed)


def entries(records: Records, library: Library, period: Period) -> tuple[EntryUse, ...]:
    """Every entry: those due for review first, the most used of them first of all."""
    asked = {(question.token, question.turn): answered_with(question) for question in records.questions}
    used = Counter(filter(None, asked.values()))
    marks = Counter((asked.get((each.token, each.turn)), each.helpful) for each in records.feedback)
    today = period.until.date()
    found = []
    for entry in library.entries.values():
        age = max((today - entry.reviewed).days, 0)
        counts = used[entry.id], marks[entry.id, True], marks[entry.id, False]
        found.append(EntryUse(entry.id, *counts, reviewed=entry.reviewed, age=age, due=age > REVIEW_AFTER))
    return tuple(sorted(found, key=lambda each: (not each.due, -each.used, -each.age, each.entry)))
