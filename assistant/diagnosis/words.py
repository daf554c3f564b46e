"""Words as they are compared: each under every name that a phrase may call it by. General English only: what is special to a product
stands in the knowledge."""

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.text import stem, stems, tokens

FEW = 20
MANY = 100
"""A count of 2 to ``FEW`` is also ``#few``, one of ``MANY`` and more ``#many``: between them people differ."""

_WORD = re.compile(r"[^\W_]+")

ANYBODY = (
    "person people contact contacts lead leads someone somebody subscriber subscribers man men woman women lady ladies guy guys folk folks "
)
CUSTOMERS = "customer customers client clients buyer buyers purchaser purchasers "
OTHERS = (
    "user users student students member members reader readers recipient recipients participant participants attendee attendees soul souls "
    "human humans individual individuals gentleman chap"
)
_ALIKE = {
    stem(word): stem(group.split()[0])
    for group in (
        "get got gotten getting receive received recieve recieved recieving receives obtain",
        "come came arrive arrives land lands landed reach reaches coming comming",
        "go went goes",
        "send sent sends",
        ANYBODY,
        CUSTOMERS,
        "email mail mails emails message messages msg",
        "anybody anyone",
        "buy bought purchase purchased order ordered",
        "everybody everyone",
        "address adress addy",
        "icon symbol button sign arrow",
        "bubble dot circle blob badge",
        "join connect link joined connected linked",
        "switch turn toggle",
        "grey gray greyed grayed",
        "skip omit jump skips skipped",
        "delete deletes deleted erase erased",
        "right accurate",
        "wrong incorrect",
        "typo typos misspell misspelled misspelt misspelling slip slips typing",
        "spam junk",
        "promotions promotion promo",
        "subscribed subscribe subscribes",
        "fine ok okay alright",
        "begin start started begins began launch",
        "folder tab",
        "blocklisted blacklisted blocklist blacklist blocked",
        "every each all",
        "many lots loads plenty tons masses",
        "few handful several couple",
        "tick check",
        "nothing nuthin",
        "import imported importing imports upload uploaded",
        "export exported download downloaded",
        "calendar diary planner agenda",
        "program programme tool software app",
        "press pressed hit push pushed clicked click clicks tap tapped",
        "show shows display displays appear appears",
        "say says said tells tell told state states saying claim claims claimed insists",
        "line connection connector",
    )
    for word in group.split()
}
"""Words that say the same here, to the first of each line: whoever "receives mails" gets emails."""

_WIDER = {
    stem(word): stem(group.split()[0])
    for group in (
        "person customer " + OTHERS,
        "email newsletter lesson mailing",
        "day monday tuesday wednesday thursday friday saturday sunday",
        "# first",
    )
    for word in group.split()
}
"""Words of a narrower meaning, to the wider one: a phrase about a person is met by a customer, one about customers not by any person."""

_SAYS_NOT = {
    stem(word): _ALIKE.get(stem(rest), stem(rest))
    for word, rest in {
        "not": "",
        "no": "",
        "never": "never",
        "without": "",
        "nothing": "anything",
        "none": "any",
        "nobody": "anybody",
        "nowhere": "anywhere",
        "neither": "neither",
        "nor": "neither",
        "stop": "stop",
        "stopped": "stop",
        "stops": "stop",
        "hardly": "",
    }.items()
}
"""Words that negate, and what they say besides."""

NOT = "not"

_COUNTS = {
    word: number
    for number, words in {
        1: "one",
        2: "two second twice both",
        3: "three third thrice",
        4: "four fourth",
        5: "five fifth",
        6: "six sixth",
        7: "seven seventh",
        8: "eight eighth",
        9: "nine ninth",
        10: "ten tenth",
        11: "eleven",
        12: "twelve dozen",
        15: "fifteen",
        30: "twenty thirty forty fifty dozens",
        MANY: "hundred hundreds",
        1000: "thousand thousands",
    }.items()
    for word in words.split()
}
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)?")

_FILLERS = frozenset(
    stems(
        "a an the this that these those my your our their his her its you we they he she it us them is are was were be been "
        "being am do does did have has had of in at to for with by from as there here just still also even really very some and "
        "or yes today actually currently little please pls oh hi hello hey now meanwhile ve ll d m s t re well like kind sort "
        "such who whose whom when than too which"
    )
)
_ADVERBS = frozenset(
    tokens("simply totally completely exactly absolutely definitely clearly obviously apparently really actually currently")
)
"""Words that tell nothing apart; of adverbs only the word itself, as "complete" and "exact" do tell something."""

TURNS = frozenset(map(stem, ("before", "after")))

ME = "me"
_MYSELF = frozenset(("i", "me", "myself", "mine"))
SHE = "she"
_SOMEONE = frozenset(("he", "she", "hes", "shes"))
WEIGHTLESS = frozenset((ME, SHE, *map(stem, ("own", "only", "whatsoever"))))
"""Words that a phrase may ask for and that take no room among the others."""


def words_in(plain: str) -> tuple[str, ...]:
    """The words of a normalised text whose turns of phrase have been made plain."""
    return tuple(_WORD.findall(plain))


@lru_cache(maxsize=65_536)
def names_of(word: str) -> frozenset[str]:
    """All that a phrase may call a normalised word; nothing for one that tells nothing apart."""
    if word in _MYSELF or word in _SOMEONE:
        return frozenset((ME if word in _MYSELF else SHE,))
    root = stem(word)
    if root in _SAYS_NOT:
        return frozenset(filter(None, (NOT, _SAYS_NOT[root])))
    if root in _FILLERS or word in _ADVERBS:
        return frozenset()
    own = _ALIKE.get(root, root)
    return frozenset((own, *_counted(word))) | ({_WIDER[own]} if own in _WIDER else frozenset())


def _counted(word: str) -> Iterator[str]:
    """The number that a word is, and its classes."""
    digits = _ORDINAL.fullmatch(word)
    number = _COUNTS.get(word) or (int(digits[1]) if digits else 0)
    if number:
        yield str(number)
        yield "#"
        if 1 < number <= FEW:
            yield "#few"
        if number >= MANY:
            yield "#many"


def name_of(word: str) -> str:
    """The name that a phrase means by a word: of several its narrowest, a number's digits."""
    if word in _MYSELF or word in _SOMEONE:
        return ME if word in _MYSELF else SHE
    root = stem(word)
    if root in _SAYS_NOT:
        return _SAYS_NOT[root]
    counted = tuple(_counted(word))
    return counted[0] if counted else _ALIKE.get(root, root)
