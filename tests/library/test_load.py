"""A folder as a whole: what makes a library, and what makes none."""

from pathlib import Path

import pytest

from assistant.library.load import load_library
from assistant.library.model import Library
from tests.library.samples import ENTRY, GUIDE, SAMPLE, SOURCES, write

BROKEN_IN_TEN_WAYS = """\
---
id: Dark Lamp
titel: The lamp stays dark
topic: lights
asked: []
sources:
  - manuel
reviewed: yesterday
guide: lamb
---

Press the switch.<br>

## Fix it

See [this](entry:dark-lamb).

## Why
"""


def library_of(folder: Path, files: dict[str, str | bytes] | None = None) -> Library:
    result = load_library(write(folder, files or dict(SAMPLE)))
    assert not result.problems
    assert result.library is not None
    return result.library


def test_one_entry_and_nothing_else_is_a_library(tmp_path: Path) -> None:
    library = library_of(tmp_path, {"entries/lamps/dark-lamp.md": ENTRY.replace("[manual]", "[]")})
    assert list(library.entries) == ["dark-lamp"]
    assert (library.guides, library.sources, library.words, library.outside, library.products) == ({}, {}, (), (), ())


def test_a_folder_may_be_given_as_text(tmp_path: Path) -> None:
    assert load_library(str(write(tmp_path, dict(SAMPLE)))).library is not None


def test_entries_come_by_topic_and_title(tmp_path: Path) -> None:
    places = [("b", "Z", "one"), ("a", "Y", "two"), ("a", "X", "three")]
    files = {
        f"entries/{topic}/{name}.md": ENTRY.replace("lamps", topic).replace("The lamp stays dark", title).replace("dark-lamp", name)
        for topic, title, name in places
    }
    files = {path: text.replace("Why", f"{path}: why").replace("- ", '- "').replace("dark?", 'dark?"') for path, text in files.items()}
    assert list(library_of(tmp_path, {"sources.yaml": SOURCES, **files}).entries) == ["three", "two", "one"]


def test_an_entry_outside_a_topic_folder_may_have_any_topic(tmp_path: Path) -> None:
    library = library_of(tmp_path, {"sources.yaml": SOURCES, "entries/dark-lamp.md": ENTRY})
    assert library.entries["dark-lamp"].topic == "lamps"


@pytest.mark.parametrize(
    ("name", "says"),
    [("missing", "no such folder"), ("file.md", "not a folder"), ("nul\0byte", "no such folder"), ("x" * 5_000, "no such folder")],
)
def test_without_a_folder_the_problem_says_so(name: str, says: str, tmp_path: Path) -> None:
    write(tmp_path, {"file.md": ENTRY})
    [problem] = load_library(tmp_path / name).problems
    assert problem.message == says


def test_without_entries_the_problem_says_where_they_belong(tmp_path: Path) -> None:
    [problem] = load_library(write(tmp_path, {"guides/README.md": "", "sources.yaml": SOURCES})).problems
    assert str(problem) == "entries:1: no entries (write at least one, as entries/<topic>/<id>.md)"


def test_a_file_broken_in_ten_ways_gives_ten_located_messages(tmp_path: Path) -> None:
    result = load_library(write(tmp_path, {**SAMPLE, "entries/lamps/dark-lamp.md": BROKEN_IN_TEN_WAYS, "guides/lamp.md": GUIDE}))
    assert result.library is None
    assert [str(problem) for problem in result.problems if problem.location.path == "entries/lamps/dark-lamp.md"] == [
        "entries/lamps/dark-lamp.md:2: `id` cannot be `Dark Lamp` (use small letters, digits and hyphens, for example dark-lamp)",
        "entries/lamps/dark-lamp.md:3: unknown key `titel` (did you mean `title`?)",
        "entries/lamps/dark-lamp.md:4: topic `lights` in the folder `lamps` (the topic is the folder's name)",
        "entries/lamps/dark-lamp.md:5: `asked` needs at least one (add one, for example as a line `- one` below it)",
        "entries/lamps/dark-lamp.md:7: unknown source `manuel` (did you mean `manual`?)",
        "entries/lamps/dark-lamp.md:8: `reviewed` cannot be `yesterday` (write a day as year-month-day, for example 2026-11-22)",
        "entries/lamps/dark-lamp.md:9: unknown guide `lamb` (did you mean `lamp`?)",
        "entries/lamps/dark-lamp.md:12: HTML is not allowed: `<br>` (use Markdown, or put the text in backticks)",
        "entries/lamps/dark-lamp.md:16: unknown entry `dark-lamb` (did you mean `dark-lamp`?)",
        "entries/lamps/dark-lamp.md:18: nothing stands under the heading `Why` (write something below it, or delete the heading)",
    ]


def test_problems_of_all_files_come_in_one_run_sorted(tmp_path: Path) -> None:
    files = {path: text.replace("title: ", "titel: ") for path, text in {**SAMPLE, "guides/lamp.md": GUIDE}.items()}
    problems = load_library(write(tmp_path, files)).problems
    assert {problem.location.path for problem in problems} == set(files)
    assert list(problems) == sorted(problems)


def test_mappings_cannot_be_changed(tmp_path: Path) -> None:
    library = library_of(tmp_path, {**SAMPLE, "guides/lamp.md": GUIDE})
    guide = library.guides["lamp"]
    for mapping in (library.entries, guide.causes, guide.checks["plug"].options[0].effects):
        with pytest.raises(TypeError):
            mapping["x"] = None  # type: ignore[index] # that it cannot be done is the point


def test_equal_files_have_the_same_fingerprint_wherever_they_lie(tmp_path: Path) -> None:
    one = library_of(tmp_path / "one").fingerprint
    assert len(one) == 64
    assert library_of(tmp_path / "two").fingerprint == one


def test_further_ways_of_asking_follow_those_of_the_entry_and_of_the_outside_subject(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        **SAMPLE,
        "asked/dark-lamp.txt": "no light\n\n- 'dark': #1 of my lamps \r\n",
        "outside.md": "## Other lamps\n\nAsk their makers.\n\n### People ask\n\n- Whose lamp is this?\n",
        "asked/outside/other-lamps.txt": "Is it yours?",
    }
    library = library_of(tmp_path, files)
    assert library.entries["dark-lamp"].asked == ("Why is my lamp dark?", "no light", "- 'dark': #1 of my lamps")
    assert library.outside[0].asked == ("Whose lamp is this?", "Is it yours?")


@pytest.mark.parametrize("change", [{"entries/lamps/dark-lamp.md": ENTRY + " "}, {"words.md": ""}])
def test_any_change_of_what_is_read_changes_the_fingerprint(change: dict[str, str], tmp_path: Path) -> None:
    before = library_of(tmp_path).fingerprint
    assert library_of(tmp_path, dict(change)).fingerprint != before


def test_what_is_not_read_does_not_change_the_fingerprint(tmp_path: Path) -> None:
    before = library_of(tmp_path).fingerprint
    assert library_of(tmp_path, {"README.md": "x", "entries/lamps/picture.png": b"\xff", ".git/x.md": "x"}).fingerprint == before


def test_a_guide_that_is_broken_is_still_a_guide_to_an_entry(tmp_path: Path) -> None:
    entry = ENTRY.replace("reviewed:", "guide: lamp\nreviewed:")
    problems = load_library(write(tmp_path, {**SAMPLE, "entries/lamps/dark-lamp.md": entry, "guides/lamp.md": "---\nid: lamp\n"})).problems
    assert [problem.message for problem in problems] == ["front matter without an end"]
