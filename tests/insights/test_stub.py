"""An entry to complete is one that the loader takes, whatever people typed."""

import shutil
from pathlib import Path

import pytest

from assistant.insights.gaps import gaps
from assistant.insights.model import Download
from assistant.insights.stub import MOST_ASKED, free_id, known_texts, stub
from assistant.library.load import load_library
from assistant.library.model import Library
from tests.insights.build import NOW, WEEK, asked

BICYCLE = Path(__file__).resolve().parent.parent / "bicycle"

HOSTILE = (
    'quotes " and \\ backslash',
    "- a list: with # hash and {braces} [x] & *star !tag %percent @at `tick`",
    "yes",
    "--- \u2028 line \u0085 breaks \t tab",
    "[link](entry:nowhere) <b>html</b> ![image](x)",
    "emoji 🚲 and ümlaut, 中文",
    "null ~ 1.10 2026-01-01",
    "\ud800 lone half \ufffe \x07 bell",
    "'" * 3 + " =1+1",
    "w" * 5_000,
)


def loaded(files: list[Download], folder: Path) -> tuple[Library | None, list[str]]:
    shutil.copytree(BICYCLE, folder)
    for file in files:
        path = folder / file.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    result = load_library(folder)
    return result.library, [str(problem) for problem in result.problems]


@pytest.mark.parametrize("typed", HOSTILE)
def test_whatever_was_typed_makes_an_entry_without_a_problem(typed: str, bicycle: Library, tmp_path: Path) -> None:
    (gap,) = gaps([asked(typed)], bicycle, WEEK)
    library, problems = loaded([gap.stub], tmp_path / "knowledge")
    assert problems == []
    assert library is not None
    assert len(library.entries) == 4


def test_all_entries_of_a_month_load_together_with_the_peoples_questions(bicycle: Library, tmp_path: Path) -> None:
    texts = (
        *HOSTILE,
        "countdown timer",
        "a countdown timer?",
        "timer: countdown",
        "which saddle",
        "puncture",
        "My tyre is flat, what now?",
    )
    found = gaps([asked(text, who=str(at)) for at, text in enumerate(texts)], bicycle, WEEK)
    library, problems = loaded([gap.stub for gap in found], tmp_path / "knowledge")
    assert problems == []
    assert library is not None
    assert any("a countdown timer?" in entry.asked for entry in library.entries.values())


def test_a_question_that_the_knowledge_has_is_left_out(bicycle: Library, tmp_path: Path) -> None:
    known = bicycle.entries["flat-tyre"].asked[0]
    file = stub([known.upper() + "!!", "a new one"], "new-one", "wheels", known_texts(bicycle), NOW.date())
    library, problems = loaded([file], tmp_path / "knowledge")
    assert problems == []
    assert library is not None
    assert library.entries["new-one"].asked == ("a new one",)


def test_the_place_is_that_of_the_topic_and_the_day_that_of_today(bicycle: Library) -> None:
    file = stub(["x"], "some-id", "wheels", known_texts(bicycle), NOW.date())
    assert file.name == "entries/wheels/some-id.md"
    assert b"reviewed: 2026-11-22" in file.content


def test_no_more_questions_than_an_author_reads(bicycle: Library) -> None:
    text = stub([f"question {number}" for number in range(100)], "x", "new", known_texts(bicycle), NOW.date()).content.decode()
    assert text.count("\n  - ") == MOST_ASKED


def test_an_id_is_made_of_the_words_and_is_new() -> None:
    assert free_id(("Zeitüberschreitung", "E-Mail!"), set()) == "zeit-berschreitung-e-mail"
    assert free_id(("a", "b"), {"a-b", "a-b-2"}) == "a-b-3"
    assert free_id(("中文",), set()) == "question"
