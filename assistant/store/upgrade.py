"""Brings a database to this version, from any earlier one or from nothing. Of replicas that start at once one does it, the others wait."""

import sqlite3
from contextlib import suppress
from pathlib import Path
from threading import Lock

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, text

from assistant.store.model import StoreError

MIGRATIONS = Path(__file__).parent / "migrations"

_POSTGRES_LOCK = 0x6B61727472615F61
"""Any number that no other program takes as its advisory lock: these are the letters "kartra_a"."""

_ONE_AT_A_TIME = Lock()
"""Alembic keeps the migration under way in a global, so two threads of a process may not migrate at once."""


def upgrade(engine: Engine, to: str = "head") -> None:
    """Run what is missing, all of it or nothing, in one transaction. Raises StoreError for a database of a later version, and
    SQLAlchemyError where the database cannot be had."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with _ONE_AT_A_TIME:
        if engine.dialect.name == "sqlite":
            _write_ahead(engine)
        if _stands_at(engine) == (ScriptDirectory.from_config(config).get_current_head() if to == "head" else to):
            return
        with engine.execution_options(writes=True).begin() as connection:
            if engine.dialect.name == "postgresql":
                _wait_for_the_others(connection)
            _run(config, connection, to)


def _stands_at(engine: Engine) -> str | None:
    """The newest migration that was run. Looking first spares a start the wait for whoever writes."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def _write_ahead(engine: Engine) -> None:
    """Switch SQLite to its write-ahead log, in which readers and a writer don't wait for each other; the database remembers it. It cannot
    be done in a transaction, so it bypasses SQLAlchemy, which is always in one. SQLite refuses while others use the database; then they
    do it, or the next start does. If something worse is wrong, the next statement says so."""
    with engine.connect() as connection, suppress(sqlite3.DatabaseError):
        connection.connection.cursor().execute("PRAGMA journal_mode=WAL")


def _wait_for_the_others(connection: Connection) -> None:
    """Wait a second for who migrates already; the migration itself may take longer than a statement usually may."""
    connection.execute(text("SET LOCAL lock_timeout = '1s'"))
    connection.execute(text("SET LOCAL statement_timeout = 0"))
    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _POSTGRES_LOCK})


def _run(config: Config, connection: Connection, to: str) -> None:
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, to)
    except CommandError as error:
        raise StoreError(f"What is kept was written by a later version of this program ({error}). Start that version.") from error
