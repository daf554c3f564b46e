"""Random guides small enough for the exact optimum: a symptom that is always asked, then seven checks of what may be wrong."""

from random import Random

from assistant.library.model import Check, Effect, Guide, Likelihood
from tests.diagnosis.build import check, fix, guide

BANDS: tuple[Likelihood, ...] = ("common", "sometimes", "rare")
CHECKS = 7


def random_guide(seed: int) -> Guide:
    """Eight to twelve causes, each with a fix of its own; each can be confirmed by some check."""
    draw = Random(seed)  # noqa: S311 - the same guides in every run
    causes = {f"c{number}": draw.choice(BANDS) for number in range(draw.randint(8, 12))}
    order = draw.sample(list(causes), len(causes))
    shares = [order[number::CHECKS] for number in range(CHECKS)]
    checks = [_check(draw, f"k{number}", own, list(causes)) for number, own in enumerate(shares)]
    fixes = tuple(fix(f"mend-{cause}", minutes=draw.choice((1, 2, 5, 10, 20, 30))) for cause in causes)
    return guide(causes, _symptom(draw, list(causes)), *checks, fixes=fixes)


def _symptom(draw: Random, causes: list[str]) -> Check:
    options: dict[str, dict[Effect, str]] = {}
    for name in ("nobody", "one", "late"):
        order = draw.sample(causes, len(causes))
        likely, unlikely = order[:3], order[3 : 3 + len(causes) // 2]
        options[name] = {"likely": " ".join(likely), "unlikely": " ".join(unlikely)}
    return check("symptom", options, minutes=0.5, always=True)


def _check(draw: Random, name: str, own: list[str], causes: list[str]) -> Check:
    """Rules out or confirms one or two causes; sometimes an answer hints at others, or leaves the matter open."""
    options: dict[str, dict[Effect, str]] = {"fine": {"rules-out": " ".join(own)}}
    for cause in own:
        hints = draw.sample([other for other in causes if other not in own], draw.randint(0, 2))
        options[f"is-{cause}"] = {"confirms": cause, "unlikely": " ".join(hints)}
    if draw.random() < 0.25 and len(own) == 1:
        options["neither"] = {"likely": draw.choice([other for other in causes if other not in own])}
    return check(name, options, minutes=draw.choice((0.5, 1, 1, 2, 3, 5)))


def large_guide(seed: int, causes: int = 50, checks: int = 60) -> Guide:
    """As large as a guide may get: a symptom, then checks of up to eight causes each, some of them behind an answer to another."""
    draw = Random(seed)  # noqa: S311 - the same guides in every run
    ids = [f"c{number}" for number in range(causes)]
    made = [_wide_symptom(draw, ids)]
    for number in range(checks - 1):
        touched = draw.sample(ids, draw.randint(1, 8))
        options: dict[str, dict[Effect, str]] = {"fine": {"rules-out": " ".join(touched[:3]), "unlikely": " ".join(touched[3:])}}
        for place in range(min(draw.randint(1, 3), len(touched))):
            others = " ".join(cause for cause in touched if cause != touched[place])
            options[f"is-{place}"] = {"confirms": touched[place], "likely": others}
        gate = draw.choice(made) if number > 10 and draw.random() < 0.4 else None
        when = ({gate.id: (draw.choice(gate.options).id,)},) if gate else ()
        made.append(check(f"k{number}", options, minutes=draw.choice((0.5, 1, 2)), when=when))
    bands = {cause: draw.choice(BANDS) for cause in ids}
    return guide(bands, *made, fixes=tuple(fix(f"mend-{cause}", minutes=draw.choice((1, 5, 10, 30))) for cause in ids))


def _wide_symptom(draw: Random, causes: list[str]) -> Check:
    options: dict[str, dict[Effect, str]] = {}
    for number in range(7):
        order = draw.sample(causes, 28)
        options[f"s{number}"] = {"likely": " ".join(order[:8]), "unlikely": " ".join(order[8:])}
    return check("symptom", options, minutes=0.5, always=True)
