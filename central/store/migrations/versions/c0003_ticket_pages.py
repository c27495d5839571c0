"""ticket pages."""

import sqlalchemy as sa
from alembic import op

revision = "c0003"
down_revision = "c0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    mark = sa.Column("mark", sa.String(length=32), server_default=sa.text("''"), nullable=False)
    op.add_column("ticket_view", mark)


def downgrade() -> None:
    """Take back."""
    op.drop_column("ticket_view", "mark")
