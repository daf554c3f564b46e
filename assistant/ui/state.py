"""What a page remembers: chat and contacts check in the session, the diagnosis in the address. The only module that touches either.

Under a token in the address (``v``) the store keeps a chat or a diagnosis beyond the session; the session is then a copy of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, NoReturn
from zlib import crc32

import streamlit as st

from assistant.diagnosis.model import Given, Heard
from assistant.leads.model import Layout, Output, Review
from assistant.service import is_token, new_token
from assistant.ui import address, resources
from assistant.ui.address import Walk

Turn = tuple[Literal["ask", "open"], str]
"""What the person did: asked a question (its text), or chose an entry that was offered (its id)."""

MOST_TURNS = 30
"""Turns that are kept. Every run draws them all; beyond this a chat gets slow and nobody scrolls up."""

_TOKEN = "v"  # noqa: S105 (the parameter's name)
_CHAT = "chat"
_WALK = "kept_walk"
_TOLD = "told"

_PUT_BACK = "setTimeout(() => history.replaceState(history.state, '', location.pathname + '?v=%s'), 500)"
"""Only what has the shape of a token is put in. Half a second later, because Streamlit first changes the address itself."""
_HEARD = "heard"
_PAGE = "page"
_ARRIVED = "arrived"
_CHECKED = "contacts_checked"
_LAYOUTS = "contacts_layouts"


@dataclass(frozen=True, slots=True)
class Chat:
    """``turns`` oldest first, ``first`` being the number of the oldest; ``kept`` is how many turns of the whole chat stand in the store
    under ``token``, which is empty as long as nothing is kept."""

    turns: tuple[Turn, ...] = ()
    token: str = ""
    first: int = 0
    kept: int = 0

    @property
    def newest(self) -> int:
        """The number of the newest turn; one less than ``first`` in an empty chat."""
        return self.first + len(self.turns) - 1


@dataclass(frozen=True, slots=True)
class KeptWalk:
    """A diagnosis in the store: under which token, since when (ISO 8601), and of the state that was kept last a mark and its end."""

    token: str = ""
    started: str = ""
    mark: str = ""
    end: str = ""


_FORGOTTEN = "contacts_forgotten"

Checked = tuple[Review, tuple[Output, ...]]
"""A contacts check and the files made of it."""


class Held:
    """A contacts check that stays in this process's memory: pickled it is empty. Addresses go nowhere, and Streamlit's look at the
    session's state, which pickles all of it after every run, does not take a second a click with 100,000 findings."""

    __slots__ = ("made",)

    def __init__(self, made: Checked | None = None) -> None:
        self.made = made

    def __reduce__(self) -> tuple[type["Held"], tuple[()]]:
        return Held, ()


def note_page(name: str) -> None:
    """Take note of the page that runs now, and put the browser's address right.

    A link from a page to itself changes the parameters here and not in the browser (Streamlit 1.67), so then they are sent to it; after a
    change of page that would only add a step to the browser's history.
    """
    same = st.session_state.get(_PAGE) == name
    if same:
        st.query_params.from_dict(st.query_params.to_dict())
    st.session_state[_PAGE] = name
    st.session_state[_ARRIVED] = not same


def token() -> str:
    """The token in the address; empty if there is none, or something that is none."""
    given = st.query_params.get(_TOKEN, "")
    return given if is_token(given) else ""


def put_token(kept_under: str) -> None:
    """Put a token into the address, so that a reload goes on; an empty one takes it out."""
    if kept_under and kept_under != st.query_params.get(_TOKEN):
        st.query_params[_TOKEN] = kept_under
    elif not kept_under and _TOKEN in st.query_params:
        del st.query_params[_TOKEN]


def put_token_back() -> None:
    """After a change of page: put the chat's token into the address again, in place of the address without it. Streamlit itself would add a
    step to the browser's history, which Back would then have to undo."""
    under = chat().token
    if is_token(under) and not token() and st.session_state.get(_ARRIVED):
        st.html(f"<script>{_PUT_BACK % under}</script>", unsafe_allow_javascript=True)


def turns() -> tuple[Turn, ...]:
    """The chat so far, oldest first."""
    return chat().turns


