"""An Excel workbook becomes rows of text, within bounds that a hostile file cannot stretch."""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from itertools import islice
from posixpath import join, normpath
from xml.etree.ElementTree import Element, ParseError, fromstring

from assistant.errors import ContactsError
from assistant.leads import sheetxml
from assistant.leads.delimited import Row
from assistant.leads.model import Unread

MOST_BYTES_UNPACKED = 300 * 1024 * 1024
"""A workbook of 100,000 contacts with 20 columns unpacks to about 120 MB; a bomb to anything."""

MOST_BYTES_OF_WORDS = 64 * 1024 * 1024
"""Of the table of shared texts, the one part that is kept in memory as a whole."""

MOST_BYTES_OF_CONTENTS = 1024 * 1024
"""Of the parts that say which sheets there are."""

MOST_CELLS = 10_000_000
MOST_SHEETS = 10
SAMPLE = 50

_MAIN_PART = "xl/workbook.xml"
_LINKS_PART = "xl/_rels/workbook.xml.rels"
_WORDS_PART = "xl/sharedStrings.xml"
_DAMAGED = "This Excel file is damaged. Open it in Excel, save it as CSV, and use that."
BROKEN_OFF = "The Excel file is damaged or far too large from here on."
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, ParseError, EOFError, OSError, KeyError, ValueError, IndexError),
    *(NotImplementedError, RuntimeError, UnicodeError),
)
"""What damaged and hostile files raise, found by feeding them such files: bad checksums, unknown packing, passwords, broken XML."""


def open_workbook(content: bytes) -> Callable[[], Iterator[Row | Unread]]:
    """A way to read, from its beginning, the first sheet that has an @ near its top, else the first. Raises ``ContactsError``."""
    _check_bounds(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            shared = _shared(packed)
            sheets = _sheets(packed)[:MOST_SHEETS]
        named = (sheet for sheet in sheets if _has_addresses(content, sheet, shared))
        chosen = next(named, sheets[0] if sheets else None)
    except _BROKEN as error:
        raise ContactsError(_DAMAGED) from error
    if chosen is None:
        raise ContactsError("This Excel file has no sheet with rows.")
    return lambda: _until_broken(_rows(content, chosen, shared))


def _check_bounds(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            sizes = {part.filename: part.file_size for part in packed.infolist()}
    except _BROKEN as error:
        raise ContactsError(_DAMAGED) from error
    if _MAIN_PART not in sizes:
        raise ContactsError(_other(sizes))
    if sum(sizes.values()) > MOST_BYTES_UNPACKED or sizes.get(_WORDS_PART, 0) > MOST_BYTES_OF_WORDS:
        raise ContactsError("This Excel file unpacks to far more than a contacts list has. Save the list as CSV and use that.")


def _other(parts: dict[str, int]) -> str:
    """What a packed file is that is no .xlsx."""
    if "word/document.xml" in parts:
        return "This is a Word document. If the list stands in a table of it, copy the table into a spreadsheet and save that as CSV."
    if "xl/workbook.bin" in parts or ("mimetype" in parts and "content.xml" in parts):
        return "This is a spreadsheet in another format. Open it and save it as .xlsx or as CSV."
    return "This is a packed file, but no Excel workbook. Unpack it first, or save the list as CSV."


def _shared(packed: zipfile.ZipFile) -> list[str]:
    if _WORDS_PART not in packed.namelist():
        return []
    with packed.open(_WORDS_PART) as part:
        return sheetxml.words(part)


def _sheets(packed: zipfile.ZipFile) -> list[str]:
    """The names of the sheets' parts, in the order of their tabs; what is no sheet of cells (a chart) is left out."""
    links = {link.get("Id"): link for link in _contents(packed, _LINKS_PART) if link.get("Type", "").endswith("/worksheet")}
    found = [links[_id(sheet)].get("Target", "") for sheet in _contents(packed, _MAIN_PART).iter() if _id(sheet) in links]
    paths = [target.lstrip("/") if target.startswith("/") else normpath(join("xl", target)) for target in found]
    return [path for path in paths if path in packed.namelist()]


def _id(sheet: Element) -> str:
    return next((value for name, value in sheet.attrib.items() if name.endswith("}id")), "")


def _contents(packed: zipfile.ZipFile, name: str) -> Element:
    with packed.open(name) as part:
        text = part.read(MOST_BYTES_OF_CONTENTS)
    if b"<!DOCTYPE" in text:
        raise ParseError("entities")
    return fromstring(text)  # noqa: S314 (small, and without entities)


def _has_addresses(content: bytes, sheet: str, shared: list[str]) -> bool:
    top = islice(_until_broken(_rows(content, sheet, shared)), SAMPLE)
    return any("@" in cell for row in top if isinstance(row, tuple) for cell in row[1])


def _rows(content: bytes, sheet: str, shared: list[str]) -> Iterator[Row | Unread]:
    seen = 0
    with zipfile.ZipFile(io.BytesIO(content)) as packed, packed.open(sheet) as part:
        for row in sheetxml.rows(part, shared):
            seen += len(row[1]) + 1 if isinstance(row, tuple) else 1
            if seen > MOST_CELLS:
                raise ValueError("too many cells")
            yield row


def _until_broken(rows: Iterator[Row | Unread]) -> Iterator[Row | Unread]:
    """The rows of a sheet up to the place, if any, where it is damaged or grows beyond all bounds."""
    number = 0
    try:
        for row in rows:
            number = row.line if isinstance(row, Unread) else row[0]
            yield row
    except _BROKEN:
        yield Unread(number + 1, BROKEN_OFF)
