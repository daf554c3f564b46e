"""A file of ``entries/`` becomes an entry."""

from datetime import date
from pathlib import PurePosixPath
from typing import ClassVar

from pydantic import Field

from assistant.library.fields import Day, Name, Names, SomeTexts, Text
from assistant.library.front import Front, validated
from assistant.library.markdown import Part, markdown, parse, slug, split
from assistant.library.model import Entry, Section
from assistant.library.report import Claim, Reference, Report, quoted
from assistant.library.sheet import Sheet, read_sheet
from assistant.library.source import TextFile

FOLDER = "entries"


class EntryFront(Front):
    """The keys of an entry."""

    needed: ClassVar[tuple[str, ...]] = ("id", "title", "topic", "asked", "sources", "reviewed")

    id: Name = ""
    title: Text = ""
    topic: Text = ""
    asked: SomeTexts = Field(default=())
    sources: Names = ()
    reviewed: Day = date.min
    guide: Text | None = None


def read_entry(file: TextFile, report: Report) -> Entry:
    """The entry of a file; with a mistake in it, as much as can be read, so that others may refer to it."""
    sheet = read_sheet(file.path, file.front, file.front_line, report)
    front = validated(EntryFront, sheet, report)
    entry_id = front.id or PurePosixPath(file.path).stem
    sections = _sections(parse(file, report), file, report)
    report.define("entry", [entry_id])
    if file.has_body:
        report.define("section", [section.slug for section in sections[1:]], f"entry {entry_id}")
    if front.sources or sheet.value("sources") == []:
        report.define("cited", front.sources, file.path)
    _note_front(front, sheet, report)
    return Entry(
        id=entry_id,
        title=front.title,
        topic=front.topic,
        asked=front.asked,
        sources=front.sources,
        reviewed=front.reviewed,
        guide=front.guide,
        sections=sections,
        location=sheet.at("id"),
    )


def _note_front(front: EntryFront, sheet: Sheet, report: Report) -> None:
    path = PurePosixPath(sheet.path)
    folder = path.parent.name
    if front.topic and folder not in (front.topic, FOLDER):
        report.problem(sheet.at("topic"), f"topic {quoted(front.topic)} in the folder {quoted(folder)}", "the topic is the folder's name")
    for name, location in sheet.texts("sources"):
        report.references.append(Reference("source", name, location))
    for name, location in sheet.texts("guide"):
        report.references.append(Reference("guide", name, location))
    if front.id:
        report.claims.append(Claim("entry id", front.id, sheet.at("id"), sheet.path))
    if front.title:
        report.claims.append(Claim("title", front.title, sheet.at("title"), sheet.path))
    for question, location in sheet.texts("asked"):
        report.claims.append(Claim("question", question, location, sheet.path))


def _sections(body: Part, file: TextFile, report: Report) -> tuple[Section, ...]:
    """The short answer, then what stands under each ``##``."""
    parts = split(body, "h2", file)
    slugs = [slug(part.heading) for part in parts]
    texts = [markdown(part, file) for part in parts]
    if not any(texts) and file.has_body:
        report.problem(body.location, "the body is empty", "write the short answer below the front matter")
    elif not texts[0] and file.has_body:
        report.problem(body.location, "the short answer is missing", "write two or three sentences before the first heading")
    note_headings(parts[1:], texts[1:], slugs[1:], report)
    return tuple(Section(part.heading, name, text, part.location) for part, name, text in zip(parts, slugs, texts, strict=True))


def note_headings(parts: tuple[Part, ...], texts: list[str], slugs: list[str], report: Report) -> None:
    """Note headings that a link could not tell apart or name, and those with nothing under them."""
    first: dict[str, int] = {}
    for part, text, name in zip(parts, texts, slugs, strict=True):
        if name in first:
            report.problem(part.location, f"duplicate heading {quoted(part.heading)}", f"first on line {first[name]}")
        elif not name:
            report.problem(part.location, "a heading without a word", "write words after the ##")
        elif not text:
            report.problem(
                part.location, f"nothing stands under the heading {quoted(part.heading)}", "write something below it, or delete the heading"
            )
        first.setdefault(name, part.location.line)
