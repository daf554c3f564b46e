"""Labelled addresses (tests/golden/addresses.toml) and 10,000 real domains that nobody tuned for."""

import string
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.leads.domains import Domains
from assistant.leads.lists import shipped_lists
from tests.leads.build import finding

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
LABELLED: dict[str, Any] = tomllib.loads((GOLDEN / "addresses.toml").read_text(encoding="utf-8"))
REAL = [line for line in (GOLDEN / "real-domains.txt").read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]

MOST_FALSE_ALARMS = 0.002
FEWEST_RIGHT = 0.95
COMMONEST = 100
EVERY = 5
"""One slip of so many is tried here, 10,800; ``python -m tests.bench.bench_leads`` tries them all."""


def labelled(part: str, key: str) -> list[Any]:
    return [case for group in LABELLED[part] for case in (group[key].items() if isinstance(group[key], dict) else group[key])]


def test_there_are_300_labelled_addresses_and_each_group_names_its_source() -> None:
    groups = [group for part in LABELLED.values() for group in part]
    assert all(group["source"] for group in groups)
    assert sum(len(group.get("domains") or group.get("meant") or group["addresses"]) for group in groups) >= 300


@pytest.mark.parametrize("domain", labelled("silent", "domains"))
def test_a_real_domain_stays_silent(domain: str) -> None:
    assert finding(f"jane@{domain}") is None


@pytest.mark.parametrize(("typed", "meant"), labelled("typos", "meant"))
def test_a_slip_gets_the_domain_that_was_meant(typed: str, meant: str) -> None:
    found = finding(f"Jane@{typed}")
    assert found is not None
    assert (found.kind, found.suggestion, found.action) == ("likely_typo", f"Jane@{meant}", "correct")


@pytest.mark.parametrize(("typed", "meant"), labelled("cells", "meant"))
def test_marks_that_were_pasted_along_are_taken_off(typed: str, meant: str) -> None:
    found = finding(typed)
    assert found is not None
    assert (found.kind, found.suggestion) == ("likely_typo", meant)


@pytest.mark.parametrize("kind", sorted({group["kind"] for group in LABELLED["kinds"]}))
def test_addresses_get_their_kind(kind: str) -> None:
    addresses = [address for group in LABELLED["kinds"] if group["kind"] == kind for address in group["addresses"]]
    found = {address: finding(address) for address in addresses}
    assert {address: each.kind if each else None for address, each in found.items()} == dict.fromkeys(addresses, kind)


def test_at_most_two_in_a_thousand_real_domains_are_questioned() -> None:
    domains = Domains(shipped_lists())
    questioned = [domain for domain in REAL if domains.verdict(domain).suggestion]
    assert len(REAL) >= 10_000
    assert len(questioned) <= MOST_FALSE_ALARMS * len(REAL), questioned


def test_nineteen_of_twenty_slips_of_the_hundred_commonest_providers_are_corrected_right() -> None:
    domains = Domains(shipped_lists())
    pairs = [(slip, provider) for provider in list(domains.lists.providers)[:COMMONEST] for slip in slips(provider)][::EVERY]
    right = sum(domains.verdict(slip).suggestion == provider for slip, provider in pairs if slip not in domains.lists.providers)
    assert right >= FEWEST_RIGHT * len(pairs), right / len(pairs)


def slips(domain: str) -> Iterator[str]:
    """Every text one slip away: a letter missing, two swapped, any letter wrong or too many."""
    letters = string.ascii_lowercase
    gaps = range(len(domain) + 1)
    missing = {domain[:place] + domain[place + 1 :] for place in range(len(domain))}
    swapped = {domain[:place] + domain[place : place + 2][::-1] + domain[place + 2 :] for place in range(len(domain) - 1)}
    wrong = {domain[:place] + letter + domain[place + 1 :] for place in range(len(domain)) for letter in letters}
    more = {domain[:place] + letter + domain[place:] for place in gaps for letter in letters}
    yield from sorted((missing | swapped | wrong | more) - {domain})
