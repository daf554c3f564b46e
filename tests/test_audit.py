import re
from pathlib import Path
from shutil import copytree

import pytest

from assistant.audit import audit, audit_lines
from assistant.library.load import load_library

BICYCLE = Path(__file__).resolve().parent / "bicycle"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the bicycle knowledge to spoil."""
    copytree(BICYCLE, tmp_path / "bicycle")
    return tmp_path / "bicycle"


def scenario(folder: Path, text: str) -> Path:
    (folder / "scenarios").mkdir()
    (folder / "scenarios" / "wont-roll.md").write_text(text, encoding="utf-8")
    return folder


def problems(folder: Path) -> list[str]:
    library = load_library(folder).library
    assert library is not None
    return [str(problem) for problem in audit(folder, library).problems]


def test_a_sound_guide_has_no_problem(folder: Path) -> None:
    assert problems(folder) == []


def test_a_scenario_that_holds_says_which_answers_stay_untried(folder: Path) -> None:
    scenario(folder, "## A nail\n\nfeel=heavy, press=soft, lift=spins\n\n- pump\n")
    library = load_library(folder).library
    assert library is not None
    found = audit(folder, library)
    assert (found.scenarios, found.problems) == (1, ())
    assert any("lift=stops" in line for line in audit_lines(found))


def test_a_guide_without_scenarios_is_named_once(folder: Path) -> None:
    library = load_library(folder).library
    assert library is not None
    assert [note.message for note in audit(folder, library).untried] == ["the guide `wont-roll` has no scenarios"]


def test_the_text_says_what_was_proved_and_how_long_a_walk_can_be(folder: Path) -> None:
    library = load_library(folder).library
    assert library is not None
    text = "\n".join(audit_lines(audit(folder, library)))
    assert "wont-roll: the proof holds" in text
    assert "at most 5 questions, as each of the 5 checks is asked once at most" in text
    assert re.search(r"walked: all 7 sets of causes; \d+ positions of the engine \(all there are\), longest \d questions", text)


def test_the_text_says_that_a_proof_fails_and_where(folder: Path) -> None:
    guide = folder / "guides" / "wont-roll.md"
    guide.write_text(
        guide.read_text(encoding="utf-8").replace("        unlikely: [flat]", "        rules-out: [flat, rubbing]", 1), encoding="utf-8"
    )
    library = load_library(folder).library
    assert library is not None
    lines = audit_lines(audit(folder, library))
    assert any("the proof fails (1 problem below)" in line for line in lines)
    assert lines[-1].startswith("guides/wont-roll.md:")


def test_a_scenario_that_fails_is_told_at_its_line(folder: Path) -> None:
    scenario(folder, "## A nail\n\nfeel=heavy, press=soft, lift=spins\n\n- oil-chain\n")
    assert problems(folder)
    assert problems(folder)[0].startswith("scenarios/wont-roll.md:")


def test_a_guide_that_leaves_somebody_without_a_true_answer_is_told(folder: Path) -> None:
    guide = folder / "guides" / "wont-roll.md"
    text = guide.read_text(encoding="utf-8")
    guide.write_text(
        text.replace("label: I hear nothing\n        unlikely: [flat]", "label: I hear nothing\n        confirms: [rubbing]"),
        encoding="utf-8",
    )
    assert any(problem.startswith("guides/wont-roll.md:") for problem in problems(folder))
