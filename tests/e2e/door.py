"""An application that is only a closed page behind the real gate: ``uvicorn tests.e2e.door:app``."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from assistant import config
from assistant.server import logs
from assistant.server.gate import Activity, Gate


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    logs.configure()
    yield


gate = Middleware(Gate, settings=config.serving(), activity=Activity())
app = st.App(Path(__file__).parent / "door_page.py", middleware=[gate], lifespan=lifespan)
