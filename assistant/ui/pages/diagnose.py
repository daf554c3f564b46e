"""Diagnose: choose a guide, answer one question a page, leave with a checklist."""

from dataclasses import replace
from typing import assert_never

import streamlit as st

from assistant.diagnosis.model import Ask, Conclude, NothingFits, Step
from assistant.errors import NotThere
from assistant.library.model import Check, Guide
from assistant.ui import checklist, endings, kept_walk, navigation, question, render, resources, scrolling, state, verify
from assistant.ui.address import Walk

QUESTION_AND_ANSWERS = (5, 3)

assistant = resources.assistant()


def draw_guides() -> None:
    """What can be diagnosed."""
    st.title("Find the cause step by step", anchor=False)
    if not assistant.library.guides:
        st.markdown("There are no guides yet.")
        return
    st.markdown("Choose what fits best. You answer a few questions about what you see, and leave with a list of fixes in the right order.")
    for guide in assistant.library.guides.values():
        with st.container(border=True, key=f"card-{guide.id}"):
            st.header(render.plain(guide.title), anchor=False)
            st.markdown(assistant.markdown(guide.intro))
            if st.button("Start", key=f"start-{guide.id}", icon=":material/arrow_forward:", help=f"Start: {render.plain(guide.title)}"):
                state.go(Walk(guide=guide.id))


def draw_question(guide: Guide, walk: Walk, step: Step, check: Check, why: str = "") -> None:
    """A question with the answers so far beside it; on a phone they come after it."""
    question.progress(step.progress)
    left, right = st.columns(QUESTION_AND_ANSWERS, gap="large")
    with left:
        question.draw(assistant, walk, check, why)
        question.turn_back(walk, step.given)
        if isinstance(step, Ask):
            with st.expander(checklist.so_far_label(step.items), icon=":material/checklist:", key="so-far"):
                checklist.so_far(assistant, step.items)
    with right:
        st.header("Your answers", anchor=False)
        question.answers(walk, step.given)
        verify.tried(guide, walk)


def draw_guide(guide: Guide, walk: Walk) -> None:
    """The step that follows from the answers, unless one of them is being changed."""
    st.set_page_config(page_title=guide.title)
    with st.container():  # one element with and without the introduction: what follows keeps its place
        with st.container(horizontal=True, vertical_alignment="center", key="links-back"):
            navigation.link("diagnose", "All guides", ":material/arrow_back:")
            st.caption(render.plain(guide.title))
        if not walk.answers:
            st.markdown(assistant.markdown(guide.intro))
    step = resources.step(guide.id, walk.answers, walk.thorough, walk.tried)
    match step:
        case _ if walk.solved:
            endings.solved(guide, walk, step)
        case _ if walk.changing in guide.checks:
            draw_question(guide, walk, step, guide.checks[walk.changing])
        case Ask():
            draw_question(guide, walk, step, step.check, step.why)
            if walk.thorough and st.button("Back to my checklist", key="enough", icon=":material/checklist:"):
                state.go(replace(walk, thorough=False, stuck=""))
        case Conclude():
            endings.conclude(assistant, guide, walk, step)
        case NothingFits():
            endings.nothing_fits(assistant, guide, walk, step)
        case _:
            assert_never(step)
    kept_walk.keep(guide, walk, step)
    kept_walk.notice()


def draw_missing(wanted: str) -> None:
    """An address that names no guide: shown as text, and the guides that there are."""
    st.warning(f"There is no guide {render.literal(wanted)}. These are the guides:", icon=":material/warning:")
    draw_guides()


walk, unread = state.walk()
if not walk.guide and (kept := kept_walk.resume()):
    state.go(kept)
if not walk.guide:
    draw_guides()
    navigation.link("ask", "Ask in your own words instead", ":material/chat_bubble:")
else:
    try:
        guide = assistant.guide(walk.guide)
    except NotThere:
        draw_missing(walk.guide)
    else:
        known, unknown = assistant.known_answers(guide.id, walk.answers)
        gone = tuple(fix for fix in walk.tried if fix not in guide.fixes)
        if unread or unknown or gone:
            parts = ", ".join(render.literal(part) for part in (*unread, *unknown, *gone)[:10])
            st.warning(f"This link holds what the guide doesn't know; it was left out: {parts}", icon=":material/warning:")
        draw_guide(guide, replace(walk, answers=known, tried=tuple(fix for fix in walk.tried if fix in guide.fixes)))
scrolling.to_top(state.mark())
