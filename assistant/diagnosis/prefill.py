"""Answers that a sentence already contains, each with the words that say so. Rather none than a wrong one: the person can still be
asked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.diagnosis.model import Heard
from assistant.library.model import Check, Guide, Option
from assistant.text import stems, tokens

LONGEST = 2000
"""Characters of a text that are read: a long message, and an upper bound of the time it takes."""

SPARE_WORDS = 2
"""So many other words may stand among the words of a phrase."""

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
        "does did have has had of in on at to for with by from as there here just still also even really very all any some one and or yes"
    )
)
"""Words that tell nothing apart."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a sentence that says one thing: as typed, its telling words in order, and how many of its words negate."""

    typed: str
    words: tuple[str, ...]
    negations: int


def prefill(guide: Guide, text: str) -> tuple[Heard, ...]:
    """The answers to the guide's checks that the text holds, in the order of the file; no check twice.

    A part of a sentence says an option if all telling words of one of its phrases (``said``, or its label) stand close together in it and
    it negates as often as the phrase. Questions, wishes and guesses say nothing; two different answers to one check say nothing about it.
    """
    parts = tuple(_parts(text[:LONGEST]))
    heard = (_heard(check, parts) for check in guide.checks.values())
    return tuple(answer for answer in heard if answer)


def _parts(text: str) -> Iterator[_Part]:
    for sentence in _END.split(text):
        if sentence.rstrip().endswith("?") and _ASKED.match(sentence):
            continue
        for typed in _PART.split(sentence):
            if not _OPEN.intersection(tokens(typed)) and (part := _part(typed)).words:
                yield part


def _part(typed: str) -> _Part:
    words = tuple(word for word in stems(typed) if word not in _FILLERS)
    return _Part(typed.strip(" .!?;\n\t"), words, sum(word in _NOT for word in tokens(typed)))


def _heard(check: Check, parts: tuple[_Part, ...]) -> Heard | None:
    """The one answer to this check; of several the one that the longest phrase says, if that is clear."""
    found = [(length, part, option) for option in check.options for length, part in _said(option, parts)]
    most = max((length for length, _, _ in found), default=0)
    best = [(part, option) for length, part, option in found if length == most]
    if len({option.id for _, option in best}) != 1 or _contradicted(found, best[0][0], best[0][1]):
        return None
    part, option = best[0]
    return Heard(check, option, part.typed)


def _contradicted(found: list[tuple[int, _Part, Option]], part: _Part, option: Option) -> bool:
    """Whether another part of the text says another option."""
    return any(other.id != option.id and elsewhere is not part for _, elsewhere, other in found)


def _said(option: Option, parts: tuple[_Part, ...]) -> Iterator[tuple[int, _Part]]:
    """Each part that says the option, with the number of telling words of the phrase that it holds."""
    for phrase in _phrases(option):
        wanted = frozenset(phrase.words)
        for part in parts:
            if phrase.negations == part.negations and _close(wanted, part.words):
                yield len(wanted), part


def _phrases(option: Option) -> Iterator[_Part]:
    for said in option.said:
        if (phrase := _part(said)).words:
            yield phrase
    for label in dict.fromkeys((option.label, _ASIDE.split(option.label)[0])):
        if len((phrase := _part(label)).words) - phrase.negations >= LABEL_WORDS:
            yield phrase


def _close(wanted: frozenset[str], words: tuple[str, ...]) -> bool:
    """Whether all wanted words stand within one stretch of the words, with at most ``SPARE_WORDS`` others among them."""
    if not wanted.issubset(words):
        return False
    size = len(wanted) + SPARE_WORDS
    return any(wanted.issubset(words[start : start + size]) for start in range(max(len(words) - size, 0) + 1))
