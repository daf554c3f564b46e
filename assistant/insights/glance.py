"""A period in a dozen numbers, and the same for each day or week of it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar

from assistant.insights.model import Counts, Period, Span
from assistant.insights.period import day_of, spans
from assistant.insights.turns import followed
from assistant.store.model import End, Records

R = TypeVar("R")


def counts(records: Records) -> Counts:
    """The numbers of these records."""
    asked = [(question, opened) for question, opened in followed(records.questions) if question.outcome != "smalltalk"]
    outcomes = Counter(question.outcome for question, _ in asked)
    rated = Counter(each.helpful for each in records.feedback)
    ends = Counter(each.end for each in records.diagnoses)
    return Counts(
        visits=len({each.token for each in records.questions} | {each.token for each in records.diagnoses}),
        questions=len(asked),
        found=outcomes["found"],
        unsure=outcomes["unsure"],
        chosen=sum(question.outcome == "unsure" and bool(opened) for question, opened in asked),
        not_covered=outcomes["not_covered"],
        helpful=rated[True],
        unhelpful=rated[False],
        diagnoses=len(records.diagnoses),
        solved=ends[End.SOLVED],
        assumed=ends[End.ASSUMED],
        escalated=ends[End.ESCALATED],
        left=ends[End.LEFT],
    )


def trend(records: Records, period: Period) -> tuple[Span, ...]:
    """The numbers of each point of the period, oldest first, also where nothing happened."""
    points = tuple(spans(period))
    place = {day: at for at, (first, last) in enumerate(points) for day in _days(first, last)}
    questions = _spread(((day_of(each.at, period), each) for each in records.questions), place)
    feedback = _spread(((day_of(each.at, period), each) for each in records.feedback), place)
    diagnoses = _spread(((day_of(each.started, period), each) for each in records.diagnoses), place)
    parts = (Records(tuple(questions[at]), tuple(feedback[at]), tuple(diagnoses[at])) for at in range(len(points)))
    return tuple(Span(first, last, counts(part)) for (first, last), part in zip(points, parts, strict=True))


def _days(first: date, last: date) -> Iterable[date]:
    return (date.fromordinal(day) for day in range(first.toordinal(), last.toordinal() + 1))


def _spread(dated: Iterable[tuple[date, R]], place: Mapping[date, int]) -> Mapping[int, list[R]]:
    parts: defaultdict[int, list[R]] = defaultdict(list)
    for day, record in dated:
        parts[place[day]].append(record)
    return parts
