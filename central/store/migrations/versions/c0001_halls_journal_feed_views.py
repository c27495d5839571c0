"""halls, journal, feed, read models."""

import sqlalchemy as sa
from alembic import op

revision = "c0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    _halls()
    _journal()
    _feed()
    _views()


def _halls() -> None:
    op.create_table(
        "hall",
        sa.Column("hall_id", sa.String(length=64), nullable=False),
        sa.Column("public_key", sa.String(length=64), nullable=False),
        sa.Column("enrolled_at", sa.BigInteger(), nullable=False),
        sa.Column("revoked_at", sa.BigInteger(), nullable=True),
        sa.Column("protocol", sa.Integer(), nullable=False),
        sa.Column("program", sa.String(length=40), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=True),
        sa.Column("pending", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("hall_id", name=op.f("pk_hall")),
    )
    op.create_table(
        "enrol_code",
        sa.Column("hall_id", sa.String(length=64), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("tries", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("hall_id", name=op.f("pk_enrol_code")),
    )


def _journal() -> None:
    op.create_table(
        "epoch_cursor",
        sa.Column("hall_id", sa.String(length=64), nullable=False),
        sa.Column("epoch", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last_seq", sa.BigInteger(), nullable=False),
        sa.Column("last_hash", sa.LargeBinary(), nullable=False),
        sa.Column("moved_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("hall_id", "epoch", name=op.f("pk_epoch_cursor")),
    )
    op.create_table(
        "event",
        sa.Column("hall_id", sa.String(length=64), nullable=False),
        sa.Column("epoch", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("received_at", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("event_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("v", sa.Integer(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("again", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.PrimaryKeyConstraint("hall_id", "epoch", "seq", "received_at", name=op.f("pk_event")),
        postgresql_partition_by="RANGE (received_at)",
    )
    op.create_index(op.f("ix_event_hall_id_event_id"), "event", ["hall_id", "event_id"])
    if op.get_bind().dialect.name == "postgresql":
        op.execute("CREATE TABLE event_rest PARTITION OF event DEFAULT")
    op.create_table(
        "quarantine",
        sa.Column("hall_id", sa.String(length=64), nullable=False),
        sa.Column("epoch", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("hall_id", "epoch", "seq", name=op.f("pk_quarantine")),
    )
    op.create_table(
        "incident",
        sa.Column("hall_id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("epoch", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("first_at", sa.BigInteger(), nullable=False),
        sa.Column("last_at", sa.BigInteger(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("hall_id", "kind", "epoch", "seq", name=op.f("pk_incident")),
    )


def _feed() -> None:
    op.create_table(
        "feed",
        sa.Column("hall_id", sa.String(length=64), nullable=False),
        sa.Column("topic", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("xid", sa.BigInteger(), nullable=False),
        sa.Column("serial", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("hall_id", "topic", "id", name=op.f("pk_feed")),
    )
    op.create_index(op.f("ix_feed_hall_id_xid_serial"), "feed", ["hall_id", "xid", "serial"])
    op.create_table(
        "feed_state",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("lineage", sa.String(length=32), nullable=False),
        sa.Column("serial", sa.BigInteger(), nullable=False),
        sa.Column("purged_xid", sa.BigInteger(), nullable=False),
        sa.Column("purged_serial", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feed_state")),
    )


def _views() -> None:
    op.create_table(
        "ticket_view",
        sa.Column("hall_id", sa.String(length=64), nullable=False),
        sa.Column("ticket_id", sa.String(length=64), nullable=False),
        sa.Column("number", sa.String(length=16), nullable=False),
        sa.Column("queue", sa.String(length=64), nullable=False),
        sa.Column("business_date", sa.String(length=10), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("rank_at", sa.BigInteger(), nullable=False),
        sa.Column("counter", sa.String(length=64), nullable=False),
        sa.Column("recalls", sa.Integer(), nullable=False),
        sa.Column("issued_at", sa.BigInteger(), nullable=False),
        sa.Column("called_at", sa.BigInteger(), nullable=True),
        sa.Column("begun_at", sa.BigInteger(), nullable=True),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.Column("issue_epoch", sa.Integer(), nullable=False),
        sa.Column("issue_seq", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("hall_id", "ticket_id", name=op.f("pk_ticket_view")),
    )
    op.create_index(
        op.f("ix_ticket_view_hall_id_business_date_queue_state"),
        "ticket_view",
        ["hall_id", "business_date", "queue", "state"],
    )
    op.create_table(
        "counter_view",
        sa.Column("hall_id", sa.String(length=64), nullable=False),
        sa.Column("counter", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("hall_id", "counter", name=op.f("pk_counter_view")),
    )
    op.create_table(
        "hall_view",
        sa.Column("hall_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("hall_id", "id", name=op.f("pk_hall_view")),
    )


def downgrade() -> None:
    """Take back."""
    for table in (
        "hall_view",
        "counter_view",
        "ticket_view",
        "feed_state",
        "feed",
        "incident",
        "quarantine",
        "event",
        "epoch_cursor",
        "enrol_code",
        "hall",
    ):
        op.drop_table(table)
