"""What a question is worth: the minutes of repair it saves on average, less the minutes it costs.

Repair is costed as in Heckerman, Breese and Rommelse, "Decision-theoretic troubleshooting" (Communications of the ACM 38/3, 1995): fixes in
the order of chance over minutes, until the problem is gone or a call for help is cheaper; a question as in the SACSO project (Jensen and
others, "The SACSO methodology for troubleshooting complex systems", 2001): the expected cost without it less the expected cost with each of
its answers. What is to be expected is in ``outlook.py``.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from math import log2

from assistant.diagnosis.outlook import Outlook, forecast
from assistant.diagnosis.when import holds
from assistant.library.model import Check, Guide

TRIAL_MINUTES = 5.0
"""What trying a fix on suspicion costs besides doing it: one has to set up a test, wait for its email and look whether it came. A confirmed
cause needs no such trial."""

TICKET_MINUTES = 60.0
"""What it costs to give up trying and write to support: the ticket, its questions back, and a day's wait at the price of an hour. Nobody
tries twenty fixes in turn, so what a rare cause can cost has this bound, and a question about it is worth less than without."""

READING_MINUTES = 0.3
"""What any question costs besides its check: some sixty words to read, an answer to choose, a click."""

REACH = 256
"""How many of the questions that it opens up, directly or not, a question may be credited with: those of a flowchart eight boxes deep.
Shared evenly between the answers, so that a guide with many questions behind one answer costs no more time."""

SHORTEST = 0.1
"""Minutes taken for a fix that is said to take none, so that chance over minutes is defined."""


@dataclass(frozen=True, slots=True)
class Costs:
    """What a guide says about costs, ready for use: cause to fix, fix to minutes, and check to the checks that wait for its answer."""

    mends: Mapping[str, str]
    minutes: Mapping[str, float]
    leads_to: Mapping[str, tuple[Check, ...]]


def costs(guide: Guide) -> Costs:
    """The costs of a guide."""
    waiting: dict[str, tuple[Check, ...]] = {}
    for check in guide.checks.values():
        for name in {name for condition in check.when for name in condition}:
            waiting[name] = (*waiting.get(name, ()), check)
    minutes = {fix.id: max(fix.minutes, SHORTEST) for fix in guide.fixes.values()}
    return Costs({cause.id: cause.fix for cause in guide.causes.values()}, minutes, waiting)


def worth(guide_costs: Costs, ahead: Outlook, check: Check, others: Collection[Check] = ()) -> float:
    """Minutes that asking this check saves on average, after its own cost; negative if it costs more than it saves.

    The question is credited with the best one that may follow: of those that its answer makes apply, and of ``others``.
    """
    return repair_minutes(guide_costs, ahead) - _if_asked(guide_costs, ahead, check, others, REACH)


def repair_minutes(guide_costs: Costs, ahead: Outlook) -> float:
    """Minutes to mend what is not confirmed yet, if no further question is asked, weighed by the outlook: each fix in turn while the
    problem is there, and a ticket instead of the rest from where that is cheapest.

    A fix that is needed in every case left is done without a trial; one that a confirmed cause needs anyway costs nothing more.
    """
    mends, minutes = guide_costs.mends, guide_costs.minutes
    anyway = {mends[cause] for cause in ahead.confirmed}
    needs: dict[str, float] = {}
    for cause, share in ahead.shares.items():
        fix = mends[cause]
        if fix not in anyway:
            needs[fix] = needs.get(fix, 0.0) + share
    if len(needs) == 1 and not ahead.solved and not ahead.elsewhere:
        return sum(minutes[fix] * need for fix, need in needs.items())
    still_there, to_go = ahead.elsewhere, ahead.elsewhere * TICKET_MINUTES
    for _, need, fix in sorted([(need / minutes[fix], need, fix) for fix, need in needs.items()]):
        still_there += need
        to_go = min(to_go + (minutes[fix] + TRIAL_MINUTES) * still_there, still_there * TICKET_MINUTES)
    return to_go


def _if_asked(guide_costs: Costs, ahead: Outlook, check: Check, others: Iterable[Check], reach: int) -> float:
    """Minutes of this check and of what follows: after each answer the repair, or the best next question if that is shorter.

    ``reach`` is how many questions may be followed of those that an answer makes apply; ``others`` are followed one deep.
    """
    mass, covered, to_go = ahead.mass, 0.0, 0.0
    for _, after in forecast(ahead, check):
        opened = _opened(guide_costs, check, ahead, after)
        share = reach // (len(check.options) * len(opened)) if opened else 0
        following = [_if_asked(guide_costs, after, one, (), share) for one in opened if share]
        following += [_if_asked(guide_costs, after, one, (), 0) for one in others if one is not check]
        to_go += min([repair_minutes(guide_costs, after), *following])
        covered += after.mass
    return (check.minutes + READING_MINUTES) * mass + (to_go * mass / covered if covered else repair_minutes(guide_costs, ahead))


def _opened(guide_costs: Costs, check: Check, before: Outlook, after: Outlook) -> list[Check]:
    """Checks without an answer that this answer makes apply."""
    waiting = guide_costs.leads_to.get(check.id, ())
    return [one for one in waiting if one.id not in after.given and holds(one, after.given) and not holds(one, before.given)]


def information(ahead: Outlook, check: Check) -> float:
    """Bits that the answer gives on average about which case holds."""
    return _bits(ahead) - sum(_bits(after) for _, after in forecast(ahead, check))


def _bits(ahead: Outlook) -> float:
    """Entropy, weighed by the mass."""
    mass = ahead.mass
    return sum(weight * log2(mass / weight) for weight in (*ahead.shares.values(), ahead.solved, ahead.elsewhere) if weight)
