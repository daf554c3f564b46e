"""Fixtures for every test: a knowledge folder that fits in the head, and the shipped one."""

from pathlib import Path

import pytest

from assistant.library.load import load_library
from assistant.library.model import Library
from assistant.service import Assistant

ROOT = Path(__file__).resolve().parent.parent


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
def shipped() -> Assistant:
    return Assistant.open(ROOT / "knowledge")
