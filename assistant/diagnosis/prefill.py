"""Answers that a sentence already contains, each with the words that say so. Rather none than a wrong one: the person can still be
asked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.diagnosis.model import Heard
from assistant.library.model import Check, Guide, Option
from assistant.text import stem, stems, tokens

LONGEST = 2000
"""Characters of a text that are read: a long message, and an upper bound of the time it takes."""

SPARE_WORDS = 2
"""So many other words may stand among the words of a phrase."""

PHRASES_KEPT = 4_096
"""An author's phrases that are kept taken apart: a guide has some hundred, and taking them apart anew is nine tenths of the work."""

LABEL_WORDS = 3
"""An option's label counts as a phrase from so many telling words on: "Yes" or "It spins" alone don't say about what."""

_END = re.compile(r"(?<=[.!?;\n])")
_PART = re.compile(r",|:|\(|\)|\bbut\b|\band\b|\bso\b|\bbecause\b|\balthough\b|\bthough\b|\byet\b|\bthen\b| - ", re.IGNORECASE)
_ASIDE = re.compile(r"[,(;:]")
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

_WISH = re.compile(r"\b(i|we)\W?d\s+(like|love|prefer|rather)\b", re.IGNORECASE)
"""A wish whose "would" is shortened to a letter."""

_NO_ONE = re.compile(r"\bno[ -]?one\b", re.IGNORECASE)

_NOT = frozenset(tokens("not no never without nothing none nobody neither nor stop stopped longer"))

_OPEN = frozenset(
    tokens(
        "if whether maybe perhaps might possibly probably unless wonder wondering guess unsure sure think suppose supposed should would "
        "could until example instead want wants"
    )
)
"""Words after which something is not, or not yet, or no more a fact."""

_FILLERS = frozenset(
    stems(
        "a an the this that these those my your our their his her its i you we they he she it me us them is are was were be been am do "
        "does did have has had of in at to for with by from as there here just still also even really very some one and or yes "
        "today actually currently little"
    )
)
"""Words that tell nothing apart."""

_ALIKE = {
    stem(word): stem(group.split()[0])
    for group in (
        "get got gotten receive",
        "come came arrive",
        "go went gone",
        "send sent",
        "buy bought",
        "everybody everyone",
        "email mail message",
        "person people lady woman man guy contact lead client customer subscriber user",
        "icon symbol button sign arrow",
        "bubble dot circle",
        "join connect link",
        "switch turn",
        "grey gray",
    )
    for word in group.split()
}
"""Words that say the same here, to the first of each line: whoever "receives mails" gets emails."""

_HALF_MOON = re.compile(r"\bhalf[ -]?(moon|circle|dot)s?\b", re.IGNORECASE)
"""Two words that are one thing: a half circle is no circle."""

_DEEDS = frozenset(stems("press click tap hit push look check search"))
"""Who presses a button or looks into a folder has not said what is seen afterwards."""


_NARROWS = frozenset(stems("new old existing"))
"""Who speaks of new or of old people has not spoken of all."""

_SOME_OF = re.compile(r"\b(nobody|no[ -]?one|everybody|everyone)\s+(who|whose|on|at|with|from|of|in)\b", re.IGNORECASE)
"""Nobody of some, or everybody of some, is not nobody and not everybody."""

