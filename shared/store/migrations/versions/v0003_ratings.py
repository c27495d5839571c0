"""ratings, and whom a counter finished with last."""

import sqlalchemy as sa
from alembic import op

revision = "v0003"
down_revision = "v0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "rating",
        sa.Column("ticket", sa.String(length=32), nullable=False),
        sa.Column("counter", sa.String(length=64), nullable=True),
        sa.Column("grade", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.String(length=8), nullable=True),
        sa.Column("channel", sa.String(length=8), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["ticket"], ["ticket.id"], name=op.f("fk_rating_ticket")),
        sa.PrimaryKeyConstraint("ticket", name=op.f("pk_rating")),
    )
    op.add_column("counter_state", sa.Column("finished", sa.String(length=32), nullable=True))


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("counter_state") as batch:
        batch.drop_column("finished")
    op.drop_table("rating")
