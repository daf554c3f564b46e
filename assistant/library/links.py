"""Links between parts of the knowledge, and where they lead for a reader."""

import re
from collections.abc import Callable

from assistant.library.model import Library

_LINK = re.compile(r"\[(?P<words>[^\]]*)\]\((?P<scheme>entry|guide|source):(?P<target>[^)\s]*)\)")


def resolve(markdown: str, library: Library) -> str:
    """Turn ``entry:``, ``guide:`` and ``source:`` links into addresses that work beside the pages of the app.

    A source without an address keeps its words and loses the link.
    """
    return _LINK.sub(lambda match: _resolved(match, library), markdown)


def plain(markdown: str) -> str:
    """The same text with the words of each inner link in place of the link, for a terminal."""
    return _LINK.sub(lambda match: match["words"], markdown)


def _resolved(match: re.Match[str], library: Library) -> str:
    address = _ADDRESS[match["scheme"]](match["target"], library)
    return f"[{match['words']}]({address})" if address else match["words"]


def _entry(target: str, _library: Library) -> str:
    entry, _, section = target.partition("#")
    return f"browse?entry={entry}" + (f"#{section}" if section else "")


def _guide(target: str, _library: Library) -> str:
    return f"diagnose?guide={target}"


def _source(target: str, library: Library) -> str:
    source = library.sources.get(target)
    return source.url if source else ""


_ADDRESS: dict[str, Callable[[str, Library], str]] = {"entry": _entry, "guide": _guide, "source": _source}
