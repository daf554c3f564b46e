import os
from pathlib import Path

import pytest

from assistant.library.model import Library
from assistant.library.report import Report
from assistant.library.scenarios import Scenario, parse_scenarios, read_scenarios
from tests.library.samples import write

CASE = """Cases for the shop's trainees.

## A nail in the tyre

feel=heavy, press=soft
lift=unsure

- pump
- possible: centre-brake
- not: oil-chain
"""


def parsed(text: str, bicycle: Library) -> tuple[tuple[Scenario, ...], list[str]]:
    report = Report()
    cases = parse_scenarios("scenarios/wont-roll.md", text, bicycle.guides["wont-roll"], report)
    return cases, [str(problem) for problem in sorted(report.problems)]


def test_a_case_is_a_heading_answers_and_expected_fixes(bicycle: Library) -> None:
    (case,), problems = parsed(CASE, bicycle)
    assert problems == []
    assert (case.title, case.location.line) == ("A nail in the tyre", 3)
    assert [(said.check, said.option, said.location.line) for said in case.answers] == [
        ("feel", "heavy", 5),
        ("press", "soft", 5),
        ("lift", "unsure", 6),
    ]
    assert [(fix.fix, fix.kind) for fix in case.expected] == [("pump", "certain"), ("centre-brake", "possible"), ("oil-chain", "not")]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("pres=soft", "unknown check `pres` (did you mean `press`?)"),
        ("press=sof", "unknown option `sof` of the check `press` (did you mean `soft`?)"),
        ("the tyre is soft", "not understood: `the tyre is soft`"),
        ("press=soft\n- pum", "unknown fix `pum` (did you mean `pump`?)"),
        ("press=soft\n- maybe: pump", "not understood: `maybe: pump`"),
        ("- pump", "no answers in the scenario `A nail`"),
        ("press=soft, press=hard", "the check `press` is answered twice"),
        ("press=soft\n- pump\n- not: pump", "the fix `pump` is named twice"),
    ],
)
def test_a_mistake_is_a_problem_at_its_line(line: str, message: str, bicycle: Library) -> None:
    _, problems = parsed(f"## A nail\n{line}\n", bicycle)
    assert message in problems[0]


def test_a_folder_without_scenarios_is_fine(bicycle: Library, tmp_path: Path) -> None:
    assert read_scenarios(tmp_path, bicycle.guides).cases == ()


@pytest.mark.parametrize(
    "content", [b"\xef\xbb\xbf" + CASE.encode(), CASE.replace("\n", "\r\n").encode(), CASE.replace("\n", "\r").encode()]
)
def test_byte_order_marks_and_any_line_ends_are_fine(content: bytes, bicycle: Library, tmp_path: Path) -> None:
    found = read_scenarios(write(tmp_path, {"scenarios/wont-roll.md": content}), bicycle.guides)
    assert found.problems == ()
    assert [case.location.line for case in found.cases] == [3]


def test_bytes_that_are_no_text_are_a_problem_on_their_line(bicycle: Library, tmp_path: Path) -> None:
    (problem,) = read_scenarios(write(tmp_path, {"scenarios/wont-roll.md": b"## A\n\xff"}), bicycle.guides).problems
    assert str(problem) == "scenarios/wont-roll.md:2: not UTF-8 text (save the file in the encoding UTF-8)"


def test_a_pipe_is_not_waited_for_nor_a_link_followed_out_of_the_folder(bicycle: Library, tmp_path: Path) -> None:
    write(tmp_path, {"secret.md": CASE, "knowledge/scenarios/README.md": "For authors."})
    os.mkfifo(tmp_path / "knowledge/scenarios/wont-roll.md")
    (tmp_path / "knowledge/scenarios/linked.md").symlink_to(tmp_path / "secret.md")
    guides = {**bicycle.guides, "linked": bicycle.guides["wont-roll"]}
    assert [problem.message for problem in read_scenarios(tmp_path / "knowledge", guides).problems] == [
        "a link that leads out of the folder is not followed",
        "not a file",
    ]


def test_a_file_for_no_guide_is_a_problem(bicycle: Library, tmp_path: Path) -> None:
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "wont-rol.md").write_text(CASE)
    (problem,) = read_scenarios(tmp_path, bicycle.guides).problems
    assert str(problem) == "scenarios/wont-rol.md:1: no guide `wont-rol` (did you mean `wont-roll`?)"
