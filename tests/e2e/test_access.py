"""Who gets to see what others did, through a real server: the socket, a sign-in at an OpenID provider, the browser's requests."""

import asyncio
import json
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest
from playwright.sync_api import Browser, Page, Request, expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from assistant import config
from assistant.ui import peer
from tests.e2e.conftest import OpenTab, settled, shows
from tests.e2e.servers import free_port, wait_for

ROOT = Path(__file__).resolve().parents[2]
PASSCODE = "correct horse battery"
TOKEN = "AbCdEfGhIjKlMnOpQrStUvWx"  # noqa: S105 (shaped like a visit's, of the test)
USERS = [
    {"sub": "anna", "email": "anna@example.com", "email_verified": True},
    {"sub": "bob", "email": "bob@example.com", "email_verified": False},
    {"sub": "eve", "email": "eve@example.com", "email_verified": True},
]
SECRETS = """[auth]
redirect_uri = "{site}/oauth2callback"
cookie_secret = "a secret of this test alone, long enough"
client_id = "door"
client_secret = "of no use elsewhere"
server_metadata_url = "{provider}/.well-known/openid-configuration"
"""

Door = Callable[..., int]


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    """Start the closed page with these settings; gives its port. The log is ``log`` in the test's folder."""
    servers: list[subprocess.Popen[bytes]] = []

    def door(settings: dict[str, str] | None = None, provider: str = "") -> int:
        port = free_port()
        (tmp_path / ".streamlit").mkdir()
        shutil.copy(ROOT / ".streamlit" / "config.toml", tmp_path / ".streamlit")
        if provider:
            (tmp_path / ".streamlit" / "secrets.toml").write_text(SECRETS.format(site=f"http://localhost:{port}", provider=provider))
        environment = {name: value for name, value in os.environ.items() if not name.startswith("KARTRA_ASSISTANT_")}
        command = [sys.executable, "-m", "uvicorn", "tests.e2e.door:app", "--host", "0.0.0.0", "--port", str(port)]  # noqa: S104 (foreigners come)
        options = ["--ws", "websockets-sansio", "--no-proxy-headers"]
        with (tmp_path / "log").open("w", encoding="utf-8") as log:
            servers.append(
                subprocess.Popen(
                    [*command, *options],
                    cwd=tmp_path,
                    env={**environment, "PYTHONPATH": str(ROOT), **(settings or {})},
                    stdout=log,
                    stderr=subprocess.STDOUT,
                )
            )
        wait_for(f"http://localhost:{port}/_stcore/health", tmp_path / "log")
        return port

    yield door
    for server in servers:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture
def provider(tmp_path: Path) -> Iterator[str]:
    """The address of an OpenID provider that lets everybody in whom it knows."""
    port, log = free_port(), tmp_path / "provider-log"
    users = [option for user in USERS for option in ("--user-claims", json.dumps(user))]
    with log.open("w", encoding="utf-8") as output:
        command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), *users]
        server = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)
    wait_for(f"http://localhost:{port}/.well-known/openid-configuration", log)
    yield f"http://localhost:{port}"
    server.terminate()
    server.wait(timeout=20)


def texts(port: int, host: str = "localhost", headers: dict[str, str] | None = None) -> str:
    """What the page shows to a visitor who comes from ``host`` with these headers, without a browser."""

    async def visit() -> str:
        message, heard, seen = BackMsg(), ForwardMsg(), []
        message.rerun_script.query_string = ""
        async with connect(f"ws://{host}:{port}/_stcore/stream", additional_headers=headers, max_size=None) as connection:
            await connection.send(message.SerializeToString())
            while heard.WhichOneof("type") != "script_finished":
                heard.ParseFromString(cast("bytes", await connection.recv()))
                seen.append(heard.delta.new_element.heading.body + heard.delta.new_element.markdown.body)
        return "\n".join(seen)

    return asyncio.run(visit())


