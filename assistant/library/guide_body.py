"""The body of a guide: its introduction, how to check, and how to fix."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.library.markdown import Part, items, markdown, outside_lists, parse, split
from assistant.library.report import Report, quoted, suggestion
from assistant.library.source import TextFile

_HEADING = re.compile(r"(how to check|fix)\s*:\s*(.*)", re.IGNORECASE)
_PARTS_OF_FIX = {"verify": "verify", "don't": "avoid", "dont": "avoid"}


@dataclass(frozen=True, slots=True)
class FixText:
    """Markdown of one fix's section."""

    steps: tuple[str, ...] = ()
    verify: str = ""
    avoid: str = ""


@dataclass(frozen=True, slots=True)
class GuideText:
    """Markdown by check id and by fix id."""

    intro: str
    how: Mapping[str, str]
    fixes: Mapping[str, FixText]


def read_body(file: TextFile, checks: Sequence[str] | None, fixes: Sequence[str] | None, report: Report) -> GuideText:
    """The texts of a guide whose front matter has these ids; ``None`` where there are none to read, and then any id is taken."""
    body = parse(file, report)
    opening, *parts = split(body, "h2", file)
    intro = markdown(opening, file)
    if not intro and file.has_body:
        report.problem(
            opening.location, "the introduction is missing" if parts else "the body is empty", "say in a sentence what the guide is for"
        )
    by_heading = _by_heading(parts, {"how to check": checks, "fix": fixes}, report)
    how = {name: markdown(part, file) for (kind, name), part in by_heading.items() if kind != "fix"}
    for (kind, name), part in by_heading.items():
        if kind != "fix" and not how[name]:
            report.problem(
                part.location, f"nothing stands under the heading {quoted(part.heading)}", "write something below it, or delete the heading"
            )
    return GuideText(intro, how, {name: _fix(part, file, report) for (kind, name), part in by_heading.items() if kind == "fix"})


def _by_heading(parts: Sequence[Part], known: Mapping[str, Sequence[str] | None], report: Report) -> dict[tuple[str, str], Part]:
    """The parts by what their heading says they are for: "fix" or "how to check", and an id."""
    found: dict[tuple[str, str], Part] = {}
    for part in parts:
        heading = _HEADING.fullmatch(part.heading)
        if not heading:
            report.problem(part.location, f"unknown heading {quoted(part.heading)}", "use `How to check: <check id>` or `Fix: <fix id>`")
            continue
        kind, name = heading[1].lower(), heading[2].strip()
        names = known[kind]
        if names is not None and name not in names:
            what = "fix" if kind == "fix" else "check"
            report.problem(part.location, f"section for an unknown {what} {quoted(name)}", suggestion(name, names) or "mend the name")
        if (kind, name) in found:
            report.problem(part.location, f"duplicate heading {quoted(part.heading)}", f"first on line {found[kind, name].location.line}")
        found.setdefault((kind, name), part)
    return found


def _fix(part: Part, file: TextFile, report: Report) -> FixText:
    opening, *parts = split(part, "h3", file)
    for location in outside_lists(opening, file, "ordered"):
        report.problem(
            location, "text outside the numbered steps", "make it a step, indent it under one, or move it to ### Verify or ### Don't"
        )
    steps = items(opening, file, "ordered")
    if not steps:
        report.problem(part.location, f"no steps under the heading {quoted(part.heading)}", "write what to do as a numbered list")
    for step in steps:
        if not step.markdown:
            report.problem(step.location, "an empty step", "write what to do after the number, or delete the number")
    found: dict[str, str] = {}
    for below in parts:
        heading = below.heading.casefold().replace("’", "'").strip(" :")
        kind = _PARTS_OF_FIX.get(heading)
        if kind is None or kind in found:
            report.problem(
                below.location,
                f"{'unknown' if kind is None else 'duplicate'} heading {quoted(below.heading)}",
                "a fix has Verify and Don't",
            )
            continue
        found[kind] = markdown(below, file)
        if not found[kind]:
            report.problem(
                below.location,
                f"nothing stands under the heading {quoted(below.heading)}",
                "write something below it, or delete the heading",
            )
    return FixText(tuple(step.markdown for step in steps), found.get("verify", ""), found.get("avoid", ""))
