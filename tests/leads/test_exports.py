"""Exports in five shapes, read as the article's author would: rescue, submit, add, protect, leave alone, and only then delete."""

from assistant.leads.model import Keep, Kind, Upload
from tests.leads.build import checked, export, one, upload, workbook

AS_KARTRA = """"email","first_name","last_name","phone","phone_country_code","zip","gdpr_status","gdpr_communications","tags","blacklisted"
"anna@aol.con","Anna","A","","","","Accepted","Yes","webinar","1"
"bob@company.com","Bob","B","","","","Accepted","Yes","","1"
"cy@company.com","Cy","C","","","","Not accepted","No","","1"
"dee@company.com","Dee","D","","","","Accepted","Yes","Customer; vip","0"
"eve@company.com","Eve","E","","","","Unknown","","","0"
"fay@company.com","Fay","F","","","","Not accepted","No","","0"
"gus@company.com","Gus","G","","","","Accepted","Yes","webinar","0"
"hal@mailinator.com","Hal","H","","","","Accepted","Yes","member","1"
"""


def kinds(*uploads: Upload, keep: Keep = Keep()) -> dict[str, tuple[Kind, str]]:  # noqa: B008 (immutable)
    return {each.email: (each.kind, each.action) for each in checked(*uploads, keep=keep).findings}


def test_kartra_s_own_export() -> None:
    assert kinds(upload(AS_KARTRA)) == {
        "anna@aol.con": ("blocked_correct", "correct"),
        "bob@company.com": ("blocked_request_safelist", "submit"),
        "cy@company.com": ("blocked_hard_stop", "leave"),
        "dee@company.com": ("keep", "keep"),
        "eve@company.com": ("no_consent", "leave"),
        "fay@company.com": ("no_consent", "leave"),
        "hal@mailinator.com": ("keep", "keep"),
    }


def test_one_file_for_each_status_and_a_list_of_buyers() -> None:
    files = (
        export("anna@company.com", "bob@gmial.com", name="subscribed.csv"),
        export("cy@company.com", "dee@company.com", name="unsubscribed.csv"),
        export("eve@hootmail.com", "fay@company.com", "gus@mailinator.com", name="blocklisted.csv"),
        export("hal@company.com", name="do-not-contact.csv"),
    )
    found = kinds(*files, keep=Keep((export("DEE@company.com", "gus@mailinator.com", name="buyers.csv"),)))
    assert found == {
        "bob@gmial.com": ("likely_typo", "correct"),
        "cy@company.com": ("unsubscribed", "leave"),
        "dee@company.com": ("keep", "keep"),
        "eve@hootmail.com": ("blocked_correct", "correct"),
        "fay@company.com": ("blocked_request_safelist", "submit"),
        "gus@mailinator.com": ("keep", "keep"),
        "hal@company.com": ("blocked_hard_stop", "leave"),
    }


def test_a_german_spreadsheet_with_semicolons_and_a_reason_for_each_block() -> None:
    text = (
        "E-Mail-Adresse;Vorname;Status;Reason\n"
        "a@company.com;Jörg;Blacklisted;Spam complaint\n"
        "b@company.com;Änne;Blacklisted;Multiple soft bounces\n"
        "c@company.com;Öl;Blacklisted;Hard bounce\n"
        "d@company.com;Uwe;Blacklisted;Do not contact\n"
        "e@company.com;Ida;Active;\n"
    )
    assert kinds(upload(text.encode("cp1252"))) == {
        "a@company.com": ("blocked_hard_stop", "leave"),
        "b@company.com": ("blocked_request_safelist", "submit"),
        "c@company.com": ("blocked_request_safelist", "review"),
        "d@company.com": ("blocked_hard_stop", "leave"),
    }


def test_a_workbook_that_knows_who_left() -> None:
    rows: list[list[object]] = [
        ["Name", "Email", "Status", "Unsubscribed", "Lists"],
        ["Ann", "ann@company.com", "Inactive", "2026-03-01", ""],
        ["Ben", "ben@company.com", "Inactive", None, None],
        ["Cyd", "cyd@company.com", "Active", None, "News"],
    ]
    assert kinds(Upload("all.xlsx", workbook(rows))) == {
        "ann@company.com": ("unsubscribed", "leave"),
        "ben@company.com": ("never_subscribed", "add"),
    }


def test_a_bare_list_pasted_out_of_a_mail() -> None:
    text = "Ann Lee <ann@gmial.com>\nsales@company.com\nann.lee@gmail.com\nannlee+x@gmail.com\nANN.LEE@gmail.com\n"
    assert kinds(upload(text)) == {
        "Ann Lee <ann@gmial.com>": ("likely_typo", "correct"),
        "sales@company.com": ("role", "review"),
        "annlee+x@gmail.com": ("duplicate", "review"),
        "ANN.LEE@gmail.com": ("duplicate", "review"),
    }


def test_what_a_file_does_not_tell_is_asked_for() -> None:
    advice = " ".join(checked(export("a@mailinator.com", "b@company.com", status="blocklisted")).advice)
    assert "bought from you" in advice
    assert "without the reason" in advice


def test_a_list_of_buyers_that_cannot_be_read_is_the_first_thing_told() -> None:
    found = checked(upload("email,tags\na@mailinator.com,\nb@company.com,customer\n"), keep=Keep((upload(b"\x89PNG", "buyers.csv"),)))
    assert "Mend that list first" in found.advice[0]


def test_a_file_without_any_status_asks_for_one_export_each() -> None:
    assert "filter by one status at a time" in checked(export("a@company.com")).advice[0]


def test_nothing_is_asked_for_where_the_file_tells_all() -> None:
    text = "email,status,reason,gdpr_status,products\na@company.com,Blocklisted,Soft bounce,Accepted,\n"
    assert checked(upload(text)).advice == ()


def test_every_row_gets_at_most_one_finding_and_the_rest_stands_in_also() -> None:
    found = one("email,status,tags\nInfo+7@mailinator.com,Blacklisted,news\n")
    assert (found.kind, found.also) == ("disposable", ("test", "role"))
    assert found.why.endswith("Also: test or made-up address, role address.")
