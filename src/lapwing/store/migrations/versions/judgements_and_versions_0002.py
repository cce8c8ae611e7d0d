"""The log of judgements and what came of them; what events were before each change."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = (
    """CREATE TABLE judgements (
        position INTEGER PRIMARY KEY AUTOINCREMENT, judgement_id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
        author TEXT NOT NULL, judged_at TEXT NOT NULL, record TEXT NOT NULL)""",
    """CREATE TABLE judgement_outcomes (
        judgement_id TEXT NOT NULL, run_id TEXT NOT NULL, state TEXT NOT NULL, record TEXT NOT NULL,
        PRIMARY KEY (judgement_id))""",
    """CREATE TABLE event_versions (
        position INTEGER PRIMARY KEY AUTOINCREMENT, event_id TEXT NOT NULL, until_run TEXT NOT NULL,
        record TEXT NOT NULL)""",
)
# Nothing in the log is ever changed or taken out, whatever program has the file open.
TRIGGERS = tuple(
    f"CREATE TRIGGER judgements_no_{word} BEFORE {word.upper()} ON judgements "
    "BEGIN SELECT RAISE(ABORT, 'the log of judgements is append-only'); END"
    for word in ("update", "delete")
)


def upgrade() -> None:
    """Make the tables. The first version of `judgements` was never written; if somebody did, it is kept beside."""
    n_rows = op.get_bind().exec_driver_sql("SELECT count(*) FROM judgements").scalar_one()
    op.execute("DROP INDEX ix_judgements_content_id")
    op.execute("ALTER TABLE judgements RENAME TO judgements_0001" if n_rows else "DROP TABLE judgements")
    for statement in (*TABLES, *TRIGGERS):
        op.execute(statement)
    op.execute("CREATE INDEX ix_event_versions_event_id ON event_versions (event_id)")


def downgrade() -> None:
    """Refuse: judgements are people's work, and would be lost."""
    raise NotImplementedError("a workspace is not brought back to an older version: restore a copy")
