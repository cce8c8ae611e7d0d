"""The first tables of a workspace."""

from alembic import op
from sqlalchemy import text

from lapwing.store.schema import CREATE_SEARCH, metadata

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create every table, the indexes and the full-text search."""
    metadata.create_all(op.get_bind())
    op.execute(text(CREATE_SEARCH))


def downgrade() -> None:
    """Drop everything."""
    op.execute(text("DROP TABLE event_search"))
    metadata.drop_all(op.get_bind())
