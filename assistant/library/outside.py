"""``outside.md`` becomes the subjects that are not answered here, and the names of other products."""

from dataclasses import dataclass

from pydantic import Field

from assistant.library.entries import note_headings
from assistant.library.fields import Texts
from assistant.library.front import Front, validated
from assistant.library.markdown import Part, items, markdown, outside_lists, parse, slug, split
from assistant.library.model import OutsideSubject
from assistant.library.report import Claim, Report, quoted
from assistant.library.sheet import read_sheet
from assistant.library.source import TextFile

FILE = "outside.md"
ASKED = "people ask"


class OutsideFront(Front):
    """The keys of ``outside.md``."""

    products: Texts = ()
    products_like_words: Texts = Field(default=(), alias="products-like-words")
    our_names: Texts = Field(default=(), alias="our-names")


@dataclass(frozen=True, slots=True)
class Outside:
    """What the file says."""

    subjects: tuple[OutsideSubject, ...] = ()
    products: tuple[str, ...] = ()
    products_like_words: tuple[str, ...] = ()
    our_names: tuple[str, ...] = ()


def read_outside(file: TextFile, report: Report) -> Outside:
    """The subjects in the order of the file. Text before the first heading is for authors and not read."""
    front = validated(OutsideFront, read_sheet(file.path, file.front, file.front_line, report), report)
    parts = split(parse(file, report, titled=False), "h2", file)[1:]
    slugs = [slug(part.heading) for part in parts]
    note_headings(parts, [markdown(part, file) for part in parts], slugs, report)
    report.define("outside subject", slugs)
    subjects = tuple(_subject(part, name, file, report) for part, name in zip(parts, slugs, strict=True))
    return Outside(subjects, front.products, front.products_like_words, front.our_names)


def _subject(part: Part, name: str, file: TextFile, report: Report) -> OutsideSubject:
    opening, *parts = split(part, "h3", file)
    asking = next((below for below in parts if below.heading.casefold() == ASKED), None)
    go = markdown(opening, file)
    asked = _asked(asking, file, report) if asking else ()
    if (asking or parts) and not go:
        report.problem(part.location, f"subject {quoted(part.heading)} does not say where to go", "write it before `### People ask`")
    if not asked and markdown(part, file):
        report.problem(part.location, f"subject {quoted(part.heading)} has no questions", "list how people ask under `### People ask`")
    for below in parts:
        if below is not asking:
            report.problem(below.location, f"unknown heading {quoted(below.heading)}", "a subject has one more heading, `### People ask`")
    return OutsideSubject(name, part.heading, go, asked, part.location)


def _asked(part: Part, file: TextFile, report: Report) -> tuple[str, ...]:
    for location in outside_lists(part, file):
        report.problem(location, "text outside the list of questions", "write each question as an item, with - before it")
    asked = []
    for item in items(part, file):
        if not item.text:
            report.problem(item.location, "an empty question", "write a question after the dash, or delete the dash")
            continue
        asked.append(item.text)
        report.claims.append(Claim("question", item.text, item.location, f"{file.path} {part.location.line}"))
    return tuple(asked)
