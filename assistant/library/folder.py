"""Which files of a folder are knowledge, and their bytes."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from assistant.library import entries, guides, outside, scenarios, sources, words
from assistant.library.model import Location
from assistant.library.report import Report, nearest, quoted

LARGEST = 1_000_000
"""Bytes of a file: over ten times the longest shipped file, and still read in seconds whatever is in it."""

DEEPEST = 8
"""Folders below folders that are looked into."""

ROOT_FILES = (sources.FILE, words.FILE, outside.FILE)
_TEXT_TYPES = frozenset({".txt", ".text", ".markdown", ".mdown", ".mdx", ".rst", ".yaml", ".yml", ".toml"})
_ELSEWHERE = "entries lie in entries/<topic>/, guides in guides/"


def read_files(folder: Path, report: Report) -> dict[str, bytes | None]:
    """The bytes of every file of knowledge by its path below the folder, sorted; ``None``, with a problem, for one that cannot be read."""
    paths = sorted(_paths(folder, report))
    return {name: _content(path, folder, name, report) for path, name in paths if _is_knowledge(name, report)}


def shown(path: str) -> str:
    """A path that can be printed, whatever bytes are in it."""
    readable = path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(char if char.isprintable() else "�" for char in readable)


def _paths(folder: Path, report: Report) -> Iterator[tuple[Path, str]]:
    def unreadable(error: OSError) -> None:
        report.problem(Location(shown(os.path.relpath(error.filename, folder)), 1), f"cannot be read: {error.strerror}")

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
    path = PurePosixPath(name)
    kind = path.suffix.lower()
    top = path.parts[0] if len(path.parts) > 1 else ""
    if name in ROOT_FILES or (kind == ".md" and (top == entries.FOLDER or (top == guides.FOLDER and len(path.parts) == 2))):
        return True
    meant = nearest(name, ROOT_FILES) if not top else None
    if meant and kind in {".md", *_TEXT_TYPES}:
        report.problem(Location(name, 1), "this file is not read", f"did you mean {quoted(meant)}?")
    elif kind == ".md" and top != scenarios.FOLDER:
        report.problem(Location(name, 1), "no place for this file", _ELSEWHERE)
    elif kind in _TEXT_TYPES and top in (entries.FOLDER, guides.FOLDER):
        report.problem(Location(name, 1), f"files of the type {quoted(kind)} are not read", f"save it as Markdown: {path.stem}.md")
    return False


def _content(path: Path, folder: Path, name: str, report: Report) -> bytes | None:
    location = Location(name, 1)
    try:
        if path.is_symlink() and not path.resolve(strict=True).is_relative_to(folder.resolve()):
            report.problem(location, "a link that leads out of the folder is not followed", "copy the file to this place")
            return None
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            report.problem(location, "not a file")
        elif found.st_size > LARGEST:
            report.problem(location, f"larger than {LARGEST // 1000:,} kilobytes", "split it")
        else:
            return path.read_bytes()
    except (OSError, RuntimeError) as error:
        report.problem(location, f"cannot be read: {getattr(error, 'strerror', None) or 'a link that leads nowhere'}")
    return None
