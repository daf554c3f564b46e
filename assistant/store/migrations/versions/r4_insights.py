"""What insights need: words read differently, other products named, and each table by time, which retention needs as well."""

import sqlalchemy as sa
from alembic import op

revision = "r4"
down_revision = "r3"


def upgrade() -> None:
    """Add two columns to the questions, and an index to each table."""
    op.add_column("questions", sa.Column("read_as", sa.JSON, nullable=False, server_default="[]"))
    op.add_column("questions", sa.Column("product", sa.Text, nullable=False, server_default=""))
    op.create_index("questions_by_time", "questions", ["at"])
    op.create_index("feedback_by_time", "feedback", ["at"])
    op.create_index("diagnoses_by_time", "diagnoses", ["updated"])
    op.create_index("progress_by_time", "progress", ["at"])
