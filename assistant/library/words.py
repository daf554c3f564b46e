"""``words.md`` becomes rows of words."""

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from assistant.library.markdown import parse, plain_text
from assistant.library.model import Location, Word
from assistant.library.report import Claim, Report
from assistant.library.source import TextFile

FILE = "words.md"
HEAD = ("Kartra's word", "Older word", "People also say", "Often misspelled")
"""The first column may be called anything, for other products have other words; the others tell the columns apart."""

_HEAD_HINT = f"the head is | {' | '.join(HEAD)} |"
_BAR = re.compile(r"(?<!\\)\|")


def read_words(file: TextFile, report: Report) -> tuple[Word, ...]:
    """The rows of all tables, in order. Rows that are cut off from their table, or have too many or too few cells, are noted."""
    tokens = parse(file, report, titled=False).tokens
    tables = [token.map for token in tokens if token.type == "table_open" and token.map]
    if not tables and any(line.strip() for line in file.lines):
        report.problem(file.at(1), "no table", _HEAD_HINT)
    for location in _stray_rows(tokens, file):
        report.problem(location, "this row belongs to no table", "a table has a head, a line of dashes below it, and no blank line inside")
    words = [word for first, last in tables for word in _table(file, first, last, report)]
    for word in words:
        _claim(word, report)
    return tuple(words)


def _stray_rows(tokens: Sequence[Token], file: TextFile) -> Iterator[Location]:
    for at, token in enumerate(tokens):
        if token.type == "paragraph_open" and token.map and tokens[at + 1].content.startswith("|"):
            yield file.at(token.map[0] + 1)


def _table(file: TextFile, first: int, last: int, report: Report) -> Iterator[Word]:
    head = _cells(file.lines[first])
    if [_folded(cell) for cell in head[1:]] != [_folded(name) for name in HEAD[1:]]:
        report.problem(file.at(first + 1), "not a table of words", _HEAD_HINT)
        return
    for at in range(first + 2, last):
        cells = _cells(file.lines[at])
        if len(cells) != len(HEAD):
            report.problem(file.at(at + 1), f"a row of {len(cells)} cells", f"a row has {len(HEAD)}; empty ones are fine")
        elif not cells[0]:
            report.problem(file.at(at + 1), "a row without a word", "the first cell is the word that the others stand for")
        else:
            yield Word(cells[0], _listed(cells[1]), _listed(cells[2]), _listed(cells[3]), file.at(at + 1))


def _cells(row: str) -> list[str]:
    row = row.strip().removeprefix("|")
    cells = _BAR.split(row)
    if len(cells) > 1 and not cells[-1].strip():
        cells.pop()
    return [plain_text(cell.replace("\\|", "|").strip()) for cell in cells]


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(",") if part.strip())


def _folded(cell: str) -> str:
    return " ".join(cell.casefold().replace("’", "'").split())


def _claim(word: Word, report: Report) -> None:
    """A word stands for one term: as another name for it, or as a misspelling of it."""
    owner = _folded(word.term)
    report.claims.append(Claim("word", word.term, word.location, str(word.location)))
    report.claims.extend(Claim("synonym", text, word.location, owner) for text in (*word.older, *word.also))
    report.claims.extend(Claim("misspelling", text, word.location, owner) for text in word.misspelled)
