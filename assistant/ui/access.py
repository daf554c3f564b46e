"""Who may see what others did. A page that shows such things begins so:

who = access.owner()
if isinstance(who, access.Denied):
    access.draw_door(who)
    st.stop()
access.draw_owner(who)
"""

import time
from dataclasses import dataclass
from hashlib import sha256
from hmac import compare_digest, new
from math import ceil
from typing import Literal

import streamlit as st
from streamlit.errors import StreamlitAuthError, StreamlitSecretNotFoundError

from assistant import config, metrics
from assistant.ui import peer, render
from assistant.ui.throttle import Throttle

SHORTEST = 12
"""Characters of a passcode at least: with one guess a second, random letters of this length hold for longer than anybody lives."""

LONGEST = 200
"""Characters of an attempt that are read."""

Way = Literal["login", "passcode"]
Because = Literal["nobody yet", "unverified", "no owner"]

_SIGNED_IN = "signed_in_by_passcode"


@dataclass(frozen=True, slots=True)
class Owner:
    """Somebody who may see it, by having signed in with an address or the passcode, or by sitting at this machine."""

    by: Literal["login", "passcode", "same machine"]
    address: str = ""


@dataclass(frozen=True, slots=True)
class Denied:
    """Somebody who may not, ``because`` of what; ``ways`` are those to sign in that are set up here."""

    because: Because
    ways: tuple[Way, ...] = ()


def owner() -> Owner | Denied:
    """Who looks at the page. Whatever is not certain is a no."""
    settings = config.serving()
    ways: tuple[Way, ...] = (*(("login",) if settings.owners else ()), *(("passcode",) if settings.passcode else ()))
    if not ways:
        return Owner("same machine") if peer.marked(st.context.headers) else Denied("nobody yet")
    if settings.passcode and _proves(st.session_state.get(_SIGNED_IN), settings.passcode):
        return Owner("passcode")
    if not (settings.owners and st.user.get("is_logged_in") is True):
        return Denied("nobody yet", ways)
    address = str(st.user.get("email", ""))
    if st.user.get("email_verified") not in (True, "true"):  # some providers send a text
        return Denied("unverified", ways)
    known = address.isascii() and address.lower() in settings.owners  # outside ASCII, other letters become these in lower case
    return Owner("login", address) if known else Denied("no owner", ways)


def draw_door(denied: Denied) -> None:
    """A page in place of the one that is closed: why, and how to sign in."""
    st.title("For owners only", anchor=False)
    st.markdown("This page shows what other people asked, so it is closed to visitors.")
    if not denied.ways:
        st.markdown(
            "It opens on the machine that the app runs on. For other machines the owner sets a passcode "
            f"(`{config.PASSCODE}`) or a list of addresses (`{config.OWNERS}`) before starting the app."
        )
        return
    if denied.because == "unverified":
        st.warning("Your sign-in provider has not verified your email address, so it cannot let you in.")
    elif denied.because == "no owner":
        st.warning("You are signed in, but your address is not on the list of owners.")
    if "login" in denied.ways:
        _login_button(signed_in=denied.because != "nobody yet")
    if "passcode" in denied.ways:
        _passcode_form()


def draw_owner(who: Owner) -> None:
    """One line that says why the page is open, and the way out."""
    if who.by == "same machine":
        st.caption(":material/computer: Open to you because you are at the machine that the app runs on. To others this page is closed.")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f"Signed in as {render.literal(who.address)}." if who.address else "Signed in with the passcode.")
        if st.button("Sign out", key="sign-out", type="tertiary", icon=":material/logout:"):
            _sign_out(who)


def _login_button(signed_in: bool) -> None:
    if not _login_is_set_up():
        st.warning("Signing in with an address is not set up yet: the server has no `[auth]` section in `.streamlit/secrets.toml`.")
    elif signed_in:
        if st.button("Sign in with another address", key="sign-in-other"):
            st.logout()
    elif st.button("Sign in", key="sign-in", type="primary", icon=":material/login:"):
        try:
            st.login()
        except StreamlitAuthError:
            st.error("Signing in does not work at the moment: the server's `[auth]` section is incomplete.")


def _passcode_form() -> None:
    with st.form("passcode-form", clear_on_submit=True):
        given = st.text_input("Passcode", type="password", max_chars=LONGEST, autocomplete="current-password")
        sent = st.form_submit_button("Open")
    if sent and given:
        wait = _attempt(given)
        if wait is None:
            st.rerun()
        if wait:
            st.error(f"Too many attempts. Try again in {render.number_of(ceil(wait), 'second', 'seconds')}.")
        else:
            st.error("That is not the passcode.")


def _attempt(given: str) -> float | None:
    """Try a passcode: None if it is right, 0 if it is wrong, or the seconds to wait before it will be looked at."""
    client = _client()
    wait = _throttle().admit(client)
    if wait:
        metrics.sign_in("too soon")
        return wait
    expected = config.serving().passcode
    if not (expected and _proves(_proof(given), expected)):
        metrics.sign_in("wrong")
        return 0.0
    _throttle().passed(client)
    metrics.sign_in("right")
    st.session_state[_SIGNED_IN] = _proof(expected)
    return None


def _sign_out(who: Owner) -> None:
    st.session_state.pop(_SIGNED_IN, None)
    if who.by == "login":
        st.logout()
    st.rerun()


def _proof(passcode: str) -> str:
    """What the session keeps instead of the passcode: worth nothing in another process, and nothing once the passcode is another."""
    return new(peer.TICKET.encode(), passcode.encode("utf-8", "replace"), sha256).hexdigest()


def _proves(kept: object, passcode: str) -> bool:
    """Compares in constant time, and digests, so that not even the length can be told from it."""
    return compare_digest(str(kept).encode(), _proof(passcode).encode())


def _client() -> str:
    """Whose attempts are counted together: one network address, as the last proxy saw it where there is one."""
    forwarded = st.context.headers.get("x-forwarded-for", "").rsplit(",", 1)[-1].strip()
    return f"{st.context.ip_address or 'here'} {forwarded[:60]}"


@st.cache_resource(show_spinner=False)
def _throttle() -> Throttle:
    return Throttle(time.monotonic)


def _login_is_set_up() -> bool:
    try:
        return "auth" in st.secrets
    except StreamlitSecretNotFoundError:
        return False
