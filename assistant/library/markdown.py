"""The body of a file: its parts under headings, its lists and tables, and what must not stand in it.

Everything is cut from the author's lines by the line numbers that markdown-it gives its tokens, so Markdown stays as it was written.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token

from assistant.library.model import Location
from assistant.library.report import Reference, Report, nearest, quoted
from assistant.library.source import TextFile

INNER = ("entry", "guide", "source")
"""Schemes of links between parts of the knowledge."""

OUTER = ("https", "http")

NEARBY = 20
"""Lines in which a link is looked for: inside a paragraph only line breaks are counted, and code that spans lines hides some."""

_LOST_LINK = re.compile(r"\]\s?\(\s*(?:entry|guide|source|https?):")
_MARKER = re.compile(r"[ \t]*(?:[0-9]{1,9}[.)]|[-+*])(?:[ \t]+|$)")


@dataclass(frozen=True, slots=True)
class Part:
    """What stands under one heading, or before the first (``heading`` is empty then). ``first`` and ``last`` are line indexes, ``last``
    excluded; ``tokens`` are those of its content."""

    heading: str
    location: Location
    first: int
    last: int
    tokens: Sequence[Token]


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list: ``markdown`` without its marker, ``text`` as a reader sees it, on one line."""

    markdown: str
    text: str
    location: Location


def parse(file: TextFile, report: Report, *, titled: bool = True) -> Part:
    """The whole body as one part. HTML, images and links that lead nowhere are noted, links inwards become references. In a file that is
    ``titled`` by its front matter, a heading of the first level is noted, too."""
    found: dict[str, dict[str, dict[str, list[int]]]] = {}
    tokens = _parser().parse("\n".join(file.lines), found)
    _note_blocks(tokens, file, titled, report)
    for definition in found.get("references", {}).values():
        line = definition["map"][0]
        message = f"link definition {quoted(file.lines[line])}"
        report.problem(file.at(line + 1), message, "write the address in the link itself: [words](address)")
    return Part("", file.at(_first_text(file, 0, len(file.lines))), 0, len(file.lines), tokens)


def split(part: Part, tag: str, file: TextFile) -> tuple[Part, ...]:
    """The parts of a part: before the first heading of a level (``h2``, ``h3``), then under each, up to the next."""
    tokens = part.tokens
    heads = [(at, token.map) for at, token in enumerate(tokens) if _is_heading(token, tag) and token.map]
    ends = [lines[0] for _, lines in heads] + [part.last]
    afters = [at for at, _ in heads] + [len(tokens)]
    opening = Part("", file.at(_first_text(file, part.first, ends[0])), part.first, ends[0], tokens[: afters[0]])
    return opening, *(
        Part(_plain(tokens[at + 1]), file.at(lines[0] + 1), lines[1], ends[number], tokens[at + 3 : afters[number]])
        for number, (at, lines) in enumerate(heads, start=1)
    )


def markdown(part: Part, file: TextFile) -> str:
    """The author's lines of a part, without blank lines around them."""
    return _joined(list(file.lines[part.first : part.last]))


def items(part: Part, file: TextFile, list_type: str = "") -> tuple[Item, ...]:
    """The items of the lists that stand directly in a part; ``list_type`` is ``ordered`` or ``bullet`` to take only those."""
    found: list[tuple[list[int], list[str]]] = []
    inside = False
    for token in part.tokens:
        if token.level == 0 and token.type.endswith(("_list_open", "_list_close")):
            inside = token.nesting == 1 and token.type.startswith(list_type)
        elif inside and token.type == "list_item_open" and token.level == 1:
            found.append((token.map or [0, 0], []))
        elif inside and token.type == "inline":
            found[-1][1].append(_plain(token))
    return tuple(Item(_dedented(list(file.lines[first:last])), " ".join(texts), file.at(first + 1)) for (first, last), texts in found)


def outside_lists(part: Part, file: TextFile, list_type: str = "") -> Iterator[Location]:
    """Where a part has a block that is no such list."""
    for token in part.tokens:
        is_list = token.type.endswith("_list_open") and token.type.startswith(list_type)
        if token.level == 0 and token.nesting >= 0 and token.map and token.type != "inline" and not is_list:
            yield file.at(token.map[0] + 1)


def plain_text(text: str) -> str:
    """A paragraph of Markdown as a reader sees it, on one line."""
    return " ".join(_plain(token) for token in _parser().parseInline(text))


