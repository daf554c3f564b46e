"""Who is let in, on a page that shows nothing else. What only a server and a browser show is in ``tests/e2e/test_access.py``."""

from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from assistant import config
from assistant.ui import access, peer

PASSCODE = "correct horse battery"
ANNA = {"is_logged_in": True, "email": "Anna@Example.com", "email_verified": True}


def page() -> None:
    import streamlit as st  # noqa: PLC0415 (AppTest runs this function's text alone)

    from assistant.ui import access  # noqa: PLC0415 (as above)

    who = access.owner()
    if isinstance(who, access.Denied):
        access.draw_door(who)
        st.stop()
    access.draw_owner(who)
    st.text("the secret")


@pytest.fixture
def door(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., AppTest]]:
    """Open the page with these settings; nobody is signed in and nobody has failed."""
    st.cache_resource.clear()

    def door(passcode: str = "", owners: str = "", user: dict[str, object] | None = None) -> AppTest:
        monkeypatch.setenv(config.PASSCODE, passcode)
        monkeypatch.setenv(config.OWNERS, owners)
        app = AppTest.from_function(page, default_timeout=30)
        app.user = user or {"is_logged_in": False}
        return app.run()

    yield door
    st.cache_resource.clear()


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> Callable[..., object]:
    """Who looks at the page, without a page: what Streamlit knows of the visitor is given."""

    def looks(passcode: str = "", owners: str = "", user: dict[str, object] | None = None, session: dict[str, str] | None = None) -> object:
        monkeypatch.setenv(config.PASSCODE, passcode)
        monkeypatch.setenv(config.OWNERS, owners)
        known = SimpleNamespace(user=user or {}, session_state=session or {}, context=SimpleNamespace(headers={}))
        monkeypatch.setattr(access, "st", known)
        return access.owner()

    return looks


def is_open(app: AppTest) -> bool:
    assert not app.exception
    return [each.value for each in app.text] == ["the secret"]


def enter(app: AppTest, passcode: str) -> AppTest:
    app.text_input[0].set_value(passcode)
    return app.button[0].click().run()


def test_with_nothing_set_a_visitor_is_told_where_it_opens(door: Callable[..., AppTest]) -> None:
    app = door()
    assert not is_open(app)
    assert "machine that the app runs on" in app.markdown[1].value
    assert not app.button


def test_with_nothing_set_it_opens_at_this_machine_and_says_so(door: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peer, "marked", lambda _: True)
    app = door()
    assert is_open(app)
    assert "at the machine" in app.caption[0].value


def test_a_passcode_closes_it_at_this_machine_too(door: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peer, "marked", lambda _: True)
    assert not is_open(door(PASSCODE))


def test_the_right_passcode_opens_and_stays_open(door: Callable[..., AppTest]) -> None:
    app = enter(door(PASSCODE), PASSCODE)
    assert is_open(app)
    assert is_open(app.run())


def test_a_wrong_passcode_does_not(door: Callable[..., AppTest]) -> None:
    app = enter(door(PASSCODE), "correct horse batterz")
    assert not is_open(app)
    assert app.error[0].value == "That is not the passcode."


def test_after_a_failure_the_next_attempt_is_not_even_read(door: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "time", SimpleNamespace(monotonic=lambda: 0.0))
    monkeypatch.setattr(access, "_client", lambda: "a visitor")
    app = enter(enter(door(PASSCODE), "wrong"), PASSCODE)
    assert not is_open(app)
    assert app.error[0].value == "Too many attempts. Try again in 1 second."


def test_signing_out_closes_it(door: Callable[..., AppTest]) -> None:
    app = enter(door(PASSCODE), PASSCODE)
    app.button("sign-out").click().run()
    assert not is_open(app.run())


def test_a_changed_passcode_signs_everybody_out(door: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch) -> None:
    app = enter(door(PASSCODE), PASSCODE)
    monkeypatch.setenv(config.PASSCODE, "another good passcode")
    assert not is_open(app.run())


@pytest.mark.parametrize("forged", ["", "True", PASSCODE, "0" * 64, "é"])
def test_what_the_session_holds_cannot_be_guessed(looks: Callable[..., object], forged: str) -> None:
    assert isinstance(looks(passcode=PASSCODE, session={"signed_in_by_passcode": forged}), access.Denied)


def test_the_address_bar_opens_nothing(door: Callable[..., AppTest]) -> None:
    app = door(PASSCODE)
    app.query_params["signed_in_by_passcode"] = access._proof(PASSCODE)
    assert not is_open(app.run())


def test_an_owner_with_a_verified_address_is_let_in(door: Callable[..., AppTest]) -> None:
    app = door(owners="bob@example.com,anna@example.com", user=ANNA)
    assert is_open(app)
    assert "Anna@Example.com" in app.caption[0].value


@pytest.mark.parametrize(
    "claims",
    [
        {"email_verified": False},
        {"email_verified": None},
        {"email_verified": "false"},
        {"email": "eve@example.com"},
        {"email": ""},
        {"email": "anna@example.com.evil.net"},
        {"is_logged_in": False},
        {"is_logged_in": "true"},
    ],
)
def test_whoever_else_signs_in_is_not(looks: Callable[..., object], claims: dict[str, object]) -> None:
    assert isinstance(looks(owners="anna@example.com", user={**ANNA, **claims}), access.Denied)


def test_a_letter_that_only_looks_like_an_owners_is_not_theirs(looks: Callable[..., object]) -> None:
    lookalike = "\N{KELVIN SIGN}ate@example.com"
    assert lookalike.lower() == "kate@example.com"
    assert looks(owners="kate@example.com", user={**ANNA, "email": lookalike}) == access.Denied("no owner", ("login",))


def test_an_unverified_address_is_told_so(door: Callable[..., AppTest]) -> None:
    app = door(owners="anna@example.com", user={**ANNA, "email_verified": False})
    assert "has not verified" in app.warning[0].value


def test_a_missing_login_is_named(door: Callable[..., AppTest]) -> None:
    app = door(owners="anna@example.com")
    assert "secrets.toml" in app.warning[0].value
    assert not app.button


def test_both_ways_may_be_open(door: Callable[..., AppTest]) -> None:
    assert is_open(enter(door(PASSCODE, "anna@example.com"), PASSCODE))


def test_the_session_keeps_no_passcode() -> None:
    assert PASSCODE not in access._proof(PASSCODE)
