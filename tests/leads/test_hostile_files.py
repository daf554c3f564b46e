"""Files that are broken, wrong or made to hurt: a clear message, readable rows are read, bad ones are listed with their line."""

import io
import random
import tracemalloc
import zipfile
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.leads import decode, delimited
from assistant.leads.model import Upload
from tests.leads.build import checked, problem, upload, workbook

GOOD = b"email,name\na@company.com,A\n"
AFTER = b"c@gmial.com,C\n"
MUCH = 20 * 2**20
"""Bytes that may be taken besides the file itself."""


def packed(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return file.getvalue()


def claiming(content: bytes, size: int) -> bytes:
    """The packed file, with another size claimed for each of its parts once unpacked (24 bytes into a part's entry in the table)."""
    pieces = content.split(b"PK\x01\x02")
    return b"PK\x01\x02".join([pieces[0], *(piece[:20] + size.to_bytes(4, "little") + piece[24:] for piece in pieces[1:])])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b" \n\n\n", "empty"),
        (b"%PDF-1.7 and so on", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 100, "save it as .xlsx"),
        (b"<!doctype html><html></html>", "web page"),
        (b'[{"email": "a@company.com"}]', "JSON"),
        (random.Random(1).randbytes(100_000), "binary"),  # noqa: S311 (bytes to look at)
        (b"\0" * 100_000, "binary"),
        (b",".join([b"c"] * 1_000_000) + b"\na@company.com\n", "far too long"),
        (b",".join([b"c"] * 100_000) + b"\na@company.com\n", "100,000 columns"),
        (b"a@company.com," * 2_000_000, "far too long"),
        (b"email\n" + b"x" * (64 * 2**20), "more than 64 MB"),
        (b"name,age\nAnna,7\n", "No column"),
        (b",".join([b"email"]) + b"\n" * 1_000_001, "1,000,002 lines"),
        (b"email,name\n", "no contacts under them"),
        (workbook([["email", "name"]]), "no contacts under them"),
        (packed(readme=b"x"), "no Excel workbook"),
        (packed(word__document_dot_xml=b"<x/>"), "Word document"),
        (packed(mimetype=b"x", content_dot_xml=b"<x/>"), "another format"),
        (claiming(packed(xl__workbook_dot_xml=b"<x/>", bomb=b"0"), 301 * 2**20), "unpacks to far more"),
        (claiming(workbook([["email"], ["a@company.com"]]), 1), "damaged"),
        (workbook([["email"], ["a@company.com"]])[:-300], "damaged"),
        (packed(xl__workbook_dot_xml=b"<x/>"), "damaged"),
        (workbook([]), "can be read as a list"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_is_no_list_of_contacts_gets_a_clear_message(content: bytes, said: str) -> None:
    assert said in problem(content)


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (b"b\0@company.com,B\n", "NUL"),
        (b",".join([b"x"] * 1_000_000) + b"\n", "far too long"),
        (b"x" * 10_000_000 + b",B\n", "far too long"),
        (b'"' + b"x" * 200_000 + b'",B\n', "far too long"),
        (b'"b@company.com,B\n', "never closed"),
        (b",B\n", "no address"),
        (b"Smith, John,b@company.com,B\n", "quotation marks"),
        (b"rest of a row\n", "fewer cells"),
        (b"x" * 2_000 + b"@company.com,B\n", "far too long"),
    ],
)
def test_a_bad_row_is_listed_with_its_line_and_the_others_are_read(bad: bytes, said: str) -> None:
    review = checked(Upload("contacts.csv", GOOD + bad + AFTER))
    (unread,) = review.files[0].unread
    assert (unread.line, said in unread.why) == (3, True)
    assert (review.rows, [(each.row, each.kind) for each in review.findings]) == (2, [(4, "likely_typo")])


def test_an_open_quotation_mark_costs_one_row_not_the_file() -> None:
    review = checked(Upload("contacts.csv", GOOD + b'"broken@company.com,B\n' + b"".join(b"p%d@company.com,x\n" % n for n in range(500))))
    assert (review.rows, review.files[0].unread_count) == (501, 1)


