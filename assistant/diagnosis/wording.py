"""A text as clauses of telling words, without those that ask, guess, wish or tell of something else."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assistant.diagnosis.plain import POLITE, SHOWN, WHY, plainer
from assistant.diagnosis.words import WEIGHTLESS, names_of, words_in
from assistant.text import normalise, tokens

FAR = 100
"""What a sentence's end counts for in places: no phrase reaches across it."""

_ABBREVIATED = r"(?<!\bMr\.)(?<!\bMrs\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bno\.)(?<!\bnr\.)"
_END = re.compile(rf"(?<=[^\s'\"(][.!?;])(?=\s|(?-i:[A-Z])|$){_ABBREVIATED}|(?<=\n)", re.IGNORECASE)
_PART = re.compile(
    r",(?!\d{3}\b)|:(?!\d)|\(|\)|[;!?]|\.\.+|…| - |\s[–—]\s|—|(?<=[a-z])\.\s"
    r"|\b(?:but|and|so|because|although|though|yet|then|while|whilst|whereas|except|however|which|not even|not only|neither do|plus)\b",
    re.IGNORECASE,
)

_ASKED = re.compile(
    r"^\W*(is|are|was|were|do|does|did|has|have|had|can|could|should|would|will|may|how|what|where|when|which|who)\b(?!\s+come)",
    re.IGNORECASE,
)
"""How a question begins that does not take for granted what it asks about, as "why is …" does."""

_ASKED_BARE = re.compile(
    r"^\W*((how|what|where|which|who)\b|(is|are|do|does|did|has|have|can|could|should|would|will)\s+"
    r"(i|you|we|they|he|she|it|there|this|that|these|the|my|your|our|his|her|a|an|people|contacts|somebody|someone|anybody|anyone)\b)",
    re.IGNORECASE,
)
"""How a question begins that is one even without its question mark."""

_WISH = re.compile(r"\b(i|we)\W?d\s+(like|love|prefer|rather|be)\b", re.IGNORECASE)
"""A wish or a guess whose "would" is shortened to a letter."""

_DON_T_KNOW = re.compile(
    r"\bmay (?:well )?(?:be|have)\b|\b(?:aim|goal|dream|plan) (?:is|was)\b|"
    r"\b(?:not|never) (?:\w+ )?(?:sure|certain|know|remember|recall|tell (?:you|if|whether)|say (?:if|whether|who))\b"
    r"|\bno (?:idea|clue)\b(?! who)|\bhave not (?:\w+ )?(?:looked|checked)\b|\byou sure\b"
)
"""Who does not know has said nothing. "No idea who bought" is something that a list does not tell."""

_OPEN = frozenset(
    tokens(
        "if whether maybe perhaps might possibly probably presumably unless wonder wondering guess unsure think suppose supposed should "
        "would could until till example instead want wants wish hope ought imagine assume assuming surprised insist insists reckon reckons"
    )
)
"""Words after which something is not, or not yet, or no more a fact."""

_UNTIL_THEN = re.compile(
    r"\b(?:until|till) (?:about |around |the )?(?:last |this |end of )?"
    r"(?:\d+|yesterday|recently|now|then|(?:mon|tues|wednes|thurs|fri|satur|sun)day|week|month|year|spring|summer|autumn|winter|easter|christmas"
    r"|jan\w*|feb\w*|march|april|may|june|july|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)\b"
)
"""A point in time: something was so up to it. Other sentences with "until" tell of what is over."""

_COULD_NOT = re.compile(r"\bcould not\b|\b(?:should|ought to) have\b")
"""Something that failed or is missing, not something that might be."""

_ELSEWHERE = re.compile(
    r"\b(?:in|at|on) (?:hers|theirs|(?:her|his|their|another|somebody else's) (?:account|kartra|business))\b"
    r"|\b(?:mastermind|forum|facebook group|fb group)\b"
    r"|\b(?:my|our|the|her|his) (?:other|old|second|previous) (?:account|sequence|business|company)\b"
    r"|\b(?:my|our) (?:friend|colleague|sister|brother|neighbour|mentor|coach)s? (?:\w+ )?(?:has|had|have|uses?) "
    r"(?!found|seen|told|looked|checked|paused)",
    re.IGNORECASE,
)
"""Somebody else's matter, or another one of mine."""

_HEARSAY = re.compile(
    r"\b(?:she|he|they|someone|somebody|support|assistant|va|colleague|partner|receptionist|husband|wife|boss|friend|sister|brother|niece|uncle"
    r"|owner|manager) (?:\w+ )?"
    r"(?:claims?|claimed|maintains?|maintained|mentioned|insists?|insisted|swears?|swore|told (?:my|our|his|her))\b",
    re.IGNORECASE,
)
"""What somebody says who may be wrong. "Kartra claims that it was sent" is no hearsay: it stands on the screen."""

_WAS_THEN = re.compile(
    r"\b(?:was|were|wasn't|weren't|had)\b.*\b"
    r"(?:last (?:week|month|year|autumn|summer|spring|winter)|(?:days?|weeks?|months?|years?) ago|back then)\W*$",
    re.IGNORECASE,
)
"""A clause that ends with another time."""


_HERE = re.compile(r"\bthis one\b|\b(?:but|and|while) (?:mine|this|ours|in mine)\b", re.IGNORECASE)

