"""What people come for: the matter on tickets, and counts of guides and searches."""

import sqlalchemy as sa
from alembic import op

revision = "v0007"
down_revision = "v0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("ticket", sa.Column("matter", sa.String(length=128), nullable=True))
    with_matter = sa.text("matter IS NOT NULL")
    op.create_index(
        "ix_ticket_matter",
        "ticket",
        ["business_date", "matter"],
        sqlite_where=with_matter,
        postgresql_where=with_matter,
    )
    op.create_table(
        "guide_count",
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("what", sa.String(length=12), nullable=False),
        sa.Column("subject", sa.String(length=128), nullable=False),
        sa.Column("at", sa.String(length=64), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "what", "subject", "at", name=op.f("pk_guide_count")),
    )


def downgrade() -> None:
    """Take back."""
    op.drop_table("guide_count")
    op.drop_index("ix_ticket_matter", table_name="ticket")
    op.drop_column("ticket", "matter")