def test_marks_in_the_midst_of_a_cell_break_nothing() -> None:
    review = checked(Upload("contacts.csv", GOOD + b'b@company.com,5" pipe\n"d@company.com" x,D\n' + AFTER))
    assert review.files[0].unread_count == 0


def test_lines_in_different_encodings_are_each_read_as_what_they_are() -> None:
    text = "email,tags\na@company.com,Käufer\n".encode() + "b@company.com,Käufer\n".encode("cp1252")
    layout = checked(Upload("contacts.csv", text)).files[0].layout
    assert layout is not None
    assert layout.tags == ("Käufer",)


def test_rows_that_go_far_beyond_the_headings_tell_only_their_address() -> None:
    review = checked(upload("email,gdpr_status\na@gmial.com,shifted,No,x,y\nb@company.com,No\n"))
    assert [each.kind for each in review.findings] == ["likely_typo", "no_consent"]


def test_one_bad_file_costs_the_others_nothing() -> None:
    review = checked(Upload("photo.csv", b"\x89PNG\r\n"), upload("email\na@gmial.com\n", "good.csv"))
    assert [bool(report.problem) for report in review.files] == [True, False]
    assert [each.file for each in review.findings] == ["good.csv"]


@pytest.mark.parametrize(
    "content",
    [
        b'"a@company.com,1\n' * 2_000,
        b'x"a@company.com,"y\n' * 2_000,
        (b'"a@company.com,1\n' + b'b""@company.com,1\n' * 99) * 20,
        b'"' + b"x\n" * 20_000 + b'"',
        (b'"' + b"y" * 2_600 + b"\n" + b"z" * 2_600 + b"\n") * 200,
    ],
    ids=["open", "odd", "pairs", "one cell", "long lines"],
)
def test_broken_quotation_marks_are_looked_at_a_few_times_at_most(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    looks: Counter[str] = Counter()
    step, cut = delimited._Coming.next, delimited._cells

    def counted_step(coming: delimited._Coming) -> decode.Line | None:
        looks["lines"] += 1
        return step(coming)

    def counted_cut(lines: list[str], separator: str) -> list[str] | None:
        looks["lines"] += len(lines)
        return cut(lines, separator)

    monkeypatch.setattr(delimited._Coming, "next", counted_step)
    monkeypatch.setattr(delimited, "_cells", counted_cut)
    assert list(delimited.rows(decode.lines(content, "utf-8"), ","))
    assert looks["lines"] < 5 * content.count(b"\n") + 10


def test_an_endless_cell_costs_its_own_row_and_nobody_else_s() -> None:
    review = checked(Upload("contacts.csv", GOOD + b'b@company.com,"notes\n' + b"and more\n" * 500 + AFTER))
    assert [(row.line, row.why) for row in review.files[0].unread] == [(3, delimited.UNCLOSED)]
    assert (review.rows, [(each.row, each.kind) for each in review.findings]) == (2, [(504, "likely_typo")])


def test_a_huge_cell_takes_no_memory() -> None:
    content = GOOD + b'"' + b"x" * 40_000_000 + b'",B\n' + AFTER
    tracemalloc.start()
    checked(Upload("contacts.csv", content))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < MUCH


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_bring_it_down(content: bytes) -> None:
    report = checked(Upload("contacts.csv", content)).files[0]
    assert report.problem or report.layout


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from([b'"', b",", b";", b"\n", b"\r", b"\0", b"a@b.co", b"email", b"\xff", b"\xef\xbb\xbf", b"=", b"x"]), max_size=60
    )
)
def test_no_mixture_of_what_csv_is_made_of_brings_it_down(pieces: list[bytes]) -> None:
    report = checked(Upload("contacts.csv", b"email,x\n" + b"".join(pieces))).files[0]
    assert report.problem or report.layout


BOOK = workbook([["email"], ["a@gmial.com"]])


@settings(deadline=None)
@given(st.integers(0, len(BOOK) - 1), st.binary(min_size=1, max_size=4))
def test_no_damaged_workbook_brings_it_down(place: int, change: bytes) -> None:
    report = checked(Upload("contacts.xlsx", BOOK[:place] + change + BOOK[place + len(change) :])).files[0]
    assert report.problem or report.layout
