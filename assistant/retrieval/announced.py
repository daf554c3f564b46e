"""What says that a message holds several matters: "three things from my boss:", and the labels of a list, "1." or "b)"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

MOST_ANNOUNCING = 8
"""Words of a beginning that does nothing but announce several matters."""

ANNOUNCED_WITHIN = 200
"""Characters of a message in which an announcement must end."""

_MATTERS = r"(?:things|questions|problems|issues|matters|qs|topics|points|ones|troubles|tasks|wishes|requests|items|answers)"
_HOW_MANY = r"(?P<many>two|2|three|3|four|4|five|5|(?:a )?couple of|few|several|some|both)"
_SEVERAL = rf"\b{_HOW_MANY} (?:\w+ )?{_MATTERS}\b"
_NUMBERS = {"three": 3, "3": 3, "four": 4, "4": 4, "five": 5, "5": 5}
_ENDS = ":;,.?!\n"

_SEVERAL_MATTERS = re.compile(_SEVERAL, re.IGNORECASE)
_COUNTED = re.compile(rf"^\W*(?:[^\s{_ENDS}]+ ){{0,8}}?{_HOW_MANY} (?:\w+ ){{0,2}}?\w+s\b[^{_ENDS}]{{0,30}}[:.\n]", re.IGNORECASE)
"""Two of anything, and then a colon or the end of the sentence: "Two learners: ..."."""
_ANNOUNCEMENT = re.compile(rf"^\W*(?:[^\s:;.?!]+ ){{0,6}}?{_SEVERAL}[^{_ENDS}]{{0,40}}[:;,.!\n]\s*(?=\S)", re.IGNORECASE)
LABEL = (
    r"(?:\(?(?:[1-9][.):]|[a-e]\))|#[1-9][.:)]?"
    r"|(?:point|item|question|topic|issue|problem|task|client|q)\s?#?[1-9]\b[.:),]?)"
)
"""What looks like the label of a list, if a space follows."""
_LABEL = re.compile(rf"(?<!\S){LABEL}\s+", re.IGNORECASE)
BULLET = re.compile(r"\s*(?:[-*–]\s+|•\s*)")
_COUNT = re.compile(r"[1-9]|(?<![a-z])[a-e](?=\))", re.IGNORECASE)


class Label(NamedTuple):
    """Where a label of a list stands in a text, with the space after it; ``number`` is 1 for "1." and for "a)"."""

    start: int
    end: int
    number: int


def announces(text: str) -> bool:
    """Whether a text says that there are several matters."""
    return _SEVERAL_MATTERS.search(text) is not None


def announced(text: str) -> int:
    """How many matters a text says at its beginning that it holds, 0 if it does not say; "a few" are 2."""
    found = _SEVERAL_MATTERS.search(text[:ANNOUNCED_WITHIN]) or _COUNTED.match(text[:ANNOUNCED_WITHIN])
    return _NUMBERS.get(found["many"].lower(), 2) if found else 0


def only_announces(text: str) -> bool:
    """Whether a text says no more than that there are several matters: "Three things from our meeting"."""
    found = _SEVERAL_MATTERS.search(text)
    rest = text[found.end() :].rstrip(_ENDS + " -–—") if found else ""
    return found is not None and len(text.split()) <= MOST_ANNOUNCING and set(_ENDS).isdisjoint(rest)


def without_announcement(text: str) -> str:
    """What follows "three things from my boss:"."""
    found = _ANNOUNCEMENT.match(text[:ANNOUNCED_WITHIN])
    return text[found.end() :] if found else text


def without_mark(text: str) -> str:
    """What follows "- " or "2) " or the like."""
    found = BULLET.match(text) or _LABEL.match(text)
    return text[found.end() :] if found else text


def labels(text: str) -> tuple[Label, ...]:
    """The labels of a text's list, from the first on; none if there are not two, one after the other: the end of "we sent it at 5." is
    none."""
    chain: list[Label] = []
    for label in _labels(text):
        if label.number == len(chain) + 1:
            chain.append(label)
    return tuple(chain) if len(chain) > 1 else ()


def _labels(text: str) -> Iterator[Label]:
    for found in _LABEL.finditer(text):
        count = _COUNT.findall(found[0])[-1].lower()
        yield Label(*found.span(), int(count) if count.isdigit() else ord(count) - ord("a") + 1)
