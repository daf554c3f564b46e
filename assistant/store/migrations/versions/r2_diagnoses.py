"""How far people are with a guide."""

import sqlalchemy as sa
from alembic import op

revision = "r2"
down_revision = "r1"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "diagnoses",
        sa.Column("visit", sa.String(64), primary_key=True),
        sa.Column("guide", sa.String(200), primary_key=True),
        sa.Column("guide_print", sa.String(64), nullable=False),
        sa.Column("started", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answers", sa.JSON, nullable=False),
        sa.Column("fixes", sa.JSON, nullable=False),
        sa.Column("tried", sa.JSON, nullable=False),
        sa.Column("verdicts", sa.JSON, nullable=True),
        sa.Column("asking", sa.Text, nullable=False),
        sa.Column("end", sa.String(16), nullable=False),
    )
