"""Formats, separators, encodings and headings: whatever a spreadsheet makes of an export."""

from datetime import datetime

import pytest

from assistant.errors import ContactsError
from assistant.leads.model import Upload
from assistant.leads.table import open_table
from tests.leads.build import checked, one, upload, workbook

ROWS = "email;name\nanna@gmial.com;Änna\n"


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (b'"email","name"\n"anna@gmial.com","Anna"\n', "CSV with commas, UTF-8"),
        ("\ufeffemail,name\r\nanna@gmial.com,Änna\r\n".encode(), "CSV with commas, UTF-8"),
        (ROWS.encode("cp1252"), "CSV with semicolons, Windows-1252"),
        (ROWS.replace(";", "\t").encode("utf-16"), "CSV with tabs, UTF-16"),
        (ROWS.replace(";", "\t").encode("utf-16-le"), "CSV with tabs, UTF-16"),
        (ROWS.replace(";", "|").replace("\n", "\r").encode(), "CSV with vertical bars, UTF-8"),
        (workbook([["Name", "E-Mail"], ["Anna", "anna@gmial.com"]]), "Excel workbook"),
    ],
)
def test_every_common_form_is_read(content: bytes, form: str) -> None:
    review = checked(Upload("contacts", content))
    layout = review.files[0].layout
    assert layout is not None
    assert (layout.form, [each.suggestion for each in review.findings]) == (form, ["anna@gmail.com"])
    assert review.findings[0].row == 2


def test_excel_s_hint_of_the_separator_is_followed() -> None:
    assert one("sep=;\nemail;name\nanna@gmial.com;a,b,c,d\n").row == 3


def test_a_cell_may_hold_separators_quotation_marks_and_line_ends() -> None:
    found = one('email,notes\nbob@company.com,"says ""hi"",\nthen leaves"\nanna@gmial.com,\n')
    assert (found.email, found.row) == ("anna@gmial.com", 4)


def test_a_list_without_headings_loses_no_row() -> None:
    review = checked(upload("anna@gmial.com\nbob@gmal.com\n"))
    assert [each.row for each in review.findings] == [1, 2]


def test_a_title_above_the_headings_is_passed_over() -> None:
    review = checked(upload("Export of 22 November\n\nname,email,status\nA,a@company.com,Blacklisted\n"))
    assert [(each.row, each.kind) for each in review.findings] == [(4, "blocked_request_safelist")]


def test_headings_in_the_midst_of_exports_put_together_are_passed_over() -> None:
    review = checked(upload("email,name\na@company.com,A\nemail,name\nb@company.com,B\n"))
    assert (review.rows, review.findings) == (2, ())


@pytest.mark.parametrize(
    "heading", ["email", "E-Mail", "Email Address", "lead_email", "LeadEmail", "E-Mail-Adresse", "Correo electrónico", "billing_email"]
)
def test_the_address_is_found_under_any_heading(heading: str) -> None:
    columns = open_table(upload(f"id,{heading},website\n7,anna@company.com,x.com\n")).layout.columns
    assert columns["email"] == 1


def test_the_address_is_found_by_its_looks_where_the_heading_misleads() -> None:
    columns = open_table(upload("email,contact\nyes,anna@company.com\nno,bob@company.com\n")).layout.columns
    assert columns["email"] == 1


def test_columns_can_be_set_by_hand() -> None:
    text = "email,second\na@company.com,anna@gmial.com\n"
    chosen = Upload("contacts.csv", text.encode(), columns={"email": 1})
    assert [each.email for each in checked(chosen).findings] == ["anna@gmial.com"]


def test_a_status_that_is_about_something_else_is_not_taken() -> None:
    assert "status" not in open_table(upload("email,status\na@company.com,Lead\n")).layout.columns
    assert "status" in open_table(upload("email,status\na@company.com,Blacklisted\n")).layout.columns


def test_the_tags_of_a_file_are_listed_the_commonest_first() -> None:
    layout = open_table(upload("email,tags\na@b.com,news;Buyer\nc@b.com,news\n")).layout
    assert layout.tags == ("news", "Buyer")


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("blocklisted-2026-11.csv", "blocklisted"),
        ("Blacklisted leads.csv", "blocklisted"),
        ("unsubscribed.csv", "unsubscribed"),
        ("inactive_leads.xlsx", "unsubscribed"),
        ("subscribed.csv", "subscribed"),
        ("active leads.csv", "subscribed"),
        ("do-not-contact.csv", "refused"),
        ("contacts_kartra_22-11-2026_x.csv", None),
        ("interactive.csv", None),
    ],
)
def test_a_file_s_name_tells_its_status(name: str, status: str | None) -> None:
    assert open_table(upload("email\na@company.com\n", name)).layout.status == status


def test_the_first_sheet_with_addresses_is_read() -> None:
    book = workbook([["About this file"]], [["a@gmial.com"]])
    assert [each.suggestion for each in checked(Upload("x.xlsx", book)).findings] == ["a@gmail.com"]


def test_numbers_and_days_in_a_workbook_become_text() -> None:
    book = workbook([["email", "unsubscribed", "blacklisted"], ["a@company.com", datetime(2026, 1, 2), 0.0]])  # noqa: DTZ001 (as Excel)
    (found,) = checked(Upload("x.xlsx", book)).findings
    assert (found.kind, "own accord" in found.why) == ("unsubscribed", True)


def test_a_file_without_addresses_says_so() -> None:
    table = open_table(upload("name,age\nAnna,7\n"))
    assert "email" not in table.layout.columns
    assert "choose it by hand" in checked(upload("name,age\nAnna,7\n")).files[0].problem


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16"])
def test_utf_16_is_known_in_any_alphabet(encoding: str) -> None:
    found = checked(Upload("contacts.csv", "имя;email\nАнна;anna@gmial.com\n".encode(encoding))).findings
    assert [each.suggestion for each in found] == ["anna@gmail.com"]


def test_line_ends_of_two_systems_in_one_file_are_both_line_ends() -> None:
    review = checked(upload(b"email\r\nanna@gmial.com\rbob@gmial.com\ncy@gmial.com"))
    assert [(each.row, each.email) for each in review.findings] == [(2, "anna@gmial.com"), (3, "bob@gmial.com"), (4, "cy@gmial.com")]


def test_the_headings_are_the_fullest_row_above_the_first_address() -> None:
    layout = open_table(upload("Report of June,,\nname,who,whom\nA,x,anna@company.com\n")).layout
    assert layout.headings == ("name", "who", "whom")


def test_quotation_marks_around_every_cell_change_nothing() -> None:
    plain, quoted = open_table(upload("email,x\na@b.co,1\n")), open_table(upload('"email","x"\n"a@b.co","1"\n'))
    assert list(plain.rows()) == list(quoted.rows())


def test_a_quoted_cell_may_look_like_two() -> None:
    assert list(open_table(upload('"email","x"\n"a@b.co","1"",""2"\n')).rows()) == [(2, ["a@b.co", '1","2'])]


@pytest.mark.parametrize(
    ("heading", "cells", "taken"), [("Customer", "yes no yes no yes no", True), ("Customer", "Al Bo Cy Di Ed Flo", False)]
)
def test_a_column_of_names_is_no_column_of_buyers(heading: str, cells: str, taken: bool) -> None:
    rows = "".join(f"{name}{number}@company.com,{name}\n" for number, name in enumerate(cells.split()))
    assert ("bought" in open_table(upload(f"email,{heading}\n{rows}")).layout.columns) is taken


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(ContactsError, match="empty"):
        open_table(upload(" \n"))
