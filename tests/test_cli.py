"""The command line as other programs use it: names, exit codes, one JSON object a line."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.cli import main

ROOT = Path(__file__).resolve().parent.parent
BICYCLE = ["--knowledge", str(ROOT / "tests" / "bicycle")]


@dataclass(frozen=True)
class Outcome:
    """What a run of the command line printed, and how it ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*words: str) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["kartra-assistant", *words])
        with pytest.raises(SystemExit) as end:
            main()
        printed = capsys.readouterr()
        code = end.value.code
        return Outcome(code if isinstance(code, int) else int(code is not None), printed.out, printed.err)

    return call


def test_an_answer_comes_with_its_sources_and_its_guide(run: Run) -> None:
    outcome = run("ask", "how do I patch a puncture", *BICYCLE)
    assert outcome.code == 0
    assert "Take the tube out" in outcome.out
    assert "The workshop handbook" in outcome.out
    assert "diagnose wont-roll" in outcome.out


def test_each_of_several_answers_says_which_question_it_answers(run: Run) -> None:
    outcome = run("ask", "My tyre is flat, what now? And when are the pads worn out?", *BICYCLE)
    assert "1 of 2: My tyre is flat, what now?" in outcome.out
    assert "2 of 2: And when are the pads worn out?" in outcome.out


def test_an_answer_says_why_if_asked(run: Run) -> None:
    outcome = run("ask", "how do I mend a puncture?", "--why", *BICYCLE)
    assert "Why this answer" in outcome.out
    assert "probability" in outcome.out


def test_json_is_one_object(run: Run) -> None:
    data = json.loads(run("ask", "how do I patch a puncture", "--json", *BICYCLE).out)
    assert (data["outcome"], data["hits"][0]["entry"]) == ("found", "flat-tyre")


def test_a_batch_gives_one_object_a_line_even_for_an_empty_line(run: Run, tmp_path: Path) -> None:
    questions = tmp_path / "questions.txt"
    questions.write_bytes(b"how do I patch a puncture\r\n\nwhy do brakes squeak\xff\n")
    lines = run("ask", "--batch", str(questions), "--json", *BICYCLE).out.splitlines()
    assert [json.loads(line)["outcome"] for line in lines] == ["found", "smalltalk", "found"]


def test_a_missing_batch_file_is_told(run: Run, tmp_path: Path) -> None:
    outcome = run("ask", "--batch", str(tmp_path / "none.txt"), *BICYCLE)
    assert outcome.code == 1
    assert "one question a line" in outcome.err


def test_a_question_or_a_batch_is_needed(run: Run) -> None:
    assert run("ask", *BICYCLE).code == 2


def test_the_guides_are_listed(run: Run) -> None:
    assert "wont-roll" in run("diagnose", *BICYCLE).out


def test_answers_give_a_step_as_json(run: Run) -> None:
    data = json.loads(run("diagnose", "wont-roll", "--answers", "feel=heavy,press=soft", "--json", *BICYCLE).out)
    assert data["verdicts"]["flat"]["verdict"] == "confirmed"


def test_no_answers_give_the_first_step_as_json(run: Run) -> None:
    assert json.loads(run("diagnose", "wont-roll", "--json", *BICYCLE).out)["check"]["id"] == "feel"


def test_an_unknown_option_is_told_with_what_was_perhaps_meant(run: Run) -> None:
    outcome = run("diagnose", "wont-roll", "--answers", "press=softt", *BICYCLE)
    assert outcome.code == 1
    assert "soft" in outcome.err


def test_a_diagnosis_is_walked_by_numbers(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = iter(["1", "?", "b", "1", "1", "2", "2", "2", "2"])
    monkeypatch.setattr("assistant.terminal._typed", lambda: next(typed, "q"))
    outcome = run("diagnose", "wont-roll", *BICYCLE)
    assert outcome.code == 0
    assert "What happens when you push it?" in outcome.out


def test_a_sound_folder_has_no_problem(run: Run) -> None:
    outcome = run("check", *BICYCLE)
    assert outcome.code == 0
    assert "no problem" in outcome.out


def test_problems_are_listed_and_end_in_exit_code_1(run: Run, tmp_path: Path) -> None:
    outcome = run("check", "--knowledge", str(tmp_path))
    assert outcome.code == 1
    assert "1 problem" in outcome.out


@pytest.mark.parametrize("command", [["ask", "x"], ["diagnose"]])
def test_nothing_starts_on_a_folder_with_problems(run: Run, command: list[str], tmp_path: Path) -> None:
    outcome = run(*command, "--knowledge", str(tmp_path))
    assert outcome.code == 1
    assert "problem" in outcome.err


def test_the_module_runs_as_a_program() -> None:
    done = subprocess.run([sys.executable, "-m", "assistant", "check", *BICYCLE], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