_FORMERLY = re.compile(
    r"^\W*(?:last (?:time|week|month|year|autumn|summer|spring|winter)|on (?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:a|one|two|three|some|\d+) (?:days?|weeks?|months?|years?) ago|back then|in the past|once|yesterday)\b"
    r"(?=.*\b(?:was|were|wasn't|weren't|had|showed|used to be)\b)(?!.*\b(?:still|since)\b)|^\W*there used to be\b",
    re.IGNORECASE,
)
"""A sentence, or a part of one, about how it was at another time."""

_GOES_ON = re.compile(
    r"^\W*(?:then|after|afterwards|and|but|since|so|now|still|yet|nothing|the (?:first|second|others?|rest|next|later))\b", re.IGNORECASE
)
"""A sentence that goes on where the one before it ended."""

_PUZZLED = re.compile(r"\b(?:confus(?:es?|ed|ing)|explain)\b", re.IGNORECASE)
"""Who asks for an explanation of a thing has not said that it is there."""

_ONCE = frozenset(tokens("was were first yesterday earlier had"))
_NOW = frozenset(tokens("now meanwhile fixed solved"))
"""What was so, and is otherwise now ("it was red and is green now")."""

_SOME_OF = re.compile(r"\b(?:nobody|everybody|everyone) (?:who|whose|on|at|with|from|in|of (?!them|us))\b")
"""Nobody of some, or everybody of some, is not nobody and not everybody."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A telling word: all its names, its place (one more for each word, and for each clause that ends between), and its clause."""

    names: frozenset[str]
    place: int
    clause: int


@dataclass(frozen=True, slots=True)
class Wording:
    """A text taken apart: its telling words in order, and for each clause where it begins and ends, and the stretch that it belongs to.

    A stretch has no question, wish or guess within it.
    """

    text: str
    spots: tuple[Spot, ...]
    clauses: tuple[tuple[int, int, int], ...]
    where: Mapping[str, tuple[int, ...]]
    """For each name the numbers of its spots."""

    def typed(self, first: int, last: int) -> str:
        """The words of the person from one clause to another."""
        return self.text[self.clauses[first][0] : self.clauses[last][1]].strip(" .!?;,:()\n\t")


def worded(text: str) -> Wording:
    """The clauses of a text that state something, and their words."""
    spots: list[Spot] = []
    clauses: list[tuple[int, int, int]] = []
    place = stretch = 0
    for start, end in _sentences(text):
        sentence = text[start:end]
        stretch += not _GOES_ON.match(sentence)
        asked = sentence.rstrip().endswith("?")
        if (_ASKED if asked else _ASKED_BARE).match(sentence) or _FORMERLY.match(sentence) or _PUZZLED.search(sentence):
            stretch += 1
            continue
        elsewhere = guessed = False
        for begin, stop in spans(sentence):
            piece = sentence[begin:stop]
            elsewhere = (elsewhere or bool(_ELSEWHERE.search(piece))) and not _HERE.search(sentence[max(begin - 5, 0) : stop])
            plain = normalise(piece)
            guessed = bool(_WISH.search(piece)) or _open(plain) or (guessed and plain.startswith("or "))
            if elsewhere or guessed or (asked and _ASKED.match(piece)) or _of_another(piece) or _over(piece, sentence[stop:]):
                stretch += 1
                continue
            told = tuple(_names_in(plain))
            for names in told:
                place += WEIGHTLESS.isdisjoint(names)
                spots.append(Spot(names, place, len(clauses)))
            if told:
                clauses.append((start + begin, start + stop, stretch))
                place += 1
        place += FAR
    return Wording(text, tuple(spots), tuple(clauses), _where(spots))


def _where(spots: list[Spot]) -> Mapping[str, tuple[int, ...]]:
    where: dict[str, list[int]] = {}
    for at, spot in enumerate(spots):
        for name in spot.names:
            where.setdefault(name, []).append(at)
    return {name: tuple(places) for name, places in where.items()}


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _END.finditer(text):
        yield start, found.start()
        start = found.start()
    yield start, len(text)


def spans(sentence: str) -> Iterator[tuple[int, int]]:
    """Where the clauses of a sentence begin and end."""
    start = 0
    for found in _PART.finditer(sentence):
        yield start, found.start()
        start = found.end()
    yield start, len(sentence)


def _open(plain: str) -> bool:
    """Whether a clause guesses, wishes, sets a condition or says that something is not known."""
    for harmless in (WHY, POLITE, SHOWN, _UNTIL_THEN, _COULD_NOT):
        plain = harmless.sub(" ", plain)
    return bool(_OPEN.intersection(tokens(plain)) or _DON_T_KNOW.search(plain))


def _of_another(piece: str) -> bool:
    """Whether a clause tells of another time, or what somebody else says."""
    return any(each.search(piece) for each in (_FORMERLY, _WAS_THEN, _HEARSAY))


def _over(piece: str, rest: str) -> bool:
    """Whether the sentence goes on to say that this is no longer so."""
    return not _ONCE.isdisjoint(tokens(piece)) and not _NOW.isdisjoint(tokens(rest))


def _names_in(plain: str) -> Iterator[frozenset[str]]:
    plain = plainer(plain)
    if not _SOME_OF.search(plain):
        yield from filter(None, map(names_of, words_in(plain)))
