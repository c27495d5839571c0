"""Appointments, and the centre's key that signs their codes."""

import sqlalchemy as sa
from alembic import op

revision = "v0008"
down_revision = "v0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "appointment",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("queue", sa.String(length=64), nullable=False),
        sa.Column("begins", sa.BigInteger(), nullable=False),
        sa.Column("slots", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("number", sa.String(length=8), nullable=False),
        sa.Column("person", sa.String(length=32), nullable=True),
        sa.Column("holder_name", sa.LargeBinary(), nullable=True),
        sa.Column("holder_number", sa.LargeBinary(), nullable=True),
        sa.Column("matter", sa.String(length=128), nullable=True),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("moved_to", sa.String(length=32), nullable=True),
        sa.Column("ticket", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment")),
    )
    op.create_index(op.f("ix_appointment_begins_person"), "appointment", ["begins", "person"])
    op.add_column("ticket", sa.Column("appointment_at", sa.BigInteger(), nullable=True))
    key = sa.Column("centre_key", sa.String(length=64), server_default=sa.text("''"), nullable=False)
    op.add_column("centre_line", key)


def downgrade() -> None:
    """Take back."""
    op.drop_column("centre_line", "centre_key")
    op.drop_column("ticket", "appointment_at")
    op.drop_index(op.f("ix_appointment_begins_person"), table_name="appointment")
    op.drop_table("appointment")
