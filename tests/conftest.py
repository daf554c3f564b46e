"""Fixtures for every test: a knowledge folder that fits in the head, and the shipped one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import config
from assistant.library.load import load_library
from assistant.library.model import Library
from assistant.service import Assistant

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session", autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing that a test learns or keeps goes into the user's folders, nor does a test find anything there. A test that keeps visits says
    where."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(config.CACHE, str(tmp_path_factory.mktemp("cache")))
        patch.setenv(config.STORE, "off")
        yield


@pytest.fixture(scope="session")
def bicycle() -> Library:
    """Three entries and one guide about bicycles: nothing in the engine may know of Kartra."""
    library = load_library(ROOT / "tests" / "bicycle").library
    assert library is not None
    return library


@pytest.fixture(scope="session")
def workshop(bicycle: Library) -> Assistant:
    return Assistant(bicycle)


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Assistant:
    """The assistant on the shipped knowledge. What is learned from it, which takes two seconds, all processes of a run share."""
    own = tmp_path_factory.getbasetemp()
    return Assistant.open(ROOT / "knowledge", (own if worker_id == "master" else own.parent) / "learned")


@pytest.fixture
def opened_once(shipped: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever opens the shipped knowledge gets the one that is open already: for tests of what is done with it, many times."""
    really = Assistant.open

    def opened(folder: Path, cache: Path | None = None) -> Assistant:
        return shipped if folder.resolve() == ROOT / "knowledge" else really(folder, cache)

    monkeypatch.setattr(Assistant, "open", opened)
