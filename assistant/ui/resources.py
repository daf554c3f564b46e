"""What all visitors share: the opened knowledge and the replies given lately. Nothing here may be changed by a page."""

import gc
from contextlib import suppress
from pathlib import Path

import streamlit as st

from assistant import metrics
from assistant.config import settings
from assistant.diagnosis.model import Answers, Step
from assistant.errors import KnowledgeError
from assistant.retrieval.model import Reply
from assistant.service import Assistant, Visits, open_visits

LOOK_AGAIN = 3.0
"""Seconds until the folder is looked at again. An author who saves a file and reloads the page sees the change; a busy server reads the
folder's dates (about 2 ms for 100 files) at most this often."""

REPLIES_KEPT = 500
"""Questions whose replies are kept. A chat asks for its old turns on every run; 500 cover the chats that go on at one time."""

STEPS_KEPT = 2_000
"""Steps of diagnoses that are kept: the beginnings, which everybody passes, and what is on the screens of some hundred visitors."""

Stamp = tuple[int, int, int]


def assistant() -> Assistant:
    """The assistant on the knowledge as it is now. Only for pages, which run after ``app.py`` has found the knowledge sound."""
    opened = opened_knowledge()
    if isinstance(opened, str):
        raise KnowledgeError(opened)
    return opened


def opened_knowledge() -> Assistant | str:
    """The assistant, or what is wrong with its folder, as ``KnowledgeError`` says it."""
    folder = str(settings().knowledge)
    return _opened(folder, _stamp(folder))


def replies(text: str, before: tuple[str, ...]) -> tuple[Reply, ...]:
    """Replies to a message, worked out once while the knowledge stays the same."""
    shared = assistant()
    return _replies(shared.library.fingerprint, text, before, shared)


def step(guide: str, answers: Answers, thorough: bool, mended: tuple[str, ...]) -> Step:
    """The step that follows from answers, worked out once while the knowledge stays the same: a click asks for it twice."""
    shared = assistant()
    return _step(shared.library.fingerprint, guide, answers, thorough, mended, shared)


@st.cache_resource(max_entries=STEPS_KEPT, ttl="1h", show_spinner=False)
def _step(fingerprint: str, guide: str, answers: Answers, thorough: bool, mended: tuple[str, ...], _assistant: Assistant) -> Step:
    return _assistant.next_step(guide, answers, thorough, mended)


def visits() -> Visits:
    """What visits are remembered with, one for the process."""
    chosen = settings()
    return _visits(chosen.store, chosen.keep_days)


def keep_days() -> int:
    """For how many days a visit is kept."""
    return settings().keep_days


@st.cache_resource(show_spinner=False)
def _visits(where: Path | str | None, keep_days: int) -> Visits:
    return open_visits(where, keep_days)


@st.cache_resource(max_entries=2, show_spinner="Reading the knowledge …")
def _opened(folder: str, stamp: Stamp) -> Assistant | str:
    try:
        opened = Assistant.open(Path(folder), settings().cache)
    except KnowledgeError as error:
        return str(error)
    _ = opened.index
    spare_from_collection()
    return opened


@st.cache_data(ttl=LOOK_AGAIN, show_spinner=False)
def _stamp(folder: str) -> Stamp:
    """How many files, the newest change, their size together: cheap, and no edit leaves all three as they were."""
    known = []
    for path in Path(folder).rglob("*"):
        with suppress(FileNotFoundError):  # an editor replaces a file while we look: the next look sees it
            known.append(path.stat())
    return len(known), max((each.st_mtime_ns for each in known), default=0), sum(each.st_size for each in known)


@st.cache_resource(max_entries=REPLIES_KEPT, ttl="1h", show_spinner=False)
def _replies(fingerprint: str, text: str, before: tuple[str, ...], _assistant: Assistant) -> tuple[Reply, ...]:
    with metrics.answering():
        return _assistant.ask(text, before)


def spare_from_collection() -> None:
    """Take everything alive out of the reach of garbage collection, since modules and the index never die: a collection would walk all of
    it, which takes about 100 ms."""
    gc.unfreeze()  # what an edit of the knowledge has replaced
    gc.collect()
    gc.freeze()
