"""Words for the screen: escaping, labels, dates. Pure functions; nothing here draws."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from assistant.library.model import Icon, Source, SourceKind

_MARKDOWN = re.compile(r"[\\`*_\[\]<>$~|#]|:(?=[\w+-]+(?:/\w+)?[:\[])")
"""What Markdown reads, and the colon that begins a directive (``:red[…]``), an icon (``:material/home:``) or a picture (``:smile:``)."""

_UNMARKABLE = re.compile(r"(`+).*?\1|\]\([^)]*\)|<[^>]*>|:[\w-]+(?:/\w+)?[:\[]|https?://\S+", re.DOTALL)
"""Code, where a link leads, an address, the name of a directive or icon."""

_BACKTICKS = re.compile(r"`+")

SHOWN = 60
"""Characters of a hostile or mistaken value that are shown: enough to recognise one's own typing, too few to carry a message."""

ICONS: Mapping[Icon, str] = MappingProxyType(
    {
        "pause": ":material/pause:",
        "play": ":green[:material/play_arrow:]",
        "green": ":green[⬤]",
        "grey": ":gray[⬤]",
        "yellow": ":yellow[⬤]",
        "red": ":red[⬤]",
        "red-exclamation": ":red[:material/error:]",
        "joined": ":yellow[◗━━◖]",
        "gap": ":gray[◗\u2002\u2002◖]",
    }
)

KINDS: Mapping[SourceKind, str] = MappingProxyType(
    {"kartra": "Kartra itself", "expert": "Expert", "user": "One person's report", "other": "Another company"}
)


def plain(text: str) -> str:
    """Escape Markdown and Streamlit's directives, for a label that an author wrote as plain words.

    Not for what a stranger typed: Streamlit turns an address into a link even when it is escaped. Use ``literal`` or ``st.text`` there.
    """
    return _MARKDOWN.sub(r"\\\g<0>", text)


def literal(text: str) -> str:
    """A stranger's text as inline code, cut to ``SHOWN`` characters: nothing in it is read as Markdown, a link or an icon."""
    shown = " ".join(text[:SHOWN].split()) + ("…" if len(text) > SHOWN else "")
    fence = "`" * (1 + max((len(run) for run in _BACKTICKS.findall(shown)), default=0))
    return f"{fence} {shown or ' '} {fence}"


def marked(markdown: str, spans: Iterable[tuple[int, int]]) -> str:
    """Markdown of ours with the words at these (begin, end) positions marked, save where a mark would break it: in code, addresses,
    directives."""
    untouched = [match.span() for match in _UNMARKABLE.finditer(markdown)]
    pieces, at = [], 0
    for begin, end in spans:
        if not any(first < end and begin < last for first, last in untouched):
            pieces += [markdown[at:begin], f":primary-background[{markdown[begin:end]}]"]
            at = end
    return "".join([*pieces, markdown[at:]])


def option_label(label: str, icon: Icon | None) -> str:
    """An answer's button: the icon that is to be recognised on the screen, in its colour, before the words."""
    return f"{ICONS[icon]} {plain(label)}" if icon else plain(label)


def day(when: date) -> str:
    """``22 November 2026``."""
    return f"{when.day} {when:%B %Y}"


def minutes(count: float) -> str:
    """``about 2 min``; below one minute ``under a minute``, because nobody plans half a minute."""
    return f"about {round(count)} min" if count >= 1 else "under a minute"


def number_of(count: int, one: str, many: str) -> str:
    """``1 answer``, ``3 answers``."""
    return f"{count} {one if count == 1 else many}"


def source_line(source: Source) -> str:
    """A source as a Markdown list item: what it is called, who says it, what kind of voice that is, and when."""
    title = f"[{plain(source.title)}]({source.url})" if source.url else plain(source.title)
    return f"- :small[{title} · {plain(source.author)} · {KINDS[source.kind]} · {plain(source.date)}]"


def numbered(steps: tuple[str, ...]) -> str:
    """Steps as a Markdown list; further lines of a step stay inside its item."""
    return "\n".join(f"{number}. {step.strip().replace(chr(10), chr(10) + '   ')}" for number, step in enumerate(steps, start=1))
