"""The XML of a workbook's parts, read a megabyte at a time: a contacts list is long, and a hostile one has no end.

Readers that build the whole sheet in memory are faster still, but a single cell in the last corner of a sheet makes them ask for more
memory than there is and brings the process down (tried with calamine 0.9); openpyxl, which streams, takes about four times as long as this
(``python -m tests.bench.bench_leads`` measures both).
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import IO
from xml.etree.ElementTree import Element, ParseError, fromstring

from assistant.leads.delimited import TOO_LARGE, Row
from assistant.leads.model import Unread

CHUNK = 256 * 1024
LONGEST_ROW = 8 * 1024 * 1024
"""Bytes of XML. A thousand cells of 255 characters take less than a tenth; a damaged or hostile part may have no end of a row at all."""

LONGEST_HEAD = 1024 * 1024
MOST_COLUMNS = 16_384
"""Columns that a sheet can have."""

LONGEST_CELL = 32_767
"""Characters that a cell can have."""

_DECLARATION = re.compile(rb"\s*<\?xml[^>]*\?>")
_NAMESPACE = re.compile(rb"""\sxmlns(?::[\w.-]+)?\s*=\s*(?:"[^"<]*"|'[^'<]*')""")


def words(part: IO[bytes]) -> list[str]:
    """The table of shared texts."""
    return [_texts(item) for item in _items(part, b"sst", b"si")]


def rows(part: IO[bytes], shared: list[str]) -> Iterator[Row | Unread]:
    """The rows of a sheet with their numbers; those that are not in the file are left out. Raises ``ParseError`` or ``ValueError``."""
    number = 0
    for row in _items(part, b"sheetData", b"row"):
        number = int(row.get("r") or number + 1)
        cells = _cells(row, row.tag.removesuffix("row") + "v", shared)
        yield Unread(number, TOO_LARGE) if max(map(len, cells), default=0) > LONGEST_CELL else (number, cells)


def _cells(row: Element, value: str, shared: list[str]) -> list[str]:
    """The texts of a row; ``value`` is the full name of the element that holds a cell's value."""
    cells: list[str] = []
    for cell in row:
        reference = cell.get("r")
        place = _place(reference.rstrip("0123456789")) if reference else len(cells)
        if place == len(cells):
            cells.append(_text(cell, value, shared))
        elif place < MOST_COLUMNS:
            cells += [""] * (place - len(cells))
            cells[place:] = [_text(cell, value, shared)]
        else:
            raise ValueError("a cell beyond the last column")
    return cells


@lru_cache(MOST_COLUMNS)
def _place(letters: str) -> int:
    """Of a column, counted from 0: ``A`` is 0, ``AA`` 26."""
    place = 0
    for letter in letters[:4]:
        place = place * 26 + ord(letter) - 64
    return place - 1


def _text(cell: Element, value: str, shared: list[str]) -> str:
    """What a cell says. Days stay numbers, for nothing here asks when; an error such as ``#N/A`` says nothing."""
    kind = cell.get("t")
    if kind == "inlineStr":
        return _texts(cell)
    text = cell.findtext(value) or ""
    if kind == "s":
        return shared[int(text)] if text else ""
    if kind == "e":
        return ""
    return text.removesuffix(".0") if kind in {None, "n"} else text


def _texts(item: Element) -> str:
    """All pieces of a text, without the reading aids that Japanese workbooks carry."""
    while len(item) == 1:
        item = item[0]
    if len(item) == 0:
        return (item.text or "") if item.tag.endswith("t") else ""
    return "".join(_texts(child) for child in item if not child.tag.endswith("}rPh"))


def _items(part: IO[bytes], parent: bytes, name: bytes) -> Iterator[Element]:
    """The elements called ``name`` directly below ``parent``, a chunk at a time; entities are not known here and end in an error."""
    wrapper, prefix, waiting = _head(part, parent)
    if not wrapper:
        return
    end, ended = b"</" + prefix + name + b">", b"</" + prefix + parent
    while True:
        chunk = part.read(CHUNK)
        waiting += chunk
        whole = waiting.rfind(end) + len(end)
        if (last := waiting.find(ended)) >= 0:
            whole, chunk = last, b""
        elif whole < len(end):
            whole = 0
        if whole:
            yield from fromstring(wrapper + waiting[:whole] + b"</" + prefix + b"all>")  # noqa: S314 (no DTD can be in it)
        if not chunk:
            return
        waiting = waiting[whole:]
        if len(waiting) > LONGEST_ROW:
            raise ValueError("a row without an end")


def _head(part: IO[bytes], parent: bytes) -> tuple[bytes, bytes, bytes]:
    """An element to put rows into that knows the part's namespaces, the prefix of its names, and what was read behind the parent's start.

    All is empty where the parent has nothing in it. Raises ``ParseError`` for a part without it.
    """
    head = b""
    start = re.compile(rb"<((?:[\w.-]+:)?)" + parent + rb"(?:\s[^>]*?)?(/?)>")
    while not (found := start.search(head)):
        chunk = part.read(CHUNK)
        head += chunk
        if not chunk or len(head) > LONGEST_HEAD + CHUNK:
            raise ParseError("no such part")
    if found[2]:
        return b"", b"", b""
    declared = _DECLARATION.match(head)
    namespaces = b"".join(dict.fromkeys(_NAMESPACE.findall(head[: found.end()])))
    return (declared[0] if declared else b"") + b"<" + found[1] + b"all" + namespaces + b">", found[1], head[found.end() :]
