"""Was a domain mistyped, and what was meant? One that may be real is questioned only if it is one slip away from exactly one provider."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal

from email_validator import EmailNotValidError, validate_email
from publicsuffixlist import PublicSuffixList, encode_idn
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from assistant.leads.lists import Lists

COMMON_ENDINGS = ("com", "net", "org", "edu", "gov", "info", "co.uk", "org.uk", "ac.uk", "com.au", "com.br", "co.nz", "co.za")
"""Endings that a broken one is mended to. Two letters are left out: a slip near them is near several."""

LONG_NAME = 5
"""Letters from which on a name with two slips in it is still recognisable (``comcast.nry``). Below, two slips reach half of all names."""


DomainNature = Literal["disposable", "test"]


@dataclass(frozen=True, slots=True)
class DomainVerdict:
    """``suggestion`` is the domain that was probably meant; ``problem`` why this one cannot be. Neither: nothing to say."""

    suggestion: str | None = None
    problem: str = ""


FINE = DomainVerdict()

_PLAIN = re.compile(r"(?:(?!..--)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")
"""Almost every domain there is: well-formed without asking the validator, which takes 90 µs. The rest, such as ``xn--…``, is asked."""


class Domains:
    """Verdicts on domains, each worked out once: an export of 100,000 rows has some thousand domains."""

    def __init__(self, lists: Lists) -> None:
        self.lists = lists
        self._names, self._shortened = _index(tuple(lists.providers))
        self._known: dict[str, DomainVerdict] = {}
        self._natures: dict[str, DomainNature | None] = {}

    def verdict(self, domain: str) -> DomainVerdict:
        """What there is to say about a domain in small letters. A suggestion never has a suggestion of its own."""
        verdict = self._known.get(domain)
        if verdict is None:
            verdict = self._known[domain] = self._judge(domain)
        return verdict

    def nature(self, domain: str) -> DomainNature | None:
        """Whether nobody lives there: mailboxes for minutes, or a domain that stands for "any" in examples."""
        if domain not in self._natures:
            self._natures[domain] = self._nature(domain)
        return self._natures[domain]

    def _nature(self, domain: str) -> DomainNature | None:
        if not self.lists.disposable.isdisjoint((domain, registered(domain))):
            return "disposable"
        return None if self.lists.made_up.isdisjoint(_parents(domain)) else "test"

    def _judge(self, domain: str) -> DomainVerdict:
        if domain in self.lists.recognised:
            return FINE
        if not can_exist(domain):
            return self._broken(domain)
        mended = _mended(domain)
        if mended != domain:
            return DomainVerdict(self.verdict(mended).suggestion or mended)
        near = [provider for provider in self._one_slip(domain) if not self._may_be_meant(domain, provider)]
        return DomainVerdict(near[0]) if len(near) == 1 else FINE

    def _broken(self, domain: str) -> DomainVerdict:
        """A domain that cannot exist, so no honest owner is wronged by a guess. A tie still stays without one."""
        near = self._one_slip(domain)
        if not near:
            repaired = {self.verdict(repair).suggestion or repair for repair in _repairs(domain)}
            near = sorted(repaired) or self._completed(domain) or self._two_slips(domain)
        return DomainVerdict(near[0] if len(near) == 1 else None, _problem(domain))

    def _one_slip(self, domain: str) -> list[str]:
        """The providers one slip away: a letter too many, missing or wrong, or two swapped (Damerau's four; optimal string alignment).

        Two texts one slip apart are equal after at most one letter was taken from each, which a look-up finds (Garbe's symmetric delete).
        """
        near = dict.fromkeys(provider for shorter in _shortenings(domain) for provider in self._shortened.get(shorter, ()))
        return [each for each in near if OSA.distance(domain, each, score_cutoff=1) == 1 and self._recognisable(domain, each)]

    def _two_slips(self, domain: str) -> list[str]:
        found = extract(domain, list(self._names), scorer=OSA.distance, score_cutoff=2, limit=None)
        near = [provider for provider, distance, _ in found if distance == 2 and self._recognisable(domain, provider)]
        return [each for each in near if domain.startswith(f"{self._names[each]}.") or len(self._names[each]) >= LONG_NAME]

    def _recognisable(self, domain: str, provider: str) -> bool:
        """Not if letters were added to a common word, unless a letter was merely repeated."""
        added = len(domain) > len(provider) and not domain.startswith(f"{self._names[provider]}.")
        return not (added and self.lists.providers[provider]) or _squeezed(domain) == _squeezed(provider)

    def _may_be_meant(self, domain: str, provider: str) -> bool:
        """The same name under another country's ending: ``yahoo.dk`` is no slip for ``yahoo.de``."""
        ending = domain.removeprefix(f"{self._names[provider]}.")
        return len(provider.rpartition(".")[2]) == 2 and ending != domain and suffixes().publicsuffix(ending) == ending

    def _completed(self, domain: str) -> list[str]:
        """``gmail`` becomes ``gmail.com``; ``yahoo``, which has many endings, becomes nothing."""
        matches = [provider for provider, name in self._names.items() if name == domain]
        return matches if len(matches) == 1 else []


def can_exist(domain: str) -> bool:
    """Is this a well-formed domain under an ending that exists? Small letters."""
    name = domain if _PLAIN.fullmatch(domain) else _ascii(domain)
    return bool(name) and name.rpartition(".")[2] in endings()


def registered(domain: str) -> str:
    """The part of a domain that somebody registered: ``cs.stanford.edu`` gives ``stanford.edu``; the domain itself where there is none."""
    return domain if domain.count(".") == 1 else suffixes().privatesuffix(domain) or domain


@cache
def suffixes() -> PublicSuffixList:
    """The public suffix list that comes with the library, without private registries such as ``blogspot.com``."""
    return PublicSuffixList(accept_unknown=False, only_icann=True)


@cache
def endings() -> frozenset[str]:
    """Every top-level domain that exists, ``xn--…`` for other alphabets; also those of which only parts are registered under, as ``za``."""
    text = (files("publicsuffixlist") / "public_suffix_list.dat").read_text(encoding="utf-8")
    rules = text.partition("===END ICANN DOMAINS===")[0].splitlines()
    return frozenset(encode_idn(rule.rpartition(".")[2]) for rule in rules if rule and not rule.startswith("//"))


def _ascii(domain: str) -> str:
    """The domain as it stands in the name system, ``xn--…`` for other alphabets; empty if it is malformed."""
    try:
        return validate_email(f"x@{domain}", check_deliverability=False, test_environment=True).ascii_domain
    except EmailNotValidError:
        return ""


@lru_cache(maxsize=4)
def _index(providers: tuple[str, ...]) -> tuple[Mapping[str, str], Mapping[str, list[str]]]:
    """Each provider's name without its ending, and the providers to each text that one of them becomes by losing at most one letter."""
    names = {provider: provider.removesuffix(f".{suffixes().publicsuffix(provider)}") for provider in providers}
    shortened = defaultdict(list)
    for provider in providers:
        for shorter in _shortenings(provider):
            shortened[shorter].append(provider)
    return MappingProxyType(names), MappingProxyType(dict(shortened))


def _shortenings(domain: str) -> Iterator[str]:
    """The text itself, and without each of its letters."""
    yield domain
    for place in range(len(domain)):
        yield domain[:place] + domain[place + 1 :]


def _mended(domain: str) -> str:
    """Without what never belongs to a domain: commas for dots, dots in a row or at an end, a leading ``www.``, an ending given twice."""
    labels = [label.strip("-") for label in domain.replace(",", ".").replace(";", ".").split(".")]
    labels = [label for label in labels if label]
    if labels[:1] == ["www"] and suffixes().privatesuffix(".".join(labels[1:])):
        labels = labels[1:]
    if len(labels) > 2 and labels[-1] == labels[-2]:
        labels = labels[:-1]
    return ".".join(labels)


def _repairs(domain: str) -> Iterator[str]:
    """What a broken domain may stand for: itself without what never belongs there, or else its name under each common ending that is one
    slip away from its own. Only a plain name gets another ending, not one with subdomains."""
    mended = _mended(domain)
    if can_exist(mended):
        yield mended
        return
    labels = domain.split(".")
    for parts in (1, 2):
        name, tail = labels[:-parts], ".".join(labels[-parts:])
        if len(name) != 1:
            continue
        for ending in COMMON_ENDINGS:
            repaired = f"{name[0]}.{ending}"
            if (OSA.distance(tail, ending) == 1 or tail == ending * 2) and can_exist(repaired):
                yield repaired


def _problem(domain: str) -> str:
    if "." not in domain:
        return "The part after the @ has no ending such as .com."
    if _PLAIN.fullmatch(domain) or _ascii(domain):
        return f"There is no ending .{domain.rpartition('.')[2]}."
    return "The part after the @ cannot be a domain."


def _squeezed(text: str) -> str:
    """Without repeated letters: ``maill.com`` and ``mail.com`` are the same."""
    return "".join(letter for place, letter in enumerate(text) if letter != text[place - 1 : place])


def _parents(domain: str) -> list[str]:
    """The domain, all above it, and its ending with a dot: ``a.example.com``, ``example.com``, ``com`` and ``.com``."""
    labels = domain.split(".")
    return [*(".".join(labels[place:]) for place in range(len(labels))), f".{labels[-1]}"]
