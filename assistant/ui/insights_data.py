"""What the owner's page draws, read once a minute for all owners; its tables, and the buttons that take them along."""

from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo
from functools import partial
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

import streamlit as st

from assistant.errors import AssistantError
from assistant.insights.model import Download, Insights
from assistant.library.model import Library
from assistant.service import Assistant, insights_since
from assistant.ui import render, resources

KEPT_FOR = "1m"
"""Time for which numbers are shown again instead of worked out again: a second of a core for 5,000 questions."""


def insights(assistant: Assistant, days: int | None) -> Insights | None:
    """The last ``days`` days, or all there is (None), on the visitor's calendar; None if the store cannot be asked now."""
    try:
        return _insights(assistant.library.fingerprint, days, st.context.timezone or "", assistant)
    except _CannotTell:
        return None


def download(insights: Insights, name: str, label: str = "CSV") -> None:
    """A button for a table, if it has rows."""
    if file := insights.downloads.get(name):
        draw_file(file, label, f"get-{name}")


def draw_file(file: Download, label: str, key: str) -> None:
    """A button for a file. Streamlit serves what it is given under an address of its own, so it is given the file on the click only."""
    name = PurePosixPath(file.name).name
    data = partial(bytes, file.content)
    st.download_button(label, data, file_name=name, mime=file.mime, key=key, icon=":material/download:", on_click="ignore", help=file.name)


def table(columns: Mapping[str, Sequence[str | int]], rows: int, alt: str) -> None:
    """A table to read, whose texts are Markdown: whatever is not is to be escaped before. ``rows`` there are in all. One of HTML, since
    Streamlit's other kind gives every cell the same id as in the table before, and cuts texts off."""
    st.table(dict(columns), border="horizontal", hide_index=True, alt=alt)
    shown = len(next(iter(columns.values())))
    if shown < rows:
        st.caption(f"The first {shown} of {rows:,}; the file has all.")


def entry_link(entry: str, library: Library) -> str:
    """Markdown of a link to an entry, by its title."""
    return f"[{render.plain(library.entries[entry].title)}](browse?entry={entry})"


class _CannotTell(AssistantError):
    """The store did not answer. Raised, because what a cached function returns would be shown for a minute."""


@st.cache_resource(ttl=KEPT_FOR, max_entries=12, show_spinner="Reading what happened …")
def _insights(fingerprint: str, days: int | None, zone: str, _assistant: Assistant) -> Insights:
    now = datetime.now(_zone(zone))
    records = resources.visits().records(insights_since(days, now), now)
    if records is None:
        raise _CannotTell
    return _assistant.insights(records, days, now)


def _zone(name: str) -> tzinfo:
    """The time zone that a browser names; whatever else it sends is UTC."""
    try:
        return ZoneInfo(name)
    except (OSError, ValueError):
        return ZoneInfo("UTC")
