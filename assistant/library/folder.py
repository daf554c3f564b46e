"""Which files of a folder are knowledge, and their bytes."""

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from assistant.library import asked, entries, guides, outside, scenarios, sources, words
from assistant.library.content import UNSHOWN, read_content, shown
from assistant.library.model import Location
from assistant.library.report import Report, nearest, quoted

DEEPEST = 8
"""Folders below folders that are looked into."""

ROOT_FILES = (sources.FILE, words.FILE, outside.FILE)
_TEXT_TYPES = frozenset({".txt", ".text", ".markdown", ".mdown", ".mdx", ".rst", ".yaml", ".yml", ".toml"})
_ELSEWHERE = "entries lie in entries/<topic>/, guides in guides/, scenarios in scenarios/"
_ASKED_AS = "ways of asking lie in asked/<entry id>.txt and asked/outside/<subject>.txt"
_FLAT = (guides.FOLDER, scenarios.FOLDER)
"""Folders without folders in them."""


def read_files(folder: Path, report: Report) -> dict[str, bytes | None]:
    """The bytes of every file of knowledge by its path below the folder, sorted; ``None``, with a problem, for one that cannot be read."""
    paths = sorted(_paths(folder, report))
    return {name: read_content(path, folder, name, report) for path, name in paths if _is_knowledge(name, report)}


def _paths(folder: Path, report: Report) -> Iterator[tuple[Path, str]]:
    def unreadable(error: OSError) -> None:
        report.problem(
            Location(shown(os.path.relpath(error.filename, folder)), 1),
            f"cannot be read: {error.strerror}",
            "look who may open this folder",
        )

    for where, folders, files in os.walk(folder, onerror=unreadable):
        here = Path(where)
        depth = len(here.relative_to(folder).parts)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in folders:
            if (here / name).is_symlink():
                place = shown((here / name).relative_to(folder).as_posix())
                report.problem(Location(place, 1), "a linked folder is not followed", "copy the folder to this place")
        if depth >= DEEPEST and folders:
            report.problem(Location(shown(here.relative_to(folder).as_posix()), 1), "folders too deep in each other", _ELSEWHERE)
            folders.clear()
        for name in files:
            if not name.startswith((".", "README")) and name.lower() != "readme.md":
                yield here / name, shown((here / name).relative_to(folder).as_posix())


def _is_knowledge(name: str, report: Report) -> bool:
    """Whether the file is read here. Scenarios are not, as they need the guides; what is in the wrong place is noted."""
    path = PurePosixPath(name)
    kind = path.suffix.lower()
    top = path.parts[0] if len(path.parts) > 1 else ""
    is_document = kind == ".md" and (top == entries.FOLDER or (top in _FLAT and len(path.parts) == 2))
    in_place = is_document or name in ROOT_FILES or asked.has_place(path)
    meant = nearest(name, ROOT_FILES) if not top else None
    if in_place and UNSHOWN in name:
        report.problem(Location(name, 1), "the name of this file has characters that cannot be shown", "rename it")
    elif in_place:
        return top != scenarios.FOLDER
    elif meant and kind in {".md", *_TEXT_TYPES}:
        report.problem(Location(name, 1), "this file is not read", f"did you mean {quoted(meant)}?")
    elif top == asked.FOLDER and kind in {".md", *_TEXT_TYPES}:
        report.problem(Location(name, 1), "no place for this file", _ASKED_AS)
    elif kind == ".md":
        report.problem(Location(name, 1), "no place for this file", _ELSEWHERE)
    elif kind in _TEXT_TYPES and top in (entries.FOLDER, *_FLAT):
        report.problem(Location(name, 1), f"files of the type {quoted(kind)} are not read", f"save it as Markdown: {path.stem}.md")
    return False
