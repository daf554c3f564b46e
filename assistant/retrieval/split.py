"""Several questions in one message become several texts, each with what was said before it."""

import re

MOST_QUESTIONS = 5
"""Questions of one message that are answered; what comes after stays with the last."""

MOST_CLAUSES = 8
"""Clauses of one message that are looked at by themselves."""

SHORTEST = 3
"""Words that a question has at least."""

_QUESTION_WORD = r"(?:how|why|what|whats|where|when|which|who|can|could|does|do|did|is|are|should|will|would|may)"
_ANOTHER = (
    r"(?:also|plus|besides|another (?:question|thing|one|problem)|(?:the )?other (?:one|thing|question|problem)|second(?:ly)?|next question"
    r"|by the way|btw|on top of that|different topic|one more(?: thing| question)?|[2-9][.)])"
)
_SENTENCE_END = r"(?<=[?!.;])(?<!\b[1-9]\.)\s+|\s*\n\s*|\s+(?=[1-9]\)\s)"
_JOINT = rf"[,;]?\s+(?:(?:and |and then )?{_ANOTHER}|and then|and)[,:]?\s+(?={_QUESTION_WORD}\b)"
_TURN = rf"\s*[,/]\s+(?=(?:{_QUESTION_WORD}|{_ANOTHER})\b)"
_CUT = re.compile(f"{_SENTENCE_END}|{_JOINT}|{_TURN}", re.IGNORECASE)
_ASKS = re.compile(rf"\?\s*$|(?:^|:)\W*(?:[1-9][.)]\s*)?(?:(?:and|also|so|then|but)\s+)?{_QUESTION_WORD}\b", re.IGNORECASE)
_TURNS = re.compile(rf"^\W*(?:and\s+)?{_ANOTHER}(?:\s|,|:)", re.IGNORECASE)
_SAME_MATTER = r"(?:so|because|but|since|as|then|yet|which|that|who)"
_CLAUSE_END = re.compile(rf"{_SENTENCE_END}|\s*[,;:/]\s+(?!{_SAME_MATTER}\b)|\s+(?:and|plus)\s+", re.IGNORECASE)


def questions(text: str) -> tuple[str, ...]:
    """The parts of a message that ask something, in order; one if it asks once or not at all. A sentence that states something goes
    with the question after it, after the last question with that, and stands by itself if it turns to "another thing"."""
    pieces = _pieces(_CUT, text)
    asks = [_ASKS.search(text[start:end]) is not None and _words(text[start:end]) >= SHORTEST for start, end in pieces]
    parts: list[tuple[int, int]] = []
    asked = False
    for place, (start, end) in enumerate(pieces):
        turns = _TURNS.match(text[start:end]) is not None and _words(text[start:end]) > SHORTEST
        if parts and (len(parts) == MOST_QUESTIONS or not (turns or (asked and any(asks[place:])))):
            parts[-1] = (parts[-1][0], end)
            asked = asked or asks[place]
        else:
            parts.append((start, end))
            asked = asks[place]
    return tuple(text[start:end] for start, end in parts)


def clauses(text: str) -> tuple[str, ...]:
    """The smallest parts of a message that may each be about something: sentences cut at commas and "and", unless
    what follows goes on about the same matter ("…, so why …")."""
    found = [text[start:end] for start, end in _pieces(_CLAUSE_END, text)]
    return tuple(clause for clause in found if _words(clause) >= SHORTEST)[:MOST_CLAUSES]


def _pieces(cut: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    """Start and end of what stands between the cuts, without blanks."""
    edges = [0, *(edge for found in cut.finditer(text) for edge in found.span()), len(text)]
    return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if text[start:end].strip()]


def _words(text: str) -> int:
    return len(text.split())
