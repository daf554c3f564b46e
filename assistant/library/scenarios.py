"""Scenario files: cases that a guide must get right, a few lines each. ``scenarios/<guide id>.md``, run by ``check``.

A heading, the answers, and the fixes that must be certain at the end, in the order to do them::

    ## A colleague paused the sequence

    symptom=nobody, icon=play

    - resume
    - possible: open-recipients
    - not: tag-again
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from assistant.library.content import read_content, shown
from assistant.library.model import Guide, Location, Problem
from assistant.library.report import Report, quoted, suggestion
from assistant.library.source import decode

FOLDER = "scenarios"
UNSURE = "unsure"

MEND = "mend the name: it must be one of the guide's"

Expectation = Literal["certain", "possible", "not"]


@dataclass(frozen=True, slots=True)
class Said:
    """An answer of a scenario, at its line."""

    check: str
    option: str
    location: Location


@dataclass(frozen=True, slots=True)
class Expected:
    """A fix that must be certain, possible or not on the list."""

    fix: str
    kind: Expectation
    location: Location


@dataclass(frozen=True, slots=True)
class Scenario:
    """One case. Checks without an answer are answered with "not sure"; without any expected fix the case ends with nothing left."""

    guide: str
    title: str
    answers: tuple[Said, ...]
    expected: tuple[Expected, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class Scenarios:
    """What the files of a folder hold, and what is wrong with them."""

    cases: tuple[Scenario, ...]
    problems: tuple[Problem, ...]


def read_scenarios(folder: Path, guides: Mapping[str, Guide]) -> Scenarios:
    """All scenario files of a knowledge folder. A folder without any is fine."""
    report, cases = Report(), list[Scenario]()
    for path in sorted((folder / FOLDER).glob("*.md")):
        guide, name = guides.get(path.stem), shown(f"{FOLDER}/{path.name}")
        if path.name.startswith((".", "README")):
            continue
        if guide is None:
            hint = suggestion(path.stem, list(guides)) or "name the file after a guide"
            report.problem(Location(name, 1), f"no guide {quoted(shown(path.stem))}", hint)
        elif (content := read_content(path, folder, name, report)) is not None and (text := decode(name, content, report)) is not None:
            cases += parse_scenarios(name, text, guide, report)
    return Scenarios(tuple(cases), tuple(sorted(report.problems)))


def parse_scenarios(path: str, text: str, guide: Guide, report: Report) -> tuple[Scenario, ...]:
    """The cases of one file; what stands before the first heading is for people. Mistakes go to the report."""
    cases = []
    for title, lines in _cases(path, text):
        answers, expected = list[Said](), list[Expected]()
        for where, line in lines[1:]:
            if line.startswith(("- ", "* ")):
                expected += _expected(line[2:].strip(), where, guide, report)
            else:
                answers += _answers(line, where, guide, report)
        if all(line.startswith(("- ", "* ")) for _, line in lines[1:]):
            report.problem(lines[0][0], f"no answers in the scenario {quoted(title)}", "write check=option, check=option below the heading")
        cases.append(Scenario(guide.id, title, tuple(_once(answers, report)), tuple(expected), lines[0][0]))
        _note_twice(expected, report)
    return tuple(cases)


def _once(answers: Sequence[Said], report: Report) -> Iterator[Said]:
    """The answers without those to a check that is answered already, which are noted."""
    answered = set[str]()
    for answer in answers:
        if answer.check in answered:
            report.problem(answer.location, f"the check {quoted(answer.check)} is answered twice", "give one answer a check")
        else:
            yield answer
        answered.add(answer.check)


def _note_twice(expected: Sequence[Expected], report: Report) -> None:
    """Note fixes that a case names twice."""
    named = set[str]()
    for one in expected:
        if one.fix in named:
            report.problem(one.location, f"the fix {quoted(one.fix)} is named twice", "say once what becomes of it")
        named.add(one.fix)


def _cases(path: str, text: str) -> Iterator[tuple[str, list[tuple[Location, str]]]]:
    """Each heading with its lines, blank ones left out; the first line is the heading itself."""
    case: list[tuple[Location, str]] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("## "):
            if case:
                yield case[0][1][3:].strip(), case
            case = [(Location(path, number), line)]
        elif case and line.strip():
            case.append((Location(path, number), line.strip()))
    if case:
        yield case[0][1][3:].strip(), case


def _answers(line: str, where: Location, guide: Guide, report: Report) -> Iterator[Said]:
    for part in filter(None, (piece.strip() for piece in line.split(","))):
        check, sign, option = (piece.strip() for piece in part.partition("="))
        if not (check and sign and option):
            report.problem(where, f"not understood: {quoted(part)}", "write answers as check=option, expected fixes as a list: - fix")
        elif check not in guide.checks:
            report.problem(where, f"unknown check {quoted(check)}", suggestion(check, list(guide.checks)) or MEND)
        elif option not in (options := [*(one.id for one in guide.checks[check].options), UNSURE]):
            report.problem(where, f"unknown option {quoted(option)} of the check {quoted(check)}", suggestion(option, options) or MEND)
        else:
            yield Said(check, option, where)


def _expected(item: str, where: Location, guide: Guide, report: Report) -> Iterator[Expected]:
    word, colon, rest = (piece.strip() for piece in item.partition(":"))
    kinds: dict[str, Expectation] = {"certain": "certain", "possible": "possible", "not": "not"}
    fix = rest if colon else word
    if colon and word not in kinds:
        report.problem(where, f"not understood: {quoted(item)}", "write - fix, - possible: fix, or - not: fix")
    elif fix not in guide.fixes:
        report.problem(where, f"unknown fix {quoted(fix)}", suggestion(fix, list(guide.fixes)) or MEND)
    else:
        yield Expected(fix, kinds[word] if colon else "certain", where)
