"""The questions that retrieval is measured with."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast, get_args

from assistant.errors import AssistantError

Kind = Literal["plain", "paraphrase", "typo", "old name", "several", "follow-up", "new topic", "near miss", "other product", "unrelated"]
KINDS: tuple[Kind, ...] = get_args(Kind)

MIXED = "mixed"
"""The brief of a case that names none."""


class CasesError(AssistantError):
    """The file of cases cannot be used; the message names the file, the case and what to mend."""


@dataclass(frozen=True, slots=True)
class Case:
    """A message and what should come back. ``parts`` has an item for each question in the message: the ids of the entries that answer it,
    the best first, or nothing where the question is out of scope. ``before`` are earlier messages, oldest first. ``brief`` is what its
    author had been asked to write."""

    text: str
    parts: tuple[tuple[str, ...], ...]
    kind: Kind
    held_out: bool
    before: tuple[str, ...] = ()
    brief: str = MIXED


def load_cases(path: Path) -> tuple[Case, ...]:
    """Read a TOML file of ``[[case]]`` tables, in its order. Raises ``CasesError`` if it cannot be read or a case is malformed."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8")).get("case", [])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CasesError(f"{path}: {error}") from error
    if not isinstance(tables, list) or not tables:
        raise CasesError(f"{path}: no [[case]] in it")
    return tuple(_case(path, number, table) for number, table in enumerate(tables, start=1))


def _case(path: Path, number: int, table: dict[str, Any]) -> Case:
    """One table as a case; a typing mistake in a key would otherwise silently weaken the evaluation, so every key is checked."""
    where = f"{path}: case {number}"
    unknown = table.keys() - {"text", "expect", "parts", "kind", "held_out", "before", "brief"}
    if unknown:
        raise CasesError(f"{where}: unknown key {sorted(unknown)[0]!r}")
    if not isinstance(table.get("text"), str):
        raise CasesError(f"{where}: text is missing")
    if ("expect" in table) == ("parts" in table):
        raise CasesError(f"{where} ({table['text']!r}): give either expect or parts")
    if table.get("kind") not in KINDS:
        raise CasesError(f"{where} ({table['text']!r}): kind must be one of {', '.join(KINDS)}")
    parts = table["parts"] if "parts" in table else [table["expect"]]
    return Case(
        text=table["text"],
        parts=tuple(tuple(map(str, part)) for part in parts),
        kind=cast(Kind, table["kind"]),
        held_out=bool(table.get("held_out", False)),
        before=tuple(map(str, table.get("before", ()))),
        brief=str(table.get("brief", MIXED)),
    )
