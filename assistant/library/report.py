"""What reading the files brings to light besides their values, collected so that one run can say everything at once.

Readers note problems, and also names that they define, names that they use and texts that must be unique. The rules that span files
(``rules.py``) work on these notes, so that a file with one mistake still takes part in the checks of all others.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from assistant.library.model import Location, Problem

LONGEST_QUOTE = 80
"""Characters of an author's text that a message repeats: enough to recognise it, whatever was pasted there."""

ALIKE = 70.0
"""Similarity (0 to 100) from which a known name is suggested: "resum" finds "resume" (91), "rules" finds "rules-out" (71)."""

SHORT_LIST = 8
"""With nothing alike and no more names than this, the hint lists them all."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A place that names something: ``kind`` is "fix", "option" …; ``scope`` is what the name belongs to, empty for the whole folder."""

    kind: str
    name: str
    location: Location
    scope: str = ""
    in_text: bool = False
    """It is a link in a body, rather than a line of front matter."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A text that only one ``owner`` may use. Texts are equal when ``folded`` is; ``what`` is the kind as a message calls it."""

    what: str
    text: str
    location: Location
    owner: str

    @property
    def folded(self) -> str:
        """The text as it is compared."""
        return folded(self.text)


@dataclass(slots=True)
class Report:
    """The notes of one run. Names are defined by kind and scope, as in ``Reference``."""

    problems: list[Problem] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    names: dict[tuple[str, str], set[str]] = field(default_factory=dict)

    def problem(self, location: Location, message: str, hint: str = "") -> None:
        """Note a mistake."""
        self.problems.append(Problem(location, message, hint))

    def define(self, kind: str, names: Iterable[str], scope: str = "") -> None:
        """Note that these names exist, perhaps none: a reference into a scope nobody defined is left to the check of the scope itself."""
        self.names.setdefault((kind, scope), set()).update(names)


def folded(text: str) -> str:
    """The text as it is compared with others: letter case, spacing and closing punctuation make no difference to a reader."""
    return " ".join(text.casefold().split()).rstrip(" ?!.…") or text


def quoted(text: str) -> str:
    """The text in backticks for a message, on one line and not longer than ``LONGEST_QUOTE``."""
    line = " ".join(text.split())
    return f"`{line if len(line) <= LONGEST_QUOTE else line[: LONGEST_QUOTE - 1] + '…'}`"


def nearest(typed: str, known: Iterable[str]) -> str | None:
    """The known name that is most like what was typed, if one is ``ALIKE``."""
    best = process.extractOne(typed[:LONGEST_QUOTE].lower(), sorted(known), scorer=fuzz.ratio, score_cutoff=ALIKE)
    return best[0] if best else None


def suggestion(typed: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known name, or all of them when they are few; empty if neither helps."""
    names = sorted(known)
    near = nearest(typed, names)
    if near is not None:
        return f"did you mean {quoted(near)}?"
    return f"known: {', '.join(map(quoted, names))}" if 0 < len(names) <= SHORT_LIST else ""
