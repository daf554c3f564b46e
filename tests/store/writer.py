"""Processes that write into a store, for the tests. They are forked from one that has imported everything, which saves a second each.

``python -m tests.store.writer kill PLACE WRITERS`` starts writers one after the other and kills each at a moment of its own;
``together PLACE WRITERS`` starts them at once and lets each finish. Both print writer and turn of everything that was reported as kept.
"""

import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import count
from pathlib import Path
from typing import TypeVar

from assistant.store.database import engine_for
from assistant.store.model import StoreError
from assistant.store.store import Store, open_store
from tests.store.build import question

LONGEST_LIFE = 0.03
"""Seconds that a writer lives after its first question: some ten writes, so that the end comes at any moment of one."""

TURNS = 15
"""Questions that each of several writers keeps at once."""

Place = Path | str

T = TypeVar("T")


def token_of(number: int) -> str:
    return f"{number:024d}"


def kill(where: Place, writers: int) -> Iterator[str]:
    open_store(where).close()
    chance = random.Random(7)  # noqa: S311 (no secret)
    for number in range(writers):
        writer, reading = forked(number, lambda: Store(engine_for(where)), count())
        first = os.read(reading, 64)
        time.sleep(chance.uniform(0, LONGEST_LIFE))
        os.kill(writer, signal.SIGKILL)
        yield from reported(first, reading)
        os.waitpid(writer, 0)


def together(where: Place, writers: int) -> Iterator[str]:
    started = [forked(number, lambda: open_store(where), range(TURNS)) for number in range(writers)]
    for writer, reading in started:
        yield from reported(b"", reading)
        os.waitpid(writer, 0)


def forked(number: int, opening: Callable[[], Store], turns: Iterable[int]) -> tuple[int, int]:
    """A process that keeps a question for each turn, and where it reports them."""
    reading, writing = os.pipe()
    writer = os.fork()
    if writer == 0:
        store = insisting(opening)
        for turn in turns:
            asked = question(token_of(number), turn, f"question {turn} " + "long enough to fill pages " * 40)
            insisting(partial(store.keep_question, asked))
            os.write(writing, f"{number} {turn}\n".encode())
        os._exit(0)
    os.close(writing)
    return writer, reading


def insisting(does: Callable[[], T]) -> T:
    """Do it, however often others hold the database for longer than the store waits."""
    while True:
        try:
            return does()
        except StoreError:
            time.sleep(0.01)


def reported(first: bytes, reading: int) -> list[str]:
    with os.fdopen(reading, "rb") as pipe:
        return (first + pipe.read()).decode().splitlines()


if __name__ == "__main__":
    does = {"kill": kill, "together": together}[sys.argv[1]]
    place = sys.argv[2] if "://" in sys.argv[2] else Path(sys.argv[2])
    sys.stdout.writelines(f"{line}\n" for line in does(place, int(sys.argv[3])))
