"""Each kind of mistake in ``tests/golden/defects.toml``, planted in a copy of a shipped guide, is found at its line with a hint."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from assistant.diagnosis.proof import prove
from assistant.diagnosis.scenarios import run
from assistant.library.load import load_library
from assistant.library.model import Problem
from assistant.library.scenarios import read_scenarios
from tests.library.samples import write

SHIPPED = Path(__file__).resolve().parents[2] / "knowledge"
REVIEW, CASES, SENDING = "guides/monthly-list-review.md", "scenarios/monthly-list-review.md", "guides/sequence-not-sending.md"

STUB = """\
---
id: {id}
title: About {id}
topic: stubs
asked: [What about {id}?]
sources: []
reviewed: 2026-11-22
---

About {id}.
"""


@dataclass(frozen=True, slots=True)
class Defect:
    """``edits`` replace the first place of an old text by a new one, one after the other. The problem is expected ``lines_on`` lines after
    the line on which ``at`` begins in the edited ``file``."""

    kind: str
    edits: tuple[tuple[str, str], ...]
    at: str
    message: str
    hint: str
    file: str = REVIEW
    lines_on: int = 0


def defects() -> Iterator[Defect]:
    text = (SHIPPED.parent / "tests" / "golden" / "defects.toml").read_text(encoding="utf-8")
    for one in tomllib.loads(text)["defect"]:
        yield Defect(**{**one, "edits": tuple((old, new) for old, new in one["edits"])})


DEFECTS = tuple(defects())


@cache
def shipped(name: str) -> str:
    return (SHIPPED / name).read_text(encoding="utf-8")


def stubs(texts: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """An entry of a few lines in place of each one that the guides name: only the guides are tried here."""
    for name in sorted({name for text in texts for name in re.findall(r"entry: ?([a-z0-9-]+)", text)}):
        headings = sorted({slug for text in texts for slug in re.findall(rf"entry:{name}#([a-z0-9-]+)", text)})
        yield f"entries/stubs/{name}.md", STUB.format(id=name) + "".join(f"\n## {slug}\n\nText.\n" for slug in headings)


def found(folder: Path, file: str, text: str) -> tuple[Problem, ...]:
    """Everything that ``check`` says about the folder, but for the walks, whose length makes no difference here."""
    guide = SENDING if file == SENDING else REVIEW
    files = {"sources.yaml": shipped("sources.yaml"), guide: shipped(guide), **dict(stubs((shipped(guide),)))}
    cases = {} if guide == SENDING else {CASES: shipped(CASES)}
    result = load_library(write(folder, {**files, **cases, file: text}))
    if result.library is None:
        return result.problems
    guides = result.library.guides
    written = read_scenarios(folder, guides)
    proved = [problem for one in guides.values() for problem in prove(one, positions=1, people=1).problems]
    return (*written.problems, *proved, *(problem for case in written.cases for problem in run(guides[case.guide], case)))


@pytest.mark.parametrize("defect", DEFECTS, ids=[defect.kind for defect in DEFECTS])
def test_a_planted_defect_is_found_at_its_line_with_a_hint(defect: Defect, tmp_path: Path) -> None:
    text = shipped(defect.file)
    for old, new in defect.edits:
        assert old in text
        text = text.replace(old, new, 1)
    line = text.count("\n", 0, text.index(defect.at)) + 1 + defect.lines_on
    there = [problem for problem in found(tmp_path, defect.file, text) if str(problem.location) == f"{defect.file}:{line}"]
    assert any(defect.message in problem.message and defect.hint in problem.hint for problem in there), there


@pytest.mark.parametrize("file", [REVIEW, SENDING])
def test_without_a_defect_there_is_no_alarm(file: str, tmp_path: Path) -> None:
    assert found(tmp_path, file, shipped(file)) == ()
