"""Is what answers in sight? An answer shows its short answer and opens one more section: how often do these hold what was asked for?

``python -m assistant.evaluation.sight knowledge tests/golden/sections.toml`` prints it for several values of ``passage.NEARLY_AS_GOOD`` and
of ``passage.DIFFERING``.
"""

import sys
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.evaluation.metrics import Share
from assistant.library.load import load_library
from assistant.retrieval.index import Index, build_index
from assistant.retrieval.passage import DIFFERING, NEARLY_AS_GOOD, best_section, passage_scores
from assistant.retrieval.query import read

NEAR = (0.0, 0.6, 0.7, 0.8, 0.9, 1.0, 1.2, 9.0)
COUNTED = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 1.0)


@dataclass(frozen=True, slots=True)
class Question:
    """``sections`` are slugs of those of ``entry`` that answer ``text``; "" is the short answer."""

    text: str
    entry: str
    sections: tuple[str, ...]
    held_out: bool


def load_questions(path: Path) -> tuple[Question, ...]:
    """Read a TOML file of ``[[question]]`` tables."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))["question"]
    return tuple(Question(each["text"], each["entry"], tuple(each["sections"]), each.get("held_out", False)) for each in tables)


def in_sight(index: Index, questions: Iterable[Question], near: float = NEARLY_AS_GOOD, differing: float = DIFFERING) -> Share:
    """How often the short answer or the section that is opened beside it answers."""
    places = {entry.id: place for place, entry in enumerate(index.entries)}
    seen = [({"", _opened(index, each, places[each.entry], near, differing)}, each.sections) for each in questions]
    return Share(sum(not shown.isdisjoint(right) for shown, right in seen), len(seen))


def _opened(index: Index, question: Question, place: int, near: float, differing: float) -> str:
    scored = passage_scores(index, read(index.vocabulary, question.text).query)
    return best_section(index, scored, place, near, differing).slug


def lines(index: Index, questions: Sequence[Question]) -> list[str]:
    """A line for each value tried: in sight among those tuned on, and held out."""
    tried = [(near, DIFFERING) for near in NEAR] + [(NEARLY_AS_GOOD, differing) for differing in COUNTED]
    found = ["opened from   where sources differ counts   tuned on               held out"]
    for values in tried:
        tuned, held_out = (in_sight(index, [each for each in questions if each.held_out is part], *values) for part in (False, True))
        found.append(f"{values[0]:11.1f} {values[1]:28.1f}   {tuned!s:22} {held_out!s}")
    return found


def main(folder: Path, questions: Path) -> None:
    """Write the table to standard output."""
    library = load_library(folder).library
    if library is None:
        raise SystemExit(f"{folder} has problems: python -m assistant check --knowledge {folder}")
    sys.stdout.write("\n".join([*lines(build_index(library), load_questions(questions)), ""]))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
