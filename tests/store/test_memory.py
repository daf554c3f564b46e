"""What front ends may rely on, whatever the store does."""

import logging
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import cast

import pytest

from assistant.store import memory as module
from assistant.store.memory import BETWEEN_RETENTIONS, PAUSE, TROUBLE, Memory, open_memory
from assistant.store.model import Progress, Question, Records, Removed, StoreError, Visit
from assistant.store.store import Store, open_store
from tests.store.build import MINE, NOON, OTHER, diagnosis, feedback, minutes, progress, question


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


class Faulty:
    """A store that does what ``does`` does, and counts."""

    def __init__(self, does: Callable[[], None]) -> None:
        self.does = does
        self.calls = self.expired = self.upgraded = 0

    def keep_question(self, _: Question) -> None:
        self.calls += 1
        self.does()

    def upgrade(self) -> None:
        self.upgraded += 1

    def expire(self, _: datetime) -> int:
        self.expired += 1
        return 0


def settled() -> None:
    """Wait for what goes on after an answer was given."""
    for thread in threading.enumerate():
        if thread.name == "store":
            thread.join()


def fails() -> None:
    raise StoreError("Cannot use the store: the disk is full.")


def works() -> None:
    pass


def waits(for_event: threading.Event) -> Callable[[], None]:
    def wait() -> None:
        for_event.wait()

    return wait


@pytest.fixture
def clock() -> Clock:
    return Clock()


def memory_of(store: Faulty, clock: Clock) -> Memory:
    return Memory(lambda: cast(Store, store), 180, clock)


def test_what_is_kept_comes_back(where: Path | str) -> None:
    memory = open_memory(where, 180)
    assert memory.warm_up()
    now = datetime.now(NOON.tzinfo)
    assert memory.keep_question(question(at=now))
    assert memory.keep_feedback(feedback(at=now))
    assert memory.keep_diagnosis(diagnosis(at=now))
    assert memory.keep_progress(progress(at=now))
    settled()
    assert memory.visit(MINE) == Visit((question(at=now),), (diagnosis(at=now),), (progress(at=now),))
    records = memory.records(now, now + timedelta(seconds=1))
    assert records is not None
    assert len(records.questions + records.feedback + records.diagnoses) == 3
    assert memory.forget(MINE) == Removed(1, 1, 1, 1)
    assert (memory.is_there(), memory.trouble()) == (True, "")
    memory.close()


def test_switched_off_nothing_is_kept_and_nothing_is_wrong() -> None:
    memory = open_memory(None, 180)
    assert not memory.keeps
    assert not memory.keep_question(question())
    assert (memory.visit(MINE), memory.records(NOON, NOON), memory.forget(MINE)) == (Visit(), Records(), Removed())
    assert (memory.is_there(), memory.trouble()) == (True, "")


def test_garbage_in_the_place_of_a_token_opens_nothing(clock: Clock) -> None:
    memory = Memory(fails_to_open, 180, clock)
    assert (memory.visit("../../etc/passwd"), memory.forget(""), memory.keep_question(question("me"))) == (Visit(), Removed(), False)
    assert memory.trouble() == ""


def fails_to_open() -> Store:
    raise StoreError("Cannot use the store: the database cannot be reached.")


def test_a_store_that_cannot_be_opened_is_told_and_not_raised(clock: Clock) -> None:
    memory = Memory(fails_to_open, 180, clock)
    assert (memory.keep_question(question()), memory.visit(MINE), memory.records(NOON, NOON), memory.forget(MINE)) == (False, *[None] * 3)
    assert not memory.is_there()
    assert memory.trouble() == TROUBLE


def test_after_a_failure_nothing_is_tried_for_a_while(clock: Clock) -> None:
    store = Faulty(fails)
    memory = memory_of(store, clock)
    assert not any(memory.keep_question(question()) for _ in range(5))
    assert store.calls == 1
    clock.seconds += PAUSE
    assert not any(memory.keep_question(question()) for _ in range(5))
    assert store.calls == 2


def test_when_it_works_again_all_is_well(clock: Clock) -> None:
    store = Faulty(fails)
    memory = memory_of(store, clock)
    memory.keep_question(question())
    store.does = works
    clock.seconds += PAUSE
    assert memory.keep_question(question())
    assert memory.keep_question(question())
    assert (memory.trouble(), store.upgraded) == ("", 1)


def test_a_store_that_hangs_is_not_waited_for(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "DEADLINE", 0.01)
    monkeypatch.setattr(module, "OPENING_DEADLINE", 0.01)
    let_go = threading.Event()
    memory = memory_of(Faulty(waits(let_go)), clock)
    assert not memory.keep_question(question())
    assert memory.trouble() == TROUBLE
    let_go.set()
    settled()
    assert memory.trouble() == ""


def test_a_store_that_hangs_for_a_day_holds_few_threads(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "DEADLINE", 0.001)
    monkeypatch.setattr(module, "OPENING_DEADLINE", 0.001)
    monkeypatch.setattr(module, "MOST_AT_ONCE", 3)
    let_go = threading.Event()
    memory = memory_of(Faulty(waits(let_go)), clock)
    for _ in range(10):
        memory.keep_question(question())
        clock.seconds += PAUSE
    assert sum(thread.name == "store" for thread in threading.enumerate()) == 3
    let_go.set()
    settled()


def test_one_value_that_cannot_be_kept_does_not_stop_the_others(tmp_path: Path) -> None:
    memory = open_memory(tmp_path / "visits.db", 180)
    assert not memory.keep_progress(Progress(MINE, "lesson", NOON, "x" * 1_000_000))
    assert memory.trouble() == ""
    assert memory.keep_progress(progress())


def test_what_is_too_old_goes_by_itself_and_not_on_each_call(clock: Clock) -> None:
    store = Faulty(works)
    memory = memory_of(store, clock)
    for _ in range(3):
        memory.keep_question(question())
        settled()
    assert store.expired == 1
    clock.seconds += BETWEEN_RETENTIONS
    memory.keep_question(question())
    settled()
    assert store.expired == 2


def test_days_decide_what_is_too_old(tmp_path: Path) -> None:
    with closing(open_store(tmp_path / "visits.db")) as store:
        store.keep_question(question(at=NOON - timedelta(days=31)))
        store.keep_question(question(OTHER, at=NOON - timedelta(days=29)))
        memory = Memory(lambda: store, 30, now=lambda: NOON)
        memory.is_there()
        settled()
        assert (len(store.visit(MINE).questions), len(store.visit(OTHER).questions)) == (0, 1)


def test_the_log_says_once_what_is_wrong_and_nothing_of_anybody(clock: Clock, caplog: pytest.LogCaptureFixture) -> None:
    store = Faulty(fails)
    memory = memory_of(store, clock)
    for _ in range(3):
        memory.keep_question(question(text="I am jane@example.com"))
        clock.seconds += PAUSE
    store.does = works
    memory.keep_question(question())
    assert [(record.levelno, record.message) for record in caplog.records] == [
        (logging.ERROR, "nothing is kept for now: Cannot use the store: the disk is full."),
        (logging.WARNING, "the store works again"),
    ]


def test_many_threads_share_a_memory(tmp_path: Path) -> None:
    memory = open_memory(tmp_path / "visits.db", 180)
    memory.warm_up()
    threads = [threading.Thread(target=memory.keep_question, args=(question(turn=turn, at=minutes(turn)),)) for turn in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    visit = memory.visit(MINE)
    assert visit is not None
    assert [kept.turn for kept in visit.questions] == list(range(8))
