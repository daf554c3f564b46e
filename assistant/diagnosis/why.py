"""Why a question is asked now, in a sentence that is computed from what its answers can do."""

from assistant.diagnosis.belief import open_causes
from assistant.diagnosis.choice import Choice, Position, decides, possible
from assistant.library.model import Check

WORTH_TELLING = 0.75
"""Minutes saved below this would round to less than a minute, so they are not named."""


TWO_AT_ONCE = 2
"""So many causes are named; more are counted."""


def why(at: Position, choice: Choice) -> str:
    """One sentence: what the answer can settle, and what that is worth or why it is asked all the same."""
    return f"{_can(at, choice.check)}{_worth(choice)}."


def _can(at: Position, check: Check) -> str:
    """What the answer can do to the causes that are still open."""
    guide, now = at.guide, at.now
    options = [option for option in check.options if possible(option, now)]
    still = set(open_causes(now))
    settled = [still if guide.one_cause and option.causes("confirms") else set(decides(option, now)) for option in options]
    named = [f"“{guide.causes[cause].title}”" for cause in guide.causes if cause in set[str]().union(*settled)]
    if len(named) == 1:
        return f"Settles whether this is it: {named[0]}"
    if len(named) == TWO_AT_ONCE:
        return f"Can settle two things at one look: {named[0]} and {named[1]}"
    if most := max(map(len, settled), default=0):
        return f"Can settle {_of(most, len(still))}"
    touched = {cause for option in options for cause in option.effects if cause in still}
    if len(touched) == 1:
        return f"Shows how likely this is: “{guide.causes[touched.pop()].title}”"
    return f"Shows which of the {len(still)} causes still open are more likely" if touched else "Decides what is worth looking at next"


def _of(some: int, everything: int) -> str:
    if some < everything:
        return f"{some} of the {everything} causes still open"
    return f"all {everything} causes still open" if everything > 1 else "the one cause still open"


def _worth(choice: Choice) -> str:
    if choice.reason == "always":
        return "; everybody is asked this"
    if choice.reason == "frequent":
        return "; frequent, and quick to check"
    if choice.reason == "thorough":
        return "; not needed to go on, but it makes the checklist surer"
    return f"; saves about {_minutes(choice.saves)}" if choice.saves >= WORTH_TELLING else ""


def _minutes(minutes: float) -> str:
    whole = round(minutes)
    return "a minute" if whole == 1 else f"{whole} minutes"
