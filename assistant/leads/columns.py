"""Which column says what: headings are matched loosely, addresses are known by their looks."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from assistant.leads.model import Column, Columns
from assistant.leads.values import status_of

NAMES: Mapping[Column, tuple[str, ...]] = MappingProxyType(
    {
        "email": (
            *("email", "e_mail", "email_address", "e_mail_address", "lead_email", "contact_email", "primary_email", "emailaddress", "mail"),
            *("e_mail_adresse", "email_adresse", "mailadresse", "correo", "correo_electronico", "courriel", "adresse_e_mail", "emailadres"),
        ),
        "status": ("status", "contact_status", "lead_status", "subscription_status", "subscriber_status", "email_status"),
        "blocked": ("blacklisted", "blocklisted", "blacklist", "blocklist", "blocked", "is_blacklisted", "is_blocklisted", "suppressed"),
        "reason": (
            *(
                "reason",
                "block_reason",
                "blocked_reason",
                "blacklist_reason",
                "blacklisted_reason",
                "blocklist_reason",
                "blocklisted_reason",
            ),
            *("status_reason", "reason_for_block", "bounce", "bounced", "bounce_type", "bounce_reason", "suppression_reason"),
        ),
        "complaint": ("spam_complaint", "spam_complaints", "complaint", "complained", "marked_as_spam", "reported_spam"),
        "do_not_contact": ("do_not_contact", "donotcontact", "dnc", "do_not_email", "do_not_mail"),
        "gdpr_status": ("gdpr_status", "gdpr", "gdpr_lead_status", "gdpr_consent", "consent", "consent_status"),
        "gdpr_communications": ("gdpr_communications", "gdpr_lead_communications", "gdpr_communication", "commercial_messages"),
        "tags": ("tags", "tag", "lead_tags", "contact_tags", "assigned_tags"),
        "lists": ("lists", "list", "lead_lists", "contact_lists", "subscribed_lists", "list_subscriptions", "mailing_lists"),
        "left": (
            *("unsubscribed", "unsubscribed_at", "unsubscribed_on", "unsubscribed_date", "unsubscribe_date", "date_unsubscribed"),
            *("abgemeldet", "abgemeldet_am", "is_unsubscribed", "opted_out", "opt_out", "optout", "opt_out_date", "unsubscribed_from"),
        ),
        "bought": (
            *("bought", "products", "purchases", "purchased", "products_bought", "orders", "total_orders", "order_count", "total_spent"),
            *("total_revenue", "revenue", "ltv", "lifetime_value", "customer", "is_customer", "buyer", "is_buyer", "member", "is_member"),
            *("membership", "memberships", "membership_access", "active_subscriptions"),
            *("kunde", "kaufer", "gekauft", "produkte", "bestellungen", "mitglied", "mitgliedschaft"),
        ),
    }
)
"""Headings in the form of ``plain_heading``. The first eight of Kartra's are seen in public code that reads its exports; the rest is what
the profile and the API call the same things, and what other tools do."""

PEOPLE = frozenset({"customer", "buyer", "member", "kunde", "kaufer", "mitglied"})
"""Headings that may stand above a yes or no, or above names."""

FEWEST_PEOPLE = 5
"""Filled cells from which on they must repeat themselves to be a yes or no."""

NO_COLUMN = -1
ENOUGH = 0.5
"""Share of a column's filled cells that must look like addresses before its contents count for more than its heading."""


def plain_heading(heading: str) -> str:
    """``E-Mail Adresse`` becomes ``e_mail_adresse``: small, without accents, words joined by underscores."""
    letters = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode()
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", letters).lower()
    return re.sub(r"[^a-z0-9]+", "_", words).strip("_")


def guess(headings: Sequence[str], sample: Sequence[Sequence[str]]) -> dict[Column, int]:
    """The columns that headings and the first rows suggest. Without any address ``email`` is missing."""
    found: dict[Column, int] = {}
    plain = [plain_heading(heading) for heading in headings]
    for column, names in NAMES.items():
        places = [plain.index(name) for name in names if name in plain and _says_so(name, list(_cells(sample, plain.index(name))))]
        if places:
            found[column] = places[0]
    email = _email_column(plain, sample, found.get("email"))
    found.pop("email", None)
    others = {column: place for column, place in found.items() if place != email}
    return others if email is None else {"email": email, **others}


def chosen(guessed: Columns, override: Columns) -> dict[Column, int]:
    """The guess with what a person set instead; -1 takes a column out."""
    return {column: place for column, place in {**guessed, **override}.items() if place != NO_COLUMN}


def _says_so(name: str, cells: list[str]) -> bool:
    """Whether the cells under a heading go with it: among those of ``status`` one is known, and ``customer`` is not who the customer is."""
    if name in NAMES["status"]:
        return any(status_of(cell) for cell in cells)
    return name not in PEOPLE or len(cells) < FEWEST_PEOPLE or len(set(cells)) <= len(cells) * ENOUGH


def _email_column(plain: list[str], sample: Sequence[Sequence[str]], named: int | None) -> int | None:
    """The column whose heading says so, unless its cells say otherwise and another's say yes."""
    width = max([len(plain), *map(len, sample)], default=0)
    shares = {place: _share_of_addresses(_cells(sample, place)) for place in range(width)}
    named = named if named is not None else next((place for place, name in enumerate(plain) if name.endswith("_email")), None)
    if named is not None and (not sample or shares.get(named, 0) >= ENOUGH):
        return named
    best = max(shares, key=lambda place: (shares[place], -place), default=None)
    if best is not None and shares[best] >= ENOUGH:
        return best
    return named


def _cells(sample: Sequence[Sequence[str]], place: int) -> Iterable[str]:
    return (row[place] for row in sample if place < len(row) and row[place].strip())


def _share_of_addresses(cells: Iterable[str]) -> float:
    filled = list(cells)
    return sum("@" in cell for cell in filled) / len(filled) if filled else 0.0
