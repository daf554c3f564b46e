"""A period at a glance: numbers beside those of the period before, what is worth doing first, and how things went over time."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import altair as alt
import streamlit as st

from assistant.insights import wording
from assistant.insights.model import Insights, Job, Span, Todo
from assistant.library.model import Library
from assistant.ui import insights_data, render

TEAL, AMBER, PLUM, SLATE = "#1b8a84", "#c27c0e", "#b0568f", "#7b8794"
"""Colours with a contrast of 3 to 1 on the light and the dark background, told apart by people who see no red or green as well."""

REPLIES = (("Answered", "found", TEAL), ("Asked back", "unsure", AMBER), ("Not covered", "not_covered", PLUM))
ENDS = (("Solved", "solved", TEAL), ("Assumed", "assumed", AMBER), ("Escalated", "escalated", PLUM), ("Left", "left", SLATE))

Series = Sequence[tuple[str, str, str]]
"""A name to show, the name in ``Counts``, a colour."""

WIDTH = 162
"""Pixels of a number's box: four on a desk screen, two beside each other on a phone."""

HEIGHT = 280
"""Pixels of a chart, of which the legend and the days take half."""

SECTIONS: Mapping[Job, str] = MappingProxyType(
    {
        "write": "unanswered",
        "extend": "unanswered",
        "rework": "unhelpful",
        "clarify": "checks",
        "band": "causes",
        "review": "entries",
        "word": "words",
    }
)


def draw_numbers(insights: Insights) -> None:
    """Eight numbers, each with its change."""
    with st.container(horizontal=True, gap="small", key="numbers"):
        for figure in wording.FIGURES:
            value, change = wording.shown(figure, insights.now, insights.before)
            st.metric(figure.label, value, change, delta_color=figure.better, help=figure.explained, border=True, width=WIDTH)


def draw_todo(insights: Insights, library: Library) -> None:
    """The list of a Monday, each line with a way to its section."""
    st.header("Worth doing first", anchor="todo")
    if not insights.todo:
        st.markdown("Nothing stands out: no question came twice without an answer, and nobody complained twice of the same.")
        return
    lines = [f"1. {_sentence(each, library)} [Show](#{SECTIONS[each.job]})" for each in insights.todo]
    with st.container(border=True, key="todo"):
        st.markdown("\n".join(lines))


def draw_trend(insights: Insights) -> None:
    """Replies and diagnoses over time, side by side where there is room."""
    if len(insights.trend) < 2:
        return
    st.header("Over time", anchor="trend")
    left, right = st.columns(2)
    with left:
        st.markdown("**Questions**")
        st.altair_chart(
            _bars(insights.trend, REPLIES), height=HEIGHT, alt="Bars: questions answered, asked back and not covered, over time"
        )
    with right:
        st.markdown("**Diagnoses**")
        st.altair_chart(_bars(insights.trend, ENDS), height=HEIGHT, alt="Bars: diagnoses solved, assumed, escalated and left, over time")
    insights_data.download(insights, "trend", "All numbers over time as CSV")


def _sentence(todo: Todo, library: Library) -> str:
    subject, detail = wording.named(todo, library)
    typed = todo.job in {"write", "extend", "word"}
    shown = {"subject": render.literal(subject) if typed else f"“{render.plain(subject)}”", "detail": render.plain(detail)}
    if todo.job in {"rework", "review"}:
        shown["subject"] = insights_data.entry_link(todo.subject, library)
    if todo.job == "extend":
        shown["detail"] = insights_data.entry_link(todo.detail, library)
    return wording.JOBS[todo.job].format(**shown, count=todo.count, of=todo.of)


def _bars(trend: Sequence[Span], series: Series) -> alt.Chart:
    """Stacked bars, one a point of the trend, with what a bar stands for when it is pointed at."""
    names = [name for name, _, _ in series]
    values = [
        {"day": f"{span.first:%Y-%m-%d}", "days": _days(span), "what": name, "place": place, "number": getattr(span.counts, of)}
        for span in trend
        for place, (name, of, _) in enumerate(series)
    ]
    scale = alt.Scale(domain=names, range=[colour for _, _, colour in series])
    chart: alt.Chart = (
        alt.Chart(alt.InlineData(values=values))
        .mark_bar()
        .encode(
            x=alt.X("day:O", timeUnit="yearmonthdate", title=None, axis=alt.Axis(format="%-d %b", labelOverlap=True, labelAngle=0)),
            y=alt.Y("number:Q", title=None, axis=alt.Axis(tickMinStep=1, format="d")),
            color=alt.Color("what:N", scale=scale, title=None, legend=alt.Legend(orient="bottom", columns=2)),
            order=alt.Order("place:Q"),
            tooltip=[alt.Tooltip("days:N", title="Days"), alt.Tooltip("what:N", title="What"), alt.Tooltip("number:Q", title="Number")],
        )
    )
    return chart


def _days(span: Span) -> str:
    first = f"{span.first.day} {span.first:%b %Y}"
    return first if span.first == span.last else f"{first} to {span.last.day} {span.last:%b %Y}"
