"""A copy of what is kept, while the app runs."""

import os
import shlex
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL

from assistant.store.database import postgresql_url
from assistant.store.model import StoreError


def back_up(where: Path | str, to: Path) -> None:
    """Copy the SQLite file ``where`` to a new file, as it stands at one moment. Raises StoreError if there is nothing to copy or something
    would be overwritten; for PostgreSQL, which brings its own program, with the command to type."""
    if not isinstance(where, Path):
        raise StoreError(f"PostgreSQL is backed up by its own program:\n{_dump_command(postgresql_url(where), to)}")
    if not where.is_file():
        raise StoreError(f"There is nothing to back up: {where} does not exist.")
    if to.exists():
        raise StoreError(f"{to} exists already. Give the name of a new file.")
    unfinished = to.with_name(f"{to.name}.unfinished")
    try:
        _copy(where, unfinished)
        os.replace(unfinished, to)
    except (sqlite3.Error, OSError) as error:
        unfinished.unlink(missing_ok=True)
        raise StoreError(f"The backup failed: {error}.") from error


def _copy(where: Path, to: Path) -> None:
    """SQLite's online backup. Only the owner may read the copy, and it is whole on the disk before it gets its name."""
    os.close(os.open(to, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600))
    with closing(sqlite3.connect(f"{where.as_uri()}?mode=rw", uri=True)) as source, closing(sqlite3.connect(to)) as copy:
        copy.execute("PRAGMA synchronous=FULL")
        source.backup(copy)
        if copy.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise sqlite3.DatabaseError("the copy is damaged, and so probably is the original")


def _dump_command(url: URL, to: Path) -> str:
    """The line to type; libpq asks for the password or takes it from ``PGPASSWORD``."""
    query = {name: value for name, value in url.query.items() if not name.endswith("password")}
    bare = URL.create("postgresql", url.username, None, url.host, url.port, url.database, query)
    return shlex.join(["pg_dump", "--format=custom", f"--file={to}", f"--dbname={bare.render_as_string()}"])
