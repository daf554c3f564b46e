"""Loaded values as an outline that a person can read and compare."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from assistant.library.model import Location


def outline(value: Any) -> str:
    """One line a plain field, nested values indented below their name."""
    return "".join(f"{line}\n" for line in _lines(value))


def _lines(value: Any) -> Iterator[str]:
    for name, part in _parts(value):
        if isinstance(part, str) and "\n" in part:
            yield f"{name}: |"
            yield from (f"    {line}".rstrip() for line in part.split("\n"))
        elif part in ((), {}) or _is_plain(part):
            yield f"{name}: {'-' if part in ('', None, (), {}) else part}"
        else:
            yield f"{name}:"
            yield from (f"    {line}".rstrip() for line in _lines(part))


def _parts(value: Any) -> Iterator[tuple[str, Any]]:
    if is_dataclass(value):
        yield from ((field.name, getattr(value, field.name)) for field in fields(value))
    elif isinstance(value, Mapping):
        yield from value.items()
    else:
        yield from ((str(number), item) for number, item in enumerate(value))


def _is_plain(part: Any) -> bool:
    return isinstance(part, Location) or not (is_dataclass(part) or isinstance(part, (Mapping, tuple)))
