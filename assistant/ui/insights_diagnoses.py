"""Diagnoses on the screen: how each guide went, where people went away, which causes were met and what that says about the bands."""

import streamlit as st

from assistant.insights import wording
from assistant.insights.model import CheckUse, Insights, Share
from assistant.library.model import Library
from assistant.ui import insights_data, render

CHECKS = 8
"""Checks at which people went away that are listed; the CSV has all."""

CAUSES = 12
"""Causes of a guide that are listed; the CSV has all."""


def draw(insights: Insights, library: Library) -> None:
    """All about diagnoses, or that there were none."""
    st.header("Diagnoses", anchor="diagnoses")
    if not insights.guides:
        st.markdown("Nobody began a diagnosis in this period.")
        return
    _guides(insights, library)
    _checks(insights, library)
    _causes(insights, library)


def _guides(insights: Insights, library: Library) -> None:
    st.markdown("*Solved*: the person said so. *Assumed*: the checklist was reached and nobody said more. *Left*: gone before the end.")
    shown = insights.guides
    insights_data.table(
        {
            "Guide": [render.plain(library.guides[each.guide].title) for each in shown],
            "Begun": [each.begun for each in shown],
            "Solved": [each.solved for each in shown],
            "Assumed": [each.assumed for each in shown],
            "Escalated": [each.escalated for each in shown],
            "Left": [each.left for each in shown],
            "Answers": [f"{each.answers:g}" for each in shown],
            "Minutes": ["–" if each.minutes is None else f"{each.minutes:.0f}" for each in shown],
        },
        len(shown),
        "Guides, and how diagnoses with them ended",
    )
    st.caption("Answers given, and minutes to the end from the first click to the last: the middle of all people.")
    insights_data.download(insights, "guides", "Guides as CSV")


def _checks(insights: Insights, library: Library) -> None:
    st.subheader("Where people go away", anchor="checks")
    stuck = [each for each in insights.checks if each.left or each.unsure]
    if not stuck:
        st.markdown("Nobody went away in the middle of a guide, and nobody was unsure.")
        return
    st.markdown("A question at which many go away, or can't tell, needs clearer words or a better *How to check*.")
    shown = stuck[:CHECKS]
    insights_data.table(
        {
            "Question": [_question(each, library) for each in shown],
            "Went away": [_percent(each.left, each.reached) for each in shown],
            "Not sure": [_percent(each.unsure, each.answered) for each in shown],
            "Seen by": [each.reached for each in shown],
        },
        len(stuck),
        "Questions of guides at which people went away or were not sure",
    )
    insights_data.download(insights, "checks", "All questions of guides as CSV")


def _causes(insights: Insights, library: Library) -> None:
    st.subheader("Which causes it was", anchor="causes")
    if not any(each.share.of for each in insights.causes):
        st.markdown("Nobody has said of a diagnosis in this period that it is solved, so nothing is known of the causes.")
        return
    st.markdown(
        "Counted where somebody said that it is solved: a cause was met if an answer confirmed it or its fix was what helped. "
        "*Guide expects* is what the cause's band makes of the same total; *too few*, if the numbers would fit another band as well. "
        "Nothing changes by itself: authors decide."
    )
    _bands(insights)
    guides = [each.guide for each in insights.guides]
    guide = guides[0]
    if len(guides) > 1:
        guide = st.selectbox("Guide", guides, format_func=lambda each: library.guides[each].title, key="causes-of")
    known = [each for each in insights.causes if each.guide == guide]
    shown = known[:CAUSES]
    insights_data.table(
        {
            "Cause": [render.plain(library.guides[guide].causes[each.cause].title) for each in shown],
            "Met": [_share(each.share) for each in shown],
            "Guide expects": [f"{wording.LIKELIHOODS[each.likelihood]}, {wording.percent(each.expected)}" for each in shown],
            "It came": [wording.FITS[each.fit] for each in shown],
        },
        len(known),
        "Causes of the guide, and how often each was met",
    )
    if shown:
        st.caption(f"Of {render.number_of(shown[0].share.of, 'solved diagnosis', 'solved diagnoses')}; in brackets the 99% interval.")
    insights_data.download(insights, "causes", "Causes of all guides as CSV")


def _bands(insights: Insights) -> None:
    shown = insights.bands
    insights_data.table(
        {
            "Band": [wording.LIKELIHOODS[each.likelihood] for each in shown],
            "Causes": [each.causes for each in shown],
            "Met": [each.share.count for each in shown],
            "One of them": [_share(each.share) for each in shown],
            "Guides expect": [wording.percent(each.expected) for each in shown],
            "It came": [wording.FITS[each.fit] for each in shown],
        },
        len(shown),
        "Likelihood bands, and how often their causes were met",
    )
    insights_data.download(insights, "bands", "Bands as CSV")


def _question(check: CheckUse, library: Library) -> str:
    guide = library.guides[check.guide]
    return f"{render.plain(guide.checks[check.check].question)} *({render.plain(guide.title)})*"


def _share(share: Share) -> str:
    return f"{wording.percent(share.value)} ({wording.interval(share.low, share.high)})" if share.of else "–"


def _percent(count: int, of: int) -> str:
    return wording.percent(count / of) if of else "–"
