"""The tables as the newest migration leaves them. ``visit`` is the hash of a token."""

from datetime import UTC, datetime

from sqlalchemy import JSON, Boolean, Column, DateTime, Dialect, Index, Integer, MetaData, String, Table, Text, TypeDecorator


class Utc(TypeDecorator[datetime]):
    """A moment in UTC. SQLite keeps no time zone, so it is put on again when read."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment in UTC; raises ValueError if it does not say which moment it is."""
        if value is not None and value.tzinfo is None:
            raise ValueError("a time without a time zone")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment with its time zone."""
        return value and (value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC))


metadata = MetaData()

questions = Table(
    "questions",
    metadata,
    Column("visit", String(64), primary_key=True),
    Column("turn", Integer, primary_key=True, autoincrement=False),
    Column("at", Utc, nullable=False),
    Column("kind", String(8), nullable=False),
    Column("text", Text, nullable=False),
    Column("outcome", String(32), nullable=False),
    Column("entries", JSON, nullable=False),
    Column("read_as", JSON, nullable=False, server_default="[]"),
    Column("product", Text, nullable=False, server_default=""),
    Index("questions_by_time", "at"),
)

feedback = Table(
    "feedback",
    metadata,
    Column("visit", String(64), primary_key=True),
    Column("turn", Integer, primary_key=True, autoincrement=False),
    Column("at", Utc, nullable=False),
    Column("helpful", Boolean, nullable=False),
    Column("comment", Text, nullable=False),
    Index("feedback_by_time", "at"),
)

diagnoses = Table(
    "diagnoses",
    metadata,
    Column("visit", String(64), primary_key=True),
    Column("guide", String(200), primary_key=True),
    Column("guide_print", String(64), nullable=False),
    Column("started", Utc, nullable=False),
    Column("updated", Utc, nullable=False),
    Column("answers", JSON, nullable=False),
    Column("fixes", JSON, nullable=False),
    Column("tried", JSON, nullable=False),
    Column("verdicts", JSON(none_as_null=True), nullable=True),
    Column("asking", Text, nullable=False),
    Column("end", String(16), nullable=False),
    Index("diagnoses_by_time", "updated"),
)

progress = Table(
    "progress",
    metadata,
    Column("visit", String(64), primary_key=True),
    Column("item", String(200), primary_key=True),
    Column("at", Utc, nullable=False),
    Column("data", Text, nullable=False),
    Index("progress_by_time", "at"),
)

MOMENTS = ((questions, questions.c.at), (feedback, feedback.c.at), (diagnoses, diagnoses.c.updated), (progress, progress.c.at))
"""Each table with the column that says when a row was last true: a later row replaces an earlier one, and retention goes by it."""
