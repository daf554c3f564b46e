"""Front matter becomes a validated model, and what pydantic finds becomes problems in an author's words."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from assistant.library.report import Report, nearest, quoted, suggestion
from assistant.library.sheet import Loc, Sheet


class Front(BaseModel):
    """A mapping of front matter. Every field has a blank default, so that reading can go on after a mistake; ``needed`` names the keys an
    author must give."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
    needed: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def known(cls) -> tuple[str, ...]:
        """The keys as an author writes them."""
        return tuple(info.alias or name for name, info in cls.model_fields.items())


F = TypeVar("F", bound=Front)

_SAYS = {
    "string_type": ("must be text", "write it on one line after the colon, in quotes if need be"),
    "tuple_type": ("must be a list", "for example [one, two], or a line `- one` for each"),
    "dict_type": ("must be keys and values", "write `key: value` on lines of their own, indented"),
    "too_short": ("needs at least one", "add one, for example as a line `- one` below it"),
}
"""Pydantic's types of error that can occur here, other than those with a sentence of their own: what is wrong, and a hint."""


def validated(model: type[F], sheet: Sheet, report: Report, loc: Loc = (), what: str = "") -> F:
    """The mapping at ``loc`` as a model. Each mistake in it is noted, and the part at fault left blank."""
    if not sheet.readable:
        return model()
    data = sheet.value(*loc)
    prefix = f"{what}: " if what else ""
    if not isinstance(data, dict):
        state = "is empty" if data is None else "is not made of keys and values"
        report.problem(sheet.at(*loc), f"{what or 'front matter'} {state}", f"expected keys: {', '.join(model.needed)}")
        return model()
    known = model.known()
    given = {key: value for key, value in data.items() if value is not None or key not in known}
    unknown = [key for key in given if key not in known]
    for key in model.needed:
        if key in data and key not in given:
            report.problem(sheet.at(*loc, key), f"{prefix}{quoted(key)} is empty", "write something after the colon")
        elif key not in data and nearest(key, unknown) is None:
            report.problem(sheet.at(*loc), f"{prefix}missing key {quoted(key)}", f"add a line `{key}: …`")
    try:
        return model.model_validate(given)
    except ValidationError as error:
        details = error.errors(include_url=False)
    for detail in details:
        message, hint = _wording(detail, model)
        report.problem(sheet.at(*loc, *detail["loc"]), prefix + message, hint)
    return model.model_validate(_without(given, [detail["loc"] for detail in details]))


def _wording(detail: ErrorDetails, model: type[Front]) -> tuple[str, str]:
    """Pydantic's error in an author's words: message and hint."""
    name, given, context = str(detail["loc"][0]), detail["input"], detail.get("ctx", {})
    key, kind, hint = quoted(name), detail["type"], ""
    if kind == "extra_forbidden":
        return f"unknown key {key}", suggestion(name, model.known())
    if kind == "literal_error":
        allowed = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        near = nearest(str(given), allowed)
        return f"{key} cannot be {quoted(str(given))}", f"did you mean {quoted(near)}?" if near else f"one of {', '.join(allowed)}"
    if kind == "author":
        hint = str(context.get("hint", ""))
    elif kind == "string_type" and isinstance(given, dict):
        hint = 'put quotes around a text with ": " in it'
    wrong, usual = _SAYS.get(kind, (detail["msg"], "compare it with the example in knowledge/README.md"))
    subject = f"an item of {key}" if len(detail["loc"]) > 1 else key
    empty = kind == "string_type" and given is None
    if empty:
        wrong, usual = "is empty", "write something there, or delete it"
    return f"{subject} {wrong}", hint or usual


def _without(data: Mapping[str, Any], wrong: Sequence[Loc]) -> dict[str, Any]:
    """The data less what is wrong: single items of a list, whole values otherwise."""
    items = {(loc[0], loc[1]) for loc in wrong if len(loc) == 2 and isinstance(data.get(str(loc[0])), list)}
    whole = {loc[0] for loc in wrong if (*loc[:2],) not in items}
    left: dict[str, Any] = {}
    for key, value in data.items():
        kept = [item for at, item in enumerate(value) if (key, at) not in items] if isinstance(value, list) else value
        if key not in whole and (kept or not isinstance(value, list) or not value):
            left[key] = kept
    return left
