"""silent machines."""

import sqlalchemy as sa
from alembic import op

revision = "v0004"
down_revision = "v0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("device", sa.Column("program", sa.String(length=64), nullable=False, server_default=sa.text("''")))
    op.add_column("device", sa.Column("silent_since", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    """Take back."""
    op.drop_column("device", "silent_since")
    op.drop_column("device", "program")
