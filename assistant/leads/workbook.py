"""An Excel workbook becomes rows of text, within bounds that a hostile file cannot stretch."""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import islice
from typing import Any
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from assistant.errors import ContactsError
from assistant.leads.delimited import Row
from assistant.leads.model import Unread

MOST_BYTES_UNPACKED = 300 * 1024 * 1024
"""A workbook of 100,000 contacts with 20 columns unpacks to about 120 MB; a bomb to anything."""

MOST_BYTES_OF_WORDS = 64 * 1024 * 1024
"""Of the table of shared texts, the one part that is read into memory as a whole."""

MOST_CELLS = 10_000_000
MOST_SHEETS = 10
SAMPLE = 50

_MAIN_PART = "xl/workbook.xml"
_WORDS_PART = "xl/sharedStrings.xml"
_BROKEN = (
    InvalidFileException,
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    EOFError,
    OSError,
    KeyError,
    ValueError,
    TypeError,
    IndexError,
    AttributeError,
    NotImplementedError,
    RuntimeError,
)
"""What openpyxl and zipfile raise on damaged and hostile files, found by feeding them such files."""


def open_workbook(content: bytes) -> Callable[[], Iterator[Row | Unread]]:
    """A way to read, from its beginning, the first sheet that has an @ near its top, else the first. Raises ``ContactsError``."""
    _check_bounds(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        sheets = book.worksheets[:MOST_SHEETS]
        named = (sheet for sheet in sheets if any("@" in cell for _, cells in islice(_sheet_rows(sheet), SAMPLE) for cell in cells))
        chosen = next(named, sheets[0] if sheets else None)
    except _BROKEN as error:
        raise ContactsError("This Excel file is damaged. Open it in Excel, save it as CSV, and use that.") from error
    if chosen is None:
        raise ContactsError("This Excel file has no sheet with rows.")
    return lambda: _until_broken(_sheet_rows(chosen))


def _check_bounds(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            sizes = {part.filename: part.file_size for part in packed.infolist()}
    except _BROKEN as error:
        raise ContactsError("This Excel file is damaged. Open it in Excel, save it as CSV, and use that.") from error
    if _MAIN_PART not in sizes:
        raise ContactsError("This is a packed file, but no Excel workbook. Unpack it first, or save the list as CSV.")
    if sum(sizes.values()) > MOST_BYTES_UNPACKED or sizes.get(_WORDS_PART, 0) > MOST_BYTES_OF_WORDS:
        raise ContactsError("This Excel file unpacks to far more than a contacts list has. Save the list as CSV and use that.")


def _sheet_rows(sheet: Any) -> Iterator[Row]:
    sheet.reset_dimensions()  # what a file claims as its size is not to be trusted
    seen = 0
    for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
        seen += len(values) + 1
        if seen > MOST_CELLS:
            raise ValueError("too many cells")
        yield number, [_text(value) for value in values]


def _until_broken(sheet: Iterator[Row]) -> Iterator[Row | Unread]:
    """The rows of a sheet up to the place, if any, where it is damaged or grows beyond all bounds."""
    number = 0
    try:
        for number, cells in sheet:
            yield number, cells
    except _BROKEN:
        yield Unread(number + 1, "The Excel file is damaged or far too large from here on.")


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
