"""A visitor without a browser: speaks the messages of Streamlit's websocket, runs a page again and again and measures how long it takes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from time import perf_counter

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect


@dataclass(frozen=True, slots=True)
class Page:
    """A page of an app: its name in the address (empty for the first), and the query."""

    name: str = ""
    query: str = ""


@asynccontextmanager
async def visiting(port: int, page: Page) -> AsyncIterator[ClientConnection]:
    """A visitor who has the page open."""
    async with connect(f"ws://localhost:{port}/_stcore/stream", max_size=None, compression=None, open_timeout=120) as connection:
        await _run_once(connection, _rerun(page))
        yield connection


async def click(connection: ClientConnection, page: Page, until: float) -> list[float]:
    """Run the page again without pause until ``until`` on the performance counter, once at least; the seconds of each run."""
    message = _rerun(page)
    seconds: list[float] = []
    while not seconds or perf_counter() < until:
        began = perf_counter()
        await _run_once(connection, message)
        seconds.append(perf_counter() - began)
    return seconds


def _rerun(page: Page) -> bytes:
    message = BackMsg()
    message.rerun_script.query_string = page.query
    message.rerun_script.page_name = page.name
    return bytes(message.SerializeToString())


async def _run_once(connection: ClientConnection, message: bytes) -> None:
    """Until the script has run to its end, which may be that of a run that it started anew. Raises if the page showed an exception."""
    await connection.send(message)
    heard = ForwardMsg()
    while True:
        heard.ParseFromString(await connection.recv())
        if heard.WhichOneof("type") == "script_finished" and heard.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
            return
        if heard.delta.new_element.WhichOneof("type") == "exception":
            raise RuntimeError("the page failed")
