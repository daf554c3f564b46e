"""Flowcharts as people draw them, and the rule of ``knowledge/README.md`` that writes one as a guide file."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "charts.md"

Line = tuple[str, str, str]
"""A box, the answer on the line, and the box or ending that the line leads to."""

Path_ = tuple[tuple[str, str], ...]
"""Boxes in their order, each with the answer given."""

_FENCE = re.compile(r"^## (.+?)\n\n```mermaid\n(.*?)^```", re.MULTILINE | re.DOTALL)
_LINE = re.compile(
    r"(?P<start>[\w-]+)(?:\{(?P<question>.*?)\})? -- (?P<answer>.+?) --> (?P<end>[\w-]+)(?:(?P<kind>[\[{])(?P<text>.*?)[\]}])?"
)


@dataclass(frozen=True, slots=True)
class Chart:
    """Boxes and endings by id, with their text, and the lines between them. The first box is where the chart begins."""

    boxes: Mapping[str, str]
    endings: Mapping[str, str]
    lines: tuple[Line, ...]

    def leaving(self, box: str) -> Iterator[Line]:
        return (line for line in self.lines if line[0] == box)

    def leading_to(self, target: str) -> Iterator[Line]:
        return (line for line in self.lines if line[2] == target)


def golden_charts() -> dict[str, Chart]:
    """The hand-written charts by their heading."""
    return {title: read_chart(text) for title, text in _FENCE.findall(GOLDEN.read_text(encoding="utf-8"))}


def read_chart(text: str) -> Chart:
    """The chart of a Mermaid flowchart with one line of the chart on each line of the text."""
    found = [match for match in map(_LINE.fullmatch, map(str.strip, text.splitlines())) if match]
    boxes: dict[str, str] = {}
    for match in found:
        for name, question in ((match["start"], match["question"]), (match["end"], match["text"] if match["kind"] == "{" else None)):
            if question:
                boxes.setdefault(name, question)
    endings = {match["end"]: match["text"] for match in found if match["kind"] == "["}
    return Chart(boxes, endings, tuple((match["start"], match["answer"], match["end"]) for match in found))


def named(words: str) -> str:
    """The id of an answer, from the words on its line."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")


def as_guide_file(chart: Chart, guide: str, title: str) -> str:
    """The chart as the text of a guide file."""
    head = [f"id: {guide}", f"title: {json.dumps(title)}", "sources: []", "reviewed: 2026-11-22", "one-cause: true"]
    causes = [line for ending, text in chart.endings.items() for line in _cause(ending, text)]
    checks = [line for box in chart.boxes for line in _check(chart, box)]
    fixes = [line for ending, text in chart.endings.items() for line in (f"  {ending}:", f"    title: {json.dumps(text)}")]
    front = [*head, "causes:", *causes, "checks:", *checks, "fixes:", *fixes]
    body = [f"{title}, step by step.", *(f"## Fix: {ending}\n\n1. {text}" for ending, text in chart.endings.items())]
    return "\n".join(["---", *front, "---", "", "\n\n".join(body), ""])


def _cause(ending: str, text: str) -> list[str]:
    return [f"  {ending}:", f"    title: {json.dumps(text)}", "    likelihood: sometimes", f"    fix: {ending}"]


def _check(chart: Chart, box: str) -> Iterator[str]:
    yield from (f"  {box}:", f"    question: {json.dumps(chart.boxes[box])}")
    if box != next(iter(chart.boxes)):
        yield "    when:"
        yield from (f"      - {{{start}: [{named(answer)}]}}" for start, answer, _ in chart.leading_to(box))
    yield "    options:"
    for _, answer, end in chart.leaving(box):
        yield from (f"      {named(answer)}:", f"        label: {json.dumps(answer[:1].upper() + answer[1:])}")
        if end in chart.endings:
            yield f"        confirms: [{end}]"
