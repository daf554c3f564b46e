"""YAML becomes plain texts, lists and mappings, with the line of each.

Values are read from the parser's events. Unlike ``safe_load`` that keeps every scalar as the text that was written (``yes``, ``1.10``),
sees both of two equal keys, and meets an alias before it is expanded.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from assistant.library.model import Location
from assistant.library.report import Report, quoted

DEEPEST = 12
"""Levels of nesting that are read; the deepest place of a guide (a list in a mapping in ``when``) is at level 6."""

MOST_VALUES = 100_000
"""Values that are read from one file: a megabyte of ordinary text has a third of that, while ``[,,,`` would fill the memory."""

NOTHING = frozenset({"", "~", "null", "Null", "NULL"})

Loc = tuple[str | int, ...]

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_HINTS = (
    ("mapping values are not allowed", 'put quotes around a text with ": " in it'),
    ("cannot start any token", "indent with spaces rather than tabs; put quotes around a text that starts with @, ` or %"),
    ("found unexpected end of stream", "a quote or bracket is opened and never closed"),
    ("could not find expected ':'", "a key is followed by a colon and a space; compare the indentation with the lines above"),
    (
        "did not find expected",
        "compare the indentation with the lines above; put quotes around a text that starts with a special character",
    ),
)
_COMMENT = re.compile(r"[ \t]+#[^\s#]")
"""A hash right before a word is seldom meant as a comment: ``- Why is email #2 late?`` would lose its end without a sound."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """``data`` is made of ``str``, ``list``, ``dict`` and ``None``; ``lines`` has the file's line of every value, by the way to it."""

    path: str
    data: Any
    lines: Mapping[Loc, int]
    readable: bool = True
    """False if there is nothing to read and a problem already says why."""

    def at(self, *loc: str | int) -> Location:
        """Where a value stands; steps that do not exist (a list of one that was written as plain text) are passed over."""
        known: Loc = ()
        for step in loc:
            if (*known, step) in self.lines:
                known = (*known, step)
        return Location(self.path, self.lines.get(known, 1))

    def value(self, *loc: str | int) -> Any:
        """What stands there, or ``None``."""
        value = self.data
        for step in loc:
            if isinstance(value, dict):
                value = value.get(step)
            elif isinstance(value, list) and isinstance(step, int) and step < len(value):
                value = value[step]
            else:
                return None
        return value

    def keys(self, *loc: str | int) -> tuple[str, ...]:
        """The keys of the mapping there; none if it is something else."""
        value = self.value(*loc)
        return tuple(value) if isinstance(value, dict) else ()

    def texts(self, *loc: str | int) -> Iterator[tuple[str, Location]]:
        """Each text of the list there, or the one text, and where it stands; anything else is passed over."""
        value = self.value(*loc)
        for at, item in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(item, str):
                yield " ".join(item.split()), self.at(*loc, at)


def read_sheet(path: str, text: str | None, first_line: int, report: Report) -> Sheet:
    """The YAML of a text whose first line is ``first_line`` of its file. Without a text, or with a mistake in the syntax, the sheet is not
    ``readable``."""
    unreadable = Sheet(path, None, {}, readable=False)
    if text is None:
        return unreadable
    reader = _Reader(path, text.split("\n"), first_line, report)
    reader.lines[()] = max(first_line - 1, 1)
    try:
        data = reader.document(yaml.parse(text, Loader=_LOADER))
    except yaml.YAMLError as error:
        _note_syntax(error, path, first_line, len(reader.text) - 1, report)
        return unreadable
    except _GaveUp:
        return unreadable
    return Sheet(path, data, reader.lines)


class _GaveUp(Exception):
    """The rest of this YAML is not worth reading."""


@dataclass(slots=True)
class _Reader:
    path: str
    text: list[str]
    first_line: int
    report: Report
    lines: dict[Loc, int] = field(default_factory=dict)
    values: int = 0
    refused: bool = False

    def document(self, events: Iterator[yaml.Event]) -> Any:
        data = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.problem(event, "a second document starts here", "keep everything in one")
                    raise _GaveUp
            elif isinstance(event, yaml.NodeEvent):
                data = self.value(event, events, ())
        if self.refused:
            raise _GaveUp
        return data

    def value(self, event: yaml.Event, events: Iterator[yaml.Event], loc: Loc) -> Any:
        self.values += 1
        if len(loc) > DEEPEST or self.values > MOST_VALUES:
            self.problem(
                event,
                "nested too deeply" if len(loc) > DEEPEST else f"more than {MOST_VALUES} values",
                "write it more simply, or split the file",
            )
            raise _GaveUp
        self.lines.setdefault(loc, self.line(event))
        self.refuse(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(events, loc)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(events, loc)
        return self.scalar(event) if isinstance(event, yaml.ScalarEvent) else None

    def sequence(self, events: Iterator[yaml.Event], loc: Loc) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self.value(event, events, (*loc, len(items))))
        return items

    def mapping(self, events: Iterator[yaml.Event], loc: Loc) -> dict[str, Any]:
        items: dict[str, Any] = {}
        while not isinstance(key := next(events), yaml.MappingEndEvent):
            if not isinstance(key, yaml.ScalarEvent):
                self.problem(key, "a key must be plain text", "put quotes around a text that starts with [, {, & or *")
                raise _GaveUp
            name = key.value
            if name in items:
                first = self.lines[(*loc, name)]
                self.problem(key, f"duplicate key {quoted(name)}", f"first on line {first}")
                self.value(next(events), events, (*loc, name, "again"))
            else:
                self.lines[(*loc, name)] = self.line(key)
                items[name] = self.value(next(events), events, (*loc, name))
        return items

    def scalar(self, event: Any) -> str | None:
        plain = event.implicit[0]
        end = event.end_mark
        if plain and event.value and end.line < len(self.text) and _COMMENT.match(self.text[end.line], end.column):
            self.problem(event, "what follows # is not read", "put quotes around the text, or a space after the # of a comment")
        return None if plain and event.value in NOTHING else str(event.value)

    def refuse(self, event: Any) -> None:
        """Note what would make one place of a file depend on another, or on Python."""
        if event.anchor is not None:
            self.problem(event, "anchors and aliases (& and *) are not supported", "put quotes around a text that starts with & or *")
            self.refused = True
        if getattr(event, "tag", None) is not None:
            self.problem(event, "tags (!) are not supported", "put quotes around a text that starts with !")
            self.refused = True

    def line(self, event: Any) -> int:
        return int(event.start_mark.line) + self.first_line

    def problem(self, event: yaml.Event, message: str, hint: str = "") -> None:
        self.report.problem(Location(self.path, self.line(event)), message, hint)


def _note_syntax(error: yaml.YAMLError, path: str, first_line: int, last: int, report: Report) -> None:
    text = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read")
    mark = getattr(error, "problem_mark", None)
    if "end of stream" in text or "expected ':'" in text:
        mark = getattr(error, "context_mark", None) or mark
    hint = next((hint for part, hint in _HINTS if part in text), "compare this line with the example in knowledge/README.md")
    line = first_line + (min(mark.line, last) if mark else 0)
    report.problem(Location(path, line), f"not valid YAML: {text}", hint)
