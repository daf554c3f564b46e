"""Several questions in one message become several texts, each with what was said before it."""

import re

MOST_QUESTIONS = 5
"""Questions of one message that are answered; what comes after stays with the last."""

SHORTEST = 3
"""Words that a question has at least."""

_QUESTION_WORD = r"(?:how|why|what|whats|where|when|which|who|can|could|does|do|did|is|are|should|will|would|may)"
_ANOTHER = (
    r"(?:also|plus|besides|another (?:question|thing|one|problem)|(?:the )?other (?:one|thing|question|problem)|second(?:ly)?|next question"
    r"|by the way|btw|on top of that|different topic|one more(?: thing| question)?|[2-9][.)])"
)
_ENDS = re.compile(r"(?<=[?!.;])(?<!\b[1-9]\.)\s+|\s*\n\s*|\s+(?=[1-9]\)\s)")
_JOINED = re.compile(
    rf"[,;]?\s+(?:(?:and |and then )?{_ANOTHER}|and then|and)[,:]?\s+(?={_QUESTION_WORD}\b)|,\s+(?={_ANOTHER}\b)",
    re.IGNORECASE,
)
_ASKS = re.compile(rf"\?\s*$|^\W*(?:[1-9][.)]\s*)?(?:(?:and|also|so|then|but)\s+)?{_QUESTION_WORD}\b", re.IGNORECASE)
_TURNS = re.compile(rf"^\W*(?:and\s+)?{_ANOTHER}(?:\s|,|:)", re.IGNORECASE)


def questions(text: str) -> tuple[str, ...]:
    """The parts of a message that ask something, in order; one if it asks once or not at all. A sentence that states something goes
    with the question after it, after the last question with that, and stands by itself if it turns to "another thing"."""
    pieces = [piece.strip() for sentence in _ENDS.split(text) for piece in _JOINED.split(sentence) if piece.strip()]
    asks = [_ASKS.search(piece) is not None and len(piece.split()) >= SHORTEST for piece in pieces]
    parts: list[list[str]] = [[]]
    asked = False
    for place, piece in enumerate(pieces):
        turns = _TURNS.match(piece) is not None and len(piece.split()) > SHORTEST
        if parts[-1] and len(parts) < MOST_QUESTIONS and (turns or (asked and any(asks[place:]))):
            parts.append([])
            asked = False
        parts[-1].append(piece)
        asked = asked or asks[place]
    return tuple(" ".join(part) for part in parts if part)