def own_address() -> str:
    """An address of this machine that is not loopback, as other machines see it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect(("192.0.2.1", 9))  # sends nothing
        except OSError:
            pytest.skip("needs a network address besides localhost")
        return str(asking.getsockname()[0])


def sign_in(tab: Page, port: int, user: str) -> None:
    tab.goto(f"http://localhost:{port}/?v={TOKEN}")
    tab.get_by_role("button", name="Sign in").click()
    tab.locator("input[name=sub]").fill(user)
    tab.get_by_role("button", name=re.compile("authorize", re.IGNORECASE)).click()
    tab.wait_for_url(f"http://localhost:{port}/**")


def enter(tab: Page, passcode: str) -> None:
    tab.get_by_label("Passcode").fill(passcode)
    tab.get_by_role("button", name="Open").click()
    settled(tab)


def test_with_nothing_set_only_this_machine_gets_in(door: Door) -> None:
    port = door()
    assert "The secret" in texts(port)
    for host, headers in (
        (own_address(), {}),
        (own_address(), {peer.MARK: "0" * 32}),
        ("localhost", {"X-Forwarded-For": "127.0.0.1"}),
        ("localhost", {"Forwarded": "for=127.0.0.1"}),
        ("localhost", {"X-Real-IP": "127.0.0.1"}),
        ("localhost", {"Via": "1.1 proxy"}),
    ):
        assert "For owners only" in texts(port, host, headers), (host, headers)


def test_another_sites_websocket_is_refused_by_the_server(door: Door) -> None:
    port = door()
    with pytest.raises(InvalidStatus, match="403"):
        texts(port, headers={"Origin": "http://evil.example"})


def test_a_passcode_is_asked_for_slowed_down_and_opens_for_one_visitor(door: Door, open_tab: OpenTab) -> None:
    site = f"http://localhost:{door({config.PASSCODE: PASSCODE})}"
    tab, another = open_tab(), open_tab()
    tab.goto(site)
    shows(tab, "For owners only")
    too_soon = tab.get_by_text("Too many attempts")
    while not too_soon.is_visible():
        enter(tab, "a wrong passcode")
        expect(too_soon.or_(tab.get_by_text("That is not the passcode."))).to_be_visible()
    while tab.get_by_label("Passcode").is_visible():  # until the wait is over; what comes too soon does not make it longer
        enter(tab, PASSCODE)
        tab.wait_for_timeout(500)
    shows(tab, "The secret")
    another.goto(site)
    shows(another, "For owners only")


def test_an_owner_signs_in_with_a_verified_address_and_stays_so(door: Door, provider: str, chromium: Browser) -> None:
    port = door({config.OWNERS: "anna@example.com,bob@example.com"}, provider)
    with chromium.new_context() as fresh:
        tab = fresh.new_page()
        sign_in(tab, port, "anna")
        shows(tab, "The secret")
        tab.reload()
        shows(tab, "The secret")
        tab.get_by_role("button", name="Sign out").click()
        shows(tab, "For owners only")


@pytest.mark.parametrize(("user", "because"), [("bob", "has not verified your email address"), ("eve", "not on the list of owners")])
def test_others_who_sign_in_are_told_why_it_stays_closed(door: Door, provider: str, chromium: Browser, user: str, because: str) -> None:
    port = door({config.OWNERS: "anna@example.com,bob@example.com"}, provider)
    with chromium.new_context() as fresh:
        tab = fresh.new_page()
        sign_in(tab, port, user)
        expect(tab.get_by_text(because)).to_be_visible()
        shows(tab, "For owners only")


def test_a_visits_token_is_in_no_referrer_and_in_no_log(door: Door, provider: str, chromium: Browser, tmp_path: Path) -> None:
    port = door({config.OWNERS: "anna@example.com"}, provider)
    asked: list[Request] = []
    with chromium.new_context() as fresh:
        tab = fresh.new_page()
        tab.on("request", lambda request: asked.append(request))  # noqa: PLW0108 (Playwright takes no built-in)
        sign_in(tab, port, "anna")
        shows(tab, "The secret")
        referrers = [request.headers.get("referer", "") for request in asked]
    assert any(request.url.startswith(provider) for request in asked)
    assert not any(TOKEN in referrer for referrer in referrers)
    log = (tmp_path / "log").read_text()
    assert TOKEN not in log
    assert "anna@example.com" not in log
