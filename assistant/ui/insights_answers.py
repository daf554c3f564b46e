"""How answers fared, on the screen: unhelpful marks with what people said, words read differently, entries to review."""

import streamlit as st

from assistant.insights.model import Insights, Misread, Rated, Remark
from assistant.library.model import Library
from assistant.ui import insights_data, navigation, render

ENTRIES = 5
"""Entries with unhelpful marks that are drawn; the CSV has all."""

REMARKS = 8
ROWS = 12
"""Rows of a table on the page; the CSV has all."""


def draw_unhelpful(insights: Insights, library: Library) -> None:
    """Entries that people marked, with their words."""
    st.header("Answers that did not help", anchor="unhelpful")
    if not insights.rated:
        st.markdown("Nobody marked a reply as unhelpful in this period.")
        return
    st.markdown("Read what people asked beside what they said: either the entry is wrong or unclear, or another one should have come up.")
    for place, each in enumerate(insights.rated[:ENTRIES]):
        _rated(each, library, f"rated-{place}")
    insights_data.download(insights, "unhelpful", "All remarks as CSV")


def draw_words(insights: Insights) -> None:
    """Slips and what they were taken for."""
    st.header("Words read differently", anchor="words")
    if not insights.misread:
        st.markdown("Every word was read as it was typed.")
        return
    st.markdown(
        "If a word was read rightly and comes often, add it to the row of `words.md` that it belongs to; "
        "if it was read wrongly, the word is missing there."
    )
    shown = insights.misread[:ROWS]
    insights_data.table(
        {
            "Typed": [render.literal(each.typed) for each in shown],
            "Read as": [render.literal(each.read) for each in shown],
            "Times": [each.count for each in shown],
            "Answered": [each.found for each in shown],
            "Marked": [_marks(each) for each in shown],
            "In words.md": [_where(each) for each in shown],
        },
        len(insights.misread),
        "Words as typed and as read, with how often",
    )
    insights_data.download(insights, "words", "All words as CSV")


def draw_entries(insights: Insights, library: Library) -> None:
    """Entries that nobody has checked for long, the most used first; all of them in the file."""
    st.header("Entries to review", anchor="entries")
    due = [each for each in insights.entries if each.due]
    if not due:
        oldest = max(insights.entries, key=lambda each: each.age)
        st.markdown(f"Every entry was reviewed in the last half year; the oldest review is of {render.day(oldest.reviewed)}.")
    else:
        st.markdown("Not reviewed for half a year, the most used first. Look whether the screens are still so, and renew `reviewed`.")
        shown = due[:ROWS]
        insights_data.table(
            {
                "Entry": [insights_data.entry_link(each.entry, library) for each in shown],
                "Used": [each.used for each in shown],
                "Unhelpful": [each.unhelpful for each in shown],
                "Reviewed": [f"{each.age} days ago" for each in shown],
            },
            len(due),
            "Entries that were not reviewed for long",
        )
    if unused := sum(not each.used for each in insights.entries):
        st.caption(f"{unused} of {len(insights.entries)} entries were not shown to anybody in this period.")
    insights_data.download(insights, "entries", "Use and age of every entry as CSV")


def _marks(word: Misread) -> str:
    return f"{word.helpful} helpful, {word.unhelpful} not" if word.helpful or word.unhelpful else "–"


def _where(word: Misread) -> str:
    if word.listed:
        return "There already"
    return f"Row {render.plain(word.row)}" if word.row else "No row"


def _rated(each: Rated, library: Library, key: str) -> None:
    title = render.plain(library.entries[each.entry].title) if each.entry else "Replies without an entry (not covered, or asked back)"
    marks = f"{each.unhelpful} of {each.helpful + each.unhelpful} unhelpful"
    with st.expander(f"**{marks}** · {title}", icon=":material/thumb_down:", key=key):
        if each.entry:
            navigation.link("browse", "Open the entry", ":material/menu_book:", entry=each.entry)
        told = [remark for remark in each.remarks if remark.comment or remark.question]
        for place, remark in enumerate(told[:REMARKS]):
            _remark(remark, f"{key}-{place}")
        if len(told) > REMARKS:
            st.caption(f"The first {REMARKS} of {len(told)}.")


def _remark(remark: Remark, key: str) -> None:
    with st.container(gap=None, key=f"remark-{key}"):
        st.text(f"“{remark.comment}”" if remark.comment else "(no comment)")
        st.caption(f"{render.day(remark.day)}, asked:")
        st.text(remark.question or "(before this period)")
