"""Which of several kinds decides, and what is never done to whom."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.leads import wording
from assistant.leads.judge import ACTIONS
from assistant.leads.model import Keep
from assistant.leads.reasons import _ENTRIES, _REASONS
from assistant.service import Assistant
from tests.leads.build import checked, export, finding, one, upload

ADDRESSES = [
    "a@company.com",
    "b@gmial.com",
    "info@company.com",
    "c@mailinator.com",
    "test@company.com",
    "d+1@gmail.com",
    "abuse@x.com",
    "no",
]
CELLS = {
    "status": ["Subscribed", "Unsubscribed", "Blocklisted", "Do not contact", ""],
    "reason": ["", "Spam complaint", "Declined commercial messages", "Soft bounce"],
    "gdpr_status": ["Accepted", "Not accepted", "Unknown", ""],
    "unsubscribed": ["", "2026-01-01"],
    "products": ["", "Course"],
}
ROWS = st.fixed_dictionaries({"email": st.sampled_from(ADDRESSES), **{heading: st.sampled_from(cells) for heading, cells in CELLS.items()}})


def as_csv(rows: list[dict[str, str]]) -> str:
    headings = ["email", *CELLS]
    return "\n".join([",".join(headings), *(",".join(row[heading] for heading in headings) for row in rows)])


@settings(deadline=None)
@given(st.lists(ROWS, min_size=1, max_size=6))
def test_nobody_is_deleted_who_bought_and_nobody_rescued_who_refused(rows: list[dict[str, str]]) -> None:
    found = {each.row: each for each in checked(upload(as_csv(rows))).findings}
    for number, row in enumerate(rows, start=2):
        action = found[number].action if number in found else None
        refused = row["status"] == "Do not contact" or (
            row["status"] == "Blocklisted" and (row["reason"] in CELLS["reason"][1:3] or row["gdpr_status"] == "Not accepted")
        )
        assert not (row["products"] and action == "delete")
        assert not (refused and action != "leave")
        assert not (row["status"] == "Unsubscribed" and row["unsubscribed"] and action == "add")


@settings(deadline=None)
@given(st.lists(ROWS, max_size=6))
def test_the_same_input_gives_the_same_output_in_the_order_of_the_rows(rows: list[dict[str, str]]) -> None:
    first, second = checked(upload(as_csv(rows))), checked(upload(as_csv(rows)))
    assert first == second
    assert [each.row for each in first.findings] == sorted({each.row for each in first.findings})


def test_a_refusal_counts_for_more_than_a_slip() -> None:
    found = finding("anna@gmial.com", "refused")
    assert found is not None
    assert (found.kind, found.also) == ("blocked_hard_stop", ("blocked_correct",))


def test_who_declined_is_not_asked_to_opt_in_again() -> None:
    found = one("email,gdpr_communications\nanna@gmial.com,No\n")
    assert (found.kind, found.action) == ("no_consent", "leave")


def test_a_number_for_communications_says_nothing() -> None:
    assert checked(upload("email,gdpr_lead_communications\na@company.com,0\nb@company.com,1\n")).findings == ()


@pytest.mark.parametrize(
    ("code", "kind"), [("0", None), ("1", None), ("2", None), ("3", "no_consent"), ("4", "no_consent"), ("5", "no_consent")]
)
def test_the_api_s_codes_for_consent_are_understood(code: str, kind: str | None) -> None:
    findings = checked(upload(f"email,gdpr_status\na@company.com,{code}\n")).findings
    assert [each.kind for each in findings] == ([kind] if kind else [])


def test_a_slip_whose_right_address_exists_is_not_simply_corrected() -> None:
    found = checked(export("anna@gmail.com", "a.nna@gmial.com")).findings[0]
    assert (found.kind, found.action, "row 2 of contacts.csv" in found.why) == ("likely_typo", "review", True)


def test_the_same_address_twice_is_one_contact_so_nothing_is_deleted() -> None:
    first, second = export("anna@company.com", name="a.csv"), export("Anna@company.com", name="b.csv")
    (found,) = checked(first, second).findings
    assert (found.kind, found.action, found.file) == ("duplicate", "review", "b.csv")
    assert "row 2 of a.csv" in found.why
    assert "delete nothing" in found.why


def test_a_spam_complaint_leads_to_its_own_entry() -> None:
    assert one("email,blacklisted,reason\na@company.com,1,Spam complaint\n").entry == "spam-complaint"


def test_tags_that_mark_buyers_say_so_or_are_named() -> None:
    file = upload("email,tags\na@mailinator.com,Alpha\nb@mailinator.com,old customers\nc@mailinator.com,Beta\n")
    actions = {each.email: each.action for each in checked(file, keep=Keep(tags=frozenset({"alpha"}))).findings}
    assert actions == {"a@mailinator.com": "keep", "b@mailinator.com": "keep", "c@mailinator.com": "delete"}


@pytest.mark.parametrize("tag", ["non-member", "Not a customer", "prospective client", "refunded customer"])
def test_a_tag_that_denies_protects_nobody(tag: str) -> None:
    assert one(f"email,tags\na@mailinator.com,{tag}\n").action == "delete"


def test_every_kind_has_its_words() -> None:
    assert set(wording.KINDS) == set(ACTIONS) == set(_REASONS) == set(_ENTRIES)


def test_every_kind_is_explained_by_an_entry_of_the_shipped_knowledge(shipped: Assistant) -> None:
    for entry in {*_ENTRIES.values(), "spam-complaint"}:
        assert shipped.entry(entry)
