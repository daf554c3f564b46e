"""Whatever bytes are in a folder, loading ends in a library or in problems that can be printed."""

import re
import time
from collections.abc import Mapping
from functools import cache
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.diagnosis.scenarios import run
from assistant.library.guides import read_guide
from assistant.library.load import load_library
from assistant.library.model import LoadResult
from assistant.library.report import Report
from assistant.library.scenarios import parse_scenarios
from assistant.library.source import fenced_file
from tests.library.goldens import cases
from tests.library.samples import ENTRY, GUIDE, SAMPLE, write

SECONDS = 4
"""Of one core, for ``LENGTH`` characters. The slowest case takes 0.7 on an idle machine, and four times that on a busy one."""

LENGTH = 30_000

ENTRY_PATH, GUIDE_PATH = "entries/lamps/dark-lamp.md", "guides/lamp.md"
ENTRY_FRONT, GUIDE_FRONT = (sound[: sound.index("\n---\n") + 5] for sound in (ENTRY, GUIDE))
SOUND = {**SAMPLE, **{path: text for case in cases("loaded", "loaded") for path, text in case.files.items()}}
PATHS = sorted(SOUND)

# fmt: off
SNIPPETS = [
    "---\n", "\n", "  ", "- ", ": ", "#", "## ", "### ", "[", "]", "{", "}", "&a ", "*a", "!!x ", "<<: *a\n", "'", '"', "|", ">", "? ", "~",
    "%", "@", "```\n", "`", "<b>", "![", "](", "[[[[", "1. ", "---", "\\", "entry:", "source:", "http://[", "Fix: ", "when: ",
    "after: [a]\n", "minutes: 1e9", "\t", "\0", "\r", "\u2028", "\ud7ff", "\U000e0001", "é", "9" * 400,
]
# fmt: on


@cache
def _folder() -> TemporaryDirectory[str]:
    """One folder for all examples: making and removing one for each took longer than loading it."""
    return TemporaryDirectory()


def loaded(files: Mapping[str, str | bytes]) -> LoadResult:
    folder = Path(_folder().name)
    try:
        return load_library(write(folder, files))
    finally:
        for path in files:
            (folder / path).unlink(missing_ok=True)


def checked(files: Mapping[str, str | bytes]) -> LoadResult:
    result = loaded(files)
    assert (result.library is None) == bool(result.problems)
    assert all(problem.hint for problem in result.problems)
    for path, problems in groupby(result.problems, key=lambda problem: problem.location.path):
        content = files.get(path, "")
        lines = len(re.split(r"\r\n|\r|\n", content if isinstance(content, str) else content.decode("utf-8", "replace")))
        for problem in problems:
            assert 1 <= problem.location.line <= lines
            assert str(problem).encode()
    return result


@given(path=st.sampled_from(PATHS), content=st.binary(max_size=200))
@settings(max_examples=80, deadline=None)
def test_random_bytes_never_raise(path: str, content: bytes) -> None:
    checked({**SAMPLE, path: content})


@given(path=st.sampled_from(PATHS), body=st.text(max_size=200), front=st.text(max_size=100))
@settings(max_examples=80, deadline=None)
def test_random_text_never_raises(path: str, body: str, front: str) -> None:
    checked({**SAMPLE, path: f"---\n{front}\n---\n{body}".encode("utf-8", "replace")})


@given(path=st.sampled_from(PATHS), data=st.data())
@settings(max_examples=200, deadline=None)
def test_sound_files_with_something_cut_or_put_in_never_raise(path: str, data: st.DataObject) -> None:
    text = SOUND[path]
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 30)))
        text = text[:start] + data.draw(st.sampled_from(["", *SNIPPETS])) + text[end:]
    checked({**SAMPLE, path: text})


def seconds(path: str, content: str) -> float:
    start = time.process_time()
    checked({**SAMPLE, path: content})
    return time.process_time() - start


BODIES = ["[", "![", "[](", "*a ", "> ", "- a\n", "1) a\n   - b\n", "`a\n`\n", "a\n---\n", "|a|\n|-|\n", "[a](entry:b\\_c)\n"]


@pytest.mark.slow
@pytest.mark.parametrize("pattern", BODIES)
def test_a_body_made_to_be_slow_takes_seconds(pattern: str) -> None:
    assert seconds(ENTRY_PATH, ENTRY_FRONT + pattern * (LENGTH // len(pattern))) < SECONDS


@pytest.mark.slow
@pytest.mark.parametrize("pattern", ["## Fix: a\n\n1. b\n\n", "### Verify\n", "1. b\n"])
def test_a_guide_made_to_be_slow_takes_seconds(pattern: str) -> None:
    assert seconds(GUIDE_PATH, f"{GUIDE_FRONT}## Fix: plug-in\n\n{pattern * (LENGTH // len(pattern))}") < SECONDS


@pytest.mark.slow
@pytest.mark.parametrize("pattern", ["a: b\n", "- b\n", "a: [", "[a, ", "? a\n", "a: &a *a\n", "a: 'b\n", "\n", "k: |\n x\n"])
def test_front_matter_made_to_be_slow_takes_seconds(pattern: str) -> None:
    assert seconds(ENTRY_PATH, f"---\n{pattern * (5 * LENGTH // len(pattern))}\n---\nPress the switch.\n") < SECONDS


def test_many_entries_with_many_questions_load_in_seconds() -> None:
    asked = "".join(f"  - question {number} about lamp %s\n" for number in range(100))
    entry = ENTRY.replace("  - Why is my lamp dark?\n", asked).replace("[manual]", "[]")
    texts = {f"lamp-{number}": entry.replace("%s", str(number)).replace("stays", str(number)) for number in range(50)}
    files = {f"entries/lamps/{name}.md": text.replace("dark-lamp", name) for name, text in texts.items()}
    start = time.process_time()
    assert checked(files).library is not None
    assert time.process_time() - start < SECONDS


SCENARIO = "## A cord\n\nplug=floor\n\n- plug-in\n- not: plug-in\n"
LAMP = read_guide(fenced_file(GUIDE_PATH, GUIDE, Report()), Report())


@given(data=st.data())
@settings(max_examples=100, deadline=None)
def test_scenarios_with_something_cut_or_put_in_never_raise(data: st.DataObject) -> None:
    text = SCENARIO
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 10)))
        text = text[:start] + data.draw(st.sampled_from(["", ", ", "=", "plug=wall", "- possible: plug-in\n", *SNIPPETS])) + text[end:]
    report = Report()
    cases = parse_scenarios("scenarios/lamp.md", text, LAMP, report)
    problems = [*report.problems, *(problem for case in cases for problem in run(LAMP, case))]
    assert all(problem.hint and str(problem).encode() and problem.location.line <= text.count("\n") + 1 for problem in problems)
