"""How a diagnosis ends: with a checklist, with answers that contradict each other, or with nothing left."""

from dataclasses import replace

import streamlit as st

from assistant.diagnosis.model import Answers, Conclude, NothingFits
from assistant.library.model import Guide
from assistant.service import Assistant
from assistant.ui import address, checklist, question, render, sharing, state
from assistant.ui.address import Walk


def conclude(assistant: Assistant, guide: Guide, walk: Walk, step: Conclude) -> None:
    """The checklist, what it rests on, and ways to take it along."""
    st.title("Your fix checklist", anchor=False)
    st.markdown(checklist.summary(step.items))
    checklist.draw(assistant, walk, step.items)
    _take_along(assistant, guide, walk, "Download checklist")
    if step.further:
        st.caption("No further question is worth its time, but you can go on to make sure.")
        if st.button("Keep checking", key="keep-checking", icon=":material/search:"):
            state.go(replace(walk, thorough=True))
    _what_it_rests_on(guide, walk, step)


def nothing_fits(assistant: Assistant, guide: Guide, walk: Walk, step: NothingFits) -> None:
    """The contradiction with its answers to change; or, if everything is ruled out, what to do then."""
    if step.conflicts:
        st.title("Some of your answers contradict each other", anchor=False)
        st.markdown("They can't all be true. Look again and change the one that is wrong; the others stay.")
        for number, conflict in enumerate(step.conflicts):
            with st.container(border=True):
                st.markdown(f"**{render.plain(conflict.cause.title)}**")
                _sides(guide, walk, f"conflict-{number}-yes", "This says that it is so:", conflict.confirmed_by)
                _sides(guide, walk, f"conflict-{number}-no", "This says that it can't be:", conflict.ruled_out_by)
    else:
        st.title("It is none of the usual causes", anchor=False)
        st.markdown(
            "Your answers rule out everything that this guide knows. Two things help now:\n\n"
            "1. Look once more at the answers that you gave from memory, and change what turns out different.\n"
            "2. Open a ticket with Kartra's support and send what you have ruled out: the download below says it for you."
        )
        _take_along(assistant, guide, walk, "Download summary")
    _what_it_rests_on(guide, walk, step)


def _sides(guide: Guide, walk: Walk, key: str, label: str, answers: Answers) -> None:
    st.caption(label)
    for answer in answers:
        st.markdown(checklist.spoken(guide, answer))
        if st.button("Change", key=f"{key}-{answer[0]}", icon=":material/edit:"):
            state.go(replace(walk, changing=answer[0]))


def _take_along(assistant: Assistant, guide: Guide, walk: Walk, label: str) -> None:
    with st.container(horizontal=True):
        st.download_button(
            label,
            assistant.checklist_markdown(guide.id, walk.answers),
            file_name=f"{guide.id}-checklist.md",
            mime="text/markdown",
            key="download",
            icon=":material/download:",
            type="primary",
            on_click="ignore",
        )
        sharing.link("Copy link", **address.write(walk))


def _what_it_rests_on(guide: Guide, walk: Walk, step: Conclude | NothingFits) -> None:
    if out := checklist.ruled_out(guide, step.verdicts):
        with st.expander("What was ruled out, and why", icon=":material/do_not_disturb_on:"):
            st.markdown(out)
    with st.expander("Your answers", icon=":material/edit:", expanded=isinstance(step, NothingFits) and not step.conflicts):
        question.answers(walk, step.given)
    question.turn_back(walk, step.given)
