"""A question that names another product is about that product, unless it only says where somebody came from."""

from collections.abc import Iterable, Mapping, Sequence

from assistant.retrieval.thesaurus import Phrase
from assistant.text import tokens

_COMING_FROM = frozenset(
    tokens(
        "moved move moving switched switching migrated migrating migrate came come coming changed imported importing import brought bring "
        "uploaded upload transfer new"
    )
)
_LEAVING = frozenset(tokens("used left before after replaced unlike instead formerly previously ex"))
_AFTER = frozenset(tokens("had before"))
_HERE = frozenset(tokens("here equivalent equivalents counterpart"))
_FAR = 6
"""Words between "imported" and "from X" at most: "imported 2,000 contacts from X"."""


def names_of(products: Iterable[str]) -> Mapping[Phrase, str]:
    """From the words of a product's name, also written as one, to the name."""
    found = {}
    for product in products:
        phrase = tokens(product)
        found[phrase] = product
        found.setdefault(("".join(phrase),), product)
    return found


def named(names: Mapping[Phrase, str], words: Sequence[str]) -> str | None:
    """The first product that the words name as the thing asked about; ``None`` if there is none."""
    longest = max(map(len, names), default=0)
    for start in range(len(words)):
        for length in range(longest, 0, -1):
            product = names.get(tuple(words[start : start + length]))
            if product is not None and not _left_behind(words[:start], words[start + length :]):
                return product
    return None


def _left_behind(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether the words around a name say that somebody left it ("imported … from", "used", "had … before") or asks what stands for it
    here."""
    if _HERE.intersection((*before, *after)) or _AFTER.intersection(after[:_FAR]):
        return True
    if before and before[-1] == "from":
        return any(word in _COMING_FROM for word in before[-_FAR:-1])
    return any(word in _LEAVING for word in before[-2:])
