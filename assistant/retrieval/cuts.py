"""Where a message could be cut in two, and what its words say for and against each cut."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import log
from typing import NamedTuple

from assistant.retrieval.announced import BULLET, LABEL, announces, labels, only_announces
from assistant.retrieval.stopwords import subject_words
from assistant.text import stems

MOST_CUTS = 8
"""Places of a message at which a cut is weighed, from its beginning on."""

MOST_WORDS = 50
"""Words of each side next to the cut that are looked at: in a long message what stands far away says little about the cut."""

MOST_NAMING = 3
"""Words before a colon that name what follows it."""

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
_OPENING = rf"(?:(?:and|also|so|then|but|please|plus|second|btw|by the way|can you tell me|{LABEL})\W+)*"
_WE_ARE = r"(?:you're|you are|i'm|i am|we're|we are)"
_SURELY_ANOTHER = (
    r"(?:also|plus|besides|separately|unrelated|by the way|btw|(?:the )?other (?:thing|question|problem)"
    r"|another (?:thing|question|matter|problem|issue)|(?:a )?(?:separate|different) (?:topic|matter|thing|question|issue|problem)"
    r"|(?:second|third|fourth)(?:ly|(?=[:,])| (?:thing|question|one|point|problem|issue)\b)"
    rf"|number two|next (?:question|thing)|one more|on another|while {_WE_ARE} (?:at it|here))"
)
_ANOTHER = (
    rf"(?:{_SURELY_ANOTHER}|finally|another|(?:the )?other one|(?:the )?(?:second|third|last)(?:ly)?|on (?:top of that|a different)"
    rf"|while (?:{_WE_ARE}|i have)|(?:in )?the same day|(?:i|we|he|she|they)(?:'d|'ve| would| have| do| must)? also)"
)
_WORD = re.compile(r"[^\W_]")
_CUT = re.compile(
    rf"(?P<end>(?<=[?!.;])\s+|\s*\n\s*|\s+(?=•))|(?P<label>\s+(?={LABEL}\s))"
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

_TURNS = re.compile(rf"^\W*(?:and\s+)?{_ANOTHER}\b", re.IGNORECASE)
_TURNS_SURELY = re.compile(rf"^\W*(?:(?:and|oh|ok|so)\W+)*{_SURELY_ANOTHER}\b", re.IGNORECASE)
_FIRST = re.compile(r"\bfirst(?:ly)?\b[,:]", re.IGNORECASE)
_CLAUSE = re.compile(r"[.?!;,\n]")
_AROUND = ".,;:!?\"'()"
_OPENS = re.compile(r"^\W*(?:and|also|plus|but|then|so)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cut:
    """A place at which a message could be cut: what stands on its two sides, ``before`` and ``after`` being the words of these next to it,
    ``near_before`` and ``near_after`` those from the place before and to the place after, and what joins them."""

    left: str
    right: str
    before: str
    after: str
    near_before: str
    near_after: str
    comma: bool
    """A comma, colon or dash, and no "and"."""
    joined: bool
    """A comma with "and", "also", "plus"."""
    bare: bool
    """A mere "and"; none of the three means that a sentence ends."""
    listed: bool
    """The right side begins with a later label of a list, or a bullet."""


def cuts(text: str) -> tuple[Cut, ...]:
    """The first ``MOST_CUTS`` places at which a text could be cut."""
    places = [place for place, _ in zip(_places(text), range(MOST_CUTS), strict=False)]
    ends = [*(place.start for place in places[1:]), len(text)]
    starts = [0, *(place.end for place in places)]
    return tuple(_cut(text, place, start, end) for place, start, end in zip(places, starts, ends, strict=False))


def asks(text: str) -> bool:
    """Whether a text has a question in it."""
    return _ASKS.search(text) is not None


class Wording(NamedTuple):
    """What the words around a cut say for and against it: 1 for yes, 0 for no, unless it counts."""

    comma: float
    joined: float
    bare: float
    listed: float
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
    near_words_left: float
    near_words_right: float
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
        listed=float(cut.listed),
        opens=_has(_OPENS, cut.after),
        turns=_has(_TURNS, cut.after),
        turns_surely=_has(_TURNS_SURELY, cut.after),
        asks_anew=_has(_ASKS_ANEW, cut.after),
        asks_right=_has(_ASKS, cut.after),
        announced=float(announces(cut.left) or _FIRST.search(cut.left) is not None),
        asks_left=_has(_ASKS, cut.before),
        ends_asking=float(cut.left.endswith("?")),
        marks_left=float(cut.before.count("?")),
        marks_right=float(cut.after.count("?")),
        words_left=_length(cut.before),
        words_right=_length(cut.after),
        near_words_left=_length(cut.near_before),
        near_words_right=_length(cut.near_after),
        named=float(min(named, MOST_NAMED)),
        shared=len(left & right) / max(named, 1),
    )


def opening(cut: Cut) -> tuple[str, ...]:
    """The first two words after a cut, each with its place: ``("how _", "_ do")``. They say more than what ``wording`` asks of them:
    "she", "my", "can" often begin another matter, "then", "or", "only" hardly ever."""
    first, second, *_ = (*(word.strip(_AROUND) for word in cut.after.lower().split()[:2]), "", "")
    return f"{first} _", f"_ {second}"


def _length(side: str) -> float:
    return log(1 + len(side.split()))


def _has(pattern: re.Pattern[str], text: str) -> float:
    return float(pattern.search(text) is not None)


class _Place(NamedTuple):
    """Where a text could be cut, from and to."""

    start: int
    end: int
    found: re.Match[str]
    listed: bool


def _places(text: str) -> Iterator[_Place]:
    in_list = labels(text)
    for found in _CUT.finditer(text):
        start, end = found.span()
        before_label = any(label.start == end for label in in_list)
        in_label = any(label.start <= start < label.end for label in in_list)
        left = text[:start].strip()
        if (found["label"] and not before_label) or in_label or not _WORD.search(left) or not _WORD.search(text, end):
            continue
        if not only_announces(left) and not (":" in found[0] and _only_names(left)):
            yield _Place(start, end, found, (before_label and end > in_list[0].start) or BULLET.match(text, end) is not None)


def _cut(text: str, place: _Place, near_from: int, near_to: int) -> Cut:
    found = place.found
    left, right = text[: place.start].strip(), text[place.end :].strip()
    joined = (found["joined"] or "").lower() in ("and", "and then", "also", "plus")
    return Cut(
        left=left,
        right=right,
        before=" ".join(left.split()[-MOST_WORDS:]),
        after=" ".join(right.split()[:MOST_WORDS]),
        near_before=" ".join(text[near_from : place.start].split()[-MOST_WORDS:]),
        near_after=" ".join(text[place.end : near_to].split()[:MOST_WORDS]),
        comma=found["comma"] is not None and not joined,
        joined=joined,
        bare=found["and"] is not None,
        listed=place.listed,
    )


def _only_names(left: str) -> bool:
    """Whether what stands before a colon does no more than name what follows: "Farm: all imported people are grey"."""
    return len(_CLAUSE.split(left)[-1].split()) <= MOST_NAMING
