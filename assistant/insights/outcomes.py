"""How diagnoses went: by guide, by cause, by the check at which people go away, and what that says about the guide's likelihoods."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from statistics import median

from assistant.diagnosis.belief import PRIOR
from assistant.diagnosis.model import UNSURE
from assistant.insights.model import BandUse, CauseUse, CheckUse, Fit, GuideUse, Share
from assistant.library.model import Cause, Guide, Library, Likelihood
from assistant.store.model import Diagnosis, End

Z = 2.576
"""Standard deviations of a 99% interval. A dozen causes are looked at together: at 95% one guide in seven would raise a false alarm after
10 solved diagnoses and one in twelve after 20, at 99% one in thirty; a cause four times as frequent as its band says is found after 10 in
three of five guides, after 30 in nearly all (``python -m tests.insights.measure``)."""

Ways = Mapping[str, Sequence[Diagnosis]]
"""Diagnoses by their guide."""


def by_guide(diagnoses: Iterable[Diagnosis], library: Library) -> Ways:
    """The diagnoses of guides that still exist, in the order of the library."""
    found: defaultdict[str, list[Diagnosis]] = defaultdict(list)
    for each in diagnoses:
        found[each.guide].append(each)
    return {guide: found[guide] for guide in library.guides if guide in found}


def guides(ways: Ways) -> tuple[GuideUse, ...]:
    """How each guide went, the most begun first."""
    return tuple(sorted((_guide(guide, begun) for guide, begun in ways.items()), key=lambda each: (-each.begun, each.guide)))


def _guide(guide: str, begun: Sequence[Diagnosis]) -> GuideUse:
    ends = Counter(each.end for each in begun)
    to_the_end = [each for each in begun if each.end is not End.LEFT]
    minutes = [(each.updated - each.started).total_seconds() / 60 for each in to_the_end]
    return GuideUse(
        guide=guide,
        begun=len(begun),
        left=ends[End.LEFT],
        assumed=ends[End.ASSUMED],
        solved=ends[End.SOLVED],
        escalated=ends[End.ESCALATED],
        answers=median(len(each.answers) for each in begun),
        minutes=median(minutes) if minutes else None,
    )


def checks(ways: Ways, library: Library) -> tuple[CheckUse, ...]:
    """Every check that somebody saw: the one at which most people go away first."""
    found = []
    for guide, begun in ways.items():
        answers = Counter(answer for each in begun for answer in each.answers)
        given = Counter(check for each in begun for check, _ in each.answers)
        left = Counter(each.asking for each in begun if each.end is End.LEFT)
        for check in library.guides[guide].checks:
            asking = sum(each.asking == check and all(known != check for known, _ in each.answers) for each in begun)
            if given[check] + asking:
                found.append(CheckUse(guide, check, given[check] + asking, left[check], given[check], answers[check, UNSURE]))
    return tuple(sorted(found, key=lambda each: (-each.left, -each.unsure, each.guide, each.check)))


def causes(ways: Ways, library: Library) -> tuple[CauseUse, ...]:
    """Every cause of the guides that were used, guide by guide, the most frequent first.

    A band says how likely a cause is beside the others, whatever their number; so what is expected of each is its band's chance, scaled
    until all of a guide together are met as often as they really were.
    """
    found = [each for guide, begun in ways.items() for each in _of_guide(library.guides[guide], begun)]
    return tuple(sorted(found, key=lambda each: (list(ways).index(each.guide), -each.share.count, -each.confirmed, each.cause)))


def _of_guide(guide: Guide, begun: Sequence[Diagnosis]) -> list[CauseUse]:
    shares = {cause.id: _share(guide, cause, begun) for cause in guide.causes.values()}
    expected = sum(PRIOR[cause.likelihood] * shares[cause.id].of for cause in guide.causes.values())
    met = sum(share.count for share in shares.values())
    scale = met / expected if met else 1.0
    return [_cause(guide, cause, begun, shares[cause.id], scale) for cause in guide.causes.values()]


def _share(guide: Guide, cause: Cause, begun: Sequence[Diagnosis]) -> Share:
    solved = [each for each in _ended(begun, cause) if each.end is End.SOLVED]
    return wilson(sum(_confirmed(each, cause) or _verified(each, cause, guide) for each in solved), len(solved))


def _ended(begun: Sequence[Diagnosis], cause: Cause) -> list[Diagnosis]:
    """Diagnoses that reached their end and knew the cause: a version of the guide without it says nothing about it."""
    return [each for each in begun if each.end is not End.LEFT and each.verdicts and cause.id in each.verdicts]


def _cause(guide: Guide, cause: Cause, begun: Sequence[Diagnosis], share: Share, scale: float) -> CauseUse:
    ended = _ended(begun, cause)
    return CauseUse(
        guide=guide.id,
        cause=cause.id,
        likelihood=cause.likelihood,
        confirmed=sum(_confirmed(each, cause) for each in ended),
        verified=sum(_verified(each, cause, guide) for each in ended if each.end is End.SOLVED),
        share=share,
        expected=PRIOR[cause.likelihood] * scale,
        fit=fit(share, cause.likelihood, scale),
    )


def _confirmed(diagnosis: Diagnosis, cause: Cause) -> bool:
    return (diagnosis.verdicts or {}).get(cause.id) == "confirmed"


def _verified(diagnosis: Diagnosis, cause: Cause, guide: Guide) -> bool:
    """Whether the cause's fix solved it. Of causes that share the fix a confirmed one is meant; without one, each that was possible."""
    verdicts = diagnosis.verdicts or {}
    if cause.fix not in diagnosis.fixes or verdicts.get(cause.id, "ruled_out") == "ruled_out":
        return False
    sharing = (other for other in guide.causes.values() if other.fix == cause.fix)
    return _confirmed(diagnosis, cause) or not any(_confirmed(diagnosis, other) for other in sharing)


