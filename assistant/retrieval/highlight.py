"""Which words of a text made it match a question, for a reader who wants to see at a glance why this passage."""

import re

from assistant.retrieval import bm25
from assistant.retrieval.index import Index
from assistant.retrieval.model import Query
from assistant.retrieval.stopwords import STOPWORDS
from assistant.text import stem, tokens

COMMON = 0.5
"""A word that more than this share of all entries have tells nothing about one of them: about sequences every line would be marked."""

Span = tuple[int, int]
"""Where a word begins and ends in a text, in characters."""

_WORD = re.compile(r"(?P<code>\d+(?:\.\d+)+)|[^\W_]+")
"""A word, or a number with points in it such as 5.7.1, which is marked whole or not at all."""


def spans(index: Index, query: Query, text: str) -> tuple[Span, ...]:
    """The words of ``text`` that the question has too, in any form, or has another word for; in the order of the text."""
    asked = {term.text for term in query.terms if term.text not in STOPWORDS}
    wanted = {word for word in asked if not _common(index, word)}

    def is_asked(word: re.Match[str]) -> bool:
        found = set(map(stem, tokens(word.group())))
        return found <= asked if word["code"] else not wanted.isdisjoint(found)

    return tuple(word.span() for word in _WORD.finditer(text) if is_asked(word))


def _common(index: Index, word: str) -> bool:
    positions, _ = index.documents.lists.get(word, bm25.NOWHERE)
    return int(positions.searchsorted(len(index.entries))) > COMMON * len(index.entries)
