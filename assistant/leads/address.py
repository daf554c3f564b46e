"""One cell becomes an address: well-formed, mistyped with what was meant, or hopeless; and what kind of mailbox its name stands for."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from email_validator import EmailNotValidError, validate_email

from assistant.leads.domains import Domains
from assistant.leads.lists import Lists

LONGEST_LOCAL = 64
LONGEST = 254
"""Octets before the @ and of a whole address (RFC 5321 4.5.3.1, with erratum 1690)."""

TWO_ADDRESSES = "There is more than one address in it."

_LOCAL = r"(?!')[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*"
_PLAIN_LOCAL = re.compile(_LOCAL, re.ASCII)
_PLAIN = re.compile(rf"({_LOCAL})@([a-z0-9-]+(?:\.[a-z0-9-]+)+)", re.ASCII | re.IGNORECASE)
"""Almost every address there is. What does not match is tidied and asked of the validator, which takes ten times as long."""

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1f\x7f]")
_IN_ANGLES = re.compile(r"[^<>]*<([^<>]+@[^<>]+)>\W*")
_AT = re.compile(r"\s*(?:\(at\)|\[at\]|\{at\}|\sat\s|＠|﹫)\s*", re.IGNORECASE)
_MADE_UP = re.compile(r"(.)\1{3,}|test\d{1,4}")

GMAIL = frozenset({"gmail.com", "googlemail.com"})

Nature = Literal["spam_trap_like", "disposable", "test"]


@dataclass(frozen=True, slots=True)
class Address:
    """``text`` is the cell without spaces around it. ``problem`` says why no mail can arrive; ``suggestion`` is what was probably meant."""

    text: str
    local: str = ""
    domain: str = ""
    suggestion: str | None = None
    problem: str = ""


def read_address(cell: str, domains: Domains) -> Address:
    """What a cell holds. Local parts keep their capitals, since only their host may fold them; domains are small."""
    text = cell.strip()
    plain = _PLAIN.fullmatch(text)
    if plain is None:
        return _unusual(text, domains)
    local, domain = plain[1], plain[2].lower()
    if len(local) > LONGEST_LOCAL or len(text) > LONGEST:
        return Address(text, problem="The address is longer than addresses can be.")
    verdict = domains.verdict(domain)
    meant = f"{local}@{verdict.suggestion}" if verdict.suggestion else None
    return Address(text, local, domain, meant, verdict.problem)


def mailbox(local: str, domain: str) -> str:
    """The mailbox that mail arrives in: capitals and a ``+tag`` don't matter, at Gmail nor do dots."""
    name = local.lower()
    name = name.partition("+")[0] or name
    if domain in GMAIL:
        return f"{name.replace('.', '')}@gmail.com"
    return f"{name}@{domain}"


def nature(address: Address, domains: Domains) -> Nature | None:
    """Whether nobody is behind it: bait or a machine, a mailbox for minutes, or something typed to get past a form."""
    name = _bare(address.local)
    if name in domains.lists.traps or "spamtrap" in address.domain:
        return "spam_trap_like"
    return domains.nature(address.domain) or ("test" if name in domains.lists.made_up or _MADE_UP.fullmatch(name) else None)


def is_tagged(address: Address) -> bool:
    """Written with a plus, as testers do: ``name+test1@gmail.com``."""
    return "+" in address.local.strip("+")


def is_role(address: Address, lists: Lists) -> bool:
    """Whether the name stands for a function or a group: ``info@``, ``sales@``."""
    return _bare(address.local) in lists.roles


