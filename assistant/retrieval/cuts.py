"""Where a message could be cut in two, and what its words say for and against each cut."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import log
from typing import NamedTuple

from assistant.retrieval.stopwords import subject_words
from assistant.text import stems

MOST_CUTS = 8
"""Places of a message at which a cut is weighed, from its beginning on."""

MOST_WORDS = 50
"""Words of each side next to the cut that are looked at: in a long message what stands far away says little about the cut."""

MOST_ANNOUNCED = 8
"""Words of a beginning that does nothing but announce several matters."""

LONGEST_ANNOUNCEMENT = 200
"""Characters of a message in which that must end."""

MOST_NAMED = 6
"""Words that name something, beyond which a side is no more of a question."""

_HELPERS = (
    r"(?:do|does|did|is|are|was|were|has|have|can|could|should|will|would|may|must)"
    r"(?! (?:not|no|be|been|go|get|have|only|still|also|never|just|come|stay)\b)"
)
"""A helping verb that opens a question: what follows it is neither "not" nor the verb that it helps ("will go out to 760")."""

_SUBJECT = r"(?:i|we|you|he|she|it|they|this|that|these|those|there|the|a|an|my|our|your|his|her|their|any|one|people)"
_QUESTION_WORD = rf"(?:how|why|what|whats|where|when|which|who|{_HELPERS})"
_TO_BE_OR_HAVE = r"(?:is|are|was|were|has|have|do)"
_NUMBER = r"(?:[1-9][.)]|[a-e]\))"
_OPENING = rf"(?:(?:and|also|so|then|but|please|plus|second|btw|by the way|can you tell me|{_NUMBER})\W+)*"
_WE_ARE = r"(?:you're|you are|i'm|i am|we're|we are)"
_SURELY_ANOTHER = (
    r"(?:also|plus|besides|separately|unrelated|by the way|btw|(?:the )?other (?:thing|question|problem)"
    r"|another (?:thing|question|matter|problem|issue)|(?:a )?(?:separate|different) (?:topic|matter|thing|question|issue|problem)"
    rf"|second(?:ly)?|number two|next (?:question|thing)|one more|on another|while {_WE_ARE} (?:at it|here))"
)
_ANOTHER = (
    rf"(?:{_SURELY_ANOTHER}|finally|another|(?:the )?other one|(?:the )?(?:second|third|last)(?:ly)?|on (?:top of that|a different)"
    rf"|while (?:{_WE_ARE}|i have)|(?:in )?the same day|(?:i|we|he|she|they)(?:'d|'ve| would| have| do| must)? also)"
)
_SEVERAL = (
    r"\b(?:two|2|three|3|(?:a )?couple of|few|several|both) (?:\w+ )?"
    r"(?:things|questions|problems|issues|matters|qs|topics|points|ones|troubles|tasks|wishes)\b"
)

_WORD = re.compile(r"[^\W_]")
_CUT = re.compile(
    rf"(?P<end>(?<=[?!.;])(?<!\b[1-9]\.)\s+|\s*\n\s*|\s+(?=\(?{_NUMBER}\s))"
    r"|(?P<comma>\s*[,:/–—]\s+(?:(?P<joined>and then|and|but|plus|also|then|or)\s+)?|\s+-\s+)"
    r"|(?P<and>\s+(?:and also|and then|and|&|\+|plus|also|but)\s+)",
    re.IGNORECASE,
)
_ASKS = re.compile(rf"(?:^|[,.;:!?]\s+|\b(?:and|so|but|also|then)\s+)(?:{_QUESTION_WORD})\b|\?", re.IGNORECASE)
_ASKS_ANEW = re.compile(
    rf"^\W*{_OPENING}(?:(?!{_TO_BE_OR_HAVE}\b){_QUESTION_WORD}\b|{_TO_BE_OR_HAVE} {_SUBJECT}\b)",
    re.IGNORECASE,
)
"""A question that begins here. "Is", "has", "do" go on with the sentence ("my list, a long one, has a red circle") unless what they are
about follows."""

_TURNS = re.compile(rf"^\W*(?:(?:and\s+)?{_ANOTHER}\b|(?!1|a){_NUMBER}\s)", re.IGNORECASE)
_TURNS_SURELY = re.compile(rf"^\W*(?:(?:and|oh|ok|so)\W+)*(?:{_SURELY_ANOTHER}\b|2[.)])", re.IGNORECASE)
_ANNOUNCES = re.compile(rf"{_SEVERAL}|\bfirst(?:ly)?\b[,:]", re.IGNORECASE)
_SEVERAL_MATTERS = re.compile(_SEVERAL, re.IGNORECASE)
_STOPS = frozenset(":;,.?!\n")
_ANNOUNCEMENT = re.compile(rf"^\W*(?:[^\s:;.?!]+ ){{0,6}}?{_SEVERAL}[^:;,.?!\n]{{0,40}}[:;,.!\n]\s*(?=\S)", re.IGNORECASE)
_OPENS = re.compile(r"^\W*(?:and|also|plus|but|then|so)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cut:
    """A place at which a message could be cut: what stands on its two sides, ``before`` and ``after`` being the words of these next to it,
    and what joins them."""

    left: str
    right: str
    before: str
    after: str
    comma: bool
    """A comma, colon or dash, and no "and"."""
    joined: bool
    """A comma with "and", "also", "plus"."""
    bare: bool
    """A mere "and"; none of the three means that a sentence ends."""


def cuts(text: str) -> tuple[Cut, ...]:
    """The first ``MOST_CUTS`` places at which a text could be cut."""
    return tuple(cut for cut, _ in zip(_all(text), range(MOST_CUTS), strict=False))


def asks(text: str) -> bool:
    """Whether a text has a question in it."""
    return _ASKS.search(text) is not None


def without_announcement(text: str) -> str:
    """What follows "three things from our meeting:"."""
    found = _ANNOUNCEMENT.match(text[:LONGEST_ANNOUNCEMENT])
    return text[found.end() :] if found else text


class Wording(NamedTuple):
    """What the words around a cut say for and against it: 1 for yes, 0 for no, unless it counts."""

    comma: float
    joined: float
    bare: float
    opens: float
    """The right side opens with "and" or the like."""
    turns: float
    """It turns to "another" something."""
    turns_surely: float
    """It turns to "another thing", "by the way"."""
    asks_anew: float
    """It begins a question."""
    asks_right: float
    announced: float
    """The left side announces several matters."""
    asks_left: float
    ends_asking: float
    """It ends with a question mark."""
    marks_left: float
    """Question marks."""
    marks_right: float
    words_left: float
    """Logarithm of its words."""
    words_right: float
    named: float
    """Words that name something, on the side that has fewer, at most ``MOST_NAMED``."""
    shared: float
    """Share of these that stand on the other side as well."""


def wording(cut: Cut) -> Wording:
    """Read off what the words around a cut say."""
    left, right = (set(subject_words(stems(side))) for side in (cut.before, cut.after))
    named = min(len(left), len(right))
    return Wording(
        comma=float(cut.comma),
        joined=float(cut.joined),
        bare=float(cut.bare),
        opens=_has(_OPENS, cut.after),
        turns=_has(_TURNS, cut.after),
        turns_surely=_has(_TURNS_SURELY, cut.after),
        asks_anew=_has(_ASKS_ANEW, cut.after),
        asks_right=_has(_ASKS, cut.after),
        announced=_has(_ANNOUNCES, cut.left),
        asks_left=_has(_ASKS, cut.before),
        ends_asking=float(cut.left.endswith("?")),
        marks_left=float(cut.before.count("?")),
        marks_right=float(cut.after.count("?")),
        words_left=log(1 + len(cut.before.split())),
        words_right=log(1 + len(cut.after.split())),
        named=float(min(named, MOST_NAMED)),
        shared=len(left & right) / max(named, 1),
    )


def _has(pattern: re.Pattern[str], text: str) -> float:
    return float(pattern.search(text) is not None)


def _only_announces(left: str) -> bool:
    """Whether a side says no more than that there are several matters: "Three things from our meeting"."""
    announced = _SEVERAL_MATTERS.search(left)
    rest = left[announced.end() :].rstrip("".join(_STOPS) + " -–—") if announced else ""
    return announced is not None and len(left.split()) <= MOST_ANNOUNCED and _STOPS.isdisjoint(rest)


def _all(text: str) -> Iterator[Cut]:
    for found in _CUT.finditer(text):
        left, right = text[: found.start()].strip(), text[found.end() :].strip()
        joined = (found["joined"] or "").lower() in ("and", "and then", "also", "plus")
        if _WORD.search(left) and _WORD.search(right) and not _only_announces(left):
            before, after = " ".join(left.split()[-MOST_WORDS:]), " ".join(right.split()[:MOST_WORDS])
            yield Cut(left, right, before, after, found["comma"] is not None and not joined, joined, found["and"] is not None)
