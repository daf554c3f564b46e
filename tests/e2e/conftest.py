"""The app as a whole, in processes of its own: mostly served to a real browser. For a page of one's own: take ``tab`` (an open,
watched page) and ``site`` (its address).

    def test_the_new_page_greets(tab: Page, site: str) -> None:
        open_at(tab, f"{site}/new")
        expect(tab.get_by_role("heading", level=1)).to_have_text("Hello")

Whatever a page writes to the browser's console, every error in it and every request that leaves this machine fails the test that saw it.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from re import Pattern
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from assistant import config
from tests.e2e.servers import free_port, wait_for

ROOT = Path(__file__).resolve().parents[2]
SHOTS = ROOT / "test-results"
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
DESKTOP = (1280, 900)
PHONE = (390, 844)

FIRST_PAGE = 60_000.0
PATIENCE = 20_000.0
"""Milliseconds that a page may take to be drawn: the first one of a server makes the knowledge searchable; build machines are shared."""

expect.set_options(timeout=PATIENCE)

KNOWN = re.compile(r"/(browse|contacts|diagnose|insights)/_stcore/(health|host-config)$")
"""On a deep link Streamlit's front end looks for its base path below the page first and gets two 404s."""

OpenTab = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here runs in processes of its own, most of it in a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.e2e)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Keep the outcome where the fixture that takes the screenshot finds it."""
    report = yield
    if report.when == "call":  # type: ignore[attr-defined]  # pytest's wrapper gives the report to this yield
        item.stash[FAILED] = report.failed  # type: ignore[attr-defined]  # as above
    return report


FAILED = pytest.StashKey[bool]()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the app on the shipped knowledge."""
    with served(ROOT / "knowledge", tmp_path_factory.mktemp("visits") / "visits.db") as address:
        yield address


@pytest.fixture(scope="session")
def workshop_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the app on the bicycle knowledge, whose guide and answers a test may know by heart."""
    with served(ROOT / "tests" / "bicycle", tmp_path_factory.mktemp("visits") / "visits.db") as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, one for all tests."""
    if not Path(CHROMIUM).exists():
        pytest.skip("needs Chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def look(chromium: Browser) -> Callable[[tuple[int, int], bool], BrowserContext]:
    """A browser context for a size and a colour scheme. Tests share it, and with it the 3 MB that every page loads: what a visitor does
    lives in the tab's own session on the server, so nothing passes from one test to the next."""

    @cache
    def look(size: tuple[int, int], dark: bool) -> BrowserContext:
        return chromium.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            accept_downloads=True,
        )

    return look


@pytest.fixture
def open_tab(look: Callable[[tuple[int, int], bool], BrowserContext], request: pytest.FixtureRequest) -> Iterator[OpenTab]:
    """Open a watched page: ``open_tab(size=PHONE, dark=True)``."""
    tabs: list[Page] = []
    complaints: list[str] = []

    def open_tab(size: tuple[int, int] = DESKTOP, dark: bool = False) -> Page:
        tab = look(size, dark).new_page()
        tabs.append(tab)
        watch(tab, complaints)
        return tab

    yield open_tab
    if request.node.stash.get(FAILED, False):
        SHOTS.mkdir(exist_ok=True)
        for number, tab in enumerate(tabs):
            tab.screenshot(path=SHOTS / f"{re.sub(r'[^a-z0-9]+', '-', request.node.name)}-{number}.png", full_page=True)
    for tab in tabs:
        tab.close()
    assert complaints == []


@pytest.fixture
def tab(open_tab: OpenTab) -> Page:
    """A watched page at the size of a desk screen."""
    return open_tab()


def watch(tab: Page, complaints: list[str]) -> None:
    """Collect what goes wrong in a page: errors, what the console complains of, requests to other machines."""
    tab.on("pageerror", lambda error: complaints.append(f"page error: {error}"))
    tab.on("console", lambda message: _heard(message.type, message.text, message.location.get("url", ""), complaints))
    tab.on("request", lambda request: _asked(request.url, complaints))


def open_at(tab: Page, address: str) -> Page:
    """Go there and wait until the page is drawn."""
    tab.goto(address)
    return settled(tab)


def settled(tab: Page) -> Page:
    """Wait until the script's run is over and its heading is drawn."""
    expect(tab.locator("h1").first).to_be_visible(timeout=FIRST_PAGE)
    expect(tab.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')).to_be_visible(timeout=FIRST_PAGE)
    return tab


def shows(tab: Page, heading: str | Pattern[str], timeout: float = PATIENCE) -> None:
    """Wait until the page's one heading holds these words. While one page gives way to the next both headings stand there for a moment, and
    Playwright refuses to compare two elements at once, so the change is waited for first."""
    expect(tab.locator("h1").filter(has_text=heading)).to_be_visible(timeout=timeout)
    expect(tab.locator("h1")).to_have_count(1, timeout=timeout)


def left(tab: Page, heading: str, timeout: float = PATIENCE) -> None:
    """Wait until the page with this heading has given way to another."""
    expect(tab.locator("h1").filter(has_text=heading)).to_have_count(0, timeout=timeout)
    expect(tab.locator("h1")).to_have_count(1, timeout=timeout)


def address(tab: Page) -> str:
    """The query in the address bar as it is now; ``tab.url`` lags behind changes that load nothing."""
    return str(tab.evaluate("decodeURIComponent(location.search)"))


@contextmanager
def served(knowledge: Path, store: Path) -> Iterator[str]:
    """The app on a free port, keeping visits in ``store``, and at the end a look into its log: no exception may have gone there."""
    port = free_port()
    command = [sys.executable, "-m", "assistant", "serve", "--port", str(port), "--knowledge", str(knowledge)]
    SHOTS.mkdir(exist_ok=True)
    environment = {**os.environ, config.STORE: str(store)}
    log = SHOTS / f"server-{port}.log"
    with log.open("w", encoding="utf-8") as output:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT, start_new_session=True)
        try:
            wait_for(f"http://localhost:{port}/_stcore/health", log, server)
            yield f"http://localhost:{port}"
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(timeout=20)
    said = log.read_text(encoding="utf-8")
    assert not re.search("page failed|Traceback", said), said
    log.unlink()


def _heard(kind: str, text: str, where: str, complaints: list[str]) -> None:
    if kind in {"error", "warning"} and not (KNOWN.search(where) and "404" in text):
        complaints.append(f"console {kind}: {text} ({where})")


def _asked(url: str, complaints: list[str]) -> None:
    if urlsplit(url).scheme in {"http", "https", "ws", "wss"} and urlsplit(url).hostname != "localhost":
        complaints.append(f"request to another machine: {url}")
