"""Turns of phrase made plain: "not a single one of them" is "none", "turned up" is "come". General English only: what is special to a
product stands in the knowledge."""

import re
from collections.abc import Callable

from assistant.diagnosis.words import ANYBODY, CUSTOMERS, OTHERS

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

_SOMEBODY = "|".join((ANYBODY + CUSTOMERS + OTHERS).split())

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


def plainer(plain: str) -> str:
    """A normalised text with its turns of phrase made plain."""
    for marks, pattern, replacement in _REWRITTEN:
        if any(mark in plain for mark in marks):
            plain = pattern.sub(replacement, plain)
    return plain
