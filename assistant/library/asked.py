"""A file of ``asked/`` becomes further ways of asking, one a line, for the entry or the outside subject that it is named after.

They stand apart so that an entry stays short enough to be read and edited, and as plain text, which needs no quotes.
"""

from pathlib import PurePosixPath

from assistant.library.model import Location
from assistant.library.report import Claim, Reference, Report

FOLDER = "asked"
TYPE = ".txt"
_SUBJECTS = f"{FOLDER}/outside"


def of_entry(entry: str) -> str:
    """Path of the file for the entry of this id."""
    return f"{FOLDER}/{entry}{TYPE}"


def of_subject(subject: str) -> str:
    """Path of the file for the outside subject of this id."""
    return f"{_SUBJECTS}/{subject}{TYPE}"


def has_place(path: PurePosixPath) -> bool:
    """Whether a path below the knowledge folder is where such a file can be."""
    return path.suffix == TYPE and path.as_posix() in (of_entry(path.stem), of_subject(path.stem))


def read_asked(path: str, text: str, report: Report) -> tuple[str, ...]:
    """The questions in their order. Empty lines are passed over."""
    name = PurePosixPath(path).stem
    report.references.append(Reference("entry" if path == of_entry(name) else "outside subject", name, Location(path, 1)))
    lines = [(number, " ".join(line.split())) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if not lines:
        report.problem(Location(path, 1), "no questions in this file", "write one a line, or delete the file")
    report.claims.extend(Claim("question", question, Location(path, number), path) for number, question in lines)
    return tuple(question for _, question in lines)
