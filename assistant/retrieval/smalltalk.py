"""Greetings, thanks and calls for help get a fitting sentence. Only a message that is nothing else counts: "hi, my emails stopped" is a
question, and is looked up without the "hi"."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from assistant.retrieval.model import SmalltalkKind
from assistant.text import normalise

REPLIES: Mapping[SmalltalkKind, str] = MappingProxyType(
    {
        "greeting": "Hello! Describe in your own words what is going wrong or what you would like to know.",
        "thanks": "You're welcome. Is there anything else?",
        "who": (
            "I am a troubleshooting assistant. I look your question up in a collection of answers that people have written and checked, "
            "show you the one that fits with its sources, and say so when I have none."
        ),
        "help": (
            "Describe the problem in a sentence: what you expected, and what happens instead. You can also start a diagnosis, which asks "
            "you a few questions, or browse all the answers by topic."
        ),
        "person": (
            "I can't pass you on to a person: I only look up answers. Please contact the product's own support; what you find here "
            "will help you to describe the problem to them."
        ),
        "language": "I read and answer English only. Plain, short sentences are best; slips of spelling do no harm.",
        "bye": "Goodbye, and good luck!",
        "empty": "Please type a question: what did you expect, and what happens instead?",
    }
)

_GREETING = (
    r"hi+|hey+|hello+|hiya|howdy|yo|greetings|good (?:morning|afternoon|evening|day)|dear (?:all|team|support)"
    r"|hallo|guten (?:tag|morgen|abend)|moin|servus|hola(?: c[oó]mo est[aá]s| qu[eé] tal)?|buenos d[ií]as|buenas(?: tardes| noches)?"
    r"|ol[aá](?: tudo bem)?|bom dia|boa tarde"
    r"|bonjour|salut|bonsoir|ciao|buongiorno|namaste|kumusta(?: po)?|magandang (?:umaga|hapon|gabi)(?: po)?"
)
_HUMAN = (
    r"(?:a |an |the |some |your )?(?:real |live |actual )?"
    r"(?:human being|human|person|someone|somebody|agent|representative|rep|operator|people)"
)
_BEING = r"(?:a |an )?(?:real |actual )?(?:human|person|robot|bot|machine|chatbot|ai|chatgpt|computer)"
_YOU = rf"{_BEING}(?: or {_BEING})?"
_LANGUAGE = (
    r"(?:english|spanish|espa[nñ]ol|german|deutsch|french|fran[cç]ais|portugu[eê]s|portuguese|italian[oe]?|dutch|polish|tagalog|filipino|hindi"
    r"|arabic|chinese|japanese|korean|russian|turkish|swahili|greek|romanian|serbian|hungarian|czech|swedish|danish|norwegian|finnish)"
)
_SOLVED = (
    r"(?:that|this|it) (?:has )?"
    r"(?:helped|helps|worked|works|did it|did the trick|(?:fixed|solved) (?:it|that|the problem|my problem))"
)
_PATTERNS: Mapping[SmalltalkKind, str] = MappingProxyType(
    {
        "greeting": rf"(?:{_GREETING})|how are you(?: doing)?(?: today)?|how is it going|what is up|sup",
        "thanks": (
            r"(?:ok(?:ay)? |great |perfect |awesome |cool |many )?(?:thanks?|thank you|thx|ty|cheers|much appreciated)"
            rf"(?: {_SOLVED})?|{_SOLVED}|(?:it )?works now"
            r"|(?:it is |its )?(?:all )?working (?:again|now)|problem solved|solved|fixed|sorted"
            r"|perfect|great|awesome|brilliant|cool|nice|ok|okay|got it|i see|lol|haha"
        ),
        "who": (
            rf"who (?:are|r|made|built|wrote) (?:you|u|this)|what are you|what is your name|are you {_YOU}"
            rf"|am i (?:talking|speaking|chatting) (?:to|with) {_YOU}"
        ),
        "help": (
            r"help(?: me)?|i need (?:some )?help|can you help(?: me)?|what can (?:you|i) (?:do|ask|ask you|help me with)(?: here)?"
            r"|what do you (?:do|know|cover)|how (?:does this|do you|does it) work|how do i use (?:this|you|this app)"
            r"|i have a (?:question|problem)|can i ask (?:you )?(?:a question|something)|menu|start"
        ),
        "person": (
            rf"(?:(?:can|could|may) i |i (?:want|need|would like|wish) to |let me |how (?:can|do) i )?"
            rf"(?:talk|speak|chat|get through|connect me|transfer me|put me through) (?:to|with) {_HUMAN}"
            rf"|(?:i (?:want|need) )?{_HUMAN}|is (?:there|this) {_HUMAN}(?: there)?"
        ),
        "language": (
            r"(?:do|can|could|will|may) (?:you|i|u) (?:please )?(?:speak|understand|talk|read|write|ask|answer(?: me)?|reply)(?: to you)?"
            rf"(?: in)? {_LANGUAGE}|(?:in )?{_LANGUAGE} please|(?:is|are) (?:there|this) (?:a version )?(?:in )?{_LANGUAGE}"
            r"|which languages? (?:do|can) you (?:speak|understand)"
            r"|hablas? (?:usted )?espa[nñ]ol|sprechen sie deutsch|sprichst du deutsch|parlez vous fran[cç]ais|voc[eê] fala portugu[eê]s"
        ),
        "bye": (
            r"bye+|bye bye|goodbye|good ?bye|good night|see (?:you|ya)(?: later)?|cya|take care"
            r"|have a (?:good|nice|great|lovely) (?:day|one|weekend|evening)"
        ),
    }
)
_READ = tuple((kind, re.compile(rf"(?:{pattern})(?= |$)")) for kind, pattern in _PATTERNS.items())
_FILLER = re.compile(
    r"(?:there|everyone|everybody|all|team|guys|folks|again|so much|very much|a lot|please|bot|assistant|you|u|and"
    r"|for (?:the|your|all your) help)(?= |$)"
)
_OPENING = re.compile(
    rf"^\s*(?:{_GREETING}|thanks?|thank you)(?: (?:there|everyone|all|team|guys|folks|again|so much))*\s*[,.!:;\n-]+\s*", re.IGNORECASE
)
_LONGEST = 120
"""Characters of a message that is looked at for small talk: nobody greets at length."""


def kind_of(text: str) -> SmalltalkKind | None:
    """What sort of small talk the whole message is, or ``None`` for a question. A message without a letter or digit is "empty"."""
    said = " ".join(re.sub(r"[^\w ]+", " ", normalise(text)).split())
    if not said:
        return "empty"
    kinds: list[SmalltalkKind] = []
    while said and len(said) <= _LONGEST:
        found = [(match.end(), kind) for kind, pattern in _READ if (match := pattern.match(said))]
        filler = _FILLER.match(said)
        if found:
            end, kind = max(found, key=lambda pair: pair[0])
            kinds.append(kind)
        elif filler and kinds:
            end = filler.end()
        else:
            return None
        said = said[end:].strip()
    if said:
        return None
    return next((kind for kind in kinds if kind not in ("greeting", "thanks")), kinds[0])


def without_greeting(text: str) -> str:
    """The message without a greeting or thanks in front, which would only dilute it."""
    return _OPENING.sub("", text, count=1) or text
