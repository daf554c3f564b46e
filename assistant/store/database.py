"""Engines for SQLite and PostgreSQL that give up soon: a store that waits would be in the way of an answer."""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from assistant.store.model import StoreError

WAIT = 1.0
"""Seconds for which a lock or a statement is waited for."""

_POSTGRES: dict[str, Any] = {
    "connect_timeout": 2,  # seconds; libpq takes no less
    "tcp_user_timeout": 2000,  # milliseconds until a server that vanished counts as gone
    "keepalives_idle": 5,
    "options": f"-c statement_timeout={int(WAIT * 1000)}",
    "application_name": "kartra-assistant",
}


def engine_for(where: Path | str) -> Engine:
    """An engine for the SQLite file or the PostgreSQL address ``where``. Nothing is opened yet. Raises StoreError."""
    if isinstance(where, Path):
        return _sqlite(where)
    url = postgresql_url(where).set(drivername="postgresql+psycopg")
    try:
        return create_engine(url, connect_args=_POSTGRES, pool_pre_ping=True, pool_timeout=WAIT, hide_parameters=True)
    except ModuleNotFoundError as error:
        raise StoreError("PostgreSQL needs psycopg: pip install 'kartra-assistant[postgresql]'.") from error


def postgresql_url(address: str) -> URL:
    """The parts of an address. Raises StoreError, without repeating the address."""
    try:
        return make_url(address)
    except (ArgumentError, ValueError):
        raise StoreError("The address of the database is malformed. It looks like postgresql://user:password@host:5432/name.") from None


def _sqlite(path: Path) -> Engine:
    """A connection for each transaction: Streamlit's threads share none."""
    engine = create_engine(
        URL.create("sqlite", database=str(path)), poolclass=NullPool, connect_args={"timeout": WAIT}, hide_parameters=True
    )

    @event.listens_for(engine, "connect")
    def _(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None  # or the driver would begin transactions at moments of its own
        connection.execute("PRAGMA synchronous=FULL")  # what was acknowledged survives a power cut

    @event.listens_for(engine, "begin")
    def _(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)  # a reader that became a writer could fail half-way
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


_REASONS = (
    ("locked", "another program holds the database"),
    ("busy", "another program holds the database"),
    ("full", "the disk is full"),
    ("unable to open", "the file cannot be opened; does its folder exist, and may it be written?"),
    ("readonly", "the file may not be written"),
    ("not a database", "the file is no database of this program"),
    ("malformed", "the file is damaged; go back to a backup"),
    ("i/o", "the disk does not take or give data"),
    ("timeout", "the database did not answer in time"),
    ("timed out", "the database did not answer in time"),
    ("password", "the database refuses the user or password"),
    ("does not exist", "there is no such database or user"),
    ("resolve", "the database cannot be reached"),
    ("connect", "the database cannot be reached"),
    ("terminat", "the database cannot be reached"),
    ("closed", "the database cannot be reached"),
)
"""A word of a driver's message, and what it means to the person who can mend it. The message itself may hold data or a password."""


def reason(error: SQLAlchemyError) -> str:
    """Why the database failed, in words without anything that was to be stored."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    said = str(cause).lower()
    for word, meaning in _REASONS:
        if word in said:
            return meaning
    return f"the database failed ({type(cause).__name__})"
