"""Finds email addresses in what people type: also misspelt, spaced out, written in words to hide them from machines, or out of a link.

First a sign is found (``@`` and what stands for it), then a domain behind it, then a local part before it. Every repetition is bounded or
possessive, so each sign costs at most some hundred steps.
"""

import re
from collections.abc import Iterator

_INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff"
_NEITHER = r"\s@＠﹫<>()\[\]{},;:\"“”„|/\\=*`→«»?!&#"
"""What stands in neither part. Everything else may, so that every script and every emoji is covered."""

_LABEL = rf"[^{_NEITHER}'’._]{{1,63}}+"
_DOT_WORD = r"(?:\s{1,2}dot\s{1,2}|\s?[(\[{<-]\s?dot\s?[)\]}>-]\s?|_dot_)"
_SURE_ENDING = r"(?:com|net|org|edu|gov|io|co|uk|de|fr|es|nl|eu|au|ca|nz|ie|ch)(?![\w@.-])"
"""Endings that are no English words: only these count behind a comma or a space."""

_PROVIDER = r"(?:gmail|googlemail|yahoo|hotmail|outlook|live|icloud|aol|msn|proton|protonmail|gmx|ymail|mail)"

_DOTS = rf"(?:\.{{1,2}}{_LABEL}){{0,8}}"
_SLIP = rf"\s?[.,]\s?{_SURE_ENDING}"
_SPELT = rf"(?:{_DOT_WORD}[^\W\d_]{{2,24}}){{1,4}}"
_DOTTED = rf"(?=[^{_NEITHER}]{{1,253}}?\.[^\W\d_])"

_SIGN = re.compile(
    rf"(?P<glued>[{_INVISIBLE}]{{0,3}}(?:[@＠﹫]{{1,3}}|%40|&#0?64;|&#x40;|&commat;)[{_INVISIBLE}]{{0,3}})"
    r"|(?P<bracketed>\s?[(\[{<-]\s?at\s?[)\]}>-]\s?|(?<=[^\W_])_at_)"
    r"|(?P<word>\s{1,2}at\s{1,2})",
    re.IGNORECASE,
)
_GLUED = re.compile(
    rf"\[[\w.:]{{3,45}}\]|\d{{1,3}}(?:\.\d{{1,3}}){{3}}|(?=[^{_NEITHER}]{{0,254}}?[^\W\d_]){_LABEL}{_DOTS}(?:{_SLIP}|{_SPELT})?",
    re.IGNORECASE,
)
_SPACED = re.compile(rf"\s{{0,2}}(?:{_LABEL}{_DOTS}(?:{_SLIP}|{_SPELT})|{_DOTTED}{_LABEL}{_DOTS})", re.IGNORECASE)
_BRACKETED = re.compile(rf"{_LABEL}{_DOTS}{_SPELT}|{_DOTTED}{_LABEL}{_DOTS}", re.IGNORECASE)
_WORDED = re.compile(rf"(?!(?:the|a|an|this|that)\s){_LABEL}{_DOTS}{_SPELT}|{_PROVIDER}\s{_SURE_ENDING}", re.IGNORECASE)
_PLACE = re.compile(rf"{_DOTTED}{_LABEL}{_DOTS}", re.IGNORECASE)

_LOCAL = re.compile(rf"(?:\"[^\"\n]{{1,64}}\"|[^{_NEITHER}'’.\-][^{_NEITHER}]{{0,63}})$")
_LOCAL_SPACED = re.compile(rf"{_LOCAL.pattern[:-1]}\s{{0,2}}$")
_LOCAL_WORDED = re.compile(r"[\w.+-]{1,64}(?:\s{1,2}(?:dot|underscore|dash|hyphen|plus)\s{1,2}[\w.+-]{1,64}){0,3}$", re.IGNORECASE)
_LONGEST_LOCAL = 80
"""Characters before a sign that are searched for a local part: 64 and what may surround them."""

_NO_NAMES = re.compile(
    r"accounts?|address(?:es)?|anyone|app|arrived?|available|be|bought|buy|call|checkout|click(?:ed)?|contacts?|customers?|domain|emails?"
    r"|everyone|everything|found|here|hosted|i'm|in|inbox|is|it|join(?:ed)?|landing|leads?|links?|list|live|located|log(?:ged|in)?|look(?:ed|ing)?"
    r"|mail|me|message|now|off|on|online|out|pages?|people|person|portal|posted|read|register(?:ed)?|see|sell|shop|sign(?:ed)?|sites?|someone"
    r"|start|store|subscribers?|support|team|that|them|there|these|this|those|up|us|users?|video|was|website|went|work(?:ed|ing|s)?|yourself",
    re.IGNORECASE,
)
"""What stands before "at example.com" when a place is meant and not a person."""


def hide_addresses(text: str) -> str:
    """The text with each address replaced by ``[email]``."""
    pieces, end = [], 0
    for start, stop in _addresses(text):
        pieces += [text[end:start], "[email]"]
        end = stop
    return "".join([*pieces, text[end:]])


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each address, in order."""
    end = 0
    sign = _SIGN.search(text)
    while sign:
        before = text[max(end, sign.start() - _LONGEST_LOCAL) : sign.start()]
        length, stop = _around(text, sign, before)
        if length:
            yield sign.start() - length, stop
            end = stop
        sign = _SIGN.search(text, stop if length else sign.end())


def _around(text: str, sign: re.Match[str], before: str) -> tuple[int, int]:
    """Characters of the local part before a sign, and where the domain behind it ends; 0 characters if it is no address."""
    for local, domain in _FORMS[sign.lastgroup or ""]:
        behind = domain.match(text, sign.end())
        name = local.search(before) if behind else None
        if behind and name and not (domain is _PLACE and _NO_NAMES.fullmatch(name[0])):
            return len(name[0]), behind.end()
    return 0, 0


_FORMS = {
    "glued": ((_LOCAL, _GLUED), (_LOCAL_SPACED, _SPACED)),
    "bracketed": ((_LOCAL_WORDED, _BRACKETED),),
    "word": ((_LOCAL_WORDED, _WORDED), (_LOCAL_WORDED, _PLACE)),
}
"""For each kind of sign the forms of an address, as what a local part and a domain look like in it."""
