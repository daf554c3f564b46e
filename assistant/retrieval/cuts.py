"""Where a message could be cut in two, and what its words say for and against each cut."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import log

from assistant.retrieval.stopwords import subject_words
from assistant.text import stems

MOST_CUTS = 8
"""Places of a message at which a cut is weighed, from its beginning on."""

MOST_WORDS = 50
"""Words of each side next to the cut that are looked at: in a long message what stands far away says little about the cut."""

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
_ANOTHER = (
    r"(?:also|plus|besides|separately|finally|unrelated|another|(?:the )?other (?:one|thing|question|problem)"
    r"|(?:the )?(?:second|third|last)(?:ly)?|number two|next (?:question|thing)|by the way|btw"
    r"|(?:a )?(?:separate|different) (?:topic|matter|thing|question|issue|problem)"
    r"|on (?:top of that|another|a different)|one more|while (?:you're|you are|i'm|i am|we're|we are|i have)|(?:in )?the same day"
    r"|(?:i|we|he|she|they)(?:'d|'ve| would| have| do| must)? also)\b"
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

_TURNS = re.compile(rf"^\W*(?:(?:and\s+)?{_ANOTHER}|(?!1|a){_NUMBER}\s)", re.IGNORECASE)
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


def wording(cut: Cut) -> tuple[float, ...]:
    """What the words say: comma, joined, bare; the right side opens with "and" or the like, turns to "another thing", asks anew, asks; the
    left side asks, ends with a question mark; question marks on the left and on the right; logarithms of the words on the left and on the
    right; words that name something on the side that has fewer, and the share of these that stand on the other side as well."""
    left, right = (set(subject_words(stems(side))) for side in (cut.before, cut.after))
    named = min(len(left), len(right))
    return (
        float(cut.comma),
        float(cut.joined),
        float(cut.bare),
        float(_OPENS.search(cut.after) is not None),
        float(_TURNS.search(cut.after) is not None),
        float(_ASKS_ANEW.search(cut.after) is not None),
        float(_ASKS.search(cut.after) is not None),
        float(_ASKS.search(cut.before) is not None),
        float(cut.left.endswith("?")),
        float(cut.before.count("?")),
        float(cut.after.count("?")),
        log(1 + len(cut.before.split())),
        log(1 + len(cut.after.split())),
        float(min(named, MOST_NAMED)),
        len(left & right) / max(named, 1),
    )


def _all(text: str) -> Iterator[Cut]:
    for found in _CUT.finditer(text):
        left, right = text[: found.start()].strip(), text[found.end() :].strip()
        joined = (found["joined"] or "").lower() in ("and", "and then", "also", "plus")
        if _WORD.search(left) and _WORD.search(right):
            before, after = " ".join(left.split()[-MOST_WORDS:]), " ".join(right.split()[:MOST_WORDS])
            yield Cut(left, right, before, after, found["comma"] is not None and not joined, joined, found["and"] is not None)
