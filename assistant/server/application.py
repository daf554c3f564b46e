"""The ASGI application: Streamlit's own, with a gate before it, routes beside it and a warm start."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import streamlit as st
from starlette.middleware import Middleware

from assistant import config
from assistant.errors import AssistantError, KnowledgeError
from assistant.server import health, logs, start, uploads, warmth
from assistant.server.failures import on_script_error
from assistant.server.gate import Activity, Gate
from assistant.service import Visits

LOOK = 5.0
"""Seconds between looks at knowledge and store; a change of the knowledge is read by such a look, not by somebody's click."""

_Lifespan = Callable[[st.App], AbstractAsyncContextManager[None]]


def create_app(refusal: start.Refusal | None = None) -> st.App:
    """The application on the settings in force. ``refusal`` is told why it does not start, if so."""
    refusal = refusal or start.Refusal()
    settings, activity, state = config.serving(), Activity(), health.Health()
    return st.App(
        config.home() / "app.py",
        lifespan=_lifespan(refusal, activity, state),
        routes=health.routes(state),
        middleware=[Middleware(start.PlainRefusal, refusal=refusal), Middleware(Gate, settings=settings, activity=activity)],
        on_script_error=on_script_error,
    )


def _lifespan(refusal: start.Refusal, activity: Activity, state: health.Health) -> _Lifespan:
    @asynccontextmanager
    async def lifespan(_: st.App) -> AsyncIterator[None]:
        try:
            visits = start.warm_up()
        except AssistantError as error:
            refusal.text = str(error)
            raise
        state.note(knowledge=True, store=_store(visits))
        uploads.keep_in_memory()
        warmth.freeze()
        tasks = [asyncio.create_task(warmth.collect_in_quiet_moments(activity)), asyncio.create_task(_look(state, visits))]
        logging.getLogger(logs.NAME).info("started", extra={"ready": state.ready})
        yield
        for task in tasks:
            task.cancel()

    return lifespan


async def _look(state: health.Health, visits: Visits) -> None:
    while True:
        await asyncio.sleep(LOOK)
        sound = await asyncio.to_thread(_knowledge_is_sound)
        state.note(knowledge=sound, store=await asyncio.to_thread(_store, visits))


def _knowledge_is_sound() -> bool:
    try:
        warmth.knowledge()
    except KnowledgeError:
        return False
    return True


def _store(visits: Visits) -> bool | None:
    return visits.is_there() if visits.keeps else None
