"""Rows for a spreadsheet, in which no cell that a visitor wrote runs as a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Characters that make a spreadsheet take a cell for a formula (OWASP, "CSV injection"); the wide ones count in Japanese and Chinese
Excel."""

_PASSED_OVER = " '\"\n\v\f\xa0\ufeff"
"""What spreadsheets take off before they look for a formula."""

Cell = str | int | float | None


def csv_bytes(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """UTF-8 with a byte-order mark, CRLF, every cell in quotation marks. Numbers stay numbers; ``None`` is an empty cell.

    A text that would be a formula gets an apostrophe in front; take it out before such a row is imported anywhere.
    """
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow(headings)
    writer.writerows([inert(cell) if isinstance(cell, str) else "" if cell is None else str(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def inert(cell: str) -> str:
    """The cell, with an apostrophe in front where a spreadsheet would calculate."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) or cell.lstrip(_PASSED_OVER).startswith(FORMULA_STARTS) else cell
