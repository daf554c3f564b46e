"""Classic yes/no flowcharts as guides: whatever their shape, their own answers lead to their own ending."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.diagnosis.engine import next_step
from assistant.diagnosis.model import Answers, Ask, Conclude
from assistant.diagnosis.proof import prove
from assistant.library.model import Check, Condition, Effect, Guide
from tests.diagnosis.build import check, guide

Path = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Box:
    """A box of a chart: where yes and no lead. A box that two lines lead to is named twice."""

    yes: "str | Box"
    no: "str | Box"
    name: str


def converted(chart: Box, *, one_cause: bool = True) -> Guide:
    """A cause for each ending, a check for each box: ``when`` names the lines that lead to it."""
    lines: dict[str, list[Condition]] = {}
    boxes: dict[str, Box] = {}
    waiting = [chart]
    while waiting:
        box = waiting.pop()
        boxes[box.name] = box
        for answer, target in (("yes", box.yes), ("no", box.no)):
            if isinstance(target, Box):
                if (line := {box.name: (answer,)}) not in lines.setdefault(target.name, []):
                    lines[target.name].append(line)
                waiting.append(target)
    checks = [_check(box, tuple(lines.get(box.name, ()))) for box in boxes.values()]
    endings = {end: "sometimes" for box in boxes.values() for end in (box.yes, box.no) if isinstance(end, str)}
    return guide(endings, *checks, one_cause=one_cause)  # type: ignore[arg-type]  # dict is invariant in its literal values


def _check(box: Box, when: tuple[Condition, ...]) -> Check:
    options: dict[str, dict[Effect, str]] = {
        answer: {"confirms": target} if isinstance(target, str) else {} for answer, target in (("yes", box.yes), ("no", box.no))
    }
    return check(box.name, options, when=when)


def paths(box: Box, before: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every way through a chart, and its ending."""
    for answer, target in (("yes", box.yes), ("no", box.no)):
        way = (*before, (box.name, answer))
        if isinstance(target, str):
            yield way, target
        else:
            yield from paths(target, way)


def follow(one: Guide, way: Path) -> tuple[Answers, list[str]]:
    """What was asked, and the certain fixes at the end, when the chart's answers are given."""
    answers: Answers = ()
    while isinstance(step := next_step(one, answers), Ask):
        answers += ((step.check.id, dict(way)[step.check.id]),)
    assert isinstance(step, Conclude)
    return answers, [item.fix.id for item in step.items if item.certain]


@st.composite
def charts(draw: st.DrawFn) -> Box:
    """Trees of up to a dozen boxes; some boxes are led to by two lines."""
    count = iter(range(100))
    done: list[Box] = []

    def box(depth: int) -> Box:
        yes, no = (target(depth + 1) for _ in range(2))
        done.append(Box(yes, no, f"box{next(count)}"))
        return done[-1]

    def target(depth: int) -> "str | Box":
        kind = draw(st.integers(0, 3))
        if depth > 4 or kind == 0:
            return f"end{next(count)}"
        return draw(st.sampled_from(done)) if kind == 1 and done else box(depth)

    return box(0)


@settings(max_examples=60, deadline=None)
@given(charts())
def test_the_answers_of_a_chart_lead_to_its_own_ending(chart: Box) -> None:
    one = converted(chart)
    for way, ending in paths(chart):
        assert follow(one, way) == (way, [f"mend-{ending}"])


@settings(max_examples=30, deadline=None)
@given(charts())
def test_a_chart_has_no_false_alarm(chart: Box) -> None:
    assert prove(converted(chart), positions=1).problems == ()


def long_chart(boxes: int) -> Box:
    chart: str | Box = "end-last"
    for number in reversed(range(boxes)):
        chart = Box(f"end{number}", chart, f"box{number}")
    assert isinstance(chart, Box)
    return chart


def even_chart(depth: int, name: str = "x") -> "str | Box":
    return Box(even_chart(depth - 1, f"{name}y"), even_chart(depth - 1, f"{name}n"), f"box-{name}") if depth else f"end-{name}"


def test_a_chart_without_one_cause_is_followed_too() -> None:
    chart = even_chart(4)
    assert isinstance(chart, Box)
    for way, ending in paths(chart):
        assert follow(converted(chart, one_cause=False), way) == (way, [f"mend-{ending}"])


@pytest.mark.parametrize("one_cause", [True, False])
def test_a_long_chart_is_followed_to_its_end(one_cause: bool) -> None:
    one = converted(long_chart(18), one_cause=one_cause)
    way, ending = list(paths(long_chart(18)))[-1]
    assert follow(one, way) == (way, [f"mend-{ending}"])
