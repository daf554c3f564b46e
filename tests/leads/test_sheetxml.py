"""Sheets as Excel, LibreOffice and .NET write them, and as nobody should."""

import io
import zipfile
from xml.etree.ElementTree import ParseError

import pytest

from assistant.leads import sheetxml
from assistant.leads.model import Unread, Upload
from tests.leads.build import checked, workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"


def sheet(data: str, start: str = f'<worksheet xmlns="{MAIN}">') -> io.BytesIO:
    return io.BytesIO(f'<?xml version="1.0" encoding="UTF-8"?>{start}<sheetData>{data}</sheetData></worksheet>'.encode())


def cells(data: str, *shared: str) -> list[str]:
    """The cells of the only row."""
    (row,) = sheetxml.rows(sheet(f"<row>{data}</row>"), list(shared))
    assert not isinstance(row, Unread)
    return row[1]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<c t="s"><v>1</v></c>', "two"),
        ('<c t="inlineStr"><is><t>a &amp; b</t></is></c>', "a & b"),
        ('<c t="inlineStr"><is><r><rPr><b/></rPr><t>a@</t></r><r><t>b.co</t></r><rPh sb="0" eb="1"><t>ku</t></rPh></is></c>', "a@b.co"),
        ('<c t="str"><f>A1&amp;B1</f><v>a@b.co</v></c>', "a@b.co"),
        ("<c><f>1+1</f></c>", ""),
        ("<c><v>7</v></c>", "7"),
        ('<c s="3"><v>0.0</v></c>', "0"),
        ('<c t="b"><v>1</v></c>', "1"),
        ('<c t="e"><v>#N/A</v></c>', ""),
        ('<c t="s"/>', ""),
    ],
)
def test_a_cell_says_what_is_seen_in_it(cell: str, text: str) -> None:
    assert cells(cell, "one", "two") == [text]


def test_cells_that_are_left_out_are_empty() -> None:
    assert cells('<c r="B1"><v>1</v></c><c r="AA1"><v>2</v></c>') == ["", "1", *[""] * 24, "2"]


def test_rows_keep_their_numbers_and_those_without_one_follow() -> None:
    found = sheetxml.rows(sheet('<row r="3"/><row><c><v>1</v></c></row><row r="9"><c><v>2</v></c></row>'), [])
    assert list(found) == [(3, []), (4, ["1"]), (9, ["2"])]


def test_names_with_a_prefix_are_understood() -> None:
    text = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    assert list(sheetxml.rows(io.BytesIO(text.encode()), [])) == [(1, ["1"])]


def test_attributes_of_other_namespaces_disturb_nothing() -> None:
    start = f'<worksheet xmlns="{MAIN}" xmlns:y="urn:y">'
    assert list(sheetxml.rows(sheet('<row r="1" y:dyDescent="0.25"><c><v>1</v></c></row>', start), [])) == [(1, ["1"])]


def test_a_sheet_longer_than_a_chunk_is_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheetxml, "CHUNK", 7)
    rows = list(sheetxml.rows(sheet("".join(f"<row><c><v>{number}</v></c></row>" for number in range(30))), []))
    assert rows == [(number + 1, [str(number)]) for number in range(30)]


def test_an_empty_sheet_has_no_rows() -> None:
    assert list(sheetxml.rows(io.BytesIO(f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>'.encode()), [])) == []


@pytest.mark.parametrize(
    "part",
    [
        io.BytesIO(b"<x/>"),
        sheet("<row><c></row>"),
        sheet("<row><c><v>&own;</v></c></row>"),
        sheet('<row><c r="XFE1"><v>1</v></c></row>'),
        sheet('<row r="1"><c t="s"><v>0</v></c></row>'),
        sheet('<row r="one"/>'),
    ],
    ids=["no rows", "unclosed", "entity", "beyond the last column", "no such text", "no number"],
)
def test_a_damaged_sheet_is_told(part: io.BytesIO) -> None:
    with pytest.raises((ParseError, ValueError, IndexError)):
        list(sheetxml.rows(part, []))


def test_a_row_without_an_end_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheetxml, "LONGEST_ROW", 1_000)
    monkeypatch.setattr(sheetxml, "CHUNK", 100)
    part = sheet(f"<row><c><v>{'1' * 5_000}</v></c></row>")
    with pytest.raises(ValueError, match="without an end"):
        list(sheetxml.rows(part, []))
    assert part.tell() < 2_000


def test_a_cell_longer_than_cells_can_be_is_a_bad_row() -> None:
    (row,) = sheetxml.rows(sheet(f'<row r="5"><c t="str"><v>{"x" * 40_000}</v></c></row>'), [])
    assert isinstance(row, Unread)
    assert row.line == 5


def with_sheet(data: str, dtd: str = "") -> Upload:
    """A workbook whose first sheet holds this."""
    old = zipfile.ZipFile(io.BytesIO(workbook([["email"]])))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name) if name != SHEET else dtd.encode() + sheet(data, f'<worksheet xmlns="{MAIN}">').read())
    return Upload("contacts.xlsx", packed.getvalue())


EMAIL = '<row r="1"><c t="str"><v>email</v></c></row>'
ANNA = '<row r="{}"><c t="str"><v>anna@gmial.com</v></c></row>'


def test_a_cell_in_the_last_corner_takes_no_memory() -> None:
    review = checked(with_sheet(EMAIL + ANNA.format(2) + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))
    assert [(each.row, each.kind) for each in review.findings] == [(2, "likely_typo")]
    assert [row.line for row in review.files[0].unread] == [1_048_576]


def test_rows_before_the_damage_are_read() -> None:
    review = checked(with_sheet(EMAIL + ANNA.format(2) + '<row r="3"><c t="s"><v>9</v></c></row>' + ANNA.format(4)))
    assert review.rows == 1
    assert [(row.line, "damaged" in row.why) for row in review.files[0].unread] == [(3, True)]


def test_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
    for entity in ("&a;", "&b;"):
        report = checked(with_sheet(EMAIL + f'<row r="2"><c t="str"><v>{entity}</v></c></row>', bomb)).files[0]
        assert report.problem or report.unread_count == 1


def test_a_hundred_thousand_empty_rows_are_no_contacts() -> None:
    review = checked(with_sheet(EMAIL + ANNA.format(2) + "<row/>" * 99_998 + ANNA.format(100_001)))
    assert (review.rows, review.files[0].unread_count) == (2, 0)