def bands(found: Sequence[CauseUse]) -> tuple[BandUse, ...]:
    """The likelihood bands over all guides."""
    members = ([each for each in found if each.likelihood == likelihood] for likelihood in PRIOR)
    return tuple(_band(causes) for causes in members if causes)


def _band(members: Sequence[CauseUse]) -> BandUse:
    likelihood = members[0].likelihood
    share = wilson(sum(each.share.count for each in members), sum(each.share.of for each in members))
    expected = sum(each.expected * each.share.of for each in members) / share.of if share.of else PRIOR[likelihood]
    return BandUse(likelihood, len(members), share, expected, fit(share, likelihood, expected / PRIOR[likelihood]))


def wilson(count: int, of: int, deviations: float = Z) -> Share:
    """A share with its 99% interval (Wilson 1927, the score interval: it stays between 0 and 1 and is fair to small numbers)."""
    if not of:
        return Share(0, 0, 0.0, 1.0)
    share, spread = count / of, deviations**2 / of
    middle = (share + spread / 2) / (1 + spread)
    half = deviations * sqrt(share * (1 - share) / of + spread / (4 * of)) / (1 + spread)
    return Share(count, of, max(middle - half, 0.0), min(middle + half, 1.0))


def fit(share: Share, likelihood: Likelihood, scale: float = 1.0) -> Fit:
    """Whether the interval lies in the band. Bands meet half-way between their chances, times ``scale``; the outer two have no outer
    end."""
    low, high = _ends(likelihood)
    if share.of and share.low > high * scale:
        return Fit.MORE
    if share.of and share.high < low * scale:
        return Fit.LESS
    return Fit.FITS if share.low >= low * scale and share.high <= high * scale else Fit.UNCLEAR


def _ends(likelihood: Likelihood) -> tuple[float, float]:
    chances = sorted(PRIOR.values())
    at = chances.index(PRIOR[likelihood])
    low = (chances[at - 1] + chances[at]) / 2 if at else 0.0
    high = (chances[at] + chances[at + 1]) / 2 if at + 1 < len(chances) else 1.0
    return low, high
