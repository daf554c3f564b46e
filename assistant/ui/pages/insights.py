"""Insights: what visits teach the owner, and what to do about it. Drawn for owners only."""

import streamlit as st

from assistant.ui import (
    access,
    insights_answers,
    insights_data,
    insights_diagnoses,
    insights_empty,
    insights_gaps,
    insights_glance,
    render,
    resources,
)

PERIODS = {"7 days": 7, "30 days": 30, "90 days": 90, "All": None}
FIRST = "30 days"

who = access.owner()
if isinstance(who, access.Denied):
    access.draw_door(who)
    st.stop()

assistant = resources.assistant()
library = assistant.library

st.title("Insights", anchor=False)
access.draw_owner(who)
if not resources.visits().keeps:
    insights_empty.draw_off()
    st.stop()
chosen = st.radio("Period", list(PERIODS), index=list(PERIODS).index(FIRST), horizontal=True, key="period", label_visibility="collapsed")
insights = insights_data.insights(assistant, PERIODS[chosen])
if insights is None:
    insights_empty.draw_trouble()
elif insights.empty:
    insights_empty.draw_nothing(PERIODS[chosen], resources.keep_days())
else:
    period = insights.period
    compared = f", compared with the {period.days} days before" if insights.before else ""
    st.caption(f"{render.day(period.since.date())} to {render.day(period.until.date())}, {period.until:%H:%M}{compared}")
    insights_glance.draw_numbers(insights)
    insights_glance.draw_todo(insights, library)
    insights_glance.draw_trend(insights)
    insights_gaps.draw(insights, library)
    insights_answers.draw_unhelpful(insights, library)
    insights_diagnoses.draw(insights, library)
    insights_answers.draw_words(insights)
    insights_answers.draw_entries(insights, library)
