"""Words as they are compared: turns of phrase made plain, each word under every name that a phrase may call it by. General English only:
what is special to a product stands in the knowledge."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from assistant.text import stem

FEW = 20
MANY = 100
"""A count of 2 to ``FEW`` is also ``#few``, one of ``MANY`` and more ``#many``: between them people differ."""

_WORD = re.compile(r"[^\W_]+")

WHY = re.compile(
    r"\b(?:not (?:\w+ )?(?:know|understand|see|get|figure out|find out|explain|tell)|no idea|no clue|wonder(?:ing)?) (?:\w+ )?"
    r"(?:why|how come|what is wrong|what is going on)\b|\bfor no (?:\w+ )?reason\b|\bno matter (?:what|how)\b|\bno doubt\b"
)
"""Who asks why something is so takes it for a fact, and the "not" belongs to the asking."""

POLITE = re.compile(
    r"\bif (?:that|it|this) (?:matters|helps|is (?:of )?(?:any )?(?:help|use))\b|\bif i (?:am not mistaken|see (?:it )?right)\b"
)
SHOWN = re.compile(r"\b(?:if|when|once) (?:i|you|we|one) (?=(?:look|open|hover|click|put|rest|point|go|read|filter|search|check))")
"""What is seen when one looks is a fact, whether "if" or "when" stands before it."""

_ANYBODY = (
    "person people contact contacts lead leads someone somebody subscriber subscribers man men woman women lady ladies guy guys folk folks "
)
_CUSTOMERS = "customer customers client clients buyer buyers purchaser purchasers "
_OTHERS = (
    "user users student students member members reader readers recipient recipients participant participants attendee attendees soul souls "
    "human humans individual individuals gentleman chap"
)
_SOMEBODY = "|".join((_ANYBODY + _CUSTOMERS + _OTHERS).split())

