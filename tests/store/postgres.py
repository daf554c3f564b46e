"""A PostgreSQL server for the tests: the programs of the package pgserver or of the system, run as an unprivileged user, reached by a
socket in a folder of its own, so that servers of several test processes never meet."""

import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg.sql import SQL, Identifier

UNPRIVILEGED = "nobody"
"""PostgreSQL refuses to run as root."""

MISSING = "PostgreSQL cannot be had: neither pip install pgserver nor apt-get install postgresql was done"
"""Why its tests are skipped."""


@dataclass(frozen=True)
class Postgres:
    """A server: its programs, its folder (data and socket), and the user it runs as, None for this one."""

    programs: Path
    folder: Path
    user: str | None

    def address(self, database: str = "postgres", user: str = "kartra") -> str:
        return f"postgresql://{user}@/{database}?host={self.folder}"

    def start(self) -> None:
        self.run("pg_ctl", "start", "-w", "-D", "data", "-l", "log", "-o", f"-k {self.folder} -c listen_addresses='' -c fsync=off")

    def stop(self) -> None:
        """Stop at once, as if the machine had failed; what was committed is there after the next start."""
        self.run("pg_ctl", "stop", "-w", "-D", "data", "-m", "immediate")

    def create(self, database: str) -> str:
        """Make an empty database and give its address."""
        self.run("createdb", "-h", str(self.folder), "-U", "kartra", database)
        return self.address(database)

    def empty_place(self, name: str) -> str:
        """Make a user with an empty schema, where its tables will be, and give its address: as good as a database, made in a tenth of the
        time."""
        with psycopg.connect(self.address(), autocommit=True) as connection:
            connection.execute(SQL("CREATE ROLE {0} LOGIN").format(Identifier(name)))
            connection.execute(SQL("CREATE SCHEMA AUTHORIZATION {0}").format(Identifier(name)))
        return self.address(user=name)

    def run(self, program: str, *words: str) -> str:
        command = [str(self.programs / program), *words]
        done = subprocess.run(
            command, cwd=self.folder, user=self.user, check=False, stdin=subprocess.DEVNULL, capture_output=True, text=True
        )
        assert done.returncode == 0, f"{program}: {done.stderr or done.stdout}"
        return done.stdout


@contextmanager
def running() -> Iterator[Postgres | None]:
    """A server that runs, or None where PostgreSQL cannot be had."""
    user = UNPRIVILEGED if os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory(prefix="kartra-pg-") as name:
        folder = Path(name)
        if user is not None:
            os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
        programs = next((found for found in _programs() if _runs(found, user)), None)
        if programs is None:
            yield None
            return
        server = Postgres(programs, folder, user)
        server.run("initdb", "-D", "data", "-U", "kartra", "--auth=trust", "--encoding=UTF8", "--no-sync", "--no-locale")
        server.start()
        try:
            yield server
        finally:
            server.stop()


def _programs() -> Iterator[Path]:
    """Folders in which PostgreSQL's programs may be: the package's, without importing it, and Debian's, newest first."""
    package = importlib.util.find_spec("pgserver")
    if package is not None and package.origin is not None:
        yield Path(package.origin).parent / "pginstall" / "bin"
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    found = shutil.which("initdb")
    if found is not None:
        yield Path(found).parent


def _runs(programs: Path, user: str | None) -> bool:
    """Whether the user may run them: a checkout in root's home is closed to others."""
    try:
        return subprocess.run([programs / "postgres", "--version"], user=user, cwd="/", check=False, capture_output=True).returncode == 0
    except OSError:
        return False
