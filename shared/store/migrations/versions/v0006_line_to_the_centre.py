"""The line to the centre: the journal's chain, epochs, acknowledgements, and what the centre publishes."""

import sqlalchemy as sa
from alembic import op

revision = "v0006"
down_revision = "v0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("number_seq", sa.Column("skipped", sa.Integer(), server_default=sa.text("0"), nullable=False))
    op.create_table(
        "sealed",
        sa.Column("epoch", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("journal_seq", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("epoch", "seq", name=op.f("pk_sealed")),
    )
    op.create_table(
        "sync_epoch",
        sa.Column("epoch", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("base", sa.BigInteger(), nullable=False),
        sa.Column("acked", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("epoch", name=op.f("pk_sync_epoch")),
    )
    op.create_table(
        "centre_line",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("hall", sa.String(length=64), nullable=False),
        sa.Column("synced_to", sa.BigInteger(), nullable=True),
        sa.Column("contact_at", sa.BigInteger(), nullable=True),
        sa.Column("clock_off_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_centre_line")),
    )
    _create_feed()


def _create_feed() -> None:
    op.create_table(
        "feed_row",
        sa.Column("topic", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("trouble", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("topic", "id", name=op.f("pk_feed_row")),
    )
    op.create_table(
        "feed_staged",
        sa.Column("topic", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("topic", "id", name=op.f("pk_feed_staged")),
    )
    op.create_table(
        "feed_place",
        sa.Column("topic", sa.String(length=32), nullable=False),
        sa.Column("cursor", sa.Text(), nullable=False),
        sa.Column("snapshot_cursor", sa.Text(), nullable=False),
        sa.Column("snapshot_after", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("topic", name=op.f("pk_feed_place")),
    )


def downgrade() -> None:
    """Take back."""
    for table in ("feed_place", "feed_staged", "feed_row", "centre_line", "sync_epoch", "sealed"):
        op.drop_table(table)
    with op.batch_alter_table("number_seq") as batch:
        batch.drop_column("skipped")