_REWRITTEN: tuple[tuple[tuple[str, ...], re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = tuple(
    (tuple(marks.split("|")), re.compile(pattern), replacement)
    for marks, pattern, replacement in (
        ("why|how come|what is|reason|matter|doubt", WHY.pattern, " "),
        ("if ", POLITE.pattern, " "),
        ("if |when |once ", SHOWN.pattern, ""),
        ("!", r"(?<=[\s'\"(])!(?=[\s'\")]|$)", " exclamation mark "),
        ("exclamation", r"\bexclamation (?:point|sign|marks)\b", "exclamation mark"),
        (",", r"(?<=\d),(?=\d{3}\b)", ""),
        ("k", r"\b(\d+)k\b", r"\g<1>000"),
        ("hundred", r"\b(?:a|one) hundred\b", "100"),
        ("thousand", r"\b(?:a|one) thousand\b", "1000"),
        ("dozen", r"\ba dozen\b", "12"),
        ("couple|handful", r"\ba (?:couple|handful)(?: of)?\b", "few"),
        (
            "without|no ",
            r"\b(?:without|no) (?:any |a )?(?:problems?|trouble|issues?|fuss|difficulty|delay)(?: (?:at all|whatsoever))?\b",
            "fine",
        ),
        ("no ", r"\bno (?=(?:i|we|he|she|they|it|you|not)\b)", " "),
        ("contact", r"\bnot (?:to )?(?:be )?contact(?:ed)?\b", "leftalone"),
        ("nothing but", r"\bnothing but\b", "only"),
        ("of all", r"\bfirst of all\b", " "),
        ("at all", r"\bat all\b", "whatsoever"),
        ("1|one", r"\b(emails?|mails?|messages?|lessons?|step) (?:number |no\.? |nr\.? |#)?(?:1|one)\b", r"first \1"),
        ("no", r"\bno[ -]one\b", "nobody"),
        ("not ", r"\bnot (?:even )?(?:a single|one single|a|one)(?= \w+)", "no"),
        ("zero|0", r"\b(?:zero|0)(?= [a-z])", "no"),
        ("no ", rf"\bno(?: single| other)? (?:{_SOMEBODY}|one)\b(?! (?:record|form|data|tab|list|from))", "nobody"),
        (" ones", r"\bof (?:the|those|these|my|our) \w+ ones\b", "of them"),
        (" of ", rf"\b(?:none|nobody|not any|no) of (?:(?:my|the|our|these|those|all) )*(?:us|{_SOMEBODY})\b", "nobody"),
        (" of ", r"\b(?:none|nobody|not any|no|not one) of (?:them|these|those)\b", "none"),
        (" had", r"\b(?:has|have|had) (?:not )?had\b", lambda found: "not got" if "not" in found.group() else "got"),
        ("just|merely|solely", r"\b(?:just|merely|solely) (?=one|this|that|a |the |him|her|me|my|two|three|\d)", "only "),
        (
            "switch|turn|toggl",
            r"\b(?:switch|turn|toggl)\w*(?: (?:it|them|that|this|one|each|all|everything|every step|the step|the steps))* on\b",
            "switchedon",
        ),
        (
            " on",
            r"\b((?:is|are|was|were|be|been|all|both|it|stays?|stayed|everything|still|back|set|steps?|emails?)(?: also)?) on\b"
            r"(?! (?:the|a|an|my|our|his|her|their|this|that|it|list|what|how|which|me|them|him|every|each|\w+day)\b)",
            r"\1 switchedon",
        ),
        (" off", r"\bkick(?:s|ed|ing)? off\b", "start"),
        ("on", r"\bon\b", " "),
        ("zilch|nada|nil|zip|naught|diddly|zero", r"\b(?:zilch|nada|nil|zip|naught|diddly|zero)\b", "nothing"),
        ("thing|bit", r"\bno(?:t (?:a|one))? (?:thing|bit)\b", "nothing"),
        (
            "any |anymore|no ",
            r"\b(?:no|not any|any) (?:longer|more)\b|\bany ?more\b",
            lambda found: "not anymore" if found.group()[0] == "n" else "anymore",
        ),
        (" else|others", r"\b(?:every(?:body|one)|any(?:body|one)) else\b|\ball others\b", "rest people"),
        (
            "other|rest",
            rf"(?<!\btwo )(?<!\bthree )(?<!\bfour )(?<!\bsome )(?<!\bfew )(?<!\d )"
            rf"\b(?:all )?(?:(?:the|my|our|these|those) )?(?:other|rest)s?(?: of)?(?: (?:the|my|our|them|his|her))?(?: \d+| \w+ty)? "
            rf"(?:{_SOMEBODY}|group|cohort|class|list|lot|world)\b",
            "rest people",
        ),
        (
            "other|rest",
            r"\b(?:all )?the (?:other|rest)s?(?: \d+| \w+ty)?(?= (?:get|got|do|does|did|have|has|are|receive|received|had)\b)",
            "rest people",
        ),
        ("others", r"\b(?:all )?(?:the )?others\b", "rest"),
        (" up", r"\b(?:turn|show|pop|wash)(?:s|ed|n|ing|ping|ped)? up\b", "come"),
        ("through", r"\b(?:come|came|comes|coming|get|gets|got|getting) through\b", "come"),
        (
            " into|get in|got in|gets in",
            r"\b(?:come|came|comes|coming|get|gets|got|getting|gotten) into\b|\b(?:get|gets|got) in\b",
            "enter",
        ),
        ("opt", r"\b(single|double)[ -]?opt(?:ed)?[ -]?in\b", r"\g<1>optin"),
        ("opt|unsub", r"\bopt(?:s|ed|ing)?(?: \w+self)?[ -]?out\b|\bunsub(?:bed|s)?\b", "unsubscribe"),
        (
            "sign|opt|enrol|register",
            r"\b(?:sign|opt|enrol|enroll)(?:s|ed|ing|led|ling)?(?: \w+self)?[ -]?(?:ups?|in)\b|\bregister(?:s|ed|ing)?\b",
            "signup",
        ),
        (
            "correct|fix|repair|mend",
            r"\b(?:correct(?:ed|ing|s)|fix(?:ed|ing|es)?(?! (?:date|time))|repair(?:ed|ing)?|amend(?:ed|ing)?|mend(?:ed|ing)?)\b",
            "mend",
        ),
        ("correct", r"\bcorrect(?:ly)?\b", "right"),
        ("set", r"\b(?:set|sets|setting)[ -]?up\b", "setup"),
        (" out| over", r"\b(?:left|leaves?|leaving|missed|misses) (?:\w+ )?out\b|\bjump(?:s|ed|ing) over\b", "skipped"),
        (" out", r"\b(?:take|took|takes|taken|pull|pulled|kick|kicked|throw|threw|thrown)(?: \w+){0,2} out\b", "remove"),
        ("time|tz", r"\b(?:time[ -]?zone|tz)s?\b", "timezone"),
        ("half", r"\bhalf[ -]?(?:moon|circle|dot)s?\b", "halfmoon"),
        ("send", r"\bsend[ -]from\b", "sendfrom"),
        ("spel|written|typed", r"\b(?:spell|spelt|spelled|spelling|written|typed)\b", "spell"),
        (
            " that| how",
            r"\b(?:checked|verified|noticed|found|discovered|realised|realized|made sure|see|saw|confirmed) (?:that|how)\b",
            " ",
        ),
    )
)
"""Turns of phrase that are one thing, or that another says more plainly, in this order: marks of which a text must hold one (a search for
these is ten times as quick), what is replaced, and by what."""

_ALIKE = {
    stem(word): stem(group.split()[0])
    for group in (
        "get got gotten getting receive received recieve recieved recieving receives obtain",
        "come came arrive arrives land lands landed reach reaches coming comming",
        "go went goes",
        "send sent sends",
        _ANYBODY,
        _CUSTOMERS,
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
        "person customer " + _OTHERS,
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
    map(
        stem,
        [
            "a",
            "an",
            "the",
            "this",
            "that",
            "these",
            "those",
            "my",
            "your",
            "our",
            "their",
            "his",
            "her",
            "its",
            "you",
            "we",
            "they",
            "he",
            "she",
            "it",
            "us",
            "them",
            "is",
            "are",
            "was",
            "were",
            "be",
            "been",
            "being",
            "am",
            "do",
            "does",
            "did",
            "have",
            "has",
            "had",
            "of",
            "in",
            "at",
            "to",
            "for",
            "with",
            "by",
            "from",
            "as",
            "there",
            "here",
            "just",
            "still",
            "also",
            "even",
            "really",
            "very",
            "some",
            "and",
            "or",
            "yes",
            "today",
            "actually",
            "currently",
            "little",
            "please",
            "pls",
            "oh",
            "hi",
            "hello",
            "hey",
            "now",
            "meanwhile",
            "ve",
            "ll",
            "d",
            "m",
            "s",
            "t",
            "re",
            "well",
            "like",
            "kind",
            "sort",
            "such",
            "who",
            "whose",
            "whom",
            "when",
            "than",
            "too",
            "already",
            "which",
        ],
    )
) - {stem("already")}
_ADVERBS = frozenset(
    [
        "simply",
        "totally",
        "completely",
        "exactly",
        "absolutely",
        "definitely",
        "clearly",
        "obviously",
        "apparently",
        "really",
        "actually",
        "currently",
    ]
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


def plainer(plain: str) -> str:
    """A normalised text with its turns of phrase made plain."""
    for marks, pattern, replacement in _REWRITTEN:
        if any(mark in plain for mark in marks):
            plain = pattern.sub(replacement, plain)
    return plain


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
