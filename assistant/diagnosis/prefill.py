"""Answers that a text already contains, each with the words that say so. Rather none than a wrong one: the person can still be asked."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from assistant.diagnosis.model import Heard
from assistant.diagnosis.pieces import Piece, pieces
from assistant.diagnosis.wording import Spot, Wording, worded
from assistant.diagnosis.words import NOT, names_of
from assistant.library.model import Check, Guide, Option
from assistant.text import tokens

LONGEST = 2000
"""Characters of a text that are read: a long message, and an upper bound of the time it takes."""

SPARE_WORDS = 2
"""So many other words may stand among the words of a phrase."""

NOT_BEFORE = 3
NOT_AFTER = 2
"""A "not" so many words before or after those of a phrase, in the same clause, belongs to them."""

NEXT = 2
"""The parts of a phrase ("the first email came, then nothing") stand at most so many clauses apart."""

OPTIONS_KEPT = 1_024
"""Options whose phrases are kept taken apart: taking them apart anew is nine tenths of the work."""

LEAST = 2
"""A phrase tells so many things at least, a "not" among them unless it is only that a common word is negated: less stands in too many
sentences."""

MANY = 20
VOICES = 2
"""An answer that decides nothing by itself, a mere symptom, must be said by so many of its phrases if it has ``MANY``: such phrases are
vague, and what is really meant is met by more than one of them. On a stranger's messages (tests/golden/prefill.toml, held out) precision
rises from 0.90 to 0.94 and recall falls from 0.76 to 0.69; asked of all answers, to 0.98 and 0.52."""

LABEL_WORDS = 3
"""An option's label counts as a phrase from so many telling words on: "Yes" or "It spins" alone don't say about what."""

_ASIDE = re.compile(r"[,(;:]")
_ANYWHERE = re.compile(r"\.\.\.|…")

_DEEDS = frozenset().union(*map(names_of, ("press", "click", "tap", "look", "search")))
"""Who presses a button or looks into a folder has not said what is seen afterwards."""

_COMMON = frozenset().union(
    *map(
        names_of,
        tokens("nobody nothing none nowhere neither never stop person email me only rest get come go say show one first"),
    )
) - {NOT}
"""Words that tell nothing by themselves, even with a "not"."""

_NARROWS = frozenset().union(*map(names_of, ["new", "old", "existing"]))
_WHOLE = frozenset().union(*map(names_of, ["everybody", "all", "nobody"])) - {NOT}
"""Who speaks of new or of old people has not spoken of all."""


Windows = dict[Piece, tuple[tuple[int, int], ...]]
"""Where the pieces stand that have been looked for: the phrases of a guide have most of theirs in common."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Groups that stand anywhere in a text, in any order; the pieces of a group follow each other."""

    groups: tuple[tuple[Piece, ...], ...]
    words: frozenset[str]
    length: int


@dataclass(frozen=True, slots=True)
class _Found:
    """A phrase of an option in the text: how much it tells, and the clauses that say it."""

    option: Option
    length: int
    clauses: tuple[tuple[int, int], ...]

    def covers(self) -> set[int]:
        """All its clauses."""
        return {clause for first, last in self.clauses for clause in range(first, last + 1)}


def prefill(guide: Guide, text: str) -> tuple[Heard, ...]:
    """The answers to the guide's checks that the text holds, in the order of the file; no check twice.

    A stretch of a text says an option if all telling words of one of its phrases (``said``, or its label) stand close together in it and
    it negates as often as the phrase; a phrase of several parts ("the first email came, then nothing") needs them one after the other, one
    with "..." needs them anywhere. Questions, wishes and guesses say nothing; two different answers to one check say nothing about it.
    What ``follows`` from such answers is added where the text says nothing else.
    """
    wording = worded(text[:LONGEST])
    known: Windows = {}
    found = {check.id: [one for option in check.options for one in _said(option, wording, known)] for check in guide.checks.values()}
    heard = {check.id: _heard(check, found[check.id], wording) for check in guide.checks.values()}
    return _with_what_follows(guide, heard, frozenset(check for check, says in found.items() if says))


def _heard(check: Check, found: list[_Found], wording: Wording) -> Heard | None:
    """The one answer to this check; of several the one that the longest phrase says, if that is clear."""
    most = max((one.length for one in found), default=0)
    best = [one for one in found if one.length == most]
    if len({one.option.id for one in best}) != 1 or any(_contradicts(one, best) for one in found):
        return None
    if sum(one.option is best[0].option for one in found) < _voices(best[0].option):
        return None
    return Heard(check, best[0].option, " … ".join(dict.fromkeys(wording.typed(*clauses) for clauses in best[0].clauses)))


def _voices(option: Option) -> int:
    """How many of its phrases must say the option."""
    decides = any(effect in ("confirms", "rules-out") for effect in option.effects.values())
    return VOICES if not decides and len(_phrases(option.label, option.said)) >= MANY else 1


def _contradicts(one: _Found, best: list[_Found]) -> bool:
    """Whether another part of the text says another option."""
    return one.option.id != best[0].option.id and all(one.covers().isdisjoint(each.covers()) for each in best)


def _with_what_follows(guide: Guide, heard: Mapping[str, Heard | None], spoken: frozenset[str]) -> tuple[Heard, ...]:
    """The answers, and those that follow from them for checks of which the text does not speak; of two different ones neither."""
    answers = {check: answer for check, answer in heard.items() if answer}
    while True:
        more = {
            check.id: following[0]
            for check in guide.checks.values()
            if check.id not in answers and check.id not in spoken and len(following := tuple(_following(check, answers))) == 1
        }
        if not more:
            return tuple(answers[check] for check in guide.checks if check in answers)
        answers |= more


