"""Consistent persons walk the shipped guides: how many questions and minutes each way of asking takes."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from assistant.diagnosis.belief import PRIOR, verdicts
from assistant.diagnosis.checklist import checklist, unlikely
from assistant.diagnosis.choice import Position, choose, position
from assistant.diagnosis.model import Answers
from assistant.diagnosis.outlook import outlook
from assistant.diagnosis.value import READING_MINUTES, TICKET_MINUTES, TRIAL_MINUTES, costs, information, worth
from assistant.diagnosis.when import holds
from assistant.library.model import Check, Guide
from tests.bench.exact import readiness

SECOND_FAULT = 0.2
"""One person in five has two things wrong."""

Way = Callable[[Position, Answers, Random], Check | None]
"""Where a walk stands becomes the next check, or ``None`` to stop."""


@dataclass(frozen=True, slots=True)
class Walk:
    """What one person's diagnosis took. ``faults``: how many true causes; ``found``: every one of them is certain at the end."""

    questions: int
    minutes: float
    faults: int
    found: bool


def ours(at: Position, _answers: Answers, _draw: Random) -> Check | None:
    choice = choose(at, thorough=False)
    return choice.check if choice else None


def fixed(at: Position, _answers: Answers, _draw: Random) -> Check | None:
    """The order of the file, each check that can still tell something."""
    return next(iter(_ready(at)), None)


def first_finding(at: Position, answers: Answers, draw: Random) -> Check | None:
    """The order of the file until something is found, as one reads an article."""
    return None if 1 in at.now.values() else fixed(at, answers, draw)


def shuffled(at: Position, _answers: Answers, draw: Random) -> Check | None:
    ready = _ready(at)
    return draw.choice(ready) if ready else None


def entropy(at: Position, _answers: Answers, _draw: Random) -> Check | None:
    """What is always asked, then the most informative check; stops when no question saves more minutes than it costs."""
    ahead, priced, ready = outlook(at.guide, at.now, at.given), costs(at.guide), _ready(at)
    always = next((check for check in ready if check.always), None)
    if always or not any(worth(priced, ahead, check) > 0 for check in ready):
        return always
    return max(ready, key=lambda check: information(ahead, check))


def _ready(at: Position) -> list[Check]:
    return [check for check in at.left if holds(check, at.given)]


def person(guide: Guide, draw: Random) -> frozenset[str]:
    """True causes, drawn by the bands."""
    causes = list(guide.causes)
    weights = [PRIOR[guide.causes[cause].likelihood] for cause in causes]
    number = 2 if not guide.one_cause and draw.random() < SECOND_FAULT else 1
    true: set[str] = set()
    while len(true) < number:
        true.update(draw.choices(causes, weights))
    return frozenset(true)


def walk(guide: Guide, way: Way, true: frozenset[str], draw: Random) -> Walk:
    """One person's walk and the repair after it: certain fixes, then the likely ones in turn until every true cause is mended, and a ticket
    if that is not enough."""
    answers: Answers = ()
    spent = 0.0
    while check := way(_position(guide, answers), answers, draw):
        weights = [readiness(option, true) for option in check.options]
        option = draw.choices(check.options, weights)[0]
        answers, spent = (*answers, (check.id, option.id)), spent + check.minutes + READING_MINUTES
    sure = {verdict.cause.id for verdict in verdicts(guide, answers) if verdict.status == "confirmed"}
    return Walk(len(answers), spent + _repair(guide, answers, true), len(true), true <= sure)


def _position(guide: Guide, answers: Answers) -> Position:
    return position(guide, answers, {verdict.cause.id: verdict.chance for verdict in verdicts(guide, answers)})


def _repair(guide: Guide, answers: Answers, true: frozenset[str]) -> float:
    minutes, left = 0.0, set(true)
    items = checklist(guide, verdicts(guide, answers))
    late = unlikely(items)
    for item in items:
        if item.certain or (left and item not in late):
            minutes += item.fix.minutes + (0 if item.certain else TRIAL_MINUTES)
            left -= {cause.id for cause in item.causes}
    return minutes + (TICKET_MINUTES if left else 0.0)
