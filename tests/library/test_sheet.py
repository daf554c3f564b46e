"""YAML with its lines, as it was written."""

import pytest

from assistant.library.report import Report
from assistant.library.sheet import Sheet, read_sheet

GUIDE = """\
causes:
  - a
  -  b
checks:
  yes:
    version: 1.10
    when: {on: [x,
      y]}
"""


def sheet(text: str, first_line: int = 1) -> Sheet:
    report = Report()
    found = read_sheet("x.md", text, first_line, report)
    assert not report.problems
    return found


def problems(text: str) -> list[str]:
    report = Report()
    assert not read_sheet("x.md", text, 1, report).readable
    return [f"{problem.location.line}: {problem.message}" for problem in report.problems]


def test_scalars_stay_the_text_that_was_written() -> None:
    assert sheet(GUIDE).value("checks") == {"yes": {"version": "1.10", "when": {"on": ["x", "y"]}}}


@pytest.mark.parametrize("nothing", ["", " ", " ~", " null", " # nothing"])
def test_nothing_is_none_and_a_quoted_nothing_is_text(nothing: str) -> None:
    assert sheet(f"a:{nothing}\nb: 'null'\nc: ''\n").data == {"a": None, "b": "null", "c": ""}


@pytest.mark.parametrize(
    ("loc", "line"),
    [((), 1), (("causes",), 2), (("causes", 1), 4), (("checks", "yes"), 6), (("checks", "yes", "when", "on", 1), 9), (("checks", "no"), 5)],
)
def test_every_value_knows_its_line(loc: tuple[str | int, ...], line: int) -> None:
    assert sheet(GUIDE, first_line=2).at(*loc).line == line


def test_a_single_text_is_a_list_of_one() -> None:
    assert [text for text, _ in sheet("a: x\nb: [x, [y], z]\n").texts("a")] == ["x"]
    assert [(text, at.line) for text, at in sheet("b:\n- x\n- [y]\n- z\n").texts("b")] == [("x", 2), ("z", 4)]
    assert list(sheet("a: {b: c}").texts("a")) == []


def test_a_bomb_of_aliases_is_never_expanded() -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert problems(bomb)[0] == "1: anchors and aliases (& and *) are not supported"


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "a:\n"])
def test_nesting_without_end_is_given_up(opening: str) -> None:
    text = "".join(" " * at + opening for at in range(2_000)) if "\n" in opening else opening * 50_000
    [problem] = problems(text)
    assert problem.endswith(("nested too deeply", "a key must be plain text"))


def test_more_values_than_anybody_writes_are_given_up() -> None:
    assert problems(f"a: [{'x,' * 100_001}]") == ["1: more than 100000 values"]
