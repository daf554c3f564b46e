"""What holds for every consistent person on every walk through a guide, and where a guide breaks it.

A consistent person with the true causes T gives any answer that confirms nothing outside T and rules out nothing inside it, or is not
sure. Then, whatever is asked in whatever order:

1. No true cause is ruled out, no other one is confirmed, and no two answers contradict each other, because verdicts follow from single
   answers. So every true cause stays on the checklist, and there always is one.
2. Each check is asked once at most, so the number of checks bounds the walk.
3. The only way to go wrong is a question without a right answer. Whether somebody comes to one depends on a check and on those that it
   waits for, not on the walk, and "not sure" is one more answer there, which decides nothing (``ways.py``).

So looking at each check, with each way to it and each set of up to three of the causes that it decides about, proves the guide for all
walks and all patterns of "not sure". That the engine keeps to 1 and 2 is tested on random guides, and watched on this one by ``walks.py``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assistant.diagnosis.walks import PEOPLE, POSITIONS, Walks, explore
from assistant.diagnosis.ways import Meeting, meetings
from assistant.diagnosis.when import unasked
from assistant.library.model import Check, Guide, Problem


@dataclass(frozen=True, slots=True)
class Proof:
    """What was looked at and what is wrong. ``sets`` counts pairs of a way to a check and a set of up to ``largest`` true causes; all there
    are but for the checks in ``unjudged``, which can be come to in too many ways."""

    guide: Guide
    sets: int
    largest: int
    unjudged: tuple[str, ...]
    walks: Walks
    problems: tuple[Problem, ...]


def prove(guide: Guide, positions: int = POSITIONS, people: int = PEOPLE) -> Proof:
    """Everything that is wrong with the guide for some consistent person, each at its line. The other arguments bound the walks."""
    met = meetings(guide)
    walks = explore(guide, positions, people)
    problems = [*_silent(guide), *_closed(guide, met), *_dead_ends(guide, met), *_never_given(guide, met), *_never_sure(guide, met)]
    return Proof(
        guide=guide,
        sets=sum(meeting.sets for meeting in met.values()),
        largest=min(meeting.largest for meeting in met.values()),
        unjudged=tuple(check for check, meeting in met.items() if not meeting.judged),
        walks=walks,
        problems=tuple(sorted({*problems, *_leading_nowhere(guide), *walks.problems})),
    )


Meetings = Mapping[str, Meeting]
"""Check id to who comes to it."""


def _silent(guide: Guide) -> Iterator[Problem]:
    """Checks whose answers make no difference. In a chart both lines of a box may lead to the same ending."""
    for check in guide.checks.values():
        meanings = {tuple(sorted(option.effects.items())) for option in check.options}
        decides = guide.one_cause and any(option.causes("confirms") for option in check.options)
        if len(meanings) == 1 and not decides and not any(_waits_for(other, check.id) for other in guide.checks.values()):
            message = f"all answers to the check `{check.id}` say the same"
            yield Problem(check.location, message, "say under its options which causes they confirm or rule out, or delete the check")


def _waits_for(check: Check, other: str) -> bool:
    return any(other in condition for condition in check.when)


def _leading_nowhere(guide: Guide) -> Iterator[Problem]:
    """Answers that decide nothing and after which nothing can be asked any more. Only what is asked first is looked at; in a chart every
    box."""
    first = [check for check in guide.checks.values() if not check.when]
    chart = guide.one_cause and len(first) == 1
    for check in guide.checks.values() if chart else first:
        for option in check.options:
            decides = option.causes("confirms") or option.causes("rules-out")
            if not decides and len(guide.checks) > 1 and not _leads_on(guide, check, option.id, chart=chart):
                message = f"the answer `{option.id}` to the check `{check.id}` leads nowhere: it decides nothing and no check follows"
                yield Problem(option.location, message, "name a cause under its `confirms`, or this answer in the `when` of a check")


def _leads_on(guide: Guide, check: Check, option: str, *, chart: bool) -> bool:
    if chart:
        return any(option in condition.get(check.id, ()) for other in guide.checks.values() for condition in other.when)
    return bool(unasked(guide, ((check.id, option),)))


def _closed(guide: Guide, met: Meetings) -> Iterator[Problem]:
    """Checks that no consistent person can come to."""
    for check in guide.checks.values():
        if not met[check.id].met:
            message = f"nobody comes to the check `{check.id}`: the answers that its `when` asks for rule out what others of them confirm"
            yield Problem(check.location, message, "mend its `when`, or what those answers rule out")


def _dead_ends(guide: Guide, met: Meetings) -> Iterator[Problem]:
    """Checks that somebody can be asked and has no right answer to: the smallest set of causes is named."""
    for check in guide.checks.values():
        if stuck := met[check.id].stuck:
            message = f"check `{check.id}` has no right answer {_with(stuck[0])}"
            hint = "add an option that fits then, or write `unlikely` instead of `rules-out`, `likely` instead of `confirms`"
            yield Problem(check.location, message, hint)


def _with(true: frozenset[str]) -> str:
    names = [f"`{cause}`" for cause in sorted(true)]
    if not names:
        return "if none of the causes that it decides about holds"
    return f"if {names[0]} holds" if len(names) == 1 else f"if {', '.join(names[:-1])} and {names[-1]} hold at once"


def _never_given(guide: Guide, met: Meetings) -> Iterator[Problem]:
    """Answers that contradict what has to be answered before."""
    for check in guide.checks.values():
        for option in check.options if met[check.id].met else ():
            if option.effects and option.id not in met[check.id].given:
                message = f"nobody can give the answer `{option.id}`: it contradicts what has to be answered before"
                yield Problem(option.location, message, "mend what it confirms or rules out, or the `when` of its check")


def _never_sure(guide: Guide, met: Meetings) -> Iterator[Problem]:
    """Causes that stay uncertain for everybody who has them."""
    given = [option for check in guide.checks.values() for option in check.options if option.id in met[check.id].given]
    sure = {cause for option in given for cause in option.causes("confirms")}
    for cause in guide.causes.values():
        if cause.id not in sure:
            message = f"nobody who has the cause `{cause.id}` can come to an answer that confirms it"
            yield Problem(cause.location, message, "follow `when` back from the option that confirms it: an answer on the way rules it out")
