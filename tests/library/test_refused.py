"""The table of ``knowledge/README.md`` that says what is refused is true, row by row."""

import re
from pathlib import Path

import pytest

from assistant.library.load import load_library
from tests.library.samples import ENTRY, SAMPLE, write

README = (Path(__file__).resolve().parents[2] / "knowledge" / "README.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (text|front matter) \| `(.+?)` \| `+ ?(.+?) ?`+ \|$", README.split("## What is refused")[1], re.MULTILINE)


def planted(where: str, written: str) -> str:
    """The sample entry with this in its text, or in place of the same key in its front matter."""
    if where == "text":
        return ENTRY.replace("Press the switch.\n\n## Fix", f"Press the switch.\n\n{written}\n\n## Fix", 1)
    key = written.partition(":")[0]
    if f"\n{key}:" not in ENTRY:
        return ENTRY.replace("\nsources:", f"\n{written}\nsources:", 1)
    return re.sub(rf"^{key}:.*(\n  - .*)*", lambda _: written, ENTRY, count=1, flags=re.MULTILINE)


@pytest.mark.parametrize(("where", "written", "says"), ROWS, ids=[row[1] for row in ROWS])
def test_what_the_readme_calls_refused_is_refused_in_these_words(where: str, written: str, says: str, tmp_path: Path) -> None:
    entry = planted(where, written.replace("⏎", "\n"))
    problems = load_library(write(tmp_path, {**SAMPLE, "entries/lamps/dark-lamp.md": entry})).problems
    assert any(problem.message.startswith(says) and problem.hint for problem in problems), problems


def test_the_table_has_rows() -> None:
    assert len(ROWS) == README.split("## What is refused")[1].split("Besides:")[0].count("\n| ") - 1
