"""What was reported as kept is there, whatever becomes of the process that kept it."""

import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from assistant.store.store import open_store
from tests.store import postgres
from tests.store.build import integrity
from tests.store.writer import TURNS, Place, token_of

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """A place for a store that is still empty."""
    if request.param == "sqlite":
        yield tmp_path / "visits.db"
        return
    with postgres.running() as server:
        if server is None:
            pytest.skip(postgres.MISSING)
        yield server.create("visits")


def reported(what: str, where: Place, writers: int) -> dict[int, set[int]]:
    """Writer to the turns that it reported as kept."""
    command = [sys.executable, "-m", "tests.store.writer", what, str(where), str(writers)]
    turns = defaultdict(set)
    for line in subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines():
        number, turn = map(int, line.split())
        turns[number].add(turn)
    return turns


@pytest.mark.slow
def test_what_fifty_killed_writers_reported_as_kept_is_there(where: Place) -> None:
    turns = reported("kill", where, 50)
    assert len(turns) == 50
    with closing(open_store(where)) as store:
        for number, of_one in turns.items():
            kept = {each.turn for each in store.visit(token_of(number)).questions}
            assert of_one <= kept
            assert len(kept - of_one) <= 1, "at most the one that was kept and not yet reported"
    if isinstance(where, Path):
        assert integrity(where) == "ok"


@pytest.mark.slow
def test_four_processes_start_on_nothing_and_write_at_once(where: Place) -> None:
    assert reported("together", where, 4) == {number: set(range(TURNS)) for number in range(4)}
    with closing(open_store(where)) as store:
        assert [len(store.visit(token_of(number)).questions) for number in range(4)] == [TURNS] * 4