def _unusual(text: str, domains: Domains) -> Address:
    """Anything but letters, one @ and a domain: valid all the same, or valid once tidied, or neither."""
    tidied = _tidied(text)
    if "@" not in tidied:
        return Address(text, suggestion=_with_at(tidied, domains.lists.providers), problem=_problem(text))
    if tidied != text and _PLAIN.fullmatch(tidied):
        meant = read_address(tidied, domains)
        return replace(meant, text=text, suggestion=meant.suggestion or (None if meant.problem else tidied), problem=_problem(text))
    local, _, domain = tidied.rpartition("@")
    verdict = domains.verdict(domain.lower())
    if tidied == text and _is_valid(text):
        return Address(text, local, domain.lower(), f"{local}@{verdict.suggestion}" if verdict.suggestion else None, verdict.problem)
    if verdict.suggestion and _PLAIN.fullmatch(f"{local}@{verdict.suggestion}"):
        return Address(text, local, verdict.suggestion, f"{local}@{verdict.suggestion}", verdict.problem)
    if verdict.problem and _PLAIN_LOCAL.fullmatch(local):
        return Address(text, local, domain.lower(), problem=verdict.problem)
    return Address(text, problem=_problem(text))


def _tidied(text: str) -> str:
    """Without what comes from copying: a name and angles, quotes, punctuation behind, spaces within, a second @."""
    text = _INVISIBLE.sub("", text).strip()
    if angled := _IN_ANGLES.fullmatch(text):
        text = angled[1]
    text = re.sub(r"^(?:mailto:\s*)?[\s'(\[{<,;:.]*", "", text, flags=re.IGNORECASE)
    if text.endswith('"'):
        text = text.strip('"')
    text = re.sub(r"[\s'\"<>()\[\]{},;:.!?/\\]+$", "", text) if not text.endswith("]") or "[" not in text else text
    if "@" not in text:
        text = _AT.sub("@", text, count=1)
    if text.count("@") > 1 and re.search(r"@\s*@", text):
        text = re.sub(r"@(?:\s*@)+", "@", text)
    if text.count("@") == 1 and '"' not in text:
        text = re.sub(r"\s+|(?<=\.)\.+|\.(?=@)|(?<=@)\.+", "", text)
    return text


def _with_at(text: str, providers: Iterable[str]) -> str | None:
    """``jane.gmail.com`` and ``janegmail.com`` with the @ that was left out; nothing for a provider of few letters."""
    if "." not in text:
        return None
    small = text.lower()
    ends = [provider for provider in providers if small.endswith(provider) and provider.index(".") >= 5 and len(small) > len(provider)]
    longest = max(ends, key=len, default="")
    local = text[: -len(longest)].rstrip(".#*'\"!") if longest else ""
    return f"{local}@{longest}" if _PLAIN.fullmatch(f"{local}@{longest}") else None


def _is_valid(text: str) -> bool:
    try:
        validate_email(
            text, check_deliverability=False, allow_quoted_local=True, test_environment=True, globally_deliverable=False, strict=True
        )
    except EmailNotValidError:
        return False
    return True


def _problem(text: str) -> str:
    """Why this is no address. Says nothing of what was typed, because it may end up in a log."""
    local, at, domain = text.rpartition("@")
    reasons = (
        (not at, "There is no @ in it."),
        (not local, "There is nothing before the @."),
        (not domain, "There is nothing after the @."),
        (_holds_two(text), TWO_ADDRESSES),
        ("@" in local and '"' not in local, "There is more than one @ in it."),
        (any(character.isspace() for character in text), "There is a space in it."),
        (bool(_INVISIBLE.search(text)), "There is a character in it that cannot be seen."),
        (not re.search(r"\w$", text), "There is a mark behind it that does not belong to it."),
        (".." in text or local.startswith(".") or local.endswith("."), "There is a dot in it that does not belong there."),
    )
    return next((reason for holds, reason in reasons if holds), "There is a character in it that no address can have.")


def _holds_two(text: str) -> bool:
    """Whether it falls into several whole addresses at commas, semicolons, slashes or spaces."""
    pieces = [piece for piece in re.split(r"[\s,;/|]+", text) if "@" in piece]
    return len(pieces) > 1 and all(_PLAIN.fullmatch(piece) for piece in pieces)


def _bare(local: str) -> str:
    """A name without capitals, tag and marks, as the lists have it: ``No-Reply+7`` becomes ``noreply``."""
    return local.lower().partition("+")[0].replace(".", "").replace("-", "").replace("_", "")
