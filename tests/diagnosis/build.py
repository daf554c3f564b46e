"""Guides in a few lines, for tests. A cause is ``id: likelihood``; a check is ``id: {option: {effect: causes}}``."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from assistant.library.model import Cause, Check, Condition, Effect, Fix, Guide, Likelihood, Location, Option

Said = Mapping[Effect, str]
"""What an option says: effect to cause ids, with spaces between."""

HERE = Location("guides/bike.md", 1)


def check(
    name: str,
    options: Mapping[str, Said],
    *,
    minutes: float = 1.0,
    always: bool = False,
    when: tuple[Condition, ...] = (),
) -> Check:
    found = tuple(
        Option(option, f"Label of {option}", None, {cause: effect for effect, causes in said.items() for cause in causes.split()}, HERE)
        for option, said in options.items()
    )
    return Check(name, f"What about {name}?", found, f"Screen of {name}", "", minutes, always, when, HERE)


def yes_no(name: str, cause: str, *, minutes: float = 1.0, when: tuple[Condition, ...] = ()) -> Check:
    """A check whose ``bad`` confirms the cause and whose ``good`` rules it out."""
    return check(name, {"good": {"rules-out": cause}, "bad": {"confirms": cause}}, minutes=minutes, when=when)


def fix(name: str, *, minutes: float = 5.0, after: tuple[str, ...] = ()) -> Fix:
    return Fix(name, f"Do {name}", minutes, after, None, ("book",), (f"First step of {name}", "Second step"), f"See {name}", "", HERE)


def guide(
    causes: Mapping[str, Likelihood],
    *checks: Check,
    fixes: tuple[Fix, ...] = (),
    mends: Mapping[str, str] | None = None,
    one_cause: bool = False,
) -> Guide:
    """``mends`` is cause id to fix id; a cause that is not in it has a fix of its own, ``mend-<cause>``."""
    numbered = {one.id: _numbered(one, line) for one, line in zip(checks, range(100, 10_000, 10), strict=False)}
    to_fix = {cause: (mends or {}).get(cause, f"mend-{cause}") for cause in causes}
    given = {one.id: one for one in fixes}
    return Guide(
        id="bike",
        title="My bike",
        intro="",
        sources=(),
        reviewed=date(2026, 1, 1),
        one_cause=one_cause,
        causes={
            cause: Cause(cause, f"It is {cause}", band, to_fix[cause], None, _line(number))
            for number, (cause, band) in enumerate(causes.items(), 2)
        },
        checks=numbered,
        fixes={**{name: fix(name) for name in to_fix.values()}, **given},
        location=HERE,
    )


def _numbered(one: Check, line: int) -> Check:
    """The check with a line of its own for itself and for each option."""
    options = tuple(replace(option, location=_line(line + number)) for number, option in enumerate(one.options, 1))
    return replace(one, options=options, location=_line(line))


def _line(number: int) -> Location:
    return Location(HERE.path, number)