def slug(heading: str) -> str:
    """The name of a section in a link: "Fix it" is ``fix-it``."""
    return re.sub(r"[\W_]+", "-", heading.casefold()).strip("-")


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    parser.validateLink = _any_link  # type: ignore[method-assign] # this is how markdown-it is told
    parser.normalizeLink = str  # type: ignore[method-assign,assignment] # links stay as they were written, to be found and quoted
    return parser


def _any_link(url: str) -> bool:
    """Every link is read as one: a refused one would turn into plain text, and nobody would be told."""
    return True


def _note_blocks(tokens: Sequence[Token], file: TextFile, titled: bool, report: Report) -> None:
    line = 0
    for token in tokens:
        line = token.map[0] if token.map else line
        if token.type == "html_block":
            _note_html(file.at(line + 1), token.content, report)
        elif token.type == "heading_open":
            _note_heading(token, file.at(line + 1), titled, report)
        elif token.type == "inline":
            _note_inline(token, line, file, report)


def _note_heading(token: Token, location: Location, titled: bool, report: Report) -> None:
    if token.markup in ("-", "="):
        report.problem(
            location, "a line of dashes under a text makes it a heading", "write ## before a heading, or leave a blank line between"
        )
    elif token.tag == "h1" and titled:
        report.problem(location, "heading of the first level", "the title is that heading: use ## or ###")


def _note_inline(token: Token, line: int, file: TextFile, report: Report) -> None:
    last = token.map[1] if token.map else line + 1
    for child in token.children or []:
        if child.type in ("softbreak", "hardbreak"):
            line = min(line + 1, last - 1)
        elif child.type == "html_inline":
            _note_html(file.at(line + 1), child.content, report)
            line += child.content.count("\n")
        elif child.type == "image":
            report.problem(file.at(line + 1), "images are not shown", "describe what there is to see")
        elif child.type == "link_open":
            address = str(child.attrs["href"])
            line = next((at for at in range(line, min(last, line + NEARBY)) if address in file.lines[at]), line)
            _note_link(address, child, file.at(line + 1), report)
        elif child.type == "text" and _LOST_LINK.search(child.content):
            report.problem(
                file.at(line + 1), "a link that is not read as one", "[words](address), with no space in the address or before it"
            )


def _note_html(location: Location, content: str, report: Report) -> None:
    report.problem(location, f"HTML is not allowed: {quoted(content)}", "use Markdown, or put the text in backticks")


def _note_link(address: str, link: Token, location: Location, report: Report) -> None:
    scheme, colon, target = address.partition(":")
    if scheme in INNER and (link.info == "auto" or "title" in link.attrs):
        report.problem(location, f"link {quoted(address)} is written in a way that is not supported", "write [words](address) and no more")
    elif scheme in INNER:
        name, _, section = target.partition("#")
        report.references.append(Reference(scheme, name, location, in_text=True))
        if section:
            report.references.append(Reference("section", section, location, scope=f"{scheme} {name}", in_text=True))
    elif scheme in OUTER:
        if not has_host(address):
            report.problem(location, f"link {quoted(address)} has no address", "a full address is like https://example.com/page")
    elif colon and re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*", scheme):
        near = nearest(scheme, (*INNER, *OUTER))
        hint = f"did you mean {quoted(near + ':')}?" if near else "a link starts with entry:, guide:, source: or https://"
        report.problem(location, f"link {quoted(address)} leads nowhere", hint)
    else:
        report.problem(
            location, f"link {quoted(address)} leads nowhere", "write entry:some-id, entry:some-id#section or a full https:// address"
        )


def has_host(address: str) -> bool:
    """Whether an address names a place on the web, rather than only looking like it."""
    try:
        parts = urlsplit(address)
        return parts.scheme in OUTER and bool(parts.hostname) and not re.search(r"\s", address)
    except ValueError:
        return False


def _is_heading(token: Token, tag: str) -> bool:
    return token.type == "heading_open" and token.tag == tag and token.level == 0


def _plain(inline: Token) -> str:
    return " ".join("".join(child.content or " " * child.type.endswith("break") for child in inline.children or []).split())


def _first_text(file: TextFile, first: int, last: int) -> int:
    return next((at for at in range(first, last) if file.lines[at].strip()), max(first, last - 1)) + 1


def _joined(lines: list[str]) -> str:
    while lines and not lines[-1].strip():
        lines.pop()
    start = next((at for at, line in enumerate(lines) if line.strip()), 0)
    return "\n".join(lines[start:])


def _dedented(lines: list[str]) -> str:
    marker = _MARKER.match(lines[0])
    width = marker.end() if marker else 0
    rest = [line[min(width, len(line) - len(line.lstrip())) :] for line in (line.expandtabs(4) for line in lines[1:])]
    return _joined([lines[0][width:], *rest])