_ONCE = frozenset(tokens("was were first yesterday earlier had"))
_NOW = frozenset(tokens("now meanwhile fixed solved"))
"""What was so, and is otherwise now ("it was red and is green now")."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a sentence that says one thing: its telling words in order, how many of its words negate, and where it stands."""

    words: tuple[str, ...]
    negations: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbouring pieces of one sentence, no question and no guess among them."""

    text: str
    parts: tuple[_Part, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """A phrase of an option in the text: its number of telling words, and the pieces that say it."""

    option: Option
    length: int
    run: _Run
    parts: tuple[_Part, ...]

    def typed(self) -> str:
        """The words of the person."""
        return self.run.text[self.parts[0].start : self.parts[-1].end].strip(" .!?;\n\t")


def prefill(guide: Guide, text: str) -> tuple[Heard, ...]:
    """The answers to the guide's checks that the text holds, in the order of the file; no check twice.

    A part of a sentence says an option if all telling words of one of its phrases (``said``, or its label) stand close together in it and
    it negates as often as the phrase; a phrase of several parts ("the first email came, then nothing") needs as many neighbouring ones.
    Questions, wishes and guesses say nothing; two different answers to one check say nothing about it.
    """
    runs = tuple(_runs(text[:LONGEST]))
    heard = (_heard(check, runs) for check in guide.checks.values())
    return tuple(answer for answer in heard if answer)


def _runs(text: str) -> Iterator[_Run]:
    for sentence in _END.split(text):
        asked = sentence.rstrip().endswith("?")
        if (_ASKED if asked else _ASKED_BARE).match(sentence):
            continue
        parts: list[_Part] = []
        for start, end in _spans(sentence):
            piece = sentence[start:end]
            if _OPEN.intersection(tokens(piece)) or _WISH.search(piece) or (asked and _ASKED.match(piece)) or _over(piece, sentence[end:]):
                yield _Run(sentence, tuple(parts))
                parts = []
            elif (part := _part(sentence, start, end)).words:
                parts.append(part)
        yield _Run(sentence, tuple(parts))


def _over(piece: str, rest: str) -> bool:
    """Whether the sentence goes on to say that this is no longer so."""
    return not _ONCE.isdisjoint(tokens(piece)) and not _NOW.isdisjoint(tokens(rest))


def _spans(sentence: str) -> Iterator[tuple[int, int]]:
    """Where the pieces of a sentence begin and end."""
    start = 0
    for found in _PART.finditer(sentence):
        yield start, found.start()
        start = found.end()
    yield start, len(sentence)


def _part(sentence: str, start: int, end: int) -> _Part:
    typed = _HALF_MOON.sub("halfmoon", _NO_ONE.sub("nobody", sentence[start:end]))
    if _SOME_OF.search(typed):
        return _Part((), 0, start, end)
    words = tuple(_ALIKE.get(word, word) for word in stems(typed) if word not in _FILLERS)
    return _Part(words, sum(word in _NOT for word in tokens(typed)), start, end)


def _heard(check: Check, runs: tuple[_Run, ...]) -> Heard | None:
    """The one answer to this check; of several the one that the longest phrase says, if that is clear."""
    found = [one for option in check.options for one in _said(option, runs)]
    most = max((one.length for one in found), default=0)
    best = [one for one in found if one.length == most]
    if len({one.option.id for one in best}) != 1 or any(_contradicts(one, best[0]) for one in found):
        return None
    return Heard(check, best[0].option, best[0].typed())


def _contradicts(one: _Found, best: _Found) -> bool:
    """Whether another part of the text says another option."""
    return one.option.id != best.option.id and not any(part is other for part in one.parts for other in best.parts)


def _said(option: Option, runs: tuple[_Run, ...]) -> Iterator[_Found]:
    """Each place that says the option."""
    for phrase in _phrases(option):
        length = sum(len(set(piece.words)) for piece in phrase)
        for run in runs:
            for start in range(len(run.parts) - len(phrase) + 1):
                parts = run.parts[start : start + len(phrase)]
                if all(_says(piece, part) for piece, part in zip(phrase, parts, strict=True)):
                    yield _Found(option, length, run, parts)


def _phrases(option: Option) -> Iterator[tuple[_Part, ...]]:
    """The option's phrases, each as its pieces."""
    for said in option.said:
        if phrase := _pieces(said):
            yield phrase
    for label in dict.fromkeys((option.label, _ASIDE.split(option.label)[0])):
        phrase = _pieces(label)
        if sum(len(piece.words) - piece.negations for piece in phrase) >= LABEL_WORDS:
            yield phrase


@lru_cache(maxsize=PHRASES_KEPT)
def _pieces(phrase: str) -> tuple[_Part, ...]:
    parts = (_part(phrase, start, end) for start, end in _spans(phrase))
    return tuple(part for part in parts if part.words)


def _says(piece: _Part, part: _Part) -> bool:
    """Whether this part of a sentence holds that piece of a phrase, negated as often, and no deed or narrower circle than the phrase."""
    wanted = frozenset(piece.words)
    more = set(part.words) - wanted
    return piece.negations == part.negations and _close(wanted, part.words) and (_DEEDS | _NARROWS).isdisjoint(more)


def _close(wanted: frozenset[str], words: tuple[str, ...]) -> bool:
    """Whether all wanted words stand within one stretch of the words, with at most ``SPARE_WORDS`` others among them."""
    if not wanted.issubset(words):
        return False
    size = len(wanted) + SPARE_WORDS
    return any(wanted.issubset(words[start : start + size]) for start in range(max(len(words) - size, 0) + 1))
