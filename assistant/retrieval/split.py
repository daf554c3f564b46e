"""Several questions in one message become several texts, each with what was said before it."""

import re
from dataclasses import dataclass

MOST_QUESTIONS = 5
"""Questions of one message that are answered; what comes after stays with the last."""

MOST_CLAUSES = 8
"""Clauses of one message that are looked at by themselves."""

SHORTEST = 3
"""Words that a question has at least."""

_AUXILIARY = (
    r"(?:do|does|did|is|are|was|were|has|have|can|could|should|will|would|may|must)"
    r"(?! (?:not|no|be|been|go|get|have|only|still|also|never|just|come|stay)\b)"
)
"""A helping verb that opens a question: what follows it is neither "not" nor the verb that it helps ("will go out to 760")."""

_SUBJECT = r"(?:i|we|you|he|she|it|they|this|that|these|those|there|the|a|an|my|our|your|his|her|their|any|one|people)"
_QUESTION_WORD = rf"(?:how|why|what|whats|where|when|which|who|{_AUXILIARY})"
_TO_BE_OR_HAVE = r"(?:is|are|was|were|has|have|do)"
_ASKS_ANEW = rf"(?!{_TO_BE_OR_HAVE}\b){_QUESTION_WORD}\b|{_TO_BE_OR_HAVE} {_SUBJECT}\b"
"""A question in the middle of a sentence. "Is", "has", "do" go on with the sentence ("my list, a long one, has a red circle") unless
what they are about follows."""

_ANOTHER = (
    r"(?:also|plus|besides|separately|another (?:question|thing|one|problem)|(?:the )?other (?:one|thing|question|problem)|second(?:ly)?"
    r"|next question"
    r"|by the way|btw|on top of that|different topic|one more(?: thing| question)?|[2-9][.)])"
)
_SENTENCE_END = r"(?<=[?!.;])(?<!\b[1-9]\.)\s+|\s*\n\s*|\s+(?=[1-9]\)\s)"
_SENTENCES = re.compile(_SENTENCE_END)
_JOINT = rf"[,;]?\s+(?:(?:and |and then )?{_ANOTHER}|and then|and)[,:]?\s+(?={_ASKS_ANEW})"
_TURN = rf"\s*[,/]\s+(?={_ASKS_ANEW}|{_ANOTHER}\b)"
_CUT = re.compile(f"{_SENTENCE_END}|{_JOINT}|{_TURN}", re.IGNORECASE)
_NUMBERED = re.compile(r"\W*1[.)]\s")
_CUT_NUMBERED = re.compile(rf"\s+(?=[2-9][.)]\s)|{_SENTENCE_END}", re.IGNORECASE)
_ASKS = re.compile(
    rf"\?\s*$|(?:^|:)\W*(?:[1-9][.)]\s*)?(?:(?:and|also|so|then|but|please)\s+)*"
    rf"(?:{_QUESTION_WORD}\b|(?:tell|show|give|explain to) (?:me|us)\b)|\b(?:now what|what now)\W*$",
    re.IGNORECASE,
)
_SHORT_ASK = re.compile(rf"\W*(?:{_QUESTION_WORD}\b.*|now what|same)\?\W*$", re.IGNORECASE)
"""A question too short to say anything, which makes what stands before it one ("…, what now?")."""

_GOES_FURTHER = re.compile(r"\W*(?:and|also|plus)\b", re.IGNORECASE)
_TURNS = re.compile(rf"^\W*(?:and\s+)?{_ANOTHER}(?:\s|,|:)|\beither\W*$", re.IGNORECASE)
_PLAIN_JOINT = re.compile(r"\s*[,/]?\s*(?:and(?: then)?)?[,:]?\s*", re.IGNORECASE)
_DEPENDENT = re.compile(
    r"^\W*(?:(?:and|but|so)\s+)?(?:if|after|since|while|once|because|although|though|until|unless|whenever|as soon as"
    rf"|when(?!\s+{_AUXILIARY}\b))\b",
    re.IGNORECASE,
)
_COMPARES = re.compile(r"\b(?:difference|differ|differs|between|compared?|vs|versus|either|both)\b", re.IGNORECASE)
_EMBEDS = re.compile(
    r"\b(?:tell|tells|know|knows|see|sees|show|shows|say|says|find out|check|checks)\b[^?!.;,]*\b(?:who|what|which|how|why|when|where)\b",
    re.IGNORECASE,
)
"""A question inside a sentence ("can I see who is red"), after which "and who" goes on with it."""

