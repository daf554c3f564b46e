"""Reads golden cases: a ``##`` heading, fenced files with their path after the fence, and one fence that says what is expected."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

FOLDER = Path(__file__).resolve().parent.parent / "golden"


@dataclass(frozen=True, slots=True)
class Case:
    """``files`` by path; ``expected`` is the text of the fence with the given name. ``name`` holds the line, to find the case by."""

    name: str
    files: dict[str, str]
    expected: str


def cases(folder: str, expected: str) -> Iterator[Case]:
    """Every case of every file in a folder of ``tests/golden``."""
    for path in sorted((FOLDER / folder).glob("*.md")):
        yield from _cases(path, expected)


def _cases(path: Path, expected: str) -> Iterator[Case]:
    name, files = "", dict[str, str]()
    tokens = MarkdownIt().parse(path.read_text(encoding="utf-8"))
    for at, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == "h2":
            assert not files, f"{name} expects nothing"
            name, files = f"{path.name}:{(token.map or [0])[0] + 1} {tokens[at + 1].content}", {}
        elif token.type == "fence" and token.info == expected:
            yield Case(name, files, token.content)
            name, files = "", {}
        elif token.type == "fence":
            files[token.info] = token.content
