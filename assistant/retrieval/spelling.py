"""A word that nobody knows is read as the one word of the knowledge that is one slip away, or left alone."""

from collections.abc import Container, Mapping
from functools import lru_cache
from string import ascii_lowercase
from types import MappingProxyType

from assistant.retrieval.stopwords import STOPWORDS

SHORTEST = 4
"""Letters below which a word is never corrected: too many short words are one edit apart ("list", "last", "lost")."""

SELDOM = 0.2
"""How often a slip occurs at most, against the word that is meant."""

_NEGATING = ("un", "in", "im", "ir", "il", "de")
"""Letters that turn a word into its opposite and of which one slip leaves one; of "dis" and "non" a slip leaves two."""


SHORTHAND: Mapping[str, str] = MappingProxyType(
    {
        "ppl": "people",
        "peeps": "people",
        "thru": "through",
        "u": "you",
        "ur": "your",
        "r": "are",
        "y": "why",
        "bc": "because",
        "cuz": "because",
        "coz": "because",
        "pls": "please",
        "plz": "please",
        "msg": "message",
        "msgs": "messages",
        "acc": "account",
        "acct": "account",
        "addr": "address",
        "hrs": "hours",
        "mins": "minutes",
        "tmrw": "tomorrow",
        "wanna": "want",
        "gonna": "going",
        "w": "with",
        "wo": "without",
        "sth": "something",
        "smth": "something",
        "sb": "somebody",
        "sbdy": "somebody",
        "smb": "somebody",
        "pic": "picture",
        "pw": "password",
        "pwd": "password",
    }
)
"""How phones write common words. Read so silently: it is no slip."""


@lru_cache(maxsize=1)
def english() -> Mapping[str, int]:
    """How often each of 160,000 English words occurs in film subtitles, as bundled with pyspellchecker."""
    from spellchecker import SpellChecker  # noqa: PLC0415 (0.2 s that only a word unknown to the knowledge needs)

    frequencies: Mapping[str, int] = SpellChecker(language="en").word_frequency.dictionary
    return frequencies


def written_out(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words as they are written outside a phone: "ppl" becomes "people"."""
    return tuple(SHORTHAND.get(word, word) for word in words)


def correct(word: str, known: Mapping[str, int]) -> str | None:
    """The word of the knowledge meant by ``word``, or ``None`` if it is right, too short, far from all, or would turn into its opposite.

    ``known`` maps each word of the knowledge to how often it occurs. The first letter is rarely wrong, and a letter is left out or two
    change places more often than another is typed instead; after that the more frequent word wins, then the alphabet.
    """
    if len(word) < SHORTEST or word in known or not word.isascii() or not word.isalpha() or word in english():
        return None
    found = [
        (slip[0] != word[0], effort, -known[slip], slip) for effort, slips in enumerate(_one_edit(word)) for slip in slips & known.keys()
    ]
    return next((slip for *_, slip in sorted(found) if not _loses_negation(word, slip)), None)


def slips_in(counts: Mapping[str, int], trusted: Container[str]) -> Mapping[str, str]:
    """The slips among the words of many people's questions, each with the word that is meant: a word that is no English, that no
    ``trusted`` text has, and that is ``SELDOM`` or less as frequent as a word one slip away. ``counts`` says how often each occurs."""
    odd = [word for word in counts if word not in trusted and len(word) >= SHORTEST and word.isalpha() and word not in english()]
    known = {word: count for word, count in counts.items() if word in trusted or word in english()}
    meant = {word: correct(word, known) for word in odd}
    return {word: right for word, right in meant.items() if right and counts[word] <= SELDOM * counts[right]}


def _one_edit(word: str) -> tuple[set[str], set[str]]:
    """Every string one insertion or swap of neighbours away, and every one a deletion or replacement away (Damerau; Norvig's
    enumeration)."""
    splits = [(word[:cut], word[cut:]) for cut in range(len(word) + 1)]
    swaps = {left + right[1] + right[0] + right[2:] for left, right in splits if len(right) > 1}
    deletions = {left + right[1:] for left, right in splits if right}
    replaced = {left + letter + right[1:] for left, right in splits if right for letter in ascii_lowercase}
    inserted = {left + letter + right for left, right in splits for letter in ascii_lowercase}
    return swaps | inserted, deletions | replaced


def _loses_negation(word: str, slip: str) -> bool:
    """Whether ``slip`` drops what is left of the letters that make a word its opposite: "usubscribed" is not "subscribed". A first letter
    typed twice is left of nothing; and "enot" is "not", which has no opposite."""
    return slip not in STOPWORDS and word[1:] == slip and word[0] != slip[0] and any(word[0] in prefix for prefix in _NEGATING)
