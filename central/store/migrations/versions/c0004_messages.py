"""messages, and where a person has a mail address."""

import sqlalchemy as sa
from alembic import op

revision = "c0004"
down_revision = "c0003"
branch_labels = None
depends_on = None

_ONCE = ["hall_id", "what", "subject", "channel"]


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "message",
        sa.Column("hall_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("what", sa.String(length=12), nullable=False),
        sa.Column("subject", sa.String(length=32), nullable=False),
        sa.Column("channel", sa.String(length=8), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("reason", sa.String(length=40), server_default=sa.text("''"), nullable=False),
        sa.Column("tries", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=True),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("hall_id", "id", name=op.f("pk_message")),
    )
    op.create_index(op.f("ix_message_hall_id_what_subject_channel"), "message", _ONCE, unique=True)
    op.create_index(op.f("ix_message_channel_due_at"), "message", ["channel", "due_at"])
    op.create_index(op.f("ix_arrival_view_hall_id_at"), "arrival_view", ["hall_id", "at"])
    op.add_column("appointment", sa.Column("mail_sealed", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    """Take back."""
    op.drop_column("appointment", "mail_sealed")

    op.drop_index(op.f("ix_arrival_view_hall_id_at"), table_name="arrival_view")
    op.drop_table("message")
