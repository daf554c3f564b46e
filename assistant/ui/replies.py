"""The chat's replies on the screen: one function a kind of reply."""

from typing import assert_never

import streamlit as st

from assistant import wording
from assistant.library.model import Entry
from assistant.retrieval.model import Found, Hit, NotCovered, Query, Reply, Smalltalk, Unsure
from assistant.service import Assistant
from assistant.ui import entries, navigation, render, state

SOURCES_AT_ONCE = 3
"""Sources in the chat before the rest is folded: those that the author relies on first. More would push what else fits out of sight."""

OTHERS = 3
"""Other entries that are offered below an answer; retrieval returns a longer list for programs."""


WORTH_OFFERING = 0.01
"""Probability below which another entry is not offered beside an answer: it would only be there to fill the list."""


def draw(assistant: Assistant, reply: Reply, key: str, said: str) -> None:
    """The newest reply, whole. ``key`` begins the keys of its buttons; ``said`` is what the person wrote."""
    _how_read(reply.query)
    match reply:
        case Found(best=best, others=others):
            entry(assistant, best.entry, key, said, reply)
            _choices("Also fits", tuple(hit for hit in others if hit.score >= WORTH_OFFERING)[:OTHERS], f"choice-{key}-other")
        case Unsure(choices=choices):
            st.markdown(f"**{wording.which(reply)}**")
            _choices("", choices, f"choice-{key}")
            st.caption(wording.IF_NOT)
        case NotCovered(nearest=nearest):
            st.markdown(assistant.markdown(wording.refusal(reply, assistant.library)))
            _choices(wording.NEAREST, nearest[:OTHERS], f"choice-{key}-near")
        case Smalltalk(text=text):
            st.markdown(assistant.markdown(text))
        case _:
            assert_never(reply)


def entry(assistant: Assistant, shown: Entry, key: str, said: str, found: Found | None = None) -> None:
    """An entry as an answer: the short answer, what to do next, the details to open, the sources. If it was ``found``, the section that
    answers is open, the words that matched are marked, and it says on request why it was chosen."""
    st.header(render.plain(shown.title), anchor=False)
    st.markdown(_marked(assistant, shown.short_answer.markdown, found))
    with st.container(horizontal=True, vertical_alignment="center"):
        entries.diagnose_button(assistant, shown, f"{key}-diagnose", said)
        navigation.link("browse", "Open as a page", ":material/open_in_full:", entry=shown.id)
        if found:
            _why(found, assistant, f"{key}-why")
    opened = found.best.section.slug if found else ""
    entries.folded_sections(assistant, shown.sections[1:], opened, lambda text: _marked(assistant, text, found))
    st.caption(f"**Sources** · reviewed on {render.day(shown.reviewed)}")
    entries.sources(assistant, shown.sources, SOURCES_AT_ONCE)


def draw_old(assistant: Assistant, reply: Reply) -> None:
    """A reply further up: enough to remember it by, and the way back to it. A chat draws all of them on every run, so they are cheap."""
    match reply:
        case Found(best=best):
            old_entry(assistant, best.entry)
        case Unsure():
            st.markdown(wording.which(reply))
        case NotCovered():
            st.markdown(assistant.markdown(wording.refusal(reply, assistant.library)))
        case Smalltalk(text=text):
            st.markdown(assistant.markdown(text))
        case _:
            assert_never(reply)


def old_entry(assistant: Assistant, shown: Entry) -> None:
    """An entry further up: its short answer, and a link to the rest."""
    st.markdown(f"**{render.plain(shown.title)}**\n\n{assistant.markdown(shown.short_answer.markdown)}")
    navigation.link("browse", "Open as a page", ":material/open_in_full:", entry=shown.id)


def _how_read(query: Query) -> None:
    if read_as := wording.read_as_sentence(query):
        st.caption(render.plain(read_as))
    if query.shortened:
        st.caption(wording.SHORTENED)


def _marked(assistant: Assistant, text: str, found: Found | None) -> str:
    """Knowledge Markdown with its links resolved and the words of the question in it marked."""
    ready = assistant.markdown(text)
    return render.marked(ready, assistant.highlights(found.query, ready)) if found else ready


def _why(found: Found, assistant: Assistant, key: str) -> None:
    with st.popover(wording.WHY, icon=":material/help:", type="tertiary", key=key):
        for line in wording.why_lines(found, assistant.library):
            st.text(line)  # it quotes what a stranger typed: nothing in it may be read as Markdown


def _choices(label: str, hits: tuple[Hit, ...], key: str) -> None:
    if hits and label:
        st.markdown(label)
    for number, hit in enumerate(hits):
        if st.button(render.plain(hit.entry.title), key=f"{key}-{number}", icon=":material/arrow_forward:", width="stretch"):
            state.say(("open", hit.entry.id))
            st.rerun()
