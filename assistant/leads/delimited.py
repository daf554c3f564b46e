"""Lines become rows of cells. One broken row never costs another: reading goes on with the line after it."""

import csv
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from itertools import islice

from assistant.leads.decode import LONGEST_LINE, Line
from assistant.leads.model import Unread

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars"}

MOST_LINES_A_ROW = 100
"""Lines that a cell in quotation marks may run over. An opening mark without its partner would else swallow the rest of the file."""

SAMPLE = 50
"""Lines that the separator is judged by."""

Row = tuple[int, list[str]]
"""The line that a row begins on, and its cells."""

TOO_LONG = "The line is far too long for a contact."
DAMAGED = "It holds NUL bytes, so the file is damaged there."
UNCLOSED = "A quotation mark is opened and never closed."
TOO_LARGE = "A cell is far too long for a contact."


def separator_of(lines: Iterable[Line]) -> str:
    """The separator that cuts most of the first lines into the same number of cells, more than one; a comma if none does."""
    sample = [text for _, text in islice(lines, SAMPLE) if text]
    if sample and sample[0].lower().startswith("sep=") and sample[0][4:5] in SEPARATORS:  # Excel's own hint
        return sample[0][4]
    return max(SEPARATORS, key=lambda separator: _agreement(sample, separator))


def rows(lines: Iterable[Line], separator: str) -> Iterator[Row | Unread]:
    """The rows, empty ones included, and those that cannot be read."""
    coming = _Coming(lines)
    between = f'"{separator}"'
    for number, text in coming:
        if text is None:
            yield Unread(number, TOO_LONG)
        elif "\0" in text:
            yield Unread(number, DAMAGED)
        elif '"' not in text:
            yield number, text.split(separator)
        elif text[0] == text[-1] == '"' and text.count('"') == 2 * len(cells := text[1:-1].split(between)):
            yield number, cells  # every cell in marks and none within, as Kartra writes it: a fifth of the time
        else:
            yield _quoted_row(number, text, separator, coming)


class _Coming:
    """The lines that are still to be read; some may be looked at and put back."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines = iter(lines)
        self._put_back: deque[Line] = deque()

    def __iter__(self) -> Iterator[Line]:
        while line := self.next():
            yield line

    def next(self) -> Line | None:
        return self._put_back.popleft() if self._put_back else next(self._lines, None)

    def put_back(self, lines: list[Line]) -> None:
        self._put_back.extendleft(reversed(lines))


def _quoted_row(number: int, text: str, separator: str, coming: _Coming) -> Row | Unread:
    try:
        cells = _cells([text], separator)
        if cells is None and text.count('"') % 2:
            cells = _over_several_lines(text, separator, coming)
            return Unread(number, UNCLOSED) if cells is None else (number, cells)
        return number, cells or _as_they_stand(text, separator)
    except csv.Error:
        return Unread(number, TOO_LARGE)


def _over_several_lines(text: str, separator: str, coming: _Coming) -> list[str] | None:
    """The cells of a row that goes on after its first line; ``None``, if its quotation mark never closes: what may be rows is put back.

    It closes on the line where the marks so far are even in number, if anywhere: one look, so hostile files cost no more than others.
    """
    taken: list[Line] = []
    joined, length = [text], len(text)
    while line := coming.next():
        taken.append(line)
        if line[1] is None or "\0" in line[1]:
            break
        joined.append(line[1])
        length += len(line[1])
        if line[1].count('"') % 2:
            if cells := _cells(joined, separator):
                return cells
            break
        if len(taken) >= MOST_LINES_A_ROW or length >= LONGEST_LINE:
            coming.put_back(taken)
            _skip_to_an_address(coming)
            return None
    coming.put_back(taken)
    return None


def _skip_to_an_address(coming: _Coming) -> None:
    """Leave out what an endless cell goes on with: all up to the next line that may hold a contact."""
    while (line := coming.next()) and "@" not in (line[1] or ""):
        pass
    coming.put_back([line] if line else [])


def _cells(lines: list[str], separator: str) -> list[str] | None:
    """The cells of one well-formed row; ``None`` if its quotation marks are broken. Raises ``csv.Error`` for a cell of over 128 KiB."""
    ended = [f"{line}\n" for line in lines[:-1]] + lines[-1:]
    try:
        return next(csv.reader(ended, delimiter=separator, strict=True))
    except csv.Error as error:
        if "unexpected end" in str(error) or "expected after" in str(error):
            return None
        raise


def _as_they_stand(text: str, separator: str) -> list[str]:
    """The cells of a row with marks in the midst of them, as in ``5" pipe``."""
    return next(csv.reader([text], delimiter=separator))


def _agreement(sample: list[str], separator: str) -> tuple[int, int]:
    """How many lines have the commonest number of cells, and that number; nothing if it is one."""
    widths = Counter(len(_cells_of_line(line, separator)) for line in sample)
    width, lines = max(widths.items(), key=lambda pair: (pair[1], pair[0]), default=(1, 0))
    return (lines, width) if width > 1 else (0, 0)


def _cells_of_line(line: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=separator), [])
    except csv.Error:
        return []
