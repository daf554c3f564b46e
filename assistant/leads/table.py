"""A file becomes headings and rows, whatever its format. Raises ``ContactsError`` for what holds no contacts."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, islice, takewhile

from assistant.errors import ContactsError
from assistant.leads import columns, decode, delimited, values, workbook
from assistant.leads.delimited import SEPARATORS, TOO_LONG, Row
from assistant.leads.model import Layout, Unread, Upload

MOST_BYTES = 64 * 1024 * 1024
"""Of one file. Kartra imports at most 20,000 rows at a time; 100,000 contacts with 20 columns take about 20 MB."""

MOST_LINES = 1_000_000
"""Of one file: five for each of the most contacts that are checked, for notes that run over several."""

MOST_COLUMNS = 1_000
SAMPLE = 200
"""Rows that columns are known by."""

SHOWN_TAGS = 200
LONGEST_HEADING = 80

_OTHER_FORMATS = (
    (b"%PDF", "This is a PDF."),
    (b"\xd0\xcf\x11\xe0", "This is an old or password-protected Excel file. Open it in Excel and save it as .xlsx without a password."),
    (b"\x89PNG", "This is a picture."),
    (b"\xff\xd8\xff", "This is a picture."),
    (b"GIF8", "This is a picture."),
    (b"{\\rtf", "This is a text document."),
    (b"\x1f\x8b", "This is a packed file. Unpack it first."),
    (b"Rar!", "This is a packed file. Unpack it first."),
    (b"7z\xbc\xaf", "This is a packed file. Unpack it first."),
    (b"<!DOCTYPE", "This is a web page."),
    (b"<html", "This is a web page."),
    (b"<?xml", "This is an XML file."),
)
NO_ROWS = "The file has headings, but no contacts under them. Tick the contacts in Kartra before you click the download icon."
_ADDRESS = re.compile(r"\w@\w")
_WANTED = "Use the CSV that Kartra exports, or an Excel file (.xlsx)."
_CONTROL = bytes(set(range(32)) - {0, 9, 10, 12, 13, 27})
WORKBOOK = "Excel workbook"
_ENCODINGS = {"utf-8": "UTF-8", "cp1252": "Windows-1252", "utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}


@dataclass(frozen=True, slots=True)
class Table:
    """``rows()`` begins anew at each call: number, cells; headings left out. ``size_hint`` is about how many there are."""

    layout: Layout
    rows: Callable[[], Iterator[Row | Unread]]
    size_hint: int


def open_table(upload: Upload) -> Table:
    """The table in a file, with its columns as guessed and then as the upload sets them. Raises ``ContactsError``."""
    form, read, size_hint = _reader(upload)
    first_rows = list(islice(read(), SAMPLE))
    _refuse_monsters(first_rows)
    top = [row for row in first_rows if isinstance(row, tuple)]
    heading = _heading(top)
    if heading is None:
        raise ContactsError(f"{_first_trouble(first_rows)} {_WANTED}")
    has_headings = not _has_address(heading)
    sample = [cells for number, cells in top if number > heading[0] or not has_headings]
    if len(first_rows) < SAMPLE and not any(cell.strip() for cells in sample for cell in cells) and len(top) == len(first_rows):
        raise ContactsError(NO_ROWS)
    headings = tuple(cell.strip()[:LONGEST_HEADING] if has_headings else "" for cell in heading[1])
    layout = _layout(upload, form, headings, sample)
    first_row = heading[0] + 1 if has_headings else 1
    width = len(layout.headings) if form == WORKBOOK else 0
    return Table(
        layout, lambda: (_padded(row, width) for row in read() if _number(row) >= first_row and not _repeats(row, heading)), size_hint
    )


def _heading(top: list[Row]) -> Row | None:
    """The row above the first address that has a heading for it, or else the fullest there: some lists begin with a title. Without any
    address, or with one in it, the first row that is not empty."""
    filled = [row for row in top if any(cell.strip() for cell in row[1])]
    above = list(takewhile(lambda row: not _has_address(row), filled))
    named = [row for row in above if any(columns.plain_heading(cell) in columns.NAMES["email"] for cell in row[1])]
    if not named and len(above) < len(filled):
        named = sorted(above, key=lambda row: -sum(bool(cell.strip()) for cell in row[1]))
    return next(iter(named or filled), None)


def _first_trouble(first_rows: list[Row | Unread]) -> str:
    """Why nothing could be read: what is wrong with the first row, in a workbook; else that it holds no list."""
    first = first_rows[0] if first_rows else None
    if isinstance(first, Unread) and first.why == workbook.BROKEN_OFF:
        return "This Excel file is damaged."
    return "Nothing in the first rows can be read as a list of contacts."


def _has_address(row: Row) -> bool:
    return any(_ADDRESS.search(cell) for cell in row[1])


def _refuse_monsters(first_rows: list[Row | Unread]) -> None:
    """A first row that no export has tells that the file is something else."""
    first = first_rows[0] if first_rows else None
    if isinstance(first, Unread) and first.why == TOO_LONG:
        raise ContactsError(f"The first line is far too long for the headings of a list. {_WANTED}")
    if isinstance(first, tuple) and len(first[1]) > MOST_COLUMNS:
        raise ContactsError(f"The first row has {len(first[1]):,} columns; a contacts export has fewer than a hundred. {_WANTED}")


def _reader(upload: Upload) -> tuple[str, Callable[[], Iterator[Row | Unread]], int]:
    """What the file is, a way to read it from its beginning, and about how many rows it has."""
    content = upload.content
    if not content or content.isspace():
        raise ContactsError("The file is empty. Tick the contacts in Kartra before you click the download icon.")
    if len(content) > MOST_BYTES:
        raise ContactsError(
            f"The file has more than {MOST_BYTES // 2**20} MB, which is the most that is read. Export fewer contacts at a time."
        )
    if content.startswith(b"PK"):
        return WORKBOOK, workbook.open_workbook(content), len(content) // 40
    encoding = decode.encoding_of(content)
    _refuse_other_formats(content, encoding)
    separator = delimited.separator_of(decode.lines(content, encoding))
    form = f"CSV with {SEPARATORS[separator]}, {_ENCODINGS[encoding]}"
    lines = content.count(b"\n") + 1
    if lines > MOST_LINES:
        raise ContactsError(f"The file has {lines:,} lines; a contacts export has far fewer. {_WANTED}")
    return form, lambda: delimited.rows(_without_hint(decode.lines(content, encoding)), separator), lines


def _refuse_other_formats(content: bytes, encoding: str) -> None:
    head = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    for mark, message in _OTHER_FORMATS:
        if head[: len(mark)].lower() == mark.lower():
            raise ContactsError(f"{message} {_WANTED}")
    if head[:1] in {b"{", b"["}:
        raise ContactsError(f"This is data of a program (JSON). {_WANTED}")
    start = content[:65536]
    wide = encoding.startswith("utf-16")
    if start.count(0) > 0.6 * len(start) or (not wide and sum(start.count(byte) for byte in _CONTROL) > len(start) // 50):
        raise ContactsError(f"This is no text but a binary file. {_WANTED}")


def _without_hint(lines: Iterator[decode.Line]) -> Iterator[decode.Line]:
    """The lines, of which Excel's ``sep=;`` becomes an empty one so that numbers stay true."""
    for number, text in lines:
        yield (number, "") if number == 1 and text and text.lower().startswith("sep=") else (number, text)


