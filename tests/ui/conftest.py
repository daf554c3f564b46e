"""The app on the bicycle knowledge, run without a browser."""

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from assistant.config import KNOWLEDGE, STORE
from assistant.retrieval.model import Query, Reply
from assistant.service import Assistant, Visits, open_visits
from assistant.ui import resources

ROOT = Path(__file__).resolve().parents[2]
PAGES = "assistant/ui/pages"


@pytest.fixture(scope="session", autouse=True)
def _one_look_at_what_is_installed() -> Iterator[None]:
    """A new ``AppTest`` reads what every installed package says of itself, in search of components: 0.3 seconds, most of a test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the bicycle knowledge that a test may edit; the app answers from it."""
    copy = tmp_path / "knowledge"
    shutil.copytree(ROOT / "tests" / "bicycle", copy)
    monkeypatch.setenv(KNOWLEDGE, str(copy))
    return copy


@pytest.fixture
def app(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The app, not run yet. What visitors share is forgotten before and after, because it outlives an AppTest. Opened knowledge is not put
    out of reach of garbage collection, because that walks all that a test process holds: a tenth of a second each time."""
    monkeypatch.setattr(resources, "spare_from_collection", lambda: None)
    _forget()
    yield AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    _forget()


@pytest.fixture
def keeping(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Visits:
    """The app keeps visits; what it keeps them with."""
    monkeypatch.setenv(STORE, str(tmp_path / "visits.db"))
    return open_visits(tmp_path / "visits.db", 30)


@pytest.fixture
def open_page(app: AppTest) -> Callable[..., AppTest]:
    """Open a page by its name with query parameters, and run it."""

    def open_page(name: str, **parameters: str) -> AppTest:
        app.run()
        for key, value in parameters.items():
            app.query_params[key] = value
        return app.switch_page(f"{PAGES}/{name}.py").run()

    return open_page


@pytest.fixture
def replying(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Make every message get these replies."""

    def replying(*replies: Reply) -> None:
        monkeypatch.setattr(Assistant, "ask", lambda _self, _text, _before=(): replies)

    return replying


def query(text: str) -> Query:
    return Query(text, text, ())


def texts(app: AppTest) -> str:
    """All that stands on the page as text or Markdown."""
    kinds = (app.title, app.header, app.markdown, app.text, app.caption, app.warning, app.success, app.code)
    return "\n".join(str(element.value) for kind in kinds for element in kind)


def _forget() -> None:
    st.cache_data.clear()
    st.cache_resource.clear()
