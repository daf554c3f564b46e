"""What a click costs: ours against a bare Streamlit page and against ours as Streamlit alone would run it. Run with
``python -m tests.bench clicks``; ``python -m tests.bench.bench_clicks 5 10`` measures with 5 sessions only, for 10 seconds each."""

import asyncio
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from urllib.request import urlopen

from assistant import config
from tests.bench.visitor import Page, click, visiting

ROOT = Path(__file__).resolve().parents[2]
BARE = Path(__file__).parent / "bare" / "app.py"
SESSIONS = (1, 5, 25, 100)
SECONDS = 8.0
"""How long each cell is measured for; between runs on an idle machine the processor time a click differs by less than a tenth."""

GOAL_COST, GOAL_GAIN = 1.3, 5.0

SERVE_BARE = """
import gc, sys, uvicorn, pandas, pyarrow.pandas_compat, altair
from contextlib import asynccontextmanager
import streamlit as st

@asynccontextmanager
async def lifespan(app):
    gc.collect()
    gc.freeze()
    yield

app = st.App(sys.argv[1], lifespan=lifespan)
uvicorn.run(app, host="localhost", port=int(sys.argv[2]), ws="websockets-sansio", log_level="error")
"""
"""The bare app of ``tests/bench/bare`` in the same conditions: frozen, no collection after a run, uvicorn."""

UNFROZEN = """
import gc, sys
gc.freeze = lambda: None
sys.argv = ["streamlit", "run", "app.py", "--server.port", sys.argv[1], "--runner.postScriptGC", "true"]
from streamlit.web.cli import main
main()
"""
"""Our app as ``streamlit run`` runs it by itself."""

ASK = Page()
QUESTION = Page("diagnose", "guide=sequence-not-sending&answers=symptom.nobody")


@dataclass(frozen=True, slots=True)
class Cell:
    """What ``sessions`` that click without pause got: runs a second, milliseconds a run at the median and at 95 of 100, and the processor's
    milliseconds a run."""

    sessions: int
    rate: float
    median: float
    slow: float
    cost: float


Cells = dict[int, Cell]


@dataclass(frozen=True, slots=True)
class Server:
    """A way to serve an app; ``PORT`` in the command stands for a free port."""

    name: str
    command: tuple[str, ...]


def measure(port: int, process: int, page: Page, sessions: int, seconds: float) -> Cell:
    """Let so many sessions, which have the page open, click for so long."""
    clicks, took, spent = asyncio.run(_together(port, process, page, sessions, seconds))
    clicks.sort()
    count = len(clicks)
    return Cell(sessions, count / took, 1e3 * clicks[count // 2], 1e3 * clicks[int(count * 0.95)], 1e3 * spent / count)


async def _together(port: int, process: int, page: Page, sessions: int, seconds: float) -> tuple[list[float], float, float]:
    """Seconds of each click, by the clock and of the processor."""
    async with AsyncExitStack() as stack:
        visitors = [await stack.enter_async_context(visiting(port, page)) for _ in range(sessions)]
        before, began = processor(process), time.perf_counter()
        clicks = await asyncio.gather(*(click(each, page, began + seconds) for each in visitors))
        return list(chain.from_iterable(clicks)), time.perf_counter() - began, processor(process) - before


def processor(process: int) -> float:
    """Seconds of processor time that a process has used, its threads included."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory(process: int) -> float:
    """Megabytes that a process holds."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


@contextmanager
def running(command: list[str], folder: Path, port: int) -> Iterator[int]:
    """A server's process id, once it is healthy."""
    environment = {**os.environ, config.STORE: "off"}
    with tempfile.TemporaryFile() as log:
        server = subprocess.Popen([sys.executable, *command], cwd=folder, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            _wait_until_healthy(port)
            yield server.pid
        finally:
            server.terminate()
            server.wait(timeout=20)


def _wait_until_healthy(port: int) -> None:
    for _ in range(600):
        try:
            with urlopen(f"http://localhost:{port}/_stcore/health", timeout=1):
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("localhost", 0))
        return int(listening.getsockname()[1])


def table(server: Server, page: Page, sessions: tuple[int, ...], seconds: float) -> Cells:
    """Measure a server at each number of sessions and print its lines."""
    port = _free_port()
    with running([word.replace("PORT", str(port)) for word in server.command], ROOT, port) as process:
        held = memory(process)
        cells = {}
        for count in sessions:
            cell = cells[count] = measure(port, process, page, count, seconds)
            name = f"{server.name}, {page.name or 'ask'}"
            figures = f"{cell.rate:9.0f} {cell.median:8.1f} {cell.slow:8.1f} {cell.cost:9.1f}"
            print(f"{name:38} {count:8} {figures}", flush=True)  # noqa: T201 - read in a terminal
        print(f"{'':38} memory {held:.0f} MB at the start, {memory(process):.0f} MB after {sum(sessions)} sessions")  # noqa: T201 - as above
    return cells


def main(sessions: tuple[int, ...] = SESSIONS, seconds: float = SECONDS) -> None:
    """Print the table and what became of the goals."""
    print(f"{'':38} {'sessions':>8} {'a second':>9} {'p50 ms':>8} {'p95 ms':>8} {'CPU ms':>9}")  # noqa: T201 - read in a terminal
    bare = Server("bare, frozen", ("-c", SERVE_BARE, str(BARE), "PORT"))
    ours = Server("ours", ("-m", "assistant", "serve", "--port", "PORT"))
    unfrozen = Server("ours unfrozen", ("-c", UNFROZEN, "PORT"))
    for page in (ASK, QUESTION):
        found = {server.name: table(server, page, sessions, seconds) for server in (bare, ours, unfrozen)}
        print("\n".join(verdicts(found[bare.name], found[ours.name], found[unfrozen.name])), end="\n\n")  # noqa: T201 - as above


def verdicts(bare: Cells, ours: Cells, unfrozen: Cells) -> Iterator[str]:
    """How ours compares, beside the goals. The cost is the processor's time: it hardly depends on what else the machine does."""
    for sessions, cell in ours.items():
        cost, gain = cell.cost / bare[sessions].cost, unfrozen[sessions].cost / cell.cost
        faster = cell.rate / unfrozen[sessions].rate
        yield (
            f"{sessions:3}: {cost:.2f} times the bare page's processor time (goal {GOAL_COST}), {faster:.1f} times the clicks a second"
            f" of the unfrozen app (goal {GOAL_GAIN:.0f}), whose click takes {gain:.1f} times the processor time"
        )


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:2])) or SESSIONS, float(sys.argv[2]) if len(sys.argv) > 2 else SECONDS)
