"""Finds telephone and card numbers among the dates, prices, times, ids and counts that people write far more often.

Digits form groups, groups with nothing but separators between them a run; a number is some groups of a run that stand next to each other.
"""

import re
import unicodedata
from collections.abc import Iterator

import phonenumbers
from stdnum import luhn

Span = tuple[int, int]

_FEWEST_DIGITS, _MOST_DIGITS = 7, 19
_MOST_GROUPS = 7
"""People write numbers in up to seven groups; more are a list of figures."""

_MOST_LOOKED_UP = 100
"""Numbers of a text whose country's plan is looked up, at half a millisecond each. Beyond, the shape decides, for the person's sake."""

_WITH_ZERO = ("GB", "AU", "NZ", "IE", "DE", "FR", "NL", "IT", "IN", "ZA")
_WITHOUT_ZERO = ("US", "IN")
"""Regions whose national numbers are known without a country code."""

_GROUP = re.compile(r"(?<!\w)\d{1,19}(?!\w)")
_BETWEEN = re.compile(r"[ ./-]{0,2}[()]?[ ./-]{0,2}[()]?[ ./-]{0,2}")
_BEFORE = re.compile(r"(?:\( ?)?\+ ?\(?$|\($")

_OTHERS = re.compile(
    r"(?<![\d./-])(?:"
    r"(?:19|20)\d\d([./-])\d{1,2}\1\d{1,2}|\d{1,2}([./-])\d{1,2}\2(?:19|20)\d\d"  # a date
    r"|\d{1,3}(?:\.\d{1,3}){3}"  # an address of a machine
    r")(?!\d|[./-]\d)"
    r"|\b[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b",  # a UUID
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"[#/]|\d[.,]|\b(?:order|invoice|ticket|id|ids|ref|reference|transaction|campaign|sequence|pixel|code|started)\b[\s:#.-]{0,4}(?:(?:number|no|nr|is)\b[\s:#.]{0,4})?",
    re.IGNORECASE,
)
_PHONE_WORD = re.compile(
    r"\b(?:phone|telephone|tel|mobile|cell|call|ring|text|sms|whatsapp|fax|dial)\b\W{0,8}(?:(?:me|us|him|her|on|at|is|to|number|no|nr|my)\b\W{0,8}){0,4}",
    re.IGNORECASE,
)
_CARD_WORD = re.compile(r"\b(?:card|visa|mastercard|amex|debit|credit)\b(?:(?!card|visa|amex)[^\d\n]){0,20}+", re.IGNORECASE)
"""Words that say what the number directly behind them is."""

_ISSUER = re.compile(r"[3-6]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720")
_CARD_GROUPS = frozenset({(4, 4, 4, 4), (4, 6, 5), (4, 4, 4, 4, 3)})
_NORTH_AMERICAN = re.compile(r"1?[2-9]\d\d[2-9]\d{6}")
_NORTH_AMERICAN_GROUPS = frozenset({(3, 3, 4), (1, 3, 3, 4)})


def hide_numbers(text: str) -> str:
    """The text with card-like numbers replaced by ``[card]`` and telephone numbers by ``[phone]``."""
    plain = _OTHERS.sub(lambda found: "x" * len(found[0]), _ascii(text))
    pieces, end = [], 0
    for placeholder, (start, stop) in _numbers(plain):
        pieces += [text[end:start], placeholder]
        end = stop
    return "".join([*pieces, text[end:]])


def _ascii(text: str) -> str:
    """The text with digits, spaces, dashes, plus signs and brackets of every script as those of ASCII; each character keeps its place."""
    return text if text.isascii() else "".join(map(_ascii_character, text))


def _ascii_character(character: str) -> str:
    if character.isascii():
        return character
    kind = unicodedata.category(character)
    if kind == "Nd":
        return str(unicodedata.decimal(character))
    return {"Zs": " ", "Pd": "-", "Ps": "(", "Pe": ")"}.get(kind, "+" if character in "＋﹢" else character)


