import csv
import io
from datetime import date

import pytest
from icalendar import Calendar

from assistant.leads.outputs import action_csv, checklist, next_review, outputs, reminder, ticket
from assistant.spreadsheet import FORMULA_STARTS
from tests.leads.build import checked, export, upload

TODAY = date(2026, 1, 31)


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


@pytest.mark.parametrize(
    "cell",
    ["=cmd|'/c calc'!A1@gmial.com", "+1@gmial.com", "-1@gmial.com", "@gmial.com", "\t=1@gmial.com", "＝1@gmial.com", "\xa0=1@gmial.com"],
)
def test_no_cell_runs_as_a_formula(cell: str) -> None:
    review = checked(upload(f'email\n"{cell}"\nb@gmial.com\n', name="=x.csv"))
    for finding in review.findings:
        for row in rows(action_csv(review, finding.action)):
            assert not any(each.startswith(FORMULA_STARTS) for each in row)


def test_a_csv_opens_in_excel_with_accents_and_line_ends() -> None:
    content = action_csv(checked(export("änne@gmial.com")), "correct")
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    assert rows(content)[1][:3] == ["änne@gmial.com", "änne@gmail.com", "Likely typo"]


def test_each_action_has_its_file_and_each_finding_is_in_one() -> None:
    review = checked(export("a@gmial.com", "b@mailinator.com", "info@company.com", status="subscribed"))
    files = {output.name: output for output in outputs(review, TODAY)}
    assert {name[2:-4] for name in files if name.endswith(".csv")} == {"correct", "look-at", "delete"}
    assert sum(len(rows(output.content)) - 1 for output in files.values() if output.mime == "text/csv") == len(review.findings)


def test_the_ticket_names_who_may_come_back_and_nobody_else() -> None:
    blocked = export("a@aol.con", "b@company.com", "c@mailinator.com", name="blocklisted.csv")
    text = ticket(checked(blocked, export("d@company.com", name="do-not-contact.csv"), export("e@gmial.com", name="subscribed.csv")))
    assert text.startswith("Subject: Please review 2 blocklisted contacts\n")
    assert "a@aol.con -> a@aol.com" in text
    assert "b@company.com" in text
    assert not any(other in text for other in ("mailinator", "d@company.com", "e@gmial.com"))


def test_a_long_ticket_points_to_the_file() -> None:
    text = ticket(checked(export(*(f"p{number}@company.com" for number in range(60)), status="blocklisted")))
    assert "60 addresses: see the attached file" in text


def test_nobody_blocked_no_ticket() -> None:
    assert ticket(checked(export("a@gmial.com"))) == ""


def test_the_checklist_rescues_protects_and_only_then_deletes() -> None:
    review = checked(upload("email,products,blacklisted\na@aol.con,,1\nb@company.com,,1\nc@company.com,Course,0\nd@mailinator.com,,0\n"))
    text = checklist(review, TODAY)
    order = [text.index(word) for word in ("backup", "Correct", "Submit", "Keep buyers", "Delete", "28 February 2026")]
    assert order == sorted(order)
    assert "Add those" not in text


@pytest.mark.parametrize(
    ("today", "then"),
    [(date(2026, 1, 31), date(2026, 2, 28)), (date(2026, 12, 5), date(2027, 1, 5)), (date(2028, 1, 30), date(2028, 2, 29))],
)
def test_the_next_review_is_a_month_away(today: date, then: date) -> None:
    assert next_review(today) == then


def test_the_reminder_is_an_all_day_entry_that_a_calendar_reads() -> None:
    (event,) = Calendar.from_ical(reminder(TODAY)).events
    assert (event.start, event.end) == (date(2026, 2, 28), date(2026, 3, 1))
    assert "contacts review" in str(event["SUMMARY"])
    assert all(len(line.encode()) <= 75 for line in reminder(TODAY).split("\r\n"))
