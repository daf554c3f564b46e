"""How a diagnosis ends: solved, with a checklist, with answers that contradict each other, or with nothing left."""

from dataclasses import replace

import streamlit as st

from assistant.diagnosis.model import Answers, Conclude, NothingFits, Step
from assistant.library.model import Guide
from assistant.service import Assistant
from assistant.ui import address, checklist, question, render, sharing, state, verify
from assistant.ui.address import Walk


def conclude(assistant: Assistant, guide: Guide, walk: Walk, step: Conclude) -> None:
    """The checklist, whether it helped, what it rests on, and ways to take it along; the ticket once nothing likely is left to try."""
    unlikely = assistant.unlikely(step.items)
    likely = tuple(item for item in step.items if item not in unlikely)
    spent = bool(walk.tried) and not likely
    st.title("Nothing likely is left to try" if spent else "Your fix checklist", anchor=False)
    if spent:
        verify.ticket(assistant, guide, walk)
    else:
        st.markdown(checklist.summary(likely))
    walk = checklist.draw(assistant, walk, step.items)
    verify.ask(walk)
    _take_along(assistant, guide, walk)
    if step.further:
        st.caption("No further question is worth its time, but you can go on to make sure.")
        if st.button("Keep checking", key="keep-checking", icon=":material/search:"):
            state.go(replace(walk, thorough=True))
    if not spent:
        with st.expander("Write a support ticket", icon=":material/support_agent:", key="ticket"):
            verify.ticket(assistant, guide, walk)
    _what_it_rests_on(guide, walk, step)


def solved(guide: Guide, walk: Walk, step: Step) -> None:
    """What helped, and the way back for who pressed too soon."""
    st.title("Solved", anchor=False)
    if helped := [fix for fix in guide.fixes.values() if fix.id in walk.done]:
        st.markdown("This is what you did:\n\n" + "\n".join(f"- **{render.plain(fix.title)}**" for fix in helped))
    else:
        st.markdown("You ticked off nothing, so there is nothing to note here.")
    verify.tried(guide, walk)
    st.markdown("If it comes back, start over: another cause may be behind it then.")
    question.turn_back(walk, step.given)


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
            "Everything that this guide knows is ruled out or done. Two things help now:\n\n"
            "1. Look once more at the answers that you gave from memory, and change what turns out different.\n"
            "2. Open a ticket with Kartra's support: the text below is ready to send."
        )
        verify.ticket(assistant, guide, walk)
        sharing.link("Copy link", **address.write(walk))
    _what_it_rests_on(guide, walk, step)


def _sides(guide: Guide, walk: Walk, key: str, label: str, answers: Answers) -> None:
    st.caption(label)
    for answer in answers:
        st.markdown(checklist.spoken(guide, answer))
        if st.button("Change", key=f"{key}-{answer[0]}", icon=":material/edit:"):
            state.go(replace(walk, changing=answer[0]))


def _take_along(assistant: Assistant, guide: Guide, walk: Walk) -> None:
    with st.container(horizontal=True):
        st.download_button(
            "Download checklist",
            assistant.checklist_markdown(guide.id, walk.answers, walk.tried),
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
        with st.expander("What was ruled out, and why", icon=":material/do_not_disturb_on:", key="ruled-out"):
            st.markdown(out)
    verify.tried(guide, walk)
    with st.expander("Your answers", icon=":material/edit:", expanded=isinstance(step, NothingFits) and not step.conflicts):
        question.answers(walk, step.given)
    question.turn_back(walk, step.given)
