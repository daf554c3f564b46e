"""The lists that addresses are held against. Each file in ``data/`` names its source."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

GENERIC = "generic"


@dataclass(frozen=True, slots=True)
class Lists:
    """``providers`` are corrected to, the commonest first; its value is true for a name that is a common word. ``recognised`` are never
    questioned and include the providers. ``made_up`` has domains, endings (with a leading dot) and names. Names are without marks."""

    providers: Mapping[str, bool]
    recognised: frozenset[str]
    disposable: frozenset[str]
    roles: frozenset[str]
    traps: frozenset[str]
    made_up: frozenset[str]


@cache
def shipped_lists() -> Lists:
    """The lists of the package, read once."""
    providers = {name: GENERIC in marks for name, *marks in map(str.split, _lines("providers"))}
    disposable = frozenset(_lines("disposable"))
    return Lists(
        providers=providers,
        recognised=frozenset(providers) | disposable | frozenset(_lines("recognised")),
        disposable=disposable,
        roles=frozenset(_lines("roles")),
        traps=frozenset(_lines("traps")),
        made_up=frozenset(_lines("made-up")),
    )


def _lines(name: str) -> Iterator[str]:
    text = (files(__package__) / "data" / f"{name}.txt").read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))
