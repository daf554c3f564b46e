"""Phrases with alternatives, as authors write them: ``(mail|email) # (skipped|left out)`` is four phrases."""

import re
from itertools import product
from math import prod

from assistant.errors import AssistantError

MOST = 400
"""Phrases that one may stand for: three groups of seven. More is hard to read, and would make the reading of a message slow."""

_GROUP = re.compile(r"\(([^()]*)\)")


class PhraseError(AssistantError):
    """A phrase that cannot be read: the message continues a sentence that begins with the phrase, and a hint says what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def written_out(phrase: str) -> tuple[str, ...]:
    """The phrases that one with alternatives stands for, in the author's order. Raises ``PhraseError``."""
    texts = _GROUP.split(phrase)
    if any(mark in text for text in texts[::2] for mark in "()|"):
        raise PhraseError("has a bracket or a bar that belongs to no group", "write alternatives as (one|another), without brackets inside")
    groups = [[choice.strip() for choice in group.split("|")] for group in texts[1::2]]
    if any(len(group) < 2 for group in groups):
        raise PhraseError("has a group with one choice", "write alternatives as (one|another), or take the brackets off")
    if prod(map(len, groups)) > MOST:
        said = f"stands for too many phrases: {prod(map(len, groups))}, {MOST} at most"
        raise PhraseError(said, "make two phrases of it, with fewer alternatives each")
    return tuple(" ".join("".join(_woven(texts[::2], choice)).split()) for choice in product(*groups))


def _woven(texts: list[str], choice: tuple[str, ...]) -> list[str]:
    """The texts with the choices between them."""
    return [part for text, chosen in zip(texts, (*choice, ""), strict=True) for part in (text, chosen)]
