"""What front ends remember visits with: a store behind a circuit breaker. Nothing here raises, and no call takes long.

A call runs in a thread of its own and is waited for a second and a half. After a failure nothing is tried for a while; then one call
tries again, and if it works all do. So a full disk, a lock, or a database that is gone or hangs costs one visitor a moment now and
then, and nobody an answer.
"""

import logging
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import BoundedSemaphore, Lock, Thread
from typing import TYPE_CHECKING, TypeVar

from assistant.store.model import Diagnosis, Feedback, Progress, Question, Records, Removed, StoreError, Visit
from assistant.store.tokens import is_token

if TYPE_CHECKING:
    from assistant.store.store import Store

T = TypeVar("T")

DEADLINE = 1.5
"""Seconds for which a call is waited for. The store gives up after one by itself; this is for what can hang without saying so."""

OPENING_DEADLINE = 5.0
"""Seconds for the call that opens the store: it imports SQLAlchemy and makes the tables. ``warm_up`` does that before anybody waits."""

READING_DEADLINE = 30.0
"""Seconds for the records of a period, for which an owner waits."""

PAUSE = 5.0
"""Seconds without a try after a failure."""

BETWEEN_RETENTIONS = 3_600.0
"""Seconds between two removals of what is too old: retention counts in days, so an hour is soon enough."""

MOST_AT_ONCE = 32
"""Calls under way, those included that nobody waits for any more: a database that hangs for a day must not pile up threads."""

TROUBLE = "What happens here cannot be kept at the moment, so a reload may start from the beginning. Answers are not affected."

_log = logging.getLogger(__name__)


def open_memory(where: Path | str | None, keep_days: int) -> "Memory":
    """A memory in an SQLite file or at a PostgreSQL address; with None one that keeps nothing. Nothing is opened before the first call."""
    if where is None:
        return Memory(None, keep_days)

    def opening() -> "Store":
        from assistant.store.store import open_store  # noqa: PLC0415 (a second that only a program that remembers needs)

        return open_store(where)

    return Memory(opening, keep_days)


class Memory:
    """Remembers visits as well as it can. May be shared by threads. Where the store could not be asked, methods give None or False."""

    def __init__(
        self,
        opening: Callable[[], "Store"] | None,
        keep_days: int,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """``opening`` opens the store, None switches storing off; ``clock`` counts seconds, ``now`` tells what is too old to be kept."""
        self._opening, self._keep_for = opening, timedelta(days=keep_days)
        self._clock, self._now = clock, now
        self._store: Store | None = None
        self._failed = False
        self._quiet_until = self._retention_at = clock()
        self._lock, self._opening_lock, self._places = Lock(), Lock(), BoundedSemaphore(MOST_AT_ONCE)

    @property
    def keeps(self) -> bool:
        """Whether storing is switched on."""
        return self._opening is not None

    def trouble(self) -> str:
        """One sentence for the visitor if nothing can be kept now, else an empty text. Always the same one: show it once a session."""
        return TROUBLE if self._failed else ""

    def warm_up(self) -> bool:
        """Open the store now, so that the first visitor need not wait. Whether it worked."""
        return self._ask(lambda store: store.is_there()) or False

    def is_there(self) -> bool:
        """Whether the store answers just now (for a health check; with storing off there is nothing to be wrong, so yes)."""
        return not self.keeps or (self._ask(lambda store: store.is_there()) or False)

    def keep_question(self, question: Question) -> bool:
        """Keep a turn of a chat; true once it is on the disk."""
        return self._keep(question.token, lambda store: store.keep_question(question))

    def keep_feedback(self, feedback: Feedback) -> bool:
        """Keep what somebody said of a reply; true once it is on the disk."""
        return self._keep(feedback.token, lambda store: store.keep_feedback(feedback))

    def keep_diagnosis(self, diagnosis: Diagnosis) -> bool:
        """Keep how a diagnosis stands; true once it is on the disk."""
        return self._keep(diagnosis.token, lambda store: store.keep_diagnosis(diagnosis))

    def keep_progress(self, progress: Progress) -> bool:
        """Keep how far a learner is; true once it is on the disk."""
        return self._keep(progress.token, lambda store: store.keep_progress(progress))

    def visit(self, token: str) -> Visit | None:
        """What is kept under a token, an empty visit if nothing is or what is given is no token; None if that cannot be told now."""
        return self._ask(lambda store: store.visit(token)) if self.keeps and is_token(token) else Visit()

    def records(self, since: datetime, until: datetime) -> Records | None:
        """What happened from ``since`` up to, not including, ``until``; None if that cannot be told now."""
        return self._ask(lambda store: store.records(since, until), READING_DEADLINE) if self.keeps else Records()

    def forget(self, token: str) -> Removed | None:
        """Remove all that is kept under a token; None if that cannot be done now."""
        return self._ask(lambda store: store.forget(token)) if self.keeps and is_token(token) else Removed()

    def close(self) -> None:
        """Let go of connections, at the end of the program."""
        if self._store is not None:
            self._store.close()

    def _keep(self, token: str, call: Callable[["Store"], None]) -> bool:
        def keep(store: "Store") -> bool:
            call(store)
            return True

        return is_token(token) and (self._ask(keep) or False)

    def _ask(self, call: Callable[["Store"], T], deadline: float | None = None) -> T | None:
        if self._opening is None or not self._may_try() or not self._places.acquire(blocking=False):
            return None
        answer: Future[T] = Future()
        Thread(target=self._run, args=(self._opening, call, answer), name="store", daemon=True).start()
        try:
            return answer.result(deadline or (DEADLINE if self._store else OPENING_DEADLINE))
        except TimeoutError:
            self._went_wrong("no answer in time")
        except StoreError as error:
            self._went_wrong(str(error))
        except ValueError as error:
            _log.error("something could not be kept: %s", error)
        return None

    def _may_try(self) -> bool:
        """Whether all is well, or the pause is over: then this one caller tries, and the others go on pausing."""
        with self._lock:
            if self._clock() < self._quiet_until:
                return False
            if self._failed:
                self._quiet_until = self._clock() + PAUSE
            return True

    def _run(self, opening: Callable[[], "Store"], call: Callable[["Store"], T], answer: "Future[T]") -> None:
        """One call, in a thread of its own, and retention after it, when nobody waits."""
        try:
            store = self._opened(opening)
            result = call(store)
            self._went_well()
            answer.set_result(result)
            self._retain(store)
        except (StoreError, ValueError) as error:
            answer.set_exception(error)
        finally:
            self._places.release()

    def _opened(self, opening: Callable[[], "Store"]) -> "Store":
        """The store; after a failure its tables are looked at again, since another database may have come back."""
        with self._opening_lock:
            if self._store is None:
                self._store = opening()
            elif self._failed:
                self._store.upgrade()
            return self._store

    def _went_well(self) -> None:
        with self._lock:
            if self._failed:
                _log.warning("the store works again")
            self._failed, self._quiet_until = False, self._clock()

    def _went_wrong(self, why: str) -> None:
        with self._lock:
            if not self._failed:
                _log.error("nothing is kept for now: %s", why)
            self._failed, self._quiet_until = True, self._clock() + PAUSE

    def _retain(self, store: "Store") -> None:
        with self._lock:
            if self._clock() < self._retention_at:
                return
            self._retention_at = self._clock() + BETWEEN_RETENTIONS
        with suppress(StoreError):
            store.expire(self._now() - self._keep_for)
