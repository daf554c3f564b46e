"""A database of every earlier version becomes one of this version, with what was in it."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text

from assistant.store.database import engine_for
from assistant.store.model import StoreError
from assistant.store.schema import metadata
from assistant.store.store import open_store
from assistant.store.tokens import hash_of
from assistant.store.upgrade import MIGRATIONS, upgrade
from tests.store.build import MINE, NOON
from tests.store.conftest import Place

REVISIONS = [each.revision for each in ScriptDirectory(str(MIGRATIONS)).walk_revisions()][::-1]

ROWS = {
    "r1": (
        "INSERT INTO questions (visit, turn, at, kind, text, outcome, entries) "
        "VALUES (:visit, 0, :at, 'ask', 'Why?', 'found', '[\"paused\"]')",
        "INSERT INTO feedback (visit, turn, at, helpful, comment) VALUES (:visit, 0, :at, true, 'good')",
    ),
    "r2": (
        'INSERT INTO diagnoses (visit, guide, guide_print, started, updated, answers, fixes, tried, verdicts, asking, "end") '
        "VALUES (:visit, 'sequence', 'p', :at, :at, '[[\"icon\", \"play\"]]', '[]', '[]', '{\"paused\": \"confirmed\"}', '', 'left')",
    ),
    "r3": ("INSERT INTO progress (visit, item, at, data) VALUES (:visit, 'lesson', :at, '{}')",),
    "r4": ("UPDATE questions SET product = 'Mailchimp'",),
}
"""What each version could hold first."""


@pytest.fixture
def engine(where: Place) -> Iterator[Engine]:
    made = engine_for(where)
    yield made
    made.dispose()


def fill(engine: Engine, revision: str) -> None:
    """Make a database of an earlier version with a row in each table that it has."""
    upgrade(engine, revision)
    values: dict[str, Any] = {"visit": hash_of(MINE), "at": NOON.replace(tzinfo=None) if engine.dialect.name == "sqlite" else NOON}
    with engine.begin() as connection:
        for statement in (each for known in REVISIONS[: REVISIONS.index(revision) + 1] for each in ROWS[known]):
            connection.execute(text(statement), {name: value for name, value in values.items() if f":{name}" in statement})


@pytest.mark.filterwarnings("ignore:The default datetime adapter is deprecated")
@pytest.mark.parametrize("revision", REVISIONS)
def test_what_an_earlier_version_kept_is_there(where: Place, engine: Engine, revision: str) -> None:
    fill(engine, revision)
    with closing(open_store(where)) as store:
        visit = store.visit(MINE)
    (asked,) = visit.questions
    assert (asked.at, asked.text, asked.entries, asked.read_as) == (NOON, "Why?", ("paused",), ())
    assert [kept.answers for kept in visit.diagnoses] == [(("icon", "play"),)] * (revision >= "r2")
    assert [kept.item for kept in visit.progress] == ["lesson"] * (revision >= "r3")
    assert asked.product == ("Mailchimp" if revision >= "r4" else "")


def test_migrations_lead_to_the_tables_that_the_store_uses(engine: Engine) -> None:
    upgrade(engine)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata) == []


def test_a_database_of_a_later_version_is_left_alone(where: Place, engine: Engine) -> None:
    upgrade(engine)
    with engine.execution_options(writes=True).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'r99'"))
    with pytest.raises(StoreError, match="later version"):
        open_store(where)


def test_a_migration_that_fails_leaves_nothing_half_done(engine: Engine) -> None:
    upgrade(engine, "r3")
    with engine.execution_options(writes=True).begin() as connection:
        connection.execute(text("CREATE INDEX progress_by_time ON progress (at)"))
    with pytest.raises(Exception, match="already exists"):
        upgrade(engine)
    with engine.connect() as connection:
        assert [column["name"] for column in inspect(connection).get_columns("questions")][-1] == "entries"
        assert MigrationContext.configure(connection).get_current_revision() == "r3"


def test_a_folder_with_odd_characters_will_do(tmp_path: Path) -> None:
    with closing(open_store(tmp_path / "100% of ünusual? names" / "a b#c.db")) as store:
        assert store.is_there()
