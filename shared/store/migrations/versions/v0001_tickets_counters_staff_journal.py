"""tickets counters staff journal."""

import sqlalchemy as sa
from alembic import op

revision = "v0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "command",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("outcome", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_command")),
    )
    op.create_table(
        "hall",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("key_id", sa.String(length=16), nullable=False),
        sa.Column("plan", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hall")),
    )
    op.create_table(
        "journal",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("v", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_journal")),
        sa.UniqueConstraint("event_id", name=op.f("uq_journal_event_id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "number_seq",
        sa.Column("queue", sa.String(length=64), nullable=False),
        sa.Column("business_date", sa.String(length=10), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("queue", "business_date", name=op.f("pk_number_seq")),
    )
    op.create_table(
        "staff",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("login", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=12), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("failures", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("locked_until", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
        sa.UniqueConstraint("login", name=op.f("uq_staff_login")),
    )
    op.create_table(
        "terminal",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=12), nullable=False),
        sa.Column("key_hash", sa.String(length=64), nullable=False),
        sa.Column("enrolled_at", sa.BigInteger(), nullable=False),
        sa.Column("revoked_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_terminal")),
        sa.UniqueConstraint("key_hash", name=op.f("uq_terminal_key_hash")),
    )
    op.create_table(
        "ticket",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("home_queue", sa.String(length=64), nullable=False),
        sa.Column("business_date", sa.String(length=10), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=16), nullable=False),
        sa.Column("queue", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("rank_at", sa.BigInteger(), nullable=False),
        sa.Column("issued_at", sa.BigInteger(), nullable=False),
        sa.Column("priority", sa.String(length=64), nullable=True),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("person", sa.String(length=32), nullable=True),
        sa.Column("holder_name", sa.LargeBinary(), nullable=True),
        sa.Column("holder_number", sa.LargeBinary(), nullable=True),
        sa.Column("counter", sa.String(length=64), nullable=True),
        sa.Column("called_at", sa.BigInteger(), nullable=True),
        sa.Column("begun_at", sa.BigInteger(), nullable=True),
        sa.Column("finished_at", sa.BigInteger(), nullable=True),
        sa.Column("missed_at", sa.BigInteger(), nullable=True),
        sa.Column("back_at", sa.BigInteger(), nullable=True),
        sa.Column("recalls", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("prints", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("note", sa.LargeBinary(), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket")),
        sa.UniqueConstraint(
            "home_queue", "business_date", "number", name=op.f("uq_ticket_home_queue_business_date_number")
        ),
    )
    with op.batch_alter_table("ticket", schema=None) as batch_op:
        batch_op.create_index(
            "ix_ticket_counter",
            ["business_date", "counter"],
            unique=False,
            sqlite_where=sa.text("state IN ('called', 'serving', 'held', 'missed')"),
            postgresql_where=sa.text("state IN ('called', 'serving', 'held', 'missed')"),
        )
        batch_op.create_index(
            "ix_ticket_person",
            ["person", "business_date"],
            unique=False,
            sqlite_where=sa.text("state IN ('waiting', 'called', 'serving', 'held')"),
            postgresql_where=sa.text("state IN ('waiting', 'called', 'serving', 'held')"),
        )
        batch_op.create_index(
            "ix_ticket_waiting",
            ["business_date", "queue", "rank_at", "number"],
            unique=False,
            sqlite_where=sa.text("state = 'waiting'"),
            postgresql_where=sa.text("state = 'waiting'"),
        )

    op.create_table(
        "counter_state",
        sa.Column("counter", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("staff", sa.String(length=32), nullable=True),
        sa.Column("pause_reason", sa.Text(), server_default="", nullable=False),
        sa.Column("ticket", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["ticket"], ["ticket.id"], name=op.f("fk_counter_state_ticket")),
        sa.PrimaryKeyConstraint("counter", name=op.f("pk_counter_state")),
    )
    op.create_table(
        "session",
        sa.Column("key_hash", sa.String(length=64), nullable=False),
        sa.Column("staff", sa.String(length=32), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("ended", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.ForeignKeyConstraint(["staff"], ["staff.id"], name=op.f("fk_session_staff")),
        sa.PrimaryKeyConstraint("key_hash", name=op.f("pk_session")),
    )
    op.create_table(
        "undo",
        sa.Column("counter", sa.String(length=64), nullable=False),
        sa.Column("ticket", sa.String(length=32), nullable=False),
        sa.Column("step", sa.String(length=12), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["ticket"], ["ticket.id"], name=op.f("fk_undo_ticket")),
        sa.PrimaryKeyConstraint("counter", name=op.f("pk_undo")),
    )


def downgrade() -> None:
    """Take back."""
    op.drop_table("undo")
    op.drop_table("session")
    op.drop_table("counter_state")
    with op.batch_alter_table("ticket", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_ticket_waiting",
            sqlite_where=sa.text("state = 'waiting'"),
            postgresql_where=sa.text("state = 'waiting'"),
        )
        batch_op.drop_index(
            "ix_ticket_person",
            sqlite_where=sa.text("state IN ('waiting', 'called', 'serving', 'held')"),
            postgresql_where=sa.text("state IN ('waiting', 'called', 'serving', 'held')"),
        )
        batch_op.drop_index(
            "ix_ticket_counter",
            sqlite_where=sa.text("state IN ('called', 'serving', 'held', 'missed')"),
            postgresql_where=sa.text("state IN ('called', 'serving', 'held', 'missed')"),
        )

    op.drop_table("ticket")
    op.drop_table("terminal")
    op.drop_table("staff")
    op.drop_table("number_seq")
    op.drop_table("journal")
    op.drop_table("hall")
    op.drop_table("command")
