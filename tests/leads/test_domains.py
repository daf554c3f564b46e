import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.leads.domains import Domains, can_exist, registered
from assistant.leads.lists import Lists, shipped_lists

SHIPPED = Domains(shipped_lists())
LETTERS = st.text("abcdefghilmnotuvxyz0-. ,é", min_size=1, max_size=12)


def domains(*providers: str, generic: tuple[str, ...] = (), real: tuple[str, ...] = ()) -> Domains:
    """Verdicts with nothing but these providers and real domains in the lists."""
    known = {**dict.fromkeys(providers, False), **dict.fromkeys(generic, True)}
    empty: frozenset[str] = frozenset()
    return Domains(Lists(known, frozenset(known) | frozenset(real), empty, empty, empty, empty))


def test_a_tie_stays_silent_in_either_order() -> None:
    assert domains("bat.com", "hat.com").verdict("cat.com").suggestion is None
    assert domains("hat.com", "bat.com").verdict("cat.com").suggestion is None
    assert domains("bat.com").verdict("cat.com").suggestion == "bat.com"


def test_a_recognised_domain_is_not_questioned() -> None:
    assert domains("bat.com", real=("cat.com",)).verdict("cat.com").suggestion is None


def test_two_slips_are_too_many_for_a_domain_that_can_exist() -> None:
    assert domains("comcast.net").verdict("comcats.neet.com").suggestion is None
    assert domains("facebook.com").verdict("fabecook.com").suggestion is None


def test_two_slips_are_read_in_a_long_name_that_cannot_exist() -> None:
    assert domains("comcast.net").verdict("comcast.nry").suggestion == "comcast.net"
    assert domains("cats.net").verdict("bits.nry").suggestion is None


def test_another_country_s_ending_is_no_slip_but_a_broken_one_is() -> None:
    known = domains("yahoo.de")
    assert known.verdict("yahoo.dk").suggestion is None
    assert known.verdict("yahoo.dr").suggestion == "yahoo.de"


def test_letters_added_to_a_common_word_are_somebody_s_name() -> None:
    known = domains(generic=("mail.com",))
    assert known.verdict("mailw.com").suggestion is None
    assert known.verdict("maill.com").suggestion == "mail.com"
    assert known.verdict("mail.con").suggestion == "mail.com"


def test_a_broken_ending_is_mended_only_under_a_plain_name() -> None:
    known = domains()
    assert known.verdict("small-company.cmo").suggestion == "small-company.com"
    assert known.verdict("mail.small-company.cmo").suggestion is None
    assert known.verdict("mail.small-company.cmo").problem == "There is no ending .cmo."


def test_a_name_without_ending_is_completed_if_it_has_only_one() -> None:
    assert domains("gmail.com").verdict("gmail").suggestion == "gmail.com"
    assert domains("yahoo.com", "yahoo.fr").verdict("yahoo").suggestion is None


@pytest.mark.parametrize("domain", sorted(shipped_lists().recognised)[::50])
def test_no_listed_domain_is_questioned(domain: str) -> None:
    assert SHIPPED.verdict(domain).suggestion is None


@settings(deadline=None)
@given(LETTERS, st.sampled_from(["com", "con", "co", "net", "ne", "de", "cmo", "co.uk", "", "om"]))
def test_a_suggestion_exists_and_never_leads_to_another(name: str, ending: str) -> None:
    meant = SHIPPED.verdict(f"{name}.{ending}".lower()).suggestion
    assert meant is None or (can_exist(meant) and SHIPPED.verdict(meant).suggestion is None)


@pytest.mark.parametrize("domain", ["example.com", "cs.stanford.edu", "sun.ac.za", "firma.koeln", "bücher.de", "xn--bcher-kva.de"])
def test_a_domain_under_an_ending_that_exists_can_exist(domain: str) -> None:
    assert can_exist(domain)


@pytest.mark.parametrize("domain", ["", "com", "a..com", "-a.com", "a.con", "a b.com", "a_b.com", "[127.0.0.1]", "x" * 300 + ".com"])
def test_anything_else_cannot(domain: str) -> None:
    assert not can_exist(domain)


def test_what_somebody_registered_is_found_through_the_public_suffix_list() -> None:
    assert registered("mail.shop.example.co.uk") == "example.co.uk"
    assert registered("example.com") == "example.com"
