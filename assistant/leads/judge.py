"""A contact and its address become at most one finding: of all that holds, what is most pressing decides."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from assistant.leads import reasons, wording
from assistant.leads.address import TWO_ADDRESSES, Address, is_role, is_tagged, mailbox, nature
from assistant.leads.domains import Domains
from assistant.leads.model import Action, Contact, Finding, Kind
from assistant.leads.reasons import Facts, Neighbours

ACTIONS: Mapping[Kind, Action] = MappingProxyType(
    {
        "blocked_hard_stop": "leave",
        "no_consent": "leave",
        "invalid": "delete",
        "blocked_correct": "correct",
        "likely_typo": "correct",
        "spam_trap_like": "delete",
        "disposable": "delete",
        "test": "delete",
        "duplicate": "review",
        "blocked_request_safelist": "submit",
        "keep": "keep",
        "unsubscribed": "leave",
        "never_subscribed": "add",
        "role": "review",
    }
)
"""What to do, where nothing else speaks against it."""

YIELDS_TO_KEEP: frozenset[Kind] = frozenset({"unsubscribed", "role", "test", "invalid", "spam_trap_like", "disposable"})
"""Kinds that a buyer or member outweighs. What rescues them (correct, submit, add) and what they refused stay."""


def judge(contact: Contact, address: Address, file: str, near: Neighbours, domains: Domains) -> Finding | None:
    """The finding for one row; ``None`` where there is nothing to do."""
    kinds = tuple(dict.fromkeys(_kinds(contact, address, near, domains)))
    if contact.protected and (not kinds or kinds[0] in YIELDS_TO_KEEP):
        kinds = ("keep", *kinds)
    elif contact.protected:
        kinds = (*kinds, "keep")
    if not kinds:
        return None
    kind, *also = kinds
    action = _action(kind, contact, address, near, domains)
    why = reasons.why(kind, Facts(contact, address, near, action))
    if also:
        why = f"{why} Also: {', '.join(wording.KINDS[each].lower() for each in also)}."
    return Finding(file, contact.row, address.text, kind, address.suggestion, action, why, reasons.entry(kind, contact), tuple(also))


def mailbox_of(address: Address) -> str:
    """The key that two addresses of one mailbox share; of what cannot be read, the text itself."""
    return mailbox(address.local, address.domain) if address.domain else address.text.lower()


def _kinds(contact: Contact, address: Address, near: Neighbours, domains: Domains) -> Iterator[Kind]:
    """Everything that holds, the most pressing first: what the person said no to, then the address, then the status."""
    blocked = contact.status in {"blocklisted", "refused"}
    hopeless = nature(address, domains) if address.domain else None
    yield from _refused(contact)
    if near.same_address:
        yield "duplicate"
    if address.suggestion:
        yield "blocked_correct" if blocked else "likely_typo"
    if hopeless:
        yield hopeless
    elif address.problem and not address.suggestion:
        yield "invalid"
    if near.same:
        yield "duplicate"
    if is_tagged(address):
        yield "test"
    yield from _standing(contact, address, usable=not (hopeless or address.problem or address.suggestion))
    if is_role(address, domains.lists):
        yield "role"


def _refused(contact: Contact) -> Iterator[Kind]:
    """What the person said no to, which no slip in the address outweighs."""
    if contact.status == "refused" or contact.refusal:
        yield "blocked_hard_stop"
    elif contact.declined:
        yield "no_consent"
    if contact.left and contact.status != "subscribed":
        yield "unsubscribed"


def _standing(contact: Contact, address: Address, *, usable: bool) -> Iterator[Kind]:
    """What the status and the consent ask for, with an address that can be mailed."""
    if contact.status == "blocklisted" and not contact.refusal and usable:
        yield "blocked_request_safelist"
    if contact.consent_open:
        yield "no_consent"
    if contact.status == "unsubscribed":
        yield "never_subscribed" if contact.left is False and usable else "unsubscribed"


def _action(kind: Kind, contact: Contact, address: Address, near: Neighbours, domains: Domains) -> Action:
    """What is usual for the kind, unless only the person at the screen can decide."""
    undecided = (
        (kind in {"likely_typo", "blocked_correct"} and near.right is not None)
        or (kind == "test" and nature(address, domains) != "test")
        or (kind == "invalid" and address.problem == TWO_ADDRESSES)
        or (kind == "blocked_request_safelist" and contact.bounced == "hard")
    )
    return "review" if undecided else ACTIONS[kind]
