"""Classic flowcharts as guide files: whatever their shape, their own answers lead to their own ending, and nothing else is asked."""

import re
from dataclasses import fields
from functools import cache
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assistant.diagnosis.engine import next_step
from assistant.diagnosis.model import Answers, Ask, Conclude
from assistant.diagnosis.proof import prove
from assistant.library.guides import read_guide
from assistant.library.model import Guide
from assistant.library.report import Report
from assistant.library.rules import dangling
from assistant.library.source import fenced_file
from tests.diagnosis.charts import Chart, as_guide_file, golden_charts, named, read_chart

CHARTS = golden_charts()
README = (Path(__file__).resolve().parents[2] / "knowledge" / "README.md").read_text(encoding="utf-8")


def guide_of(text: str) -> Guide:
    report = Report()
    guide = read_guide(fenced_file("guides/chart.md", text, report), report)
    assert [*report.problems, *dangling(report)] == []
    return guide


@cache
def converted(title: str) -> Guide:
    return guide_of(as_guide_file(CHARTS[title], "chart", title))


def ends(chart: Chart, guide: Guide, box: str, answers: Answers = ()) -> int:
    """Follow every line from a box on; the number of ways to an ending that there are."""
    step = next_step(guide, answers)
    assert isinstance(step, Ask)
    assert step.check.id == box
    return sum(_along(chart, guide, end, (*answers, (box, named(answer)))) for _, answer, end in chart.leaving(box))


def _along(chart: Chart, guide: Guide, end: str, answers: Answers) -> int:
    if end in chart.boxes:
        return ends(chart, guide, end, answers)
    step = next_step(guide, answers)
    assert isinstance(step, Conclude)
    assert [item.fix.id for item in step.items if item.certain] == [guide.causes[end].fix]
    assert [item.fix.title for item in step.items] == [chart.endings[end]]
    return 1


def first(chart: Chart) -> str:
    return next(iter(chart.boxes))


@pytest.mark.parametrize("title", CHARTS)
def test_the_answers_of_a_chart_lead_to_its_own_ending(title: str) -> None:
    assert ends(CHARTS[title], converted(title), first(CHARTS[title])) >= len(CHARTS[title].endings)


@pytest.mark.parametrize("title", CHARTS)
def test_a_chart_has_no_false_alarm(title: str) -> None:
    proof = prove(converted(title))
    assert proof.problems == ()
    assert proof.walks.complete


def test_the_charts_are_twelve_of_every_shape() -> None:
    assert len(CHARTS) == 12
    assert {len(chart.endings) for chart in CHARTS.values()} <= set(range(12, 20))
    for chart in CHARTS.values():
        targets = [end for _, _, end in chart.lines]
        assert any(targets.count(box) > 1 for box in chart.boxes) or any(targets.count(ending) > 1 for ending in chart.endings)
        assert all(targets.count(ending) for ending in chart.endings)
    assert any(len(list(chart.leaving(box))) > 2 for chart in CHARTS.values() for box in chart.boxes)


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    """Charts of up to nine boxes with two or three lines each. A line leads to a later box or to an ending; both may be shared, and two
    lines of one box may lead to the same place."""
    boxes = [f"box{number}" for number in range(draw(st.integers(1, 9)))]
    endings = [f"end{number}" for number in range(draw(st.integers(2, 8)))]
    lines: list[tuple[str, str, str]] = []
    for place, box in enumerate(boxes):
        led_to = {end for _, _, end in lines}
        if place and box not in led_to:
            continue
        for answer in ("yes", "no", "maybe")[: draw(st.integers(2, 3))]:
            lines.append((box, answer, draw(st.sampled_from([*boxes[place + 1 : place + 4], *endings]))))
    used = {start for start, _, _ in lines}
    lines = [(start, answer, end) for start, answer, end in lines if end in used or end in endings]
    return Chart(
        {box: f"Is it {box}?" for box in boxes if box in used}, {e: f"Do {e}" for e in endings if e in {x[2] for x in lines}}, tuple(lines)
    )


