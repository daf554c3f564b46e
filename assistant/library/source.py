"""Bytes become text with true line numbers: whole files, or front matter and body."""

import re
from dataclasses import dataclass, replace

from assistant.library.model import Location
from assistant.library.report import Report

FENCE = "---"

LONGEST_BODY = 600_000
"""Characters of Markdown in one file: the longest that is shipped and a third. The worst text of this length takes fifteen seconds."""

_BREAKS = str.maketrans({"\x85": " ", "\u2028": " ", "\u2029": " "})
"""YAML counts these as ends of a line; editors do not. Read as spaces, they cannot shift a line number."""

_CONTROL = re.compile(r"[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML calls not printable: control characters, halves of pairs, non-characters."""


@dataclass(frozen=True, slots=True)
class TextFile:
    """``front`` is the YAML between the fences, whose first line is ``front_line``, or ``None`` if there is none to read. ``lines`` are the
    whole file's with those of the front matter blanked, so that an index plus one is the line in the file."""

    path: str
    front: str | None
    front_line: int
    lines: tuple[str, ...]
    has_body: bool = True
    """False if the body cannot be read, and a problem already says why."""

    def at(self, line: int) -> Location:
        """A place in this file."""
        return Location(self.path, line)


def decode(path: str, content: bytes, report: Report) -> str | None:
    """The text of a file in UTF-8, line ends as ``\\n``, without a byte order mark; ``None`` after a problem."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        report.problem(Location(path, line), "not UTF-8 text", "save the file in the encoding UTF-8")
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_BREAKS)
    control = _CONTROL.search(text)
    if control:
        line = text.count("\n", 0, control.start()) + 1
        message = f"control character U+{ord(control.group()):04X}"
        report.problem(Location(path, line), message, "delete it, or save the file as plain text in UTF-8")
        return None
    return text


def plain_file(path: str, text: str, report: Report) -> TextFile:
    """A file without front matter."""
    return _with_body(TextFile(path, None, 1, tuple(text.split("\n"))), report)


def fenced_file(path: str, text: str, report: Report, *, optional: bool = False) -> TextFile:
    """A file that opens with front matter. Without any (a problem unless it is ``optional``) the whole file is body; without its end
    nothing is."""
    lines = text.split("\n")
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    if lines[first].rstrip() != FENCE:
        if not optional:
            report.problem(Location(path, 1), "no front matter", f"the first line is {FENCE}, then the keys, then {FENCE} again")
        return plain_file(path, text, report)
    last = next((at for at in range(first + 1, len(lines)) if lines[at].rstrip() == FENCE), None)
    if last is None:
        report.problem(Location(path, first + 1), "front matter without an end", f"close it with a line {FENCE}")
        return TextFile(path, None, 1, ("",), has_body=False)
    front = "\n".join(lines[first + 1 : last])
    return _with_body(TextFile(path, front, first + 2, ("",) * (last + 1) + tuple(lines[last + 1 :])), report)


def _with_body(file: TextFile, report: Report) -> TextFile:
    if sum(map(len, file.lines)) <= LONGEST_BODY:
        return file
    report.problem(file.at(1), f"more than {LONGEST_BODY:,} characters of Markdown", "split the file")
    return replace(file, lines=("",), has_body=False)
