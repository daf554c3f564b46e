"""Bytes become numbered lines of text, whatever encoding they are in, one line at a time."""

import codecs
import io
from collections.abc import Iterator

LONGEST_LINE = 256 * 1024
"""Bytes. A thousand cells of 255 characters, which is the longest that Kartra imports, fit; ten megabytes in one cell do not."""

CHUNK = 1024 * 1024

HEAD = 4096
"""Bytes that UTF-16 without a byte-order mark is known by."""

FEWEST_ZEROS = 0.1
MOST_STRAY_ZEROS = 0.02
"""UTF-16 has a zero for every ASCII character, and all of them on one side."""

Line = tuple[int, str | None]
"""Number, counted from 1, and text without its end; ``None`` for a line longer than ``LONGEST_LINE``."""


def encoding_of(content: bytes) -> str:
    """``utf-16``, ``utf-8`` or, for bytes that are neither, ``cp1252``, which is what Excel writes on a Western Windows.

    Without a byte-order mark UTF-16 shows by zeros in every other byte: addresses and separators are ASCII in any language.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    head = content[:HEAD]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) > len(head) * FEWEST_ZEROS and min(even, odd) < max(even, odd) * MOST_STRAY_ZEROS:
        return "utf-16-le" if odd > even else "utf-16-be"
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(content), CHUNK):
            decoder.decode(content[start : start + CHUNK])
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def lines(content: bytes, encoding: str) -> Iterator[Line]:
    """The lines of a file. Where UTF-8 and a Windows encoding are mixed, each line is read as what it is."""
    if encoding.startswith("utf-16"):
        yield from _wide_lines(content, encoding)
        return
    if b"\n" not in content:
        content = content.replace(b"\r", b"\n")  # old Macintosh files
    stream = io.BytesIO(content)
    if content.startswith(codecs.BOM_UTF8):
        stream.seek(len(codecs.BOM_UTF8))
    number = 0
    while line := stream.readline(LONGEST_LINE):
        number += 1
        if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            while (rest := stream.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
                pass
            yield number, None
        elif b"\r" in (text := line.rstrip(b"\r\n")) and b'"' not in text:
            for place, part in enumerate(text.split(b"\r")):  # files of different systems, put one behind the other
                number += place > 0
                yield number, _text(part)
        else:
            yield number, _text(text)


def _text(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace")


def _wide_lines(content: bytes, encoding: str) -> Iterator[Line]:
    stream = io.TextIOWrapper(io.BytesIO(content), encoding, errors="replace")
    number = 0
    while line := stream.readline(LONGEST_LINE):
        number += 1
        if len(line) == LONGEST_LINE and not line.endswith("\n"):
            while (rest := stream.readline(LONGEST_LINE)) and not rest.endswith("\n"):
                pass
            yield number, None
        else:
            yield number, line.rstrip("\n").removeprefix("\ufeff")
