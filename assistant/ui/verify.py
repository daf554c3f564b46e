"""After the checklist: did it work? If not, what was done counts as evidence; at the end of the knowledge there is a ticket to send."""

from dataclasses import replace

import streamlit as st

from assistant.library.model import Guide
from assistant.service import Assistant
from assistant.ui import address, navigation, render, state
from assistant.ui.address import Walk

HOW_TO_SEND = "kartra-support"
"""The entry on writing to support; knowledge without it gets no link."""


def ask(walk: Walk) -> None:
    """Whether what is ticked off helped. "No" goes on with what is left."""
    st.header("Did it work?", anchor=False)
    with st.container(horizontal=True):
        worked = st.button("Yes, it is solved", key="worked", icon=":material/task_alt:")
        failed = st.button("No, it is still there", key="failed", icon=":material/replay:")
    if worked:
        state.go(replace(walk, solved=True))
    if failed and walk.done:
        state.go(address.in_vain(walk))
    if failed:
        st.info("Tick what you have done first.", icon=":material/check_box:")


def tried(guide: Guide, walk: Walk) -> None:
    """What was done without success, each with a way to take that back."""
    if not walk.tried:
        return
    with st.expander(f"Done without success ({len(walk.tried)})", icon=":material/replay:", key="tried"):
        for fix in walk.tried:
            with st.container(gap=None):
                st.markdown(render.plain(guide.fixes[fix].title))
                if st.button("Not done after all", key=f"untry-{fix}", type="tertiary", icon=":material/undo:"):
                    state.go(replace(walk, tried=tuple(other for other in walk.tried if other != fix), solved=False))


def ticket(assistant: Assistant, guide: Guide, walk: Walk) -> None:
    """A ticket to copy or to keep, and where to send it. What is ticked off counts as done without success: else nobody would write."""
    text = assistant.ticket(guide.id, walk.answers, (*walk.tried, *walk.done))
    st.markdown("Copy this into a ticket with Kartra's support. Fill in what only you know, and attach what it lists at its end.")
    if HOW_TO_SEND in assistant.library.entries:
        navigation.link("browse", "How to open a ticket", ":material/support_agent:", entry=HOW_TO_SEND)
    st.code(text, language=None, wrap_lines=True)
    st.download_button(
        "Download ticket",
        text,
        file_name=f"{guide.id}-ticket.md",
        mime="text/markdown",
        key="download-ticket",
        icon=":material/download:",
        on_click="ignore",
    )