def chat() -> Chat:
    """The chat with what is known about keeping it."""
    turns, under, first, kept = st.session_state.get(_CHAT, ((), "", 0, 0))
    return Chat(turns, under, first, kept)


def note_chat(now: Chat) -> None:
    """Make this the chat; the oldest turns beyond ``MOST_TURNS`` are let go."""
    late = max(len(now.turns) - MOST_TURNS, 0)
    st.session_state[_CHAT] = (now.turns[late:], now.token, now.first + late, now.kept)


def say(turn: Turn) -> None:
    """Add a turn. The first one gets the chat a token, if visits are kept."""
    now = chat()
    under = now.token or _fresh_token()
    note_chat(replace(now, turns=(*now.turns, turn), token=under))
    put_token(under)


def forget_chat() -> None:
    """Start the chat anew. What was kept of the old one stays under its token."""
    st.session_state.pop(_CHAT, None)
    put_token("")


def kept_walk() -> KeptWalk:
    """What is known about keeping the diagnosis."""
    return KeptWalk(*st.session_state.get(_WALK, ()))


def note_kept_walk(now: KeptWalk) -> None:
    """Take note of how the diagnosis is kept."""
    st.session_state[_WALK] = (now.token, now.started, now.mark, str(now.end))


def first_time(what: str) -> bool:
    """Whether this session is told ``what`` for the first time; from now on it was told."""
    told: tuple[str, ...] = st.session_state.get(_TOLD, ())
    st.session_state[_TOLD] = tuple(dict.fromkeys((*told, what)))
    return what not in told


def note_heard(heard: Iterable[Heard]) -> None:
    """Keep the person's words for each answer that they hold. Here and not in the address: a link is passed on, and words name people."""
    st.session_state[_HEARD] = {f"{each.check.id}.{each.option.id}": each.words for each in heard}


def heard(given: Given) -> str:
    """The person's own words for this answer; empty if it was clicked, or after a reload."""
    kept: dict[str, str] = st.session_state.get(_HEARD, {})
    return kept.get(f"{given.check.id}.{given.option.id}", "") if given.option else ""


def checked(files: str) -> Checked | None:
    """The contacts check of these files and settings, if it is the one that was made last."""
    kept: tuple[str, Held] | None = st.session_state.get(_CHECKED)
    return kept[1].made if kept and kept[0] == files else None


def note_checked(files: str, made: Checked) -> None:
    """Keep a contacts check while the page is open, in place of the one before: a click must not check 20,000 rows again."""
    st.session_state[_CHECKED] = (files, Held(made))


def forget_checked() -> None:
    """Let go of the contacts: the files were taken away."""
    st.session_state.pop(_CHECKED, None)
    st.session_state.pop(_LAYOUTS, None)


def times_forgotten() -> int:
    """How often the files were forgotten on a click; uploaders get a new key each time, for nothing else empties them."""
    times: int = st.session_state.get(_FORGOTTEN, 0)
    return times


def forget_contacts() -> None:
    """Let go of the contacts on a click, and of what the uploaders show."""
    forget_checked()
    st.session_state[_FORGOTTEN] = times_forgotten() + 1


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
    st.query_params.from_dict(_with_token(address.write(to)))
    st.rerun()


def mark() -> int:
    """A number for what the address shows, ticks aside: another number, another screen."""
    shown, _ = address.read(st.query_params.to_dict())
    return crc32(repr(replace(shown, done=())).encode())


def note_done(walked: Walk) -> None:
    """Keep the ticks in the address without a fresh run: what they change is drawn already."""
    ticked = _with_token(address.write(walked))
    if ticked != st.query_params.to_dict():
        st.query_params.from_dict(ticked)


def entry_id() -> str:
    """The entry that the address names; empty if none."""
    return st.query_params.get("entry", "")


def _with_token(parameters: dict[str, str]) -> dict[str, str]:
    """These parameters and the token of the address. The first answer of a diagnosis gets it one, if visits are kept; so one that starts
    over gets another."""
    under = (token() or _fresh_token()) if parameters.get("answers") else ""
    return {**parameters, _TOKEN: under} if under else parameters


def _fresh_token() -> str:
    visits = resources.visits()
    return new_token() if visits.keeps and not visits.trouble() else ""
