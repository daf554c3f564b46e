"""What a walk has to expect: which cause (more) holds, and which answers its questions will get.

What holds is taken to be the confirmed causes and at most one more; while nothing is confirmed exactly one, or one that the guide does
not know. In that world everything here is Bayes' rule without approximation, and linear in the number of causes. Sets of several
unconfirmed causes are left out of the forecast only; the chances that people are shown and the checklist keep them.

Answers come from a consistent person: with the true causes T they give one of the options that confirm nothing outside T and rule out
nothing inside it. Among those, each likely cause that is true makes an option ``STRENGTH`` times as probable, each unlikely one that is
true divides by it, and an option that confirms or rules out anything is ``STRENGTH`` times as probable as one that leaves it open
("neither").
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from assistant.diagnosis.belief import PRIOR, STRENGTH, Chances, open_causes
from assistant.diagnosis.when import Given
from assistant.library.model import Check, Effect, Guide, Option

ELSEWHERE = PRIOR["rare"]
"""The chance that what is wrong is not in the guide, so that everything is tried in vain: that of one rare cause."""

SECOND = 0.5
"""The odds that a further cause holds besides confirmed ones, before anything is asked about it: one person in three. Shared out by the
bands, so that a guide that names more causes doesn't make people have more of them."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """Cases that exclude each other, each with its weight: the weights of one outlook compare, and after an answer they add up to its
    chance.

    ``given``: the answers that count. ``shares``: each open cause as the one (more) that holds. ``solved``: the confirmed ones are all.
    ``elsewhere``: what holds is not in the guide.
    """

    given: Given
    confirmed: frozenset[str]
    shares: Mapping[str, float]
    solved: float
    elsewhere: float

    @property
    def mass(self) -> float:
        """The sum of all weights."""
        return sum(self.shares.values()) + self.solved + self.elsewhere


def outlook(guide: Guide, now: Chances, given: Given) -> Outlook:
    """What to expect besides the confirmed causes: prior odds times how readily each answer so far would be given with that cause as well.

    Sharper than the chances that people are shown, where each answer counts by itself. The weights add up to 1.
    """
    options = {check: option for check, value in given.items() for option in guide.checks[check].options if option.id == value}
    confirmed = frozenset(cause for cause, chance in now.items() if chance == 1)
    ahead = _before(guide, now, confirmed.union(*(option.causes("confirms") for option in options.values())), sure=bool(confirmed))
    for check, option in options.items():
        ahead = next((after for answer, after in forecast(ahead, guide.checks[check]) if answer is option), ahead)
    whole = ahead.mass or 1.0
    shares = {cause: weight / whole for cause, weight in ahead.shares.items()}
    return Outlook(given, confirmed, shares, ahead.solved / whole, ahead.elsewhere / whole)


def _before(guide: Guide, now: Chances, found: frozenset[str], *, sure: bool) -> Outlook:
    """The weights without any answer. ``found`` are the causes that answers confirmed, also those mended since."""
    prior = {cause: _prior(guide, cause) for cause in guide.causes}
    rarity = SECOND / sum(prior.values()) if sure else 1.0
    unknown = 0.0 if sure or guide.one_cause else ELSEWHERE / (1 - ELSEWHERE)
    return Outlook({}, found, {cause: rarity * prior[cause] for cause in open_causes(now)}, float(sure), unknown)


def _prior(guide: Guide, cause: str) -> float:
    """The odds of a cause by itself, or its weight where exactly one holds."""
    chance = PRIOR[guide.causes[cause].likelihood]
    return chance if guide.one_cause else chance / (1 - chance)


def forecast(ahead: Outlook, check: Check) -> Iterator[tuple[Option, Outlook]]:
    """Each option that can be given, and the outlook after it: its mass is how probable the answer is, as part of the mass before.

    The parts add up to less than the whole where some case has no right answer.
    """
    rest, one_more = _readiness(check, ahead)
    for place, option in enumerate(check.options):
        usual = rest[place]
        shares = {
            cause: weight
            for cause, share in ahead.shares.items()
            if (weight := share * (one_more[cause][place] if cause in one_more else usual))
        }
        if shares or (usual and (ahead.solved or ahead.elsewhere)):
            given = {**ahead.given, check.id: option.id}
            yield option, Outlook(given, ahead.confirmed, shares, ahead.solved * usual, ahead.elsewhere * usual)


_IF_TRUE: Mapping[Effect, float] = MappingProxyType({"confirms": 1.0, "likely": STRENGTH, "unlikely": 1 / STRENGTH, "rules-out": 0.0})


def _readiness(check: Check, ahead: Outlook) -> tuple[list[float], dict[str, list[float]]]:
    """How probable each option is if only the confirmed causes hold; and if one more holds, for each open cause that the check touches."""
    plain = [_weight(option, ahead.confirmed) for option in check.options]
    touched = {cause for option in check.options for cause in option.effects if cause in ahead.shares}
    one_more = {
        cause: _scaled([_with(option, weight, cause) for option, weight in zip(check.options, plain, strict=True)]) for cause in touched
    }
    return _scaled([weight if right else 0.0 for weight, right in plain]), one_more


def _weight(option: Option, confirmed: frozenset[str]) -> tuple[float, bool]:
    """How readily this answer is given with the confirmed causes, and whether it is right: it confirms nothing, or one of them.

    An answer that confirms several causes passes if one of them holds: in the forecast they never hold together.
    """
    weight, claims, definite, right = 1.0, False, False, False
    for cause, effect in option.effects.items():
        claims = claims or effect == "confirms"
        definite = definite or effect in ("confirms", "rules-out")
        if cause in confirmed:
            weight *= _IF_TRUE[effect]
            right = right or effect == "confirms"
    return weight * (STRENGTH if definite else 1.0), right or not claims


def _with(option: Option, plain: tuple[float, bool], cause: str) -> float:
    """The weight of an option if this cause holds as well."""
    weight, right = plain
    effect = option.effects.get(cause)
    if effect is None:
        return weight if right else 0.0
    return weight * _IF_TRUE[effect] if right or effect == "confirms" else 0.0


def _scaled(weights: list[float]) -> list[float]:
    """Weights as probabilities; all 0 if no option would be right."""
    total = sum(weights)
    return [weight / total for weight in weights] if total else weights
