"""Which of the centre's editions an edition of the catalogue was made from."""

import sqlalchemy as sa
from alembic import op

revision = "v0011"
down_revision = "v0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    column = sa.Column("origin", sa.String(length=32), server_default=sa.text("''"), nullable=False)
    op.add_column("catalogue_edition", column)


def downgrade() -> None:
    """Take back."""
    op.drop_column("catalogue_edition", "origin")
