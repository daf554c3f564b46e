"""One question of a diagnosis on the screen, with the answers so far beside it.

Buttons return their click and change the address; none has a callback. A callback lives in the server's session and is lost with it,
while an address survives a reload, the browser's Back and a move to another server. Their keys name a place, not a question: the
button that had the keyboard's focus keeps it.
"""

from dataclasses import replace

import streamlit as st

from assistant.diagnosis.model import UNSURE, Given, Progress
from assistant.library.model import Check
from assistant.service import Assistant
from assistant.ui import address, render, state
from assistant.ui.address import Walk

LEFT_SHOWN = 8
"""Questions left that are worth a number. The bound begins near all that the guide has and falls in leaps: "at most 23 more" would frighten
people away from a walk that takes six."""

_WAKE = "<style>.st-key-choices {{ animation: wake-{} 0.4s !important; }}</style>"
"""Which animation of ``style.css`` swallows the second click of a double click. The container keeps its key: a new one would lose focus."""


def progress(shown: Progress) -> None:
    """How far the walk is, in words and as a bar."""
    left = f", at most {shown.left_at_most - 1} more after it" if 1 < shown.left_at_most <= LEFT_SHOWN else ""
    st.progress(min(1.0, max(0.0, shown.share)), text=f"Question {shown.asked + 1}{left}")


def draw(assistant: Assistant, walk: Walk, check: Check, why: str = "") -> None:
    """The question with its answers. ``why`` says why it is asked now; empty when the person came back to change an answer."""
    stuck = walk.stuck == check.id
    with st.container():  # one element, whatever is in it: the choices after it keep their place, and so the keyboard's focus
        if walk.changing:
            st.caption(":material/edit: You are changing this answer; the others stay.")
        st.title(render.plain(check.question), anchor=False)
        if check.where:
            st.caption(f":material/location_on: {render.plain(check.where)}")
        if stuck:
            _how_to_check(assistant, check)
    st.html(_WAKE.format("odd" if len(walk.answers) % 2 else "even"))
    with st.container(key="choices"):
        _options(walk, check)
        _unsure_button(walk, check, stuck)
    if why:
        st.caption(f":material/lightbulb: {render.plain(why)}")


def turn_back(walk: Walk, given: tuple[Given, ...]) -> None:
    """Back and Start over."""
    with st.container(horizontal=True):
        if st.button("Keep my answer" if walk.changing else "Back", key="back", icon=":material/arrow_back:", type="tertiary"):
            before = address.back(walk, given)
            state.go(before if before != walk else Walk(guide=""))
        if (walk.answers or walk.tried) and st.button("Start over", key="start-over", icon=":material/restart_alt:", type="tertiary"):
            state.go(Walk(guide=walk.guide))


def answers(walk: Walk, given: tuple[Given, ...]) -> None:
    """What was answered, each with Change. An answer that the others set aside says so; it counts again when they allow it."""
    if not given:
        st.caption("Your answers will stand here. You can change each of them later; the others stay.")
    for each in given:
        with st.container(gap=None):
            words = render.plain(each.option.label) if each.option else "I'm not sure"
            question = f":small[{render.plain(each.check.question)}]"
            waits = _waits(each, given)
            if not each.applies and not waits:
                st.markdown(f":gray[{question}  \n~~{words}~~]")
                st.caption("Set aside: your other answers make this question needless.")
                continue
            st.markdown(f"{question}  \n**{words}**")
            if said := state.heard(each):
                st.markdown(f"You said: {render.literal(said)}")
            if waits:
                st.caption("It counts if the questions before it lead here.")
            if st.button("Change", key=f"change-{each.check.id}", type="tertiary", icon=":material/edit:", help=_change_help(each)):
                state.go(replace(walk, changing=each.check.id, stuck=""))


def _waits(each: Given, given: tuple[Given, ...]) -> bool:
    """Whether the answer came before a question that decides if it counts, as one that was taken from the chat may."""
    answered = {other.check.id for other in given}
    return not each.applies and any(check not in answered for condition in each.check.when for check in condition)


def _options(walk: Walk, check: Check) -> None:
    """The answers; when one is being changed, the present one stands out."""
    current = dict(walk.answers).get(check.id)
    for number, option in enumerate(check.options):
        label = render.option_label(option.label, option.icon)
        if option.id == current:
            label += " :blue-badge[your answer]"
        if st.button(label, key=f"answer-{number}", width="stretch", wrap=True):
            state.go(address.answered(walk, check.id, option.id))


def _how_to_check(assistant: Assistant, check: Check) -> None:
    with st.container(border=True):
        st.markdown(f"**How to check**\n\n{assistant.markdown(check.how)}")


def _unsure_button(walk: Walk, check: Check, stuck: bool) -> None:
    """The first press explains how to find out, the second goes on without an answer."""
    explains = bool(check.how) and not stuck
    label = "I'm not sure" if explains else "I still can't tell: skip this question" if stuck else "I'm not sure: skip this question"
    icon = ":material/help:" if explains else ":material/skip_next:"
    if st.button(label, key="unsure", icon=icon, width="stretch", type="tertiary", wrap=True):
        state.go(replace(walk, stuck=check.id) if explains else address.answered(walk, check.id, UNSURE))


def _change_help(each: Given) -> str:
    return f"Change: {render.plain(each.check.question)}"