def _layout(upload: Upload, form: str, headings: tuple[str, ...], sample: list[list[str]]) -> Layout:
    found = columns.chosen(columns.guess(headings, sample), upload.columns)
    width = max([len(headings), *(place + 1 for place in found.values())])
    named = tuple(heading or f"Column {place}" for place, heading in enumerate(chain(headings, [""] * (width - len(headings))), start=1))
    tags = Counter(tag for row in sample for tag in values.tags_in(_cell(row, found.get("tags"))))
    shown = tuple(tag for tag, _ in sorted(tags.items(), key=lambda pair: (-pair[1], pair[0]))[:SHOWN_TAGS])
    status = values.status_in_name(upload.name) if upload.status is None else upload.status
    return Layout(upload.name, form, named, found, None if status == "any" else status, shown)


def _cell(row: list[str], place: int | None) -> str:
    return row[place] if place is not None and place < len(row) else ""


def _number(row: Row | Unread) -> int:
    return row.line if isinstance(row, Unread) else row[0]


def _padded(row: Row | Unread, width: int) -> Row | Unread:
    """The row, at least so wide: a workbook leaves out the empty cells at the end."""
    if isinstance(row, Unread) or len(row[1]) >= width:
        return row
    return row[0], row[1] + [""] * (width - len(row[1]))


def _repeats(row: Row | Unread, heading: Row) -> bool:
    """The heading again in the midst of the file, as when exports were put one behind the other."""
    return isinstance(row, tuple) and row[1] == heading[1] and not _has_address(row)