@settings(max_examples=60, deadline=None)
@given(charts())
def test_any_chart_can_be_written_as_a_guide(chart: Chart) -> None:
    assume(len(chart.endings) > 1)
    guide = guide_of(as_guide_file(chart, "chart", "A chart"))
    assert ends(chart, guide, first(chart)) >= 2
    assert prove(guide, positions=1).problems == ()


def fanned(chart: Chart) -> str:
    """The same chart with a cause for each line to an ending, which all share the ending's fix."""
    text = as_guide_file(chart, "chart", "A chart")
    for start, answer, end in chart.lines:
        cause = f"{end}-after-{start}-{named(answer)}"
        if end in chart.endings:
            text = text.replace(f"    fix: {end}\n", f"    fix: {end}\n  {cause}:\n    title: x\n    likelihood: rare\n    fix: {end}\n", 1)
            place = re.compile(
                rf"(\n  {start}:\n    question:.*?\n      {named(answer)}:\n        label: [^\n]*\n        confirms: )\[{end}\]", re.DOTALL
            )
            text = place.sub(rf"\1[{cause}]", text, count=1)
    for ending in chart.endings:
        text = re.sub(rf"\n  {ending}:\n    title: [^\n]*\n    likelihood: sometimes\n    fix: {ending}\n", "\n", text)
    return text


@pytest.mark.parametrize("title", ["A car does not start", "A laptop does not turn on", "Radiators stay cold"])
def test_an_ending_may_also_be_written_as_a_cause_for_each_line_that_leads_to_it(title: str) -> None:
    chart = CHARTS[title]
    guide = guide_of(fanned(chart))
    assert len(guide.causes) > len(chart.endings)
    for start, answer, end in chart.lines:
        if end in chart.endings and start == first(chart):
            step = next_step(guide, ((start, named(answer)),))
            assert isinstance(step, Conclude)
            assert [item.fix.id for item in step.items] == [end]


def test_the_chart_of_the_readme_and_its_guide_file_are_the_same() -> None:
    (drawn,) = re.findall(r"^```mermaid\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    (written,) = re.findall(r"^````md\n(.*?)^````", README, re.MULTILINE | re.DOTALL)
    chart, guide = read_chart(drawn), guide_of(written)
    assert ends(chart, guide, first(chart)) > len(chart.endings)
    by_rule = guide_of(as_guide_file(chart, guide.id, guide.title))
    same = [field.name for field in fields(Guide) if field.name not in ("intro", "location", "causes", "checks", "fixes")]
    assert [getattr(guide, name) for name in same] == [getattr(by_rule, name) for name in same]
    assert [(check.question, check.when) for check in guide.checks.values()] == [
        (check.question, check.when) for check in by_rule.checks.values()
    ]


def long_chart(boxes: int) -> Chart:
    lines = [(f"box{number}", "yes", f"end{number}") for number in range(boxes)]
    lines += [(f"box{number}", "no", f"box{number + 1}" if number + 1 < boxes else "end-last") for number in range(boxes)]
    endings = {end: f"Do {end}" for _, _, end in lines if end.startswith("end")}
    return Chart({f"box{number}": f"Is it {number}?" for number in range(boxes)}, endings, tuple(lines))


@pytest.mark.parametrize("header", ["one-cause: true\n", ""])
def test_a_long_chart_is_followed_to_its_end_also_without_one_cause(header: str) -> None:
    chart = long_chart(18)
    guide = guide_of(as_guide_file(chart, "chart", "A chart").replace("one-cause: true\n", header))
    answers = tuple((box, "no") for box in chart.boxes)
    step = next_step(guide, answers)
    assert isinstance(step, Conclude)
    assert [item.fix.id for item in step.items if item.certain] == ["end-last"]
    for length in range(len(answers)):
        asked = next_step(guide, answers[:length])
        assert isinstance(asked, Ask)
        assert asked.check.id == answers[length][0]
