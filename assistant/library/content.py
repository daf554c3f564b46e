"""The bytes of one file of a knowledge folder, whatever lies there under its name."""

import stat
from pathlib import Path

from assistant.library.model import Location
from assistant.library.report import Report

LARGEST = 1_000_000
"""Bytes of a file: over ten times the longest shipped file, and still read in seconds whatever is in it."""

UNSHOWN = "\ufffd"
"""Stands for a character that cannot be printed."""


def read_content(path: Path, folder: Path, name: str, report: Report) -> bytes | None:
    """The bytes of a file that lies in the folder and is called ``name`` in messages; ``None``, with a problem, if it cannot be read."""
    location = Location(name, 1)
    try:
        if path.is_symlink() and not path.resolve(strict=True).is_relative_to(folder.resolve()):
            report.problem(location, "a link that leads out of the folder is not followed", "copy the file to this place")
            return None
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            report.problem(location, "not a file", "only files can be read: move it out of the folder")
        elif found.st_size > LARGEST:
            report.problem(location, f"larger than {LARGEST // 1000:,} kilobytes", "split it")
        else:
            return path.read_bytes()
    except (OSError, RuntimeError) as error:
        why = getattr(error, "strerror", None) or "a link that leads nowhere"
        report.problem(location, f"cannot be read: {why}", "look whether it opens in an editor, and who may read it")
    return None


def shown(path: str) -> str:
    """A path that can be printed, whatever bytes are in it."""
    readable = path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(char if char.isprintable() else UNSHOWN for char in readable)
