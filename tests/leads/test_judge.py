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


def test_who_left_is_not_asked_to_opt_in_again_without_the_slip() -> None:
    found = one("email,status,unsubscribed\nanna@gmial.com,Unsubscribed,2026-01-02\n")
    assert (found.kind, found.action, found.also) == ("unsubscribed", "leave", ("likely_typo",))
    assert "opt the person in" not in found.why


def test_who_left_one_list_and_is_on_another_may_have_their_slip_corrected() -> None:
    assert one("email,status,unsubscribed\nanna@gmial.com,Subscribed,2026-01-02\n").action == "correct"


@pytest.mark.parametrize(("cells", "said"), [("Unsubscribed,", "whether they left"), ("Subscribed,Unknown", "on a Kartra form")])
def test_a_slip_is_corrected_but_the_person_is_not_opted_in_blindly(cells: str, said: str) -> None:
    found = one(f"email,status,gdpr_status\nanna@gmial.com,{cells}\n")
    assert (found.action, said in found.why, "opt the person in again" in found.why) == ("correct", True, False)


def test_a_buyer_who_is_blocked_is_never_said_to_be_deleted() -> None:
    found = one("email,blacklisted,products\na@company.com,1,Course\n")
    assert (found.action, "If nobody knows them" in found.why) == ("submit", False)


def test_what_two_exports_say_of_one_contact_is_put_together() -> None:
    everybody = upload("email,tags\nanna@company.com,\nbob@mailinator.com,\n", "all.csv")
    blocked = upload("email,tags\nAnna@company.com,\nbob@mailinator.com,customer\n", "blocklisted.csv")
    found = {(each.file, each.row): (each.kind, each.action) for each in checked(everybody, blocked).findings}
    assert found == {
        ("all.csv", 2): ("blocked_request_safelist", "submit"),
        ("all.csv", 3): ("keep", "keep"),
        ("blocklisted.csv", 2): ("duplicate", "review"),
        ("blocklisted.csv", 3): ("duplicate", "review"),
    }


def test_a_row_that_says_it_is_not_blocked_is_not_whatever_the_file_is_called() -> None:
    text = "email,blacklisted\na@company.com,0\nb@company.com,1\nc@company.com,\n"
    assert [each.row for each in checked(upload(text, "blocklisted.csv")).findings] == [3, 4]


def test_a_refusal_in_one_export_holds_in_the_other() -> None:
    blocked, refused = export("anna@aol.con", name="blocklisted.csv"), export("anna@aol.con", name="do-not-contact.csv")
    assert {each.action for each in checked(blocked, refused).findings} == {"leave"}


def test_two_mailboxes_of_one_person_share_nothing_but_protection() -> None:
    found = checked(upload("email,status,tags\nj.oe@gmail.com,Unsubscribed,\njoe@gmail.com,Subscribed,customer\n")).findings
    assert [(each.kind, each.also) for each in found] == [("keep", ("unsubscribed",)), ("duplicate", ("keep",))]


def test_two_addresses_in_one_cell_are_looked_at_not_deleted() -> None:
    found = one('email\n"anna@gmail.com, anna@company.com"\n')
    assert (found.kind, found.action) == ("invalid", "review")


@pytest.mark.parametrize("cell", ["no", "0", "$0.00", "0,00 €", "EUR 0", "nein", ""])
def test_a_purchase_of_nothing_protects_nobody(cell: str) -> None:
    assert one(f'email,total_spent\na@mailinator.com,"{cell}"\n').action == "delete"


def test_a_status_in_an_unknown_word_is_told() -> None:
    advice = checked(upload("email,status\na@company.com,Active\nb@company.com,Zzz\n")).advice
    assert advice[0].startswith("The status of one contact is a word that is not known here")


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
