"""Why a row has a finding and what to do, in two or three sentences for somebody who knows Kartra's screens and nothing else."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from assistant.leads.address import TWO_ADDRESSES, Address
from assistant.leads.model import Action, Contact, Kind


@dataclass(frozen=True, slots=True)
class Place:
    """Where an address stands: the file's name and the row."""

    file: str
    row: int

    def __str__(self) -> str:
        return f"row {self.row} of {self.file}"


@dataclass(frozen=True, slots=True)
class Neighbours:
    """``same`` is where the same mailbox stood before, ``right`` where the address that was probably meant stands."""

    same: Place | None = None
    same_address: bool = False
    right: Place | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a reason can be about."""

    contact: Contact
    address: Address
    near: Neighbours
    action: Action


def why(kind: Kind, facts: Facts) -> str:
    """The reason for a finding of this kind."""
    return _REASONS[kind](facts)


def entry(kind: Kind, contact: Contact) -> str:
    """The id of the knowledge entry that explains a finding. Another knowledge folder may not have it."""
    return "spam-complaint" if kind == "blocked_hard_stop" and contact.refusal == "spam complaint" else _ENTRIES[kind]


def _slip(facts: Facts) -> str:
    meant = (facts.address.suggestion or "").rpartition("@")[2]
    typed = facts.address.text.rpartition("@")[2].lower()
    return facts.address.problem or f"{typed} is one slip away from {meant}."


def _typo(facts: Facts) -> str:
    if facts.near.right:
        return _right_exists(facts)
    if hesitation := _hesitation(facts):
        return f"{_slip(facts)} Correct it in the profile. {hesitation}"
    return (
        f"{_slip(facts)} Correct it in the profile and opt the person in again for what they wanted, or ask them to sign up without "
        "the slip."
    )


def _blocked_typo(facts: Facts) -> str:
    if facts.near.right:
        return _right_exists(facts)
    again = _hesitation(facts) or "Then opt the person in again for what they wanted."
    return f"{_slip(facts)} Correct it in the profile, save, hover over the red circle and click Check again. {again}"


def _hesitation(facts: Facts) -> str:
    """What speaks against opting the person in again at once; empty if nothing does."""
    if facts.contact.consent_open:
        return "Their consent is unknown or pending, so they opt in again themselves, on a Kartra form."
    if facts.contact.status == "unsubscribed" and facts.contact.left is None:
        return "The file doesn't say whether they left: look at the Log and Lists tabs before you opt them in again."
    return ""


def _right_exists(facts: Facts) -> str:
    return (
        f"{_slip(facts)} The right address stands in {facts.near.right} already, and profiles cannot be merged: keep that one, and see "
        "whether orders or memberships hang on this one before you remove it."
    )


def _invalid(facts: Facts) -> str:
    if facts.address.problem == TWO_ADDRESSES:
        return f"{facts.address.problem} A profile has one: keep the one that works in it, and opt the person in with it."
    return f"{facts.address.problem} Ask for the right address if you can reach the person another way; otherwise remove it."


def _duplicate(facts: Facts) -> str:
    if facts.near.same_address:
        return (
            f"The same address stands in {facts.near.same}. An address has one profile in Kartra, so this is one contact listed twice: "
            "delete nothing here; what is said there holds."
        )
    return (
        f"Mail for it arrives in the same mailbox as {facts.near.same}. If it is one person, keep the profile with the orders, memberships "
        "and lists."
    )


def _hard_stop(facts: Facts) -> str:
    refusal = facts.contact.refusal
    name = f"{refusal[:1].upper()}{refusal[1:]}" if refusal else "A block that only the person can lift"
    if refusal == "spam complaint":
        said = "take it as a no. Don't mail them and don't import them again; if they tell you that it was a mistake, read the entry."
    else:
        said = "no safelist request and no new profile. If they want your mail again, they fill in one of your Kartra forms themselves."
    return f"{name}: {said} Don't delete, so that the block stays on record."


def _blocked(facts: Facts) -> str:
    if facts.contact.bounced == "soft":
        return (
            "Several mails could not be delivered for the moment, as with a full mailbox. Click Check again; if it stays red, click "
            "Request safelist."
        )
    if facts.contact.bounced == "hard":
        return (
            "Mail came back for good, though the address looks right: the mailbox is probably gone. Ask the person for a new one; "
            "request a safelist only if you know that this one works."
        )
    steps = "Check again, then Request safelist, then the ticket."
    if facts.contact.protected:
        return f"Blocked, and the address looks right. They bought from you or are a member, so don't delete them: {steps}"
    return f"Blocked, and the address looks right. If you know the person: {steps} If nobody knows them and they bought nothing: delete."


def _unsubscribed(facts: Facts) -> str:
    if facts.contact.left:
        return "They left of their own accord. Don't mail them and don't put them on a list."
    return (
        "Unsubscribed holds people who left and people who were never on a list; the file doesn't say which this is. Leave them alone "
        "until the Log and Lists tabs of the contact have told you."
    )


def _no_consent(facts: Facts) -> str:
    if facts.contact.declined:
        return "They declined commercial mail. Receipts and logins still reach them; for anything else they must opt in on a Kartra form."
    return "Their consent is unknown or pending. Send no commercial mail until they have opted in on a Kartra form."


def _keep(facts: Facts) -> str:
    how = facts.contact.protected
    said = f"They bought from you or are a member ({how}). Don't delete them: one expert reports that their access goes, too."
    if facts.contact.status == "unsubscribed":
        return f"{said} They are unsubscribed, so don't mail them either."
    if facts.address.problem:
        return f"{said} {facts.address.problem} Get the right address from an order or a support message."
    return said


def _test(facts: Facts) -> str:
    if facts.action == "review":
        return "Written with a plus, as testers do. Delete it if it is your own test; some people sort their mail that way, so look first."
    return "It is a test, or was typed to get past a form. Deleting does not free the address for another test."


def _never_subscribed(facts: Facts) -> str:
    return (
        "They are on no list and in no sequence, and the file shows that they never left one. Look at the Log tab, then add them to what "
        "they signed up for."
    )


def _role(facts: Facts) -> str:
    return (
        f"{facts.address.local.lower()}@ is read by whoever does that job, so one person's sign-up speaks for all of them. Keep it if "
        "you know who asked for your mail."
    )


def _disposable(facts: Facts) -> str:
    return f"{facts.address.domain} gives out mailboxes that last for minutes. Nobody reads what you send there."


def _trap(facts: Facts) -> str:
    return "Nobody signs up with such an address: it comes out of harvested lists, and mail to it harms your name as a sender."


_REASONS: Mapping[Kind, Callable[[Facts], str]] = MappingProxyType(
    {
        "likely_typo": _typo,
        "blocked_correct": _blocked_typo,
        "blocked_request_safelist": _blocked,
        "blocked_hard_stop": _hard_stop,
        "never_subscribed": _never_subscribed,
        "keep": _keep,
        "unsubscribed": _unsubscribed,
        "no_consent": _no_consent,
        "role": _role,
        "duplicate": _duplicate,
        "test": _test,
        "disposable": _disposable,
        "spam_trap_like": _trap,
        "invalid": _invalid,
    }
)

_ENTRIES: Mapping[Kind, str] = MappingProxyType(
    {
        "likely_typo": "typo-addresses",
        "blocked_correct": "typo-addresses",
        "blocked_request_safelist": "clear-a-block",
        "blocked_hard_stop": "hard-stops",
        "never_subscribed": "make-a-contact-active",
        "keep": "keep-buyers-and-members",
        "unsubscribed": "respect-unsubscribes",
        "no_consent": "consent-and-gdpr",
        "role": "why-list-hygiene",
        "duplicate": "typo-addresses",
        "test": "testing-with-a-fresh-address",
        "disposable": "delete-or-keep",
        "spam_trap_like": "delete-or-keep",
        "invalid": "typo-addresses",
    }
)
