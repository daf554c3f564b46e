"""Does a message make sense by itself, or only after the one before it?"""

import re

from assistant.retrieval.index import Index
from assistant.retrieval.stopwords import in_first, subject_words
from assistant.text import normalise, stems, tokens

_OPENERS = re.compile(
    r"(?:(?:ah|oh|hmm?|ok(?:ay)?|yes|yeah|no|right|great|thanks?|thx|cool|well|i see|got it|sure)\b\W*)*"
    r"(?:and|but|so|or|then|also|what about|how about|what if|if so|same|why not|how so|which one|what else|in that case)\b"
)
"""How a message begins that goes on with the one before."""

_POINTERS = frozenset(tokens("it its that this these those them they he she him her there then so one ones same instead"))
"""Words that stand for something said before."""

_EXISTS = re.compile(r"\b(?:(?:is|are|was|were|will|would|can|could|be) there|there(?:'s| is| are| was| were| will| be))\b", re.IGNORECASE)
"""A "there" that stands for nothing."""

FEW = 2
"""A message with at most this many words that name something is a fragment."""

SEVERAL = 5
"""A message with more than this many words that name something says itself what its "it" is."""


def starts_anew(index: Index, text: str) -> bool:
    """Whether a message names something that no entry has: that is a subject of its own."""
    return not all(word.isdigit() or in_first(index.documents, word, len(index.entries)) for word in subject_words(stems(text)))


def leans_back(text: str) -> bool:
    """Whether a message seems to need the one before: it opens like a continuation, points back, or is a fragment."""
    about = len(subject_words(stems(text)))
    return about <= FEW or _OPENERS.match(normalise(text)) is not None or (points_back(text) and about <= SEVERAL)


def points_back(text: str) -> bool:
    """Whether a word of the text stands for something said before."""
    return any(word in _POINTERS for word in tokens(_EXISTS.sub(" ", text)))