_SAME_MATTER = r"(?:so|because|but|since|as|then|yet|which|that|who|with|without|for|to|from|of|by|like|including|except|even)"
_CLAUSE_END = re.compile(rf"{_SENTENCE_END}|\s*[,;:/]\s+(?!{_SAME_MATTER}\b)|\s+(?:and|plus)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a message that asks something. ``apart`` says that a sentence ended before it, or that its words turn to "another thing";
    after a mere comma or "and" it may well go on about the same."""

    text: str
    apart: bool = True


def questions(text: str) -> tuple[Part, ...]:
    """The parts of a message that ask something, in order; one if it asks once or not at all. A sentence that states something goes
    with the question after it, after the last question with that, and stands by itself if it turns to "another thing"."""
    cut = _CUT_NUMBERED if _NUMBERED.match(text) else _CUT
    pieces = [(start, end) for start, end in _pieces(cut, text) if not _GOES_FURTHER.fullmatch(text, start, end)]
    asks = [_ASKS.search(text[start:end]) is not None and _words(text[start:end]) >= SHORTEST for start, end in pieces]
    parts: list[tuple[int, int]] = []
    asked = False
    for place, (start, end) in enumerate(pieces):
        piece, between = text[start:end], text[parts[-1][1] : start] if parts else ""
        turns = _words(piece) > SHORTEST and (_TURNS.search(piece) is not None or (asks[place] and _PLAIN_JOINT.fullmatch(between) is None))
        further = _ends(text[: start - len(between)]) and _GOES_FURTHER.match(between.strip() + " " + piece) is not None
        goes_on = bool(parts) and _goes_on(text[parts[-1][0] : parts[-1][1]], between)
        if parts and (len(parts) == MOST_QUESTIONS or goes_on or not (turns or ((asked or further) and any(asks[place:])))):
            parts[-1] = (parts[-1][0], end)
            asked = asked or asks[place] or _SHORT_ASK.match(piece) is not None
        else:
            parts.append((start, end))
            asked = asks[place]
    before = (0, *(end for _, end in parts[:-1]))
    return tuple(Part(text[start:end], _is_apart(text, edge, start, end)) for edge, (start, end) in zip(before, parts, strict=True))


def clauses(text: str) -> tuple[str, ...]:
    """The smallest parts of a message that may each be about something: sentences cut at commas and "and", unless what follows goes on
    about the same matter ("…, so why …"). None if it compares things, sets a condition or lists
    things in a word or two."""
    found = [text[start:end] for start, end in _pieces(_CLAUSE_END, text)]
    if _COMPARES.search(text) or any(_DEPENDENT.match(clause) for clause in found):
        return ()
    return tuple(found[:MOST_CLAUSES]) if all(_words(clause) > SHORTEST for clause in found) else ()


def asking(text: str) -> tuple[str, ...]:
    """The sentences of a message that ask, or all if none does; nothing if there is only one sentence."""
    found = [text[start:end] for start, end in _pieces(_SENTENCES, text)]
    sentences = tuple(sentence for sentence in found if _words(sentence) >= SHORTEST)[:MOST_CLAUSES]
    asks = tuple(sentence for sentence in sentences if _ASKS.search(sentence))
    return (asks or sentences) if len(sentences) > 1 else ()


def _goes_on(before: str, between: str) -> bool:
    """Whether what follows a comma or "and" belongs to what stands before: a condition ("if it is red, can I …"), a comparison, or
    something to be told or seen."""
    return (
        _PLAIN_JOINT.fullmatch(between) is not None
        and not _ends(before)
        and (
            _DEPENDENT.match(before) is not None
            or ("," not in between and (_COMPARES.search(before) is not None or _EMBEDS.search(before) is not None))
        )
    )


def _is_apart(text: str, edge: int, start: int, end: int) -> bool:
    """Whether what stands from ``start`` to ``end`` is told apart from what ended at ``edge`` by more than a comma or "and"."""
    ended = _ends(text[:edge]) or "\n" in text[edge:start]
    return ended or _PLAIN_JOINT.fullmatch(text[edge:start]) is None or _TURNS.search(text[start:end]) is not None


def _pieces(cut: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    """Start and end of what stands between the cuts, without blanks."""
    edges = [0, *(edge for found in cut.finditer(text) for edge in found.span()), len(text)]
    return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if text[start:end].strip()]


def _ends(text: str) -> bool:
    """Whether a sentence ends here."""
    return text.rstrip().endswith(("?", "!", ".", ";"))


def _words(text: str) -> int:
    return len(text.split())
