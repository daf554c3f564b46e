"""The main path: a guide and the answers so far become the next step."""

from collections.abc import Collection

from assistant.diagnosis.answers import validate, validate_fixes
from assistant.diagnosis.belief import conflicts, verdicts
from assistant.diagnosis.checklist import checklist
from assistant.diagnosis.choice import choose, position
from assistant.diagnosis.model import Answers, Ask, Conclude, Given, NothingFits, Step
from assistant.diagnosis.progress import finished, progress
from assistant.diagnosis.why import why
from assistant.library.model import Guide


def next_step(guide: Guide, answers: Answers, thorough: bool = False, mended: Collection[str] = ()) -> Step:
    """What follows from the answers: a question, a checklist, or the news that nothing fits.

    ``thorough`` goes on asking what can still tell something although no question is worth its cost. ``mended`` are fixes that were done
    while the problem stayed: their causes count as gone. Raises ``AnswersError`` for checks, options or fixes that the guide does not have,
    and for a check answered twice.
    """
    validate(guide, answers)
    validate_fixes(guide, mended)
    found = verdicts(guide, answers, mended)
    at = position(guide, answers, {verdict.cause.id: verdict.chance for verdict in found})
    shown = _shown(guide, answers, at.given)
    if clash := conflicts(guide, answers):
        return NothingFits(clash, found, finished(at), shown)
    items = checklist(guide, found)
    if choice := choose(at, thorough):
        return Ask(choice.check, why(at, choice), choice.saves, progress(at), shown, found, items)
    if not items:
        return NothingFits((), found, finished(at), shown)
    further = None if thorough else choose(at, thorough=True)
    return Conclude(items, found, finished(at), shown, further.check if further else None)


def _shown(guide: Guide, answers: Answers, given: dict[str, str]) -> tuple[Given, ...]:
    """The answers as a page shows them, in the order given."""
    labels = {(check.id, option.id): option for check in guide.checks.values() for option in check.options}
    return tuple(Given(guide.checks[answer[0]], labels.get(answer), answer[0] in given) for answer in answers)
