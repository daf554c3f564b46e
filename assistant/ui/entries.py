"""One entry on the screen, as the chat and Browse both draw it."""

from collections.abc import Callable, Iterable

import streamlit as st

from assistant.library.model import SOURCES_DIFFER, Entry, Section
from assistant.service import Assistant
from assistant.ui import address, navigation, render, state
from assistant.ui.address import Walk

_ICONS = {"check-it": ":material/search:", "fix-it": ":material/build:", "why": ":material/lightbulb:"}
_OTHER_ICON = ":material/notes:"
_SOURCES_DIFFER_ICON = ":material/balance:"


def folded_sections(assistant: Assistant, sections: Iterable[Section], opened: str = "", shown: Callable[[str], str] | None = None) -> None:
    """Sections to open, one of them open already: the one with the slug ``opened``. ``shown`` turns its text into what is drawn."""
    for section in sections:
        with st.expander(render.plain(section.heading), expanded=section.slug == opened, icon=_icon(section)):
            ready = shown if shown and section.slug == opened else assistant.markdown
            st.markdown(ready(section.markdown))


def sources(assistant: Assistant, ids: tuple[str, ...], at_once: int | None = None) -> None:
    """Whom the answer relies on, one a line; a sentence where there is nobody. Those beyond ``at_once`` are folded."""
    lines = [render.source_line(source) for source in assistant.sources(ids)]
    st.markdown("\n".join(lines[:at_once]) if lines else "- None: this is our own advice.")
    if more := lines[len(lines) if at_once is None else at_once :]:
        with st.expander(f"{render.number_of(len(more), 'more source', 'more sources')}", type="compact"):
            st.markdown("\n".join(more))


def diagnose_button(assistant: Assistant, entry: Entry, key: str, said: str = "") -> None:
    """**Diagnose this**, where a guide finds the cause. What the person ``said`` may answer some of its questions already."""
    if entry.guide and st.button("Diagnose this", key=key, icon=":material/account_tree:", type="primary"):
        heard = assistant.heard(entry.guide, said)
        state.note_heard(heard)
        begun = Walk(entry.guide, tuple((each.check.id, each.option.id) for each in heard))
        navigation.open_page("diagnose", **address.write(begun))


def _icon(section: Section) -> str:
    return _SOURCES_DIFFER_ICON if section.slug == SOURCES_DIFFER else _ICONS.get(section.slug, _OTHER_ICON)
