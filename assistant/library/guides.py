"""A file of ``guides/`` becomes a guide: the structure from its front matter, the longer texts from its body (``guide_body.py``)."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field

from assistant.library.fields import Day, Flag, Minutes, Name, Names, Text, Texts, mistake, name_hint
from assistant.library.front import Front, validated
from assistant.library.guide_body import FixText, GuideText, read_body
from assistant.library.model import Cause, Check, Condition, Effect, Fix, Guide, Icon, Likelihood, Option
from assistant.library.phrases import PhraseError, written_out
from assistant.library.report import Claim, Reference, Report, folded, quoted
from assistant.library.sheet import Sheet, read_sheet
from assistant.library.source import TextFile

FOLDER = "guides"
RESERVED_OPTION = "unsure"
EFFECTS: tuple[Effect, ...] = ("confirms", "rules-out", "likely", "unlikely")


def _conditions(value: Any) -> Any:
    """A single condition is a choice of one, a single option a list of one."""
    conditions = value if isinstance(value, list) else [value]
    if any(not isinstance(condition, dict) or not condition for condition in conditions):
        raise mistake("is not made of checks and their options", "for example when: {symptom: [nobody]}")
    return tuple(conditions)


def _several(value: Any) -> Any:
    """A mapping of at least one id to whatever its own model says."""
    if not isinstance(value, dict):
        raise mistake("is not made of ids and what belongs to them", "write `an-id:` and, indented below it, its keys")
    if not value:
        raise mistake("needs at least one", "write `an-id:` and, indented below it, its keys")
    return value


Parts = Annotated[dict[str, Any], BeforeValidator(_several)]
When = Annotated[tuple[dict[str, Texts], ...], BeforeValidator(_conditions)]


class GuideFront(Front):
    """The keys of a guide."""

    needed: ClassVar[tuple[str, ...]] = ("id", "title", "sources", "reviewed", "causes", "checks", "fixes")

    id: Name = ""
    title: Text = ""
    sources: Names = ()
    reviewed: Day = date.min
    one_cause: Flag = Field(default=False, alias="one-cause")
    causes: Parts = Field(default_factory=dict)
    checks: Parts = Field(default_factory=dict)
    fixes: Parts = Field(default_factory=dict)


class CauseFront(Front):
    """The keys of a cause."""

    needed: ClassVar[tuple[str, ...]] = ("title", "likelihood", "fix")

    title: Text = ""
    likelihood: Likelihood = "sometimes"
    fix: Text = ""
    entry: Text | None = None


class CheckFront(Front):
    """The keys of a check."""

    needed: ClassVar[tuple[str, ...]] = ("question", "options")

    question: Text = ""
    options: Parts = Field(default_factory=dict)
    where: Text = ""
    minutes: Minutes = 1.0
    always: Flag = False
    when: When = ()


class OptionFront(Front):
    """The keys of an option."""

    needed: ClassVar[tuple[str, ...]] = ("label",)

    label: Text = ""
    icon: Icon | None = None
    confirms: Texts = ()
    rules_out: Texts = Field(default=(), alias="rules-out")
    likely: Texts = ()
    unlikely: Texts = ()
    said: Texts = ()
    follows: When = Field(default=(), alias="follows-from")


class FixFront(Front):
    """The keys of a fix."""

    needed: ClassVar[tuple[str, ...]] = ("title",)

    title: Text = ""
    minutes: Minutes = 5.0
    after: Names = ()
    entry: Text | None = None
    sources: Names = ()


def read_guide(file: TextFile, report: Report) -> Guide:
    """The guide of a file; with a mistake in it, as much as can be read, so that others may refer to it."""
    sheet = read_sheet(file.path, file.front, file.front_line, report)
    front = validated(GuideFront, sheet, report)
    guide_id = front.id or PurePosixPath(file.path).stem
    text = read_body(file, tuple(front.checks) or None, tuple(front.fixes) or None, report)
    guide = Guide(
        id=guide_id,
        title=front.title,
        intro=text.intro,
        sources=front.sources,
        reviewed=front.reviewed,
        one_cause=front.one_cause,
        causes=MappingProxyType({name: _cause(name, sheet, report) for name in front.causes}),
        checks=MappingProxyType({name: _check(name, text, sheet, report) for name in front.checks}),
        fixes=MappingProxyType({name: _fix(name, text, sheet, report) for name in front.fixes}),
        location=sheet.at("id"),
    )
    _note_names(guide, sheet, report)
    return guide


def _note_names(guide: Guide, sheet: Sheet, report: Report) -> None:
    report.define("guide", [guide.id])
    for kind, names in (("cause", guide.causes), ("check", guide.checks), ("fix", guide.fixes)):
        if names:
            report.define(kind, names, sheet.path)
    if guide.sources or sheet.value("sources") == []:
        report.define("cited", [*guide.sources, *(source for fix in guide.fixes.values() for source in fix.sources)], sheet.path)
    _refer("source", sheet, ("sources",), report)
    if guide.title:
        report.claims.append(Claim("guide id", guide.id, guide.location, sheet.path))
        report.claims.append(Claim("guide title", guide.title, sheet.at("title"), sheet.path))


def _cause(name: str, sheet: Sheet, report: Report) -> Cause:
    loc = ("causes", name)
    _note_name(name, sheet, loc, report)
    front = validated(CauseFront, sheet, report, loc, f"cause {quoted(name)}")
    _refer("fix", sheet, (*loc, "fix"), report, sheet.path)
    _refer("entry", sheet, (*loc, "entry"), report)
    return Cause(name, front.title, front.likelihood, front.fix, front.entry, sheet.at(*loc))


def _check(name: str, text: GuideText, sheet: Sheet, report: Report) -> Check:
    loc = ("checks", name)
    _note_name(name, sheet, loc, report)
    front = validated(CheckFront, sheet, report, loc, f"check {quoted(name)}")
    options = tuple(_option(name, option, sheet, report) for option in front.options)
    if len(options) == 1:
        report.problem(sheet.at(*loc, "options"), f"check {quoted(name)} has one option", "a question needs two answers at least")
    _note_alike([(option, option.label) for option in options], "label", report)
    _note_alike([(option, phrase) for option in options for phrase in option.said], "phrase", report)
    report.define("option", front.options, f"{sheet.path} {name}")
    _refer_when(sheet, (*loc, "when"), report)
    if "when" in sheet.keys(*loc) and sheet.value(*loc, "when") is None:
        report.problem(
            sheet.at(*loc, "when"), f"check {quoted(name)}: `when` is empty", "name the answers that lead here, or delete the line"
        )
    return Check(
        id=name,
        question=front.question,
        options=options,
        where=front.where,
        how=text.how.get(name, ""),
        minutes=front.minutes,
        always=front.always,
        when=tuple(_condition(condition) for condition in front.when),
        location=sheet.at(*loc),
    )


def _note_alike(texts: Sequence[tuple[Option, str]], what: str, report: Report) -> None:
    """Note options of one check that somebody who reads or says this text cannot tell apart."""
    first: dict[str, Option] = {}
    for option, text in texts:
        before = first.setdefault(folded(text), option)
        if text and before.id != option.id:
            message = f"options {quoted(before.id)} and {quoted(option.id)} have the same {what} {quoted(text)}"
            report.problem(option.location, message, "word them so that a reader can tell the two apart, or keep only one")


def _condition(condition: Mapping[str, tuple[str, ...]]) -> Condition:
    return MappingProxyType(dict(condition))


def _option(check: str, name: str, sheet: Sheet, report: Report) -> Option:
    loc = ("checks", check, "options", name)
    _note_name(name, sheet, loc, report)
    if name == RESERVED_OPTION:
        report.problem(sheet.at(*loc), f"{quoted(name)} is reserved", 'every check has "I\'m not sure" by itself; choose another id')
    front = validated(OptionFront, sheet, report, loc, f"option {quoted(name)}")
    _refer_when(sheet, (*loc, "follows-from"), report)
    return Option(
        id=name,
        label=front.label,
        icon=front.icon,
        effects=MappingProxyType(_effects(sheet, loc, report)),
        location=sheet.at(*loc),
        said=_said(sheet, loc, report),
        follows=tuple(map(_condition, front.follows)),
    )


def _said(sheet: Sheet, loc: tuple[str, ...], report: Report) -> tuple[str, ...]:
    """The phrases of an option, each alternative in them written out; one that cannot be read is noted."""
    phrases: list[str] = []
    for phrase, location in sheet.texts(*loc, "said"):
        try:
            phrases += written_out(" ".join(phrase.split()))
        except PhraseError as error:
            report.problem(location, f"phrase {quoted(phrase)} {error}", error.hint)
    return tuple(dict.fromkeys(phrases))


def _effects(sheet: Sheet, loc: tuple[str, ...], report: Report) -> dict[str, Effect]:
    """What an option says about causes; a cause that it names twice is noted."""
    effects: dict[str, Effect] = {}
    for effect in EFFECTS:
        for cause, location in sheet.texts(*loc, effect):
            report.references.append(Reference("cause", cause, location, sheet.path))
            if cause in effects:
                before = effects[cause]
                says = f"{before} and {effect}" if effect != before else f"twice under {effect}"
                report.problem(
                    location, f"option {quoted(loc[-1])} names the cause {quoted(cause)} twice: {says}", "say one thing about a cause"
                )
            effects.setdefault(cause, effect)
    return effects


def _fix(name: str, text: GuideText, sheet: Sheet, report: Report) -> Fix:
    loc = ("fixes", name)
    _note_name(name, sheet, loc, report)
    front = validated(FixFront, sheet, report, loc, f"fix {quoted(name)}")
    _refer("fix", sheet, (*loc, "after"), report, sheet.path)
    _refer("entry", sheet, (*loc, "entry"), report)
    _refer("source", sheet, (*loc, "sources"), report)
    body = text.fixes.get(name)
    if body is None and sheet.readable:
        report.problem(sheet.at(*loc), f"fix {quoted(name)} has no section", f"add `## Fix: {name}` with numbered steps")
    body = body or FixText()
    return Fix(
        id=name,
        title=front.title,
        minutes=front.minutes,
        after=front.after,
        entry=front.entry,
        sources=front.sources,
        steps=body.steps,
        verify=body.verify,
        avoid=body.avoid,
        location=sheet.at(*loc),
    )


def _note_name(name: str, sheet: Sheet, loc: tuple[str, ...], report: Report) -> None:
    hint = name_hint(name)
    if hint:
        report.problem(sheet.at(*loc), f"{quoted(name)} is not an id", hint)


def _refer(kind: str, sheet: Sheet, loc: tuple[str, ...], report: Report, scope: str = "") -> None:
    for name, location in sheet.texts(*loc):
        report.references.append(Reference(kind, name, location, scope))


def _refer_when(sheet: Sheet, loc: tuple[str, ...], report: Report) -> None:
    value = sheet.value(*loc)
    places: list[tuple[str | int, ...]] = [(*loc, at) for at in range(len(value))] if isinstance(value, list) else [loc]
    for place in places:
        for check in sheet.keys(*place):
            report.references.append(Reference("check", check, sheet.at(*place, check), sheet.path))
            for option, location in sheet.texts(*place, check):
                report.references.append(Reference("option", option, location, f"{sheet.path} {check}"))
