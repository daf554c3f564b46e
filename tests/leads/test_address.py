import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.leads.address import is_role, is_tagged, mailbox, nature, read_address
from assistant.leads.domains import Domains
from assistant.leads.lists import shipped_lists

DOMAINS = Domains(shipped_lists())


def test_the_local_part_keeps_its_capitals_and_the_domain_loses_them() -> None:
    address = read_address(" Jane.Doe@COMPANY.com ", DOMAINS)
    assert (address.text, address.local, address.domain) == ("Jane.Doe@COMPANY.com", "Jane.Doe", "company.com")


@pytest.mark.parametrize(
    "text", ["o'brien@company.com", "jané@company.com", '"foo@bar"@company.com', "a%%^`{}|@company.com", "jane@bücher.de", "_@company.com"]
)
def test_unusual_addresses_are_addresses(text: str) -> None:
    address = read_address(text, DOMAINS)
    assert (address.problem, address.suggestion) == ("", None)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("jane", "no @"),
        ("@company.com", "nothing before"),
        ("a@b@company.com", "more than one @"),
        ("a@x.com b@y.com", "more than one address"),
        ("jane@company", "no ending"),
        ("jane@company.qqq", "no ending .qqq"),
        ("x" * 65 + "@company.com", "longer"),
        ("jane()@company.com", "no address can have"),
    ],
)
def test_what_cannot_be_an_address_says_why_without_repeating_it(text: str, said: str) -> None:
    problem = read_address(text, DOMAINS).problem
    assert said in problem
    assert "jane" not in problem


@pytest.mark.parametrize("text", ["jane\u200b@gmail.com", "\u202ejane@gmail.com", "jane@gmail.com\x00"])
def test_a_character_that_cannot_be_seen_is_told(text: str) -> None:
    address = read_address(text, DOMAINS)
    assert (address.suggestion, "cannot be seen" in address.problem) == ("jane@gmail.com", True)


@pytest.mark.parametrize("text", ["Jane@gmail.com", "j.a.n.e@gmail.com", "jane+news@gmail.com", "jane@googlemail.com"])
def test_gmail_has_one_mailbox_for_many_ways_to_write_it(text: str) -> None:
    address = read_address(text, DOMAINS)
    assert mailbox(address.local, address.domain) == "jane@gmail.com"


def test_dots_count_everywhere_but_at_gmail() -> None:
    assert mailbox("j.ane", "company.com") != mailbox("jane", "company.com")


def test_a_name_with_marks_and_a_tag_is_still_that_name() -> None:
    lists = shipped_lists()
    assert is_role(read_address("Customer-Service+7@company.com", DOMAINS), lists)
    assert not is_role(read_address("informatica@company.com", DOMAINS), lists)
    assert nature(read_address("No_Reply@company.com", DOMAINS), DOMAINS) == "spam_trap_like"


def test_a_plus_alone_is_no_tag() -> None:
    assert is_tagged(read_address("a+b@company.com", DOMAINS))
    assert not is_tagged(read_address("+a@company.com", DOMAINS))


@settings(deadline=None)
@given(st.text(max_size=40), st.sampled_from(["", "@", "@gmail.con", "@x", "@company.com", "<a@b.co>", " at "]))
def test_any_text_gets_a_verdict_and_a_suggestion_is_sound(before: str, after: str) -> None:
    suggestion = read_address(before + after, DOMAINS).suggestion
    if suggestion is not None:
        again = read_address(suggestion, DOMAINS)
        assert (again.problem, again.suggestion) == ("", None)
