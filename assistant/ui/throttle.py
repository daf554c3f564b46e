"""Slows down guessing: every failure doubles the wait, for the client that failed and, more gently, for all. Nobody is kept waiting: an
attempt that comes too soon is turned away at once, unread.
"""

from collections.abc import Callable
from threading import Lock

LONGEST = 900.0
"""Seconds that a client waits at most: one guess a quarter of an hour."""

SPARED = 10
"""Failures of all clients together before they slow each other down: some owners mistype, a crowd of guessers is not spared."""

LONGEST_FOR_ALL = 1.0
"""Seconds between two attempts in one process at most: 30 million guesses a year are nothing against twelve characters, and an owner still
gets a turn while others guess."""

FORGOTTEN = 3_600.0
"""Seconds after its wait is over until a client's failures are forgotten."""

MOST = 10_000
"""Clients that are remembered; beyond that the one that has waited longest is forgotten."""

_ALL = ""


class Throttle:
    """Who failed how often. May be shared by threads."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """``clock`` counts seconds."""
        self._clock = clock
        self._failures: dict[str, tuple[int, float]] = {}
        self._lock = Lock()

    def admit(self, client: str) -> float:
        """Seconds until this client may try; with 0 it may now, and the attempt counts as failed until ``passed`` says otherwise, so that
        attempts at one moment don't slip through together."""
        with self._lock:
            now = self._clock()
            wait = max(self._until(client, now), self._until(_ALL, now)) - now
            if wait <= 0:
                self._note(client, now, lambda count: min(LONGEST, 2.0 ** (count - 1)))
                self._note(_ALL, now, lambda count: min(LONGEST_FOR_ALL, 2.0 ** (count - SPARED)) if count > SPARED else 0.0)
            return max(0.0, wait)

    def passed(self, client: str) -> None:
        """The client's attempt was right: what it got wrong before is forgotten."""
        with self._lock:
            count, until = self._failures.get(_ALL, (0, 0.0))
            mine, _ = self._failures.pop(client, (0, 0.0))
            self._failures[_ALL] = (max(0, count - mine), until)

    def _until(self, client: str, now: float) -> float:
        count, until = self._failures.get(client, (0, now))
        if count and now - until > FORGOTTEN:
            del self._failures[client]
        return until

    def _note(self, client: str, now: float, wait: Callable[[int], float]) -> None:
        count = self._failures.get(client, (0, now))[0] + 1
        self._failures[client] = (count, now + wait(min(count, 64)))
        if len(self._failures) > MOST:
            del self._failures[min(self._failures.keys() - {_ALL, client}, key=lambda each: self._failures[each][1])]
