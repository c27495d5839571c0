"""catalogue."""

import sqlalchemy as sa
from alembic import op

revision = "v0005"
down_revision = "v0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "catalogue_edition",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("head", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("begun_at", sa.BigInteger(), nullable=False),
        sa.Column("published_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_catalogue_edition")),
    )
    current = sa.text("state = 'current'")
    op.create_index(
        "uq_catalogue_edition_current",
        "catalogue_edition",
        ["state"],
        unique=True,
        sqlite_where=current,
        postgresql_where=current,
    )
    op.create_table(
        "catalogue_item",
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("department", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("sort_key", sa.String(length=128), nullable=False),
        sa.Column("person", sa.Boolean(), nullable=False),
        sa.Column("firm", sa.Boolean(), nullable=False),
        sa.Column("valid_from", sa.String(length=10), nullable=False),
        sa.Column("valid_until", sa.String(length=10), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["edition"], ["catalogue_edition.number"], name=op.f("fk_catalogue_item_edition")),
        sa.PrimaryKeyConstraint("edition", "id", name=op.f("pk_catalogue_item")),
    )
    op.create_index("ix_catalogue_item_position", "catalogue_item", ["edition", "position"])
    op.create_index("ix_catalogue_item_name", "catalogue_item", ["edition", "sort_key"])
    for by in ("department", "kind"):
        columns = ["edition", by, "sort_key", "valid_from", "valid_until"]
        op.create_index(f"ix_catalogue_item_{by}", "catalogue_item", columns)
    op.create_table(
        "catalogue_record",
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("record", sa.String(length=16), nullable=False),
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["edition"], ["catalogue_edition.number"], name=op.f("fk_catalogue_record_edition")),
        sa.PrimaryKeyConstraint("edition", "record", "id", name=op.f("pk_catalogue_record")),
    )
    op.create_index("ix_catalogue_record_position", "catalogue_record", ["edition", "position"])


def downgrade() -> None:
    """Take back."""
    op.drop_table("catalogue_record")
    op.drop_table("catalogue_item")
    op.drop_table("catalogue_edition")
