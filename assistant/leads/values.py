"""What the words in a cell mean: a status, a yes, a consent, a reason for a block, a purchase."""

import re
from collections.abc import Iterable, Mapping
from typing import Literal

from assistant.leads.model import Status

Consent = Literal["given", "declined", "open"]

_STATUS: Mapping[str, Status] = {
    **dict.fromkeys(
        ("subscribed", "active", "green", "opted in", "aktiv", "angemeldet", "actif", "abonné", "activo", "ativo"), "subscribed"
    ),
    **dict.fromkeys(
        ("unsubscribed", "inactive", "grey", "gray", "yellow", "opted out", "not subscribed", "never subscribed"), "unsubscribed"
    ),
    **dict.fromkeys(("inaktiv", "abgemeldet", "inactif", "désabonné", "désinscrit", "inactivo", "inativo", "dado de baja"), "unsubscribed"),
    **dict.fromkeys(("gesperrt", "blockiert", "bloqué", "bloqueado"), "blocklisted"),
    **dict.fromkeys(("blocklisted", "blacklisted", "blocked", "red", "backlisted", "bounced", "hard bounced"), "blocklisted"),
    **dict.fromkeys(("multiple soft bounces", "soft bounced", "suppressed", "hard bounce", "soft bounce"), "blocklisted"),
    **dict.fromkeys(("spam complaint", "complained", "do not contact", "dnc", "declined commercial messages", "declined"), "refused"),
}
_NO = frozenset(
    {
        "",
        "0",
        "no",
        "n",
        "false",
        "none",
        "null",
        "nil",
        "n/a",
        "na",
        "-",
        "never",
        "0.0",
        "0.00",
        "off",
        "0000-00-00",
        "0000-00-00 00:00:00",
        *("nein", "non", "não", "nee", "falsch", "faux", "falso", "not yet"),
    }
)
_NOTHING = re.compile(r"(?:[a-z]{3}|[$€£¥])?\s*0+(?:[.,]0+)*\s*(?:[a-z]{3}|[$€£¥])?", re.IGNORECASE)
"""No money: ``0``, ``$0.00``, ``0,00 €``, ``EUR 0``."""

_GIVEN = frozenset(
    {
        "accepted",
        "yes",
        "y",
        "true",
        "given",
        "granted",
        "opted in",
        "ja",
        "oui",
        "sí",
        "sim",
        "not subject",
        "not applicable",
        "n/a",
        "off",
        "not required",
    }
)
_DECLINED = frozenset(
    {"not accepted", "declined", "no", "n", "false", "refused", "rejected", "withdrawn", "opted out", "denied", "nein", "non", "não"}
)
_CONSENT_CODES: Mapping[str, Consent] = {"0": "given", "1": "given", "2": "given", "3": "declined", "4": "open", "5": "open"}
"""As the API codes ``gdpr_status``: off, not subject, accepted, not accepted, unknown, pending."""

_REFUSALS = (
    (re.compile(r"complain|marked.*spam|report.*spam|\bjunk|\babuse", re.IGNORECASE), "spam complaint"),
    (re.compile(r"do.?not.?(?:contact|e?mail)|\bdnc\b", re.IGNORECASE), "do not contact"),
    (re.compile(r"declin|not.accepted|gdpr|ccpa|no.consent|withdr", re.IGNORECASE), "declined commercial messages"),
)
_SOFT = re.compile(r"soft", re.IGNORECASE)
_HARD = re.compile(r"hard|bounce|invalid|undeliver|no.such|does.?n.t.exist|unknown.(?:user|mailbox)", re.IGNORECASE)
_PROTECTING = re.compile(
    r"\b(?:buyers?|customers?|clients?|members?|membership|purchase[ds]?|bought|paid|paying|students?|vip)\b", re.IGNORECASE
)
_DENYING = re.compile(r"\b(?:non|not|no|never|prospect\w*|potential|future|abandoned|unpaid|refunded)\b", re.IGNORECASE)


def status_of(cell: str) -> Status | None:
    """The status that a word names, old and new ones alike; ``None`` for any other word."""
    return _STATUS.get(_words(cell))


def was_never_subscribed(cell: str) -> bool:
    """Whether a status itself says that the person was on no list so far."""
    return _words(cell) in {"not subscribed", "never subscribed"}


def says_yes(cell: str) -> bool:
    """Whether a cell holds anything but a way to write no: ``1``, ``yes``, a date, a product."""
    text = cell.strip().lower()
    return text not in _NO and not _NOTHING.fullmatch(text)


def consent(status: str, communications: str) -> Consent | None:
    """What the two GDPR columns say together; ``None`` if nothing. A number in ``communications`` counts for nothing: its sources
    contradict each other about which way round it is."""
    said = (_consent_word(status, codes=True), _consent_word(communications, codes=False))
    for answer in ("declined", "open", "given"):
        if answer in said:
            return answer
    return None


def refusal_in(reason: str) -> str:
    """Which of the three refusals a reason names; empty if none."""
    return next((name for pattern, name in _REFUSALS if pattern.search(reason)), "")


def bounce_in(reason: str) -> str:
    """``soft`` or ``hard`` if a reason tells of a bounce; empty if not."""
    if _SOFT.search(reason):
        return "soft"
    return "hard" if _HARD.search(reason) else ""


def tags_in(cell: str) -> list[str]:
    """The tags of a cell. Kartra separates them by semicolons, others by commas or bars."""
    return [tag.strip() for tag in re.split(r"[;,|]", cell) if tag.strip()]


def protects(tag: str) -> bool:
    """Whether a tag's own words say that its people bought something or are members."""
    words = re.sub(r"[_-]+", " ", tag)
    return bool(_PROTECTING.search(words)) and not _DENYING.search(words)


def status_in_name(name: str) -> Status | None:
    """What a file's name says that it was filtered by. Longer words first: ``unsubscribed`` has ``subscribed`` in it."""
    words = re.sub(r"[^a-z]+", " ", name.lower())
    for pattern, status in _NAMES:
        if re.search(pattern, words):
            return status
    return None


_NAMES: Iterable[tuple[str, Status]] = (
    (r"do not contact|\bdnc\b|complain|declined", "refused"),
    (r"bloc?k ?listed|bla?ck ?list|block(?:ed|list)|\bred\b|bounced", "blocklisted"),
    (r"unsubscribe|inactive|\bgr[ae]y\b|never subscribed", "unsubscribed"),
    (r"\bsubscribe|\bactive\b|\bgreen\b", "subscribed"),
)


def _consent_word(cell: str, *, codes: bool) -> Consent | None:
    word = _words(cell)
    if not word:
        return None
    if word.isdecimal():
        return _CONSENT_CODES.get(word) if codes else None
    if word in _GIVEN:
        return "given"
    return "declined" if word in _DECLINED else "open"


def _words(cell: str) -> str:
    return " ".join(re.split(r"[\s_-]+", cell.strip().lower())).strip(" .!")
