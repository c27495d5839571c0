"""Tickets by day and hall instead of hall and day.

Asked for a hall's tickets by id, PostgreSQL without statistics (a new centre) took the index that only begins with the
hall, read all of the hall's tickets, and each batch took longer than the one before.
"""

from alembic import op

revision = "c0006"
down_revision = "c0005"
branch_labels = None
depends_on = None

_COLUMNS = ["business_date", "hall_id", "queue", "state"]


def upgrade() -> None:
    """Apply."""
    op.drop_index("ix_ticket_view_hall_id_business_date_queue_state", table_name="ticket_view")
    op.create_index("ix_ticket_view_business_date_hall_id_queue_state", "ticket_view", _COLUMNS)


def downgrade() -> None:
    """Take back."""
    op.drop_index("ix_ticket_view_business_date_hall_id_queue_state", table_name="ticket_view")
    columns = ["hall_id", "business_date", "queue", "state"]
    op.create_index("ix_ticket_view_hall_id_business_date_queue_state", "ticket_view", columns)
