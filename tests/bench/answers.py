"""Whole answers, as a reader waits for them: on the shipped knowledge, on 10,000 entries, and from the start of the process."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import numpy as np

from assistant import config
from assistant.library.model import Entry, Library, Location, Section
from assistant.service import Assistant
from tests.bench.corpus import passages, resident, timed

ROOT = Path(__file__).resolve().parents[2]
QUESTION = "why is there a play button next to my sequence"
STARTS = 3
ENTRIES = 10_000
SECTIONS = 3
ASKED = 5


def shipped() -> str:
    """``Assistant.ask`` on the shipped knowledge, asked every fifth of the ways its entries list."""
    before, start = resident(), perf_counter()
    assistant = Assistant.open(ROOT / "knowledge")
    loaded = perf_counter() - start
    _ = assistant.index
    built = perf_counter() - start - loaded
    asked = [text for entry in assistant.library.entries.values() for text in entry.asked[::5]]
    return f"shipped knowledge, {len(assistant.library.entries)} entries: " + _told(assistant, asked, loaded, built, before)


def large() -> str:
    """The same on made-up entries of ``SECTIONS`` passages, each asked in ``ASKED`` ways of eight of its words."""
    texts = [" ".join(words) for words in passages(ENTRIES * SECTIONS)]
    draw = np.random.default_rng(11)
    entries = [_entry(number, texts[SECTIONS * number : SECTIONS * (number + 1)], draw) for number in range(ENTRIES)]
    before, start = resident(), perf_counter()
    assistant = Assistant(Library({entry.id: entry for entry in entries}))
    _ = assistant.index
    built = perf_counter() - start
    return f"{ENTRIES:,} made-up entries: " + _told(assistant, [entry.asked[0] for entry in entries[:: ENTRIES // 200]], 0.0, built, before)


def starts() -> Iterator[str]:
    """Seconds from the start of ``python -m assistant ask`` to its end, the median of ``STARTS``, and the most memory of it."""
    with TemporaryDirectory() as kept:
        for name, fresh in (("nothing learned before", True), ("learned before", False)):
            taken, most = zip(*(_start(Path(kept) / (str(number) if fresh else "0")) for number in range(STARTS)), strict=True)
            yield f"  {name}: {np.median(taken):.1f} s to the first answer, {max(most):.0f} MB"


def _start(cache: Path) -> tuple[float, float]:
    start = perf_counter()
    command = [sys.executable, "-m", "assistant", "ask", QUESTION]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, env={**os.environ, config.CACHE: str(cache)})
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit("the assistant did not answer")
    return perf_counter() - start, used.ru_maxrss / 1e3


def _entry(number: int, texts: list[str], draw: np.random.Generator) -> Entry:
    here = Location("entries/made-up.md", 1)
    words = " ".join(texts).split()
    asked = tuple(" ".join(draw.choice(words, 8)) for _ in range(ASKED))
    sections = tuple(
        Section(f"Part {place}" if place else "", f"part-{place}" if place else "", text, here) for place, text in enumerate(texts)
    )
    return Entry(f"e{number}", asked[0], "topic", asked, (), date(2026, 1, 1), None, sections, here)


def _told(assistant: Assistant, asked: list[str], loaded: float, built: float, before: float) -> str:
    middle, high, highest = np.percentile(timed(assistant.ask, asked), (50, 95, 99))
    made = f"loaded in {loaded:.1f} s, " * (loaded > 0) + f"made searchable in {built:.1f} s, {resident() - before:.0f} MB"
    return f"{made}\n  {len(asked)} questions: p50 {middle:.2f} ms, p95 {high:.2f} ms, p99 {highest:.2f} ms"
