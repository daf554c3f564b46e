"""``sources.yaml`` becomes the sources that entries and guides rely on."""

from typing import Annotated, ClassVar

from pydantic import AfterValidator

from assistant.library.fields import Name, Text, mistake
from assistant.library.front import Front, validated
from assistant.library.markdown import has_host
from assistant.library.model import Source, SourceKind
from assistant.library.report import Claim, Report, quoted
from assistant.library.sheet import Sheet, read_sheet

FILE = "sources.yaml"


def _web(address: str) -> str:
    if not has_host(address):
        raise mistake(f"cannot be {quoted(address)}", "a full address starts with https://; leave the line out if there is none")
    return address


class SourceFront(Front):
    """The keys of a source."""

    needed: ClassVar[tuple[str, ...]] = ("id", "title", "author", "kind", "date")

    id: Name = ""
    title: Text = ""
    url: Annotated[Text, AfterValidator(_web)] = ""
    author: Text = ""
    kind: SourceKind = "other"
    date: Text = ""


def read_sources(path: str, text: str, report: Report) -> tuple[Source, ...]:
    """The sources in the order of the file, with the mistakes noted. A file without any is fine."""
    sheet = read_sheet(path, text, 1, report)
    listed = sheet.value()
    if sheet.readable and (listed is None or isinstance(listed, list)):
        report.define("source", [])
    elif sheet.readable:
        report.problem(sheet.at(), "not a list of sources", "start each source with `- id: `")
    return tuple(_source(sheet, at, report) for at in range(len(listed) if isinstance(listed, list) else 0))


def _source(sheet: Sheet, at: int, report: Report) -> Source:
    named = sheet.value(at, "id")
    front = validated(SourceFront, sheet, report, (at,), f"source {quoted(named)}" if isinstance(named, str) else "source")
    location = sheet.at(at, "id")
    if isinstance(named, str):
        report.define("source", [named])
    if front.id:
        report.claims.append(Claim("source id", front.id, location, str(location)))
    return Source(front.id, front.title, front.url, front.author, front.kind, front.date, location)
