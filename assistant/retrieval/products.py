"""A question that names another product is about that product, unless it only says where somebody came from.

Some products are called by an ordinary word ("Close", "Drip", "Sender"). Such a word is a name only if it is written like one: with a
capital in the middle of a sentence, after "in" or "at" without an article, or in front of a colon.
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from assistant.retrieval.phrases import Phrases, phrases
from assistant.text import tokens

_COMING_FROM = frozenset(
    tokens(
        "moved move moving switched switching migrated migrating migrate came come coming changed imported importing import brought bring "
        "uploaded upload transfer add added adding new"
    )
)
_LEAVING = frozenset(tokens("used left before after replaced unlike instead formerly previously ex"))
_AFTER = frozenset(tokens("had before"))
_HERE = frozenset(tokens("here equivalent equivalents counterpart"))
_TOLD = frozenset(
    tokens(
        "told tell tells wrote writes write written said says saying asked asks messaged texted confirmed heard promised swears "
        "complained complains complaining commented posted replied answered pinged"
    )
)
_CLAUSE = frozenset(tokens("if whether that how why when where what which"))
"""After one of these somebody says what the product does, not where it was said: "she asks if DKIM in X is needed"."""

_LIKE = frozenset(tokens("like as"))
_GIVEN = frozenset(tokens("export exported exporting map mapped mapping hand handed"))
_PLACED_ON = frozenset(tokens("on via by in through over with"))
_SITES = frozenset(tokens("page pages site website shop store blog form landing homepage"))
"""What people build with another product and bring to this one."""

_STANDS = frozenset(tokens("is s was are were built made hosted runs running lives not sits"))
"""Between these and the product: "the form in X" is a form of X, "my page is on X" one that is brought along."""

_FAR = 6
"""Words between "imported" and "from X" at most: "imported 2,000 contacts from X"."""

_PLACED = re.compile(r"\b(?:in|at|inside|into|using|via|within|with|on|from|to|of)\s+$", re.IGNORECASE)
"""Before a word that stands without an article, as names do."""

_GOES_ON = re.compile(
    r"\s*(?:$|[.,;:?!)]|\s(?:and|or|but|the|my|it|i|how|why|what|is|are|do|does|when|where|with|for|to|from|not|no)\b)", re.IGNORECASE
)
"""After a word that no noun follows: "in kit?", but not "in kit form"."""

_ON_THE_SCREEN = re.compile(
    r"\b(?:press|pressed|pressing|click|clicked|clicking|tap|tapped|hit|hitting|button|says|reads|called|named|label|labelled|icon)\s+"
    r"(?:on\s+|the\s+)*$",
    re.IGNORECASE,
)
"""Before a word with a capital that stands on the screen."""

_ACTS = re.compile(
    r"\s+(?:shows?|says?|stopped|stops|puts?|keeps?|won't|will|doesn't|does|did|didn't|has|had|is|isn't|was|sends?|sent|counts?|marks?|marked"
    r"|tells?|charges?|charged|asks?|can't|cannot|can|never|only|refuses?|blocked|flagged|suspended|deleted|removed|changed)\b",
    re.IGNORECASE,
)
"""What a product does, after its name."""

_SPEAKS = re.compile(r"\s+(?:says|crm)\b", re.IGNORECASE)
"""After a word that can only be a name there."""

_HEADS = re.compile(r"\s*(?::|[-–—]\s)")
_WORDS = re.compile(r"[^\W\d_]+")

_MOST_CAPITALS = 0.5
"""Share of words with a capital from which capitals tell nothing: a title, or somebody who shouts."""


@dataclass(frozen=True, slots=True)
class Products:
    """``names`` maps the words of a product's name to the name; ``like_words`` names that are ordinary words, in small letters, to the
    name; ``ours`` the words of our own product's names to these."""

    names: Phrases[str]
    like_words: Mapping[str, str]
    ours: Phrases[str]


NO_PRODUCTS = Products(phrases({}), MappingProxyType({}), phrases({}))