def _numbers(text: str) -> Iterator[tuple[str, Span]]:
    """Placeholder and place of each number, in order."""
    said = _Said(text)
    for run in _runs(text):
        first = 0
        while first < len(run):
            groups = run[first : first + _MOST_GROUPS]
            count, placeholder = _card(groups, said), "[card]"
            if not count:
                count, placeholder = _phone(groups, said), "[phone]"
            if count:
                yield placeholder, (_start(text, groups[0], groups[count - 1]), groups[count - 1].end())
            first += count or 1


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Groups of digits with nothing but separators between them; a group that touches a letter belongs to no number."""
    run: list[re.Match[str]] = []
    for group in _GROUP.finditer(text):
        if run and not _BETWEEN.fullmatch(text, run[-1].end(), group.start()):
            yield run
            run = []
        run.append(group)
    if run:
        yield run


def _start(text: str, first: re.Match[str], last: re.Match[str]) -> int:
    """Where a number begins: a plus sign belongs to it, and a bracket that is closed in it."""
    lead = _lead(text, first)
    return first.start() - (len(lead) if "+" in lead or ")" in text[first.start() : last.end()] else 0)


def _lead(text: str, group: re.Match[str]) -> str:
    found = _BEFORE.search(text[max(0, group.start() - 5) : group.start()])
    return found[0] if found else ""


def _card(groups: list[re.Match[str]], said: "_Said") -> int:
    """How many of the groups are a card's number: right by its check digit (Luhn), grouped like one, or called one. Else 0."""
    for count, digits, sizes in _joined(groups, 13, _MOST_DIGITS):
        if min(sizes) < 2 or not _ISSUER.match(digits):
            continue
        if sizes in _CARD_GROUPS or groups[0].start() in said.card or luhn.is_valid(digits):
            return count
    return 0


def _phone(groups: list[re.Match[str]], said: "_Said") -> int:
    """How many of the groups are a telephone number. Else 0."""
    place = groups[0].start()
    for count, digits, sizes in _joined(groups, _FEWEST_DIGITS, 15):
        if "+" in _lead(said.text, groups[0]) or (digits.startswith("00") and len(digits) >= 10):
            return _international(groups, said)
        if place in said.phone or (place not in said.other and _national(digits, sizes, said)):
            return count
    return 0


def _international(groups: list[re.Match[str]], said: "_Said") -> int:
    """How many of the groups, which begin with a country code, are the number: as many as are one in that country, else all that may be."""
    possible = list(_joined(groups, _FEWEST_DIGITS, 15))
    return next((count for count, digits, _ in possible if said.planned(f"+{digits.removeprefix('00')}")), possible[0][0])


def _joined(groups: list[re.Match[str]], fewest: int, most: int) -> Iterator[tuple[int, str, tuple[int, ...]]]:
    """Of the first groups, as many as have ``fewest`` to ``most`` digits: how many, their digits, their sizes; longest first."""
    digits = [group[0] for group in groups]
    total = sum(map(len, digits))
    for count in range(len(digits), 0, -1):
        if total < fewest:
            return
        if total <= most:
            yield count, "".join(digits[:count]), tuple(map(len, digits[:count]))
        total -= len(digits[count - 1])


def _national(digits: str, sizes: tuple[int, ...], said: "_Said") -> bool:
    """Whether some country writes its numbers so. A year or a count is no number: it takes an area code's 0, or North America's form."""
    if _NORTH_AMERICAN.fullmatch(digits) and sizes in _NORTH_AMERICAN_GROUPS:
        return True
    zero = digits[0] == "0" and sizes[0] > 1 and len(digits) >= 9
    bare = len(sizes) == 1 and len(digits) == (11 if digits[0] == "1" else 10)
    return (zero or bare) and said.planned(digits)


class _Said:
    """What one text says about the numbers in it: places where a card's, a telephone's or some other number is named to begin."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.card, self.phone, self.other = ({found.end() for found in words.finditer(text)} for words in (_CARD_WORD, _PHONE_WORD, _LABEL))
        self._left = _MOST_LOOKED_UP

    def planned(self, digits: str) -> bool:
        """Whether the digits are a number in the plan of one of our regions."""
        self._left -= 1
        regions = _WITH_ZERO if digits[0] == "0" else _WITHOUT_ZERO
        return self._left < 0 or any(_in_plan(digits, region) for region in regions)


def _in_plan(digits: str, region: str) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(digits, region))
    except phonenumbers.NumberParseException:
        return False
