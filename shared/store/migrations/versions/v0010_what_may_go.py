"""What may go: since when the centre has which lines, how far each epoch is trimmed, and ways to what is old."""

import sqlalchemy as sa
from alembic import op

revision = "v0010"
down_revision = "v0009"
branch_labels = None
depends_on = None

_WITH_PERSON = sa.text("person IS NOT NULL OR note IS NOT NULL")


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "acked_day",
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("journal_seq", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_acked_day")),
    )
    op.add_column("sync_epoch", sa.Column("trimmed", sa.BigInteger(), server_default=sa.text("0"), nullable=False))
    op.create_index("ix_command_at", "command", ["at"])
    op.create_index(
        "ix_ticket_with_person",
        "ticket",
        ["business_date"],
        sqlite_where=_WITH_PERSON,
        postgresql_where=_WITH_PERSON,
    )


def downgrade() -> None:
    """Take back."""
    op.drop_index("ix_ticket_with_person", table_name="ticket")
    op.drop_index("ix_command_at", table_name="command")
    op.drop_column("sync_epoch", "trimmed")
    op.drop_table("acked_day")
