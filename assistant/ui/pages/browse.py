"""Browse: every entry by topic, or one of them as a page that can be shared."""

from itertools import groupby
from zlib import crc32

import streamlit as st

from assistant import wording
from assistant.errors import NotThere
from assistant.library.model import Entry
from assistant.ui import entries, navigation, render, resources, scrolling, sharing, state

LONGEST_FILTER = 100

assistant = resources.assistant()


def draw_list() -> None:
    """All entries under their topics, those that have the words of the filter."""
    st.title("All answers", anchor=False)
    words = st.text_input(
        "Filter", key="filter", type="search", live=True, max_chars=LONGEST_FILTER, placeholder="Type to filter", persist_state="page"
    )
    shown = assistant.entries(words or "")
    st.caption(f"{len(shown)} of {render.number_of(len(assistant.library.entries), 'answer', 'answers')}")
    if not shown:
        st.markdown("No answer has all of these words. Try fewer, or ask in your own words:")
        navigation.link("ask", "Ask", ":material/chat_bubble:")
    for topic, group in groupby(shown, key=lambda entry: entry.topic):
        st.header(render.plain(wording.topic_title(topic)), anchor=False)
        with st.container(gap="xsmall", key=f"links-{topic}"):
            for entry in group:
                navigation.link("browse", render.plain(entry.title), entry=entry.id)


def draw_entry(entry: Entry) -> None:
    """One entry with all that belongs to it."""
    st.set_page_config(page_title=entry.title)
    with st.container(key="links-back"):
        navigation.link("browse", "All answers", ":material/arrow_back:")
    st.title(render.plain(entry.title), anchor=False)
    st.caption(f"{wording.topic_title(entry.topic)} · reviewed on {render.day(entry.reviewed)}")
    st.markdown(assistant.markdown(entry.short_answer.markdown))
    entries.diagnose_button(assistant, entry, "diagnose")
    for section in entry.sections[1:]:
        st.header(render.plain(section.heading), anchor=section.slug)
        st.markdown(assistant.markdown(section.markdown))
    st.header("Sources", anchor="sources")
    entries.sources(assistant, entry.sources)
    sharing.link("Copy a link to this answer", entry=entry.id)


def draw_missing(wanted: str) -> None:
    """An address that names no entry: shown as text, with a way on."""
    st.title("That answer isn't here", anchor=False)
    st.markdown(f"No answer has the address {render.literal(wanted)}. It may have been renamed: look for it by its words.")
    with st.container(key="links-back"):
        navigation.link("browse", "All answers", ":material/arrow_back:")
    navigation.link("ask", "Ask", ":material/chat_bubble:")


wanted = state.entry_id()
if not wanted:
    draw_list()
else:
    try:
        chosen = assistant.entry(wanted)
    except NotThere:
        draw_missing(wanted)
    else:
        draw_entry(chosen)
scrolling.to_section(crc32(wanted.encode()))
