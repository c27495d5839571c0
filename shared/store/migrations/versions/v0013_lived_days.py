"""The days on which the hub ran; those on which it gave numbers are known already."""

import sqlalchemy as sa
from alembic import op

revision = "v0013"
down_revision = "v0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "lived_day",
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_lived_day")),
    )
    op.execute("INSERT INTO lived_day (day) SELECT DISTINCT business_date FROM number_seq")


def downgrade() -> None:
    """Take back."""
    op.drop_table("lived_day")
