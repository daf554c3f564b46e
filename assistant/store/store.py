"""The store: keeps, finds and forgets. Each method is one transaction; when it has returned, what it was given is on the disk."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Row, Select, Table, delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DataError, IntegrityError, SQLAlchemyError, StatementError

from assistant.store import rows
from assistant.store.database import WAIT, engine_for, reason
from assistant.store.model import Diagnosis, Feedback, Progress, Question, Records, Removed, StoreError, Visit
from assistant.store.schema import MOMENTS, diagnoses, feedback, progress, questions
from assistant.store.tokens import hash_of, is_token
from assistant.store.upgrade import upgrade

T = TypeVar("T")

_SLICE = 2_000
"""Rows that retention removes in one transaction: a few milliseconds, so that nobody who writes meanwhile has to wait."""


class Store:
    """Guards a database. What it raises is a StoreError, or ValueError for what a caller may not hand over. May be shared by threads."""

    def __init__(self, engine: Engine, name: str = "the store") -> None:
        """``name`` is what messages call it."""
        self._reading = engine
        self._writing = engine.execution_options(writes=True)
        self._insert = postgresql.insert if engine.dialect.name == "postgresql" else sqlite.insert
        self._turn = Lock() if engine.dialect.name == "sqlite" else None
        self._name = name

    def upgrade(self, to: str = "head") -> None:
        """Bring the tables to this version; quick if they are."""
        with self._failures_told():
            upgrade(self._reading, to)

    def close(self) -> None:
        """Let go of connections that are kept open."""
        self._reading.dispose()

    def keep_question(self, question: Question) -> None:
        """Keep a turn of a chat; the same turn kept again is replaced by the later one."""
        self._keep(questions, rows.of_question(question))

    def keep_feedback(self, said: Feedback) -> None:
        """Keep what somebody said of a reply, in place of what they said before."""
        self._keep(feedback, rows.of_feedback(said))

    def keep_diagnosis(self, diagnosis: Diagnosis) -> None:
        """Keep how a diagnosis stands; a state that was ``updated`` earlier than what is kept changes nothing."""
        self._keep(diagnoses, rows.of_diagnosis(diagnosis))

    def keep_progress(self, learned: Progress) -> None:
        """Keep how far a learner is with one thing."""
        self._keep(progress, rows.of_progress(learned))

    def visit(self, token: str) -> Visit:
        """All that is kept under a token; an empty visit if nothing is, or if it is no token."""
        if not is_token(token):
            return Visit()
        mine = hash_of(token)
        with self._transaction(writes=False) as connection:
            return Visit(
                _found(connection, _of(questions, mine).order_by(questions.c.at, questions.c.turn), rows.to_question, token),
                _found(connection, _of(diagnoses, mine).order_by(diagnoses.c.updated.desc(), diagnoses.c.guide), rows.to_diagnosis, token),
                _found(connection, _of(progress, mine).order_by(progress.c.item), rows.to_progress, token),
            )

    def records(self, since: datetime, until: datetime) -> Records:
        """Everything from ``since`` up to, not including, ``until``, by time. In the place of tokens stand their hashes."""
        with self._transaction(writes=False) as connection:
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql("SET LOCAL statement_timeout = '30s'")  # an owner waits for a month of records
            return Records(
                _found(connection, _between(questions, questions.c.turn, since, until), rows.to_question),
                _found(connection, _between(feedback, feedback.c.turn, since, until), rows.to_feedback),
                _found(connection, _between(diagnoses, diagnoses.c.guide, since, until), rows.to_diagnosis),
            )

    def forget(self, token: str) -> Removed:
        """Remove all that is kept under a token and say how much it was."""
        if not is_token(token):
            return Removed()
        mine = hash_of(token)
        with self._transaction(writes=True) as connection:
            return Removed(**{table.name: connection.execute(delete(table).where(table.c.visit == mine)).rowcount for table, _ in MOMENTS})

    def expire(self, before: datetime) -> int:
        """Remove what was last true before a moment, a slice a transaction, and say how many rows it was."""
        return sum(self._expire(table, moment, before) for table, moment in MOMENTS)

    def is_there(self) -> bool:
        """Whether the database answers and has its tables."""
        try:
            with self._transaction(writes=False) as connection:
                connection.execute(select(questions.c.turn).limit(1))
        except StoreError:
            return False
        return True

    def _keep(self, table: Table, values: rows.Values) -> None:
        moment = dict(MOMENTS)[table]
        made = self._insert(table).values(values)
        identity = list(table.primary_key.columns)
        others = {column.name: made.excluded[column.name] for column in table.columns if column not in identity}
        replacing = made.on_conflict_do_update(index_elements=identity, set_=others, where=made.excluded[moment.name] >= moment)
        with self._transaction(writes=True) as connection:
            connection.execute(replacing)

    def _expire(self, table: Table, moment: Any, before: datetime) -> int:
        removed = 0
        while True:
            with self._transaction(writes=True) as connection:
                last = connection.execute(select(moment).where(moment < before).order_by(moment).offset(_SLICE - 1).limit(1)).scalar()
                gone = connection.execute(delete(table).where(moment < before if last is None else moment <= last)).rowcount
            removed += gone
            if last is None:
                return removed

    @contextmanager
    def _transaction(self, *, writes: bool) -> Iterator[Connection]:
        engine, turn = (self._writing, self._in_turn()) if writes else (self._reading, nullcontext())
        with turn, self._failures_told(), engine.begin() as connection:
            yield connection

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        """SQLite lets one write at a time and asks again and again until it may: of 20 threads that write at once, five in 200 waited for
        more than a second. Waiting here instead none did."""
        if self._turn is None:
            yield
            return
        if not self._turn.acquire(timeout=WAIT):
            raise StoreError(f"Cannot use {self._name}: too much is being kept at once.")
        try:
            yield
        finally:
            self._turn.release()

    @contextmanager
    def _failures_told(self) -> Iterator[None]:
        try:
            yield
        except (DataError, IntegrityError, OverflowError) as error:
            raise ValueError("the database does not take such a value") from error
        except SQLAlchemyError as error:
            if isinstance(error, StatementError) and isinstance(error.orig, ValueError):
                raise error.orig from error
            raise StoreError(f"Cannot use {self._name}: {reason(error)}.") from error


def open_store(where: Path | str) -> Store:
    """The store in an SQLite file or at a PostgreSQL address, ready to use: folder and tables are made or brought to this version.
    Raises StoreError."""
    store = Store(engine_for(where), f"the database {where}" if isinstance(where, Path) else "the PostgreSQL database")
    if isinstance(where, Path):
        try:
            where.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"Cannot make the folder {where.parent}: {error.strerror}.") from error
    try:
        store.upgrade()
    except StoreError:
        store.close()
        raise
    return store


def _of(table: Table, mine: str) -> Select[Any]:
    return select(table).where(table.c.visit == mine)


def _between(table: Table, tie: Any, since: datetime, until: datetime) -> Select[Any]:
    moment = dict(MOMENTS)[table]
    return select(table).where(moment >= since, moment < until).order_by(moment, table.c.visit, tie)


def _found(connection: Connection, wanted: Select[Any], value: Callable[[Row[Any], str], T], token: str | None = None) -> tuple[T, ...]:
    return tuple(value(row, row.visit if token is None else token) for row in connection.execute(wanted))
