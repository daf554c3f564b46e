"""One path from text to words, for documents and for questions: what is read differently on one side can never match on the other."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from Stemmer import Stemmer

LONGEST_WORD = 40
"""Characters of a word that are read. Longer than any English word; it keeps a pasted key or a held-down key from costing time."""

GROWTH = 3
ROOM = 100
"""Characters that one may become on average when compatibility forms are resolved ("…" becomes three), and what a short text may grow by
besides: there is a single character that becomes eighteen, and a message full of it would take half a second."""

ICONS: Mapping[str, str] = MappingProxyType(
    {
        "⏸": "pause icon",
        "▶": "play button",
        "⏯": "play pause button",
        "⏹": "stop button",
        "🔴": "red circle",
        "🟠": "orange circle",
        "🟡": "yellow circle",
        "🟢": "green circle",
        "🔵": "blue circle",
        "⚪": "white circle",
        "⚫": "black circle",
        "❗": "exclamation mark",
        "❕": "exclamation mark",
        "‼": "exclamation mark",
        "❓": "question mark",
        "⚠": "warning sign",
        "🚫": "prohibited sign",
        "⛔": "no entry sign",
        "✅": "check mark",
        "✔": "check mark",
        "❌": "cross mark",
        "🔒": "lock",
        "📧": "email",
        "✉": "email",
        "🏷": "tag",
        "🌓": "half moon",
        "🌗": "half moon",
    }
)
"""Symbols that people paste instead of describing them, as the words by which others describe them."""

_SYMBOL = re.compile("|".join(map(re.escape, ICONS)))
_STRAIGHT = str.maketrans({"‘": "'", "’": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "–": "-", "—": "-"})
_CONTRACTIONS = (
    (re.compile(r"\b(?:can't|cant|cannot)\b"), "can not"),
    (re.compile(r"\b(?:won't|wont)\b"), "will not"),
    (re.compile(r"\bain't\b"), "is not"),
    (re.compile(r"\b(do|does|did|is|are|was|were|has|have|had|should|would|could)(?:n't|nt)\b"), r"\1 not"),
    (re.compile(r"\bi'm\b|\bim\b"), "i am"),
    (re.compile(r"'(?:s|re|ve|ll|d|m)\b"), ""),
    (re.compile(r"\be-mail"), "email"),
)
"""Short forms written out, so that the "not" in them is a word like any other. Forms without the apostrophe are how phones write them."""

_MAY_BE_SHORT = re.compile(r"'|nt\b|\bim\b|cannot|e-mail")
"""Found in every text in which one of these is, at a tenth of the cost."""

_RARE = re.compile(r"[^\w\s!-~]")
_DOMAIN = re.compile(r"([^\W_]+)\.[a-z]{2,4}\b")
_WORD = re.compile(r"[^\W_]+")


def normalise(text: str) -> str:
    """The text in lower case, compatibility forms resolved (NFKC), quotes straight, known symbols as words, control characters gone."""
    plain = text.isascii() and text.isprintable() and "`" not in text  # nothing in it to resolve, which is nearly always so
    text = text.lower() if plain else _resolved(text)
    if _MAY_BE_SHORT.search(text):
        for pattern, written_out in _CONTRACTIONS:
            text = pattern.sub(written_out, text)
    return " ".join(text.split())


def _resolved(text: str) -> str:
    text = _SYMBOL.sub(lambda found: f" {ICONS[found.group()]} ", text.translate(_STRAIGHT))
    text = unicodedata.normalize("NFKC", text)[: GROWTH * len(text) + ROOM].lower().translate(_STRAIGHT)
    return _RARE.sub(lambda found: _visible(found.group()), text)


def _visible(char: str) -> str:
    """The character; nothing for an invisible joiner or mark of direction, which stands inside words; a space for any other control."""
    kind = unicodedata.category(char)
    return "" if kind == "Cf" else " " if kind[0] in "CZ" else char


def tokens(text: str) -> tuple[str, ...]:
    """The words of a text, normalised, in order: letters and digits of any script, each cut at ``LONGEST_WORD`` characters."""
    return tuple(word[:LONGEST_WORD] for word in _WORD.findall(normalise(text)))


def domain_words(text: str) -> frozenset[str]:
    """The words of a text that stand in front of a dot and a top-level domain: "gmial" of "anna@gmial.com" is what it is about, no slip."""
    return frozenset(_DOMAIN.findall(text.lower())) if "." in text else frozenset()


def stems(text: str) -> tuple[str, ...]:
    """The words of a text reduced to their stems (Snowball English, "Porter2"), in order. Negations stay: "isn't" gives "is", "not"."""
    return tuple(map(stem, tokens(text)))


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The stem of one normalised word. A stemmer holds the word it works on, so each call has its own: threads share nothing."""
    return str(Stemmer("english").stemWord(word))
