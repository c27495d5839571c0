"""When the centre lost lines that the hall keeps no longer, and how many, so that staff are told."""

import sqlalchemy as sa
from alembic import op

revision = "v0012"
down_revision = "v0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("centre_line", sa.Column("gap_at", sa.BigInteger(), nullable=True))
    lines = sa.Column("gap_lines", sa.BigInteger(), server_default=sa.text("0"), nullable=False)
    op.add_column("centre_line", lines)


def downgrade() -> None:
    """Take back."""
    op.drop_column("centre_line", "gap_lines")
    op.drop_column("centre_line", "gap_at")
