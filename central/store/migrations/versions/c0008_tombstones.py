"""The way to the feed's old tombstones."""

import sqlalchemy as sa
from alembic import op

revision = "c0008"
down_revision = "c0007"
branch_labels = None
depends_on = None

_DELETED = sa.text("deleted")


def upgrade() -> None:
    """Apply."""
    op.create_index("ix_feed_tombstone", "feed", ["changed_at"], sqlite_where=_DELETED, postgresql_where=_DELETED)


def downgrade() -> None:
    """Take back."""
    op.drop_index("ix_feed_tombstone", table_name="feed")
