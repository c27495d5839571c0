"""appointments."""

import sqlalchemy as sa
from alembic import op

revision = "c0002"
down_revision = "c0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "appointment",
        sa.Column("hall_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("queue", sa.String(length=64), nullable=False),
        sa.Column("begins", sa.BigInteger(), nullable=False),
        sa.Column("slots", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("number", sa.String(length=8), nullable=False),
        sa.Column("person", sa.String(length=32), nullable=False),
        sa.Column("phone", sa.String(length=32), nullable=False),
        sa.Column("name_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("id_number_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("phone_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("matter", sa.String(length=140), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("reserved_until", sa.BigInteger(), nullable=True),
        sa.Column("freed_at", sa.BigInteger(), nullable=True),
        sa.Column("moved_to", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("hall_id", "id", name=op.f("pk_appointment")),
    )
    op.create_index(op.f("ix_appointment_hall_id_number"), "appointment", ["hall_id", "number"])
    op.create_index(op.f("ix_appointment_hall_id_person"), "appointment", ["hall_id", "person"])
    op.create_index(op.f("ix_appointment_hall_id_phone"), "appointment", ["hall_id", "phone"])
    op.create_index(op.f("ix_appointment_hall_id_queue_begins"), "appointment", ["hall_id", "queue", "begins"])

    op.create_table(
        "appointment_turn",
        sa.Column("hall_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("turns", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("hall_id", "id", name=op.f("pk_appointment_turn")),
    )
    op.create_table(
        "arrival_view",
        sa.Column("hall_id", sa.String(length=64), nullable=False),
        sa.Column("appointment_id", sa.String(length=64), nullable=False),
        sa.Column("ticket_id", sa.String(length=64), nullable=False),
        sa.Column("punctuality", sa.String(length=20), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("hall_id", "appointment_id", name=op.f("pk_arrival_view")),
    )
    key = sa.Column("sealing_key", sa.String(length=64), server_default=sa.text("''"), nullable=False)
    op.add_column("hall_view", key)


def downgrade() -> None:
    """Take back."""
    op.drop_column("hall_view", "sealing_key")

    op.drop_table("arrival_view")
    op.drop_table("appointment_turn")

    op.drop_table("appointment")