def products_of(names: Iterable[str], like_words: Iterable[str], ours: Iterable[str] = ()) -> Products:
    """Make the names of other products and of our own ready to be looked up."""
    return Products(names_of(names), {name.casefold(): name for name in like_words}, names_of(ours))


def asked_about(products: Products, text: str, known: Container[str]) -> str | None:
    """The other product that a text is about; ``None`` if it is about none, or names ours beside it ("leads from Facebook come by Zapier").
    ``known`` are the words that the knowledge uses itself: such a word needs a capital to be a name."""
    words = tokens(text)
    if named(products.ours, words):
        return None
    return named(products.names, words) or next(_like_words(products.like_words, text, known), None)


def _like_words(like_words: Mapping[str, str], text: str, known: Container[str]) -> Iterator[str]:
    """The products called by ordinary words that the text is about."""
    words = _WORDS.findall(text)
    shouted = sum(word[0].isupper() for word in words) > max(_MOST_CAPITALS * len(words), 2)
    for found in _WORDS.finditer(text):
        name = like_words.get(found[0].casefold())
        before, after = text[: found.start()], text[found.end() :]
        capital = found[0][0].isupper() and not shouted
        if name and _is_name(found[0], before, after, capital=capital, known=known) and not _left_behind(tokens(before), tokens(after)):
            yield name


def _is_name(word: str, before: str, after: str, *, capital: bool, known: Container[str]) -> bool:
    """Whether an ordinary word is written like a name."""
    said = before.rstrip()
    foreign = word.casefold() not in known
    if said.endswith(tuple("'\"“‘`>")) or _ON_THE_SCREEN.search(before):
        return False
    if not said and _HEADS.match(after):
        return True
    if capital and said and not said.endswith(tuple(".!?:")) and "\n" not in before[len(said) :]:
        return True
    if foreign and _PLACED.search(before) and _GOES_ON.match(after):
        return True
    return capital and bool(_SPEAKS.match(after) or (foreign and _ACTS.match(after)))


def names_of(products: Iterable[str]) -> Phrases[str]:
    """From the words of a product's name, also written as one, to the name."""
    found = {}
    for product in products:
        phrase = tokens(product)
        found[phrase] = product
        found.setdefault(("".join(phrase),), product)
    return phrases(found)


def named(names: Phrases[str], words: Sequence[str]) -> str | None:
    """The first product that the words name as the thing asked about; ``None`` if there is none."""
    for start in range(len(words)):
        for length, product in names.at(words, start):
            if not _left_behind(words[:start], words[start + length :]):
                return product
    return None


def _left_behind(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether the words around a name say that somebody left it ("imported … from", "used", "had … before"), asks what stands for it
    here, compares ("a triangle like on …"), was told something by way of it ("he told me on …"), has a page there or hands something on to
    it ("export … to")."""
    if _HERE.intersection((*before, *after)) or _AFTER.intersection(after[:_FAR]):
        return True
    near, last = before[-_FAR:-1], before[-1] if before else ""
    if last in _LIKE or (last in _PLACED_ON and not _LIKE.isdisjoint(near[-1:])):
        return True
    if last in _PLACED_ON and (_told(near) or _brought(near)):
        return True
    if last in ("from", "to"):
        return not (_COMING_FROM if last == "from" else _GIVEN).isdisjoint(near)
    return not _LEAVING.isdisjoint(before[-2:])


def _told(near: Sequence[str]) -> bool:
    """Whether the words say that somebody was told something by way of a product."""
    said = [place for place, word in enumerate(near) if word in _TOLD]
    return bool(said) and _CLAUSE.isdisjoint(near[said[-1] :])


def _brought(near: Sequence[str]) -> bool:
    """Whether the words say that a page stands with another product."""
    sites = [place for place, word in enumerate(near) if word in _SITES]
    return bool(sites) and not _STANDS.isdisjoint(near[sites[-1] :])
