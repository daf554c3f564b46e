"""What a page remembers: chat and contacts check in the session, the diagnosis in the address. The only module that touches either."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal, NoReturn
from zlib import crc32

import streamlit as st

from assistant.diagnosis.model import Given, Heard
from assistant.leads.model import Layout, Output, Review
from assistant.ui import address
from assistant.ui.address import Walk

Turn = tuple[Literal["ask", "open"], str]
"""What the person did: asked a question (its text), or chose an entry that was offered (its id)."""

MOST_TURNS = 30
"""Turns that are kept. Every run draws them all; beyond this a chat gets slow and nobody scrolls up."""

_TURNS = "chat_turns"
_HEARD = "heard"
_PAGE = "page"
_CHECKED = "contacts_checked"
_LAYOUTS = "contacts_layouts"

Checked = tuple[Review, tuple[Output, ...]]
"""A contacts check and the files made of it."""


def note_page(name: str) -> None:
    """Take note of the page that runs now, and put the browser's address right.

    A link from a page to itself changes the parameters here and not in the browser (Streamlit 1.67), so then they are sent to it; after a
    change of page that would only add a step to the browser's history.
    """
    if st.session_state.get(_PAGE) == name:
        st.query_params.from_dict(st.query_params.to_dict())
    st.session_state[_PAGE] = name


def turns() -> tuple[Turn, ...]:
    """The chat so far, oldest first."""
    kept: tuple[Turn, ...] = st.session_state.get(_TURNS, ())
    return kept


def say(turn: Turn) -> None:
    """Add a turn; the oldest beyond ``MOST_TURNS`` are forgotten."""
    st.session_state[_TURNS] = (*turns(), turn)[-MOST_TURNS:]


def forget_chat() -> None:
    """Start the chat anew."""
    st.session_state[_TURNS] = ()


def note_heard(heard: Iterable[Heard]) -> None:
    """Keep the person's words for each answer that they hold. Here and not in the address: a link is passed on, and words name people."""
    st.session_state[_HEARD] = {f"{each.check.id}.{each.option.id}": each.words for each in heard}


def heard(given: Given) -> str:
    """The person's own words for this answer; empty if it was clicked, or after a reload."""
    kept: dict[str, str] = st.session_state.get(_HEARD, {})
    return kept.get(f"{given.check.id}.{given.option.id}", "") if given.option else ""


def checked(files: str) -> Checked | None:
    """The contacts check of these files and settings, if it is the one that was made last."""
    kept: tuple[str, Checked] | None = st.session_state.get(_CHECKED)
    return kept[1] if kept and kept[0] == files else None


def note_checked(files: str, made: Checked) -> None:
    """Keep a contacts check while the page is open, in place of the one before: a click must not check 20,000 rows again."""
    st.session_state[_CHECKED] = (files, made)


def forget_checked() -> None:
    """Let go of the contacts: the files were taken away."""
    st.session_state.pop(_CHECKED, None)
    st.session_state.pop(_LAYOUTS, None)


def layout(file: str) -> Layout | str | None:
    """How an uploaded file was understood, or what is wrong with it; ``None`` if nobody has looked yet."""
    kept: dict[str, Layout | str] = st.session_state.get(_LAYOUTS, {})
    return kept.get(file)


def note_layout(file: str, found: Layout | str) -> None:
    """Keep how a file was understood, so that it is opened once."""
    st.session_state[_LAYOUTS] = {**st.session_state.get(_LAYOUTS, {}), file: found}


def walk() -> tuple[Walk, tuple[str, ...]]:
    """The diagnosis in the address, and the parts of it that could not be read."""
    return address.read(st.query_params.to_dict())


def go(to: Walk) -> NoReturn:
    """Make this the diagnosis that the page shows: one entry in the browser's history, then a fresh run."""
    st.query_params.from_dict(address.write(to))
    st.rerun()


def mark() -> int:
    """A number for what the address shows, ticks aside: another number, another screen."""
    shown, _ = address.read(st.query_params.to_dict())
    return crc32(repr(replace(shown, done=())).encode())


def note_done(walked: Walk) -> None:
    """Keep the ticks in the address without a fresh run: what they change is drawn already."""
    if address.write(walked) != st.query_params.to_dict():
        st.query_params.from_dict(address.write(walked))


def entry_id() -> str:
    """The entry that the address names; empty if none."""
    return st.query_params.get("entry", "")
