"""What each cause's chance is, given the answers.

Every cause is a matter by itself (several may hold): its odds start from the guide's band and each likely or unlikely answer multiplies
them. An answer that a confirmed cause explains (the answer makes that cause likely) no longer speaks for the other causes that it makes
likely: they are where they were without it. In a guide with ``one-cause`` exactly one holds: the same weights, scaled so that they add up
to 1.
"""

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType

from assistant.diagnosis.model import Answer, Answers, Conflict, Status, Verdict
from assistant.diagnosis.when import counting
from assistant.library.model import Effect, Guide, Likelihood, Option

Chances = Mapping[str, float]
"""Cause id to its chance, in the order of the file: exactly 1 if confirmed, exactly 0 if ruled out."""

PRIOR: Mapping[Likelihood, float] = MappingProxyType({"common": 0.12, "sometimes": 0.08, "rare": 0.04})
"""The chance before any answer. Counted over what is written about unsent sequences (12 causes; Kartra's own pages, experts and six
comparable products), the five most named causes have 9 to 15% of all mentions each, the next three 8 to 9%, the last four 2 to 6%. An
estimate: nobody publishes how often each really happens."""

STRENGTH = 6.0
"""How much a likely or unlikely answer multiplies or divides the odds. One such answer lifts a common cause from 12 to 45%, two to 83%, and
one unlikely answer pushes it down to 2%: a symptom changes the odds more than the bands differ (a factor of 3), and no single soft answer
settles a cause."""

SURE = 0.998
"""Soft answers alone never come closer than this to certain, nor closer than ``1 - SURE`` to ruled out."""


Evidence = tuple[tuple[Answer, Effect], ...]
"""The counting answers that say something about one cause, and what."""


def chances(guide: Guide, answers: Answers, mended: Collection[str] = ()) -> Chances:
    """The chances after these answers. ``mended`` are fixes that were done and did not help: their causes are gone.

    Causes that the answers contradict each other about keep the chance of their band.
    """
    said = _said(guide, answers)
    confirmed = _confirmed(said)
    weights = {cause: 0.0 if guide.causes[cause].fix in mended else _weight(guide, cause, said[cause], confirmed) for cause in said}
    return _scaled(weights, confirmed) if guide.one_cause else weights


def verdicts(guide: Guide, answers: Answers, mended: Collection[str] = ()) -> tuple[Verdict, ...]:
    """One verdict a cause, in the order of the file."""
    said = _said(guide, answers)
    confirmed = _confirmed(said)
    found = []
    for cause, chance in chances(guide, answers, mended).items():
        status: Status = "possible" if 0 < chance < 1 else "confirmed" if chance else "ruled_out"
        found.append(Verdict(guide.causes[cause], status, chance, _because(guide, said, cause, status, confirmed)))
    return tuple(found)


def conflicts(guide: Guide, answers: Answers) -> tuple[Conflict, ...]:
    """Causes that some counting answers confirm and others rule out. With ``one-cause``, confirming one cause rules out each other."""
    said = _said(guide, answers)
    found = []
    for cause, what in said.items():
        confirmed, ruled_out = _by(what, "confirms"), _by(what, "rules-out")
        if guide.one_cause:
            ruled_out += tuple(answer for other in said if other != cause for answer in _by(said[other], "confirms"))
        if confirmed and ruled_out:
            found.append(Conflict(guide.causes[cause], confirmed, ruled_out))
    return tuple(found)


def open_causes(now: Chances) -> list[str]:
    """Causes neither confirmed nor ruled out."""
    return [cause for cause, chance in now.items() if 0 < chance < 1]


def _given(guide: Guide, answers: Answers) -> dict[Answer, Option]:
    """The counting answers that are one of their check's options."""
    counts = counting(guide, answers).items()
    return {(check, value): option for check, value in counts for option in guide.checks[check].options if option.id == value}


def _said(guide: Guide, answers: Answers) -> dict[str, Evidence]:
    """Cause id to its evidence, in the order of the file."""
    said: dict[str, Evidence] = dict.fromkeys(guide.causes, ())
    for answer, option in _given(guide, answers).items():
        for cause, effect in option.effects.items():
            said[cause] += ((answer, effect),)
    return said


def _confirmed(said: Mapping[str, Evidence]) -> set[str]:
    return {cause for cause, what in said.items() if _status(what) == "confirmed"}


def _by(what: Evidence, *effects: Effect) -> Answers:
    return tuple(answer for answer, found in what if found in effects)


def _status(what: Evidence) -> Status:
    confirmed, ruled_out = _by(what, "confirms"), _by(what, "rules-out")
    if bool(confirmed) == bool(ruled_out):
        return "possible"
    return "confirmed" if confirmed else "ruled_out"


LEAN: Mapping[Effect, int] = MappingProxyType({"likely": 1, "unlikely": -1})


def _weight(guide: Guide, cause: str, what: Evidence, confirmed: Collection[str]) -> float:
    """The chance of a cause by itself; in a guide with ``one-cause`` a weight still to be scaled."""
    status = _status(what)
    if status != "possible":
        return float(status == "confirmed")
    return _shifted(
        guide, PRIOR[guide.causes[cause].likelihood], sum(LEAN.get(effect, 0) for _, effect in _speaking(guide, what, confirmed))
    )


def _speaking(guide: Guide, what: Evidence, confirmed: Collection[str]) -> Evidence:
    """The evidence without the likely answers that a confirmed cause explains."""
    return tuple((answer, effect) for answer, effect in what if effect != "likely" or not _explained(guide, answer, confirmed))


def _explained(guide: Guide, answer: Answer, confirmed: Collection[str]) -> bool:
    check, value = answer
    options = (option for option in guide.checks[check].options if option.id == value)
    return any(cause in confirmed for option in options for cause in option.causes("likely"))


def _shifted(guide: Guide, chance: float, lean: int) -> float:
    """A chance after so many more likely than unlikely answers: odds are multiplied, or the share among exclusive causes."""
    if guide.one_cause or not lean:
        return chance * STRENGTH**lean
    odds = chance / (1 - chance) * STRENGTH**lean
    return min(max(odds / (1 + odds), 1 - SURE), SURE)


def _scaled(weights: Mapping[str, float], confirmed: Collection[str]) -> dict[str, float]:
    """Weights that add up to 1 (all 0 stays so). A confirmed cause, or the only one that is left, gets everything."""
    kept = {cause: weight for cause, weight in weights.items() if weight and (not confirmed or cause in confirmed)}
    total = sum(kept.values())
    return {cause: kept[cause] / total if cause in kept else 0.0 for cause in weights}


def _because(guide: Guide, said: Mapping[str, Evidence], cause: str, status: Status, confirmed: Collection[str]) -> Answers:
    """The answers that decided the cause, or, while it is possible, all that move it."""
    if status == "possible":
        return tuple(answer for answer, _ in _speaking(guide, said[cause], confirmed))
    own = _by(said[cause], "confirms" if status == "confirmed" else "rules-out")
    if own or not guide.one_cause:
        return own
    elsewhere: Effect = "rules-out" if status == "confirmed" else "confirms"
    return _merged(_by(what, elsewhere) for other, what in said.items() if other != cause)


def _merged(answers: Iterable[Answers]) -> Answers:
    return tuple(dict.fromkeys(answer for some in answers for answer in some))