def _following(check: Check, answers: Mapping[str, Heard]) -> Iterator[Heard]:
    """Each option of a check that follows from the answers, with the words that said those."""
    for option in check.options:
        for condition in option.follows:
            if all(one in answers and answers[one].option.id in options for one, options in condition.items()):
                yield Heard(check, option, " … ".join(dict.fromkeys(answers[one].words for one in condition)))
                break


def _said(option: Option, wording: Wording, known: Windows) -> Iterator[_Found]:
    """Each phrase of the option that the text holds."""
    for phrase in _phrases(option.label, option.said):
        if phrase.words <= wording.where.keys() and (places := _places(phrase, wording, known)):
            yield _Found(option, phrase.length, places)


@lru_cache(maxsize=OPTIONS_KEPT)
def _phrases(label: str, said: tuple[str, ...]) -> tuple[_Phrase, ...]:
    """An option's phrases, taken apart."""
    labels = (phrase for text in dict.fromkeys((label, _ASIDE.split(label)[0])) if _tells(phrase := _phrase(text)))
    return tuple(phrase for phrase in dict.fromkeys((*map(_phrase, said), *labels)) if _enough(phrase))


def _phrase(text: str) -> _Phrase:
    groups = tuple(filter(None, map(pieces, _ANYWHERE.split(text))))
    every = [piece for group in groups for piece in group]
    return _Phrase(groups, frozenset[str]().union(*(piece.words for piece in every)), sum(piece.length for piece in every))


def _enough(phrase: _Phrase) -> bool:
    return phrase.length >= LEAST and (len(phrase.words) >= LEAST or _COMMON.isdisjoint(phrase.words))


def _tells(phrase: _Phrase) -> bool:
    return sum(len(piece.words) for group in phrase.groups for piece in group) >= LABEL_WORDS


def _places(phrase: _Phrase, wording: Wording, known: Windows) -> tuple[tuple[int, int], ...]:
    """The clauses in which each group of the phrase stands; nothing if one of them stands nowhere."""
    places: list[tuple[int, int]] = []
    for group in phrase.groups:
        place = next(_in_turn(group, wording, known, 0), None)
        if place is None:
            return ()
        places.append(place)
    return tuple(places)


def _in_turn(group: tuple[Piece, ...], wording: Wording, known: Windows, start: int) -> Iterator[tuple[int, int]]:
    """From which clause to which the pieces follow each other, no guess among them, from the spot ``start`` on."""
    if group[0] not in known:
        known[group[0]] = tuple(_windows(group[0], wording))
    for first, last in known[group[0]]:
        if first < start:
            continue
        begin, end = wording.spots[first].clause, wording.spots[last].clause
        if len(group) == 1:
            yield begin, end
            continue
        for after, until in _in_turn(group[1:], wording, known, last + 1):
            if after - end <= NEXT and wording.clauses[end][2] == wording.clauses[until][2]:
                yield begin, until
                break


def _windows(piece: Piece, wording: Wording) -> Iterator[tuple[int, int]]:
    """The first and the last spot of each stretch that says the piece."""
    spots = wording.spots
    room = len(piece.words) + SPARE_WORDS
    rarest = min((wording.where[word] for word in piece.words), key=len)
    for first in _starts(piece, spots, rarest, room):
        last = _reached(piece, spots, first, spots[first].place + room)
        if last is not None and _as_said(piece, wording, first, last):
            yield first, last


def _starts(piece: Piece, spots: tuple[Spot, ...], rarest: tuple[int, ...], room: int) -> Iterator[int]:
    """Where the piece may begin: at one of its words, near before the rarest of them."""
    begin = 0
    for at in rarest:
        first = at
        while first > begin and spots[at].place - spots[first - 1].place < room:
            first -= 1
        yield from (start for start in range(first, at + 1) if not piece.words.isdisjoint(spots[start].names))
        begin = at + 1


def _reached(piece: Piece, spots: tuple[Spot, ...], first: int, end: int) -> int | None:
    """Where all words of a piece that begins here have come, if that is before the place ``end``."""
    missing = piece.words - spots[first].names
    last = first
    while missing:
        last += 1
        if last == len(spots) or spots[last].place >= end:
            return None
        missing -= spots[last].names
    return last


def _as_said(piece: Piece, wording: Wording, first: int, last: int) -> bool:
    """Whether the stretch negates as often as the piece, and tells of no deed, narrower circle or guess that the piece does not."""
    spots = wording.spots
    if wording.clauses[spots[first].clause][2] != wording.clauses[spots[last].clause][2]:
        return False
    before = [spot.names for spot in spots[max(first - NOT_BEFORE, 0) : first] if spot.clause == spots[first].clause]
    within = [spot.names for spot in spots[first : last + 1]]
    after = [spot.names for spot in spots[last + 1 : last + 1 + NOT_AFTER] if spot.clause == spots[last].clause]
    if sum(NOT in names for names in before + within + after) != piece.negations:
        return False
    if piece.turn:
        turn = next(at for at, names in enumerate(within) if piece.turn in names)
        if not piece.behind <= frozenset[str]().union(*within[turn + 1 :]):
            return False
    more = frozenset[str]().union(*before, *within) - piece.words
    return _DEEDS.isdisjoint(more) and (_NARROWS.isdisjoint(more) or _WHOLE.isdisjoint(piece.words))
