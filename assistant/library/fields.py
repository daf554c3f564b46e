"""The kinds of value that front matter has, each with the sentence an author reads when a value does not fit."""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from assistant.library.report import quoted

LONGEST_MINUTES = 10_000.0
"""About a week: more is a slip of the keyboard."""

_NAME = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")
_NUMBER = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_UNPRINTED = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_YES, _NO = frozenset({"true", "yes", "on"}), frozenset({"false", "no", "off"})


def mistake(message: str, hint: str = "") -> PydanticCustomError:
    """What a validator raises: the message continues a sentence that begins with the key."""
    return PydanticCustomError("author", "{message}", {"message": message, "hint": hint})


def name_hint(name: str) -> str:
    """Whether a text can be an id: a hint with an id to use instead, or empty if it is one."""
    if _NAME.fullmatch(name):
        return ""
    better = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    return "use small letters, digits and hyphens" + (f", for example {better[:40].strip('-')}" if better else "")


def _text(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if _UNPRINTED.search(value):
        raise mistake("has a control character in it", "delete it and type the text anew")
    line = " ".join(value.split())
    if not line:
        raise mistake("is empty", "write something there")
    return line


def _name(value: str) -> str:
    hint = name_hint(value)
    if hint:
        raise mistake(f"cannot be {quoted(value)}", hint)
    return value


def _several(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else (value,) if isinstance(value, str) else value


def _once(names: tuple[str, ...]) -> tuple[str, ...]:
    twice = next((name for at, name in enumerate(names) if name in names[:at]), None) if len(set(names)) < len(names) else None
    if twice is not None:
        raise mistake(f"names {quoted(twice)} twice", "take one of the two out")
    return names


def _day(value: Any) -> Any:
    try:
        return date.fromisoformat(value.strip() if _DAY.fullmatch(value.strip()) else "")
    except (AttributeError, ValueError):
        raise mistake(f"cannot be {quoted(str(value))}", "write a day as year-month-day, for example 2026-11-22") from None


def _minutes(value: Any) -> Any:
    number = float(value) if isinstance(value, str) and _NUMBER.fullmatch(value.strip()) else 0.0
    if not 0 < number <= LONGEST_MINUTES:
        raise mistake(f"cannot be {quoted(str(value))}", f"minutes are more than 0 and at most {LONGEST_MINUTES:.0f}, for example 2 or 0.5")
    return number


def _flag(value: Any) -> Any:
    folded = value.lower() if isinstance(value, str) else ""
    if folded not in _YES | _NO:
        raise mistake(f"cannot be {quoted(str(value))}", "write true, or leave the line out")
    return folded in _YES


Text = Annotated[str, BeforeValidator(_text)]
"""One line of text: breaks become spaces."""

Name = Annotated[Text, AfterValidator(_name)]
"""An id."""

Texts = Annotated[tuple[Text, ...], BeforeValidator(_several)]
"""A list of texts; a single one may be written without the list."""

Names = Annotated[Texts, AfterValidator(_once)]
"""A list of ids. Whether they exist is a rule of its own, which knows them all."""

SomeTexts = Annotated[tuple[Text, ...], BeforeValidator(_several), Field(min_length=1)]
"""At least one."""

Day = Annotated[date, BeforeValidator(_day)]
Minutes = Annotated[float, BeforeValidator(_minutes)]
Flag = Annotated[bool, BeforeValidator(_flag)]
