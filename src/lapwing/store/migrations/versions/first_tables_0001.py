"""The first tables of a workspace, as they were: written out, so that later tables do not change an old step."""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = (
    """CREATE TABLE runs (
        run_id TEXT NOT NULL, fingerprint TEXT NOT NULL, run_on TEXT NOT NULL, n_reports INTEGER NOT NULL,
        record TEXT NOT NULL, PRIMARY KEY (run_id))""",
    """CREATE TABLE run_reports (
        run_id TEXT NOT NULL, position INTEGER NOT NULL, report_id TEXT NOT NULL, PRIMARY KEY (run_id, position))""",
    """CREATE TABLE reports (
        report_id TEXT NOT NULL, fingerprint TEXT NOT NULL, run_on TEXT NOT NULL, dated_by_run BOOLEAN NOT NULL,
        run_id TEXT, path TEXT NOT NULL, input_id TEXT, PRIMARY KEY (report_id))""",
    """CREATE TABLE documents (
        report_id TEXT NOT NULL, content_id TEXT NOT NULL, document_id TEXT NOT NULL, path TEXT NOT NULL, url TEXT,
        outlet TEXT, published TEXT, published_basis TEXT NOT NULL, record TEXT NOT NULL, mentions TEXT NOT NULL,
        PRIMARY KEY (report_id))""",
    """CREATE TABLE quotes (
        report_id TEXT NOT NULL, position INTEGER NOT NULL, quote_id TEXT NOT NULL, speaker_id TEXT,
        speaker TEXT NOT NULL, speaker_country TEXT, words TEXT NOT NULL, record TEXT NOT NULL,
        PRIMARY KEY (report_id, position))""",
    """CREATE TABLE event_mentions (
        report_id TEXT NOT NULL, position INTEGER NOT NULL, mention_id TEXT NOT NULL, event_id TEXT,
        record TEXT NOT NULL, PRIMARY KEY (report_id, position))""",
    """CREATE TABLE events (
        event_id TEXT NOT NULL, event TEXT NOT NULL, date_min TEXT, date_max TEXT, reality TEXT NOT NULL,
        place TEXT NOT NULL, place_country TEXT, confidence FLOAT NOT NULL, record TEXT NOT NULL,
        PRIMARY KEY (event_id))""",
    """CREATE TABLE event_participants (
        event_id TEXT NOT NULL, role TEXT NOT NULL, country TEXT, entity_id TEXT, name TEXT NOT NULL)""",
    "CREATE TABLE event_dyads (event_id TEXT NOT NULL, actor TEXT NOT NULL, recipient TEXT NOT NULL)",
    "CREATE TABLE event_redirects (event_id TEXT NOT NULL, target TEXT NOT NULL, PRIMARY KEY (event_id))",
    """CREATE TABLE rejections (
        rejection_id TEXT NOT NULL, report_id TEXT, path TEXT NOT NULL, stage TEXT NOT NULL, reason TEXT NOT NULL,
        record TEXT NOT NULL, PRIMARY KEY (rejection_id))""",
    """CREATE TABLE judgements (
        position INTEGER NOT NULL, kind TEXT NOT NULL, content_id TEXT NOT NULL, exact TEXT NOT NULL,
        prefix TEXT NOT NULL, suffix TEXT NOT NULL, role TEXT NOT NULL, record TEXT NOT NULL,
        PRIMARY KEY (position))""",
)
INDEXES = (
    ("ix_documents_content_id", "documents", "content_id"),
    ("ix_documents_document_id", "documents", "document_id"),
    ("ix_quotes_quote_id", "quotes", "quote_id"),
    ("ix_quotes_speaker_id", "quotes", "speaker_id"),
    ("ix_quotes_speaker_country", "quotes", "speaker_country"),
    ("ix_event_mentions_mention_id", "event_mentions", "mention_id"),
    ("ix_event_mentions_event_id", "event_mentions", "event_id"),
    ("ix_events_event", "events", "event"),
    ("ix_events_date_min", "events", "date_min"),
    ("ix_events_date_max", "events", "date_max"),
    ("ix_event_participants_event_id", "event_participants", "event_id"),
    ("ix_event_participants_entity_id", "event_participants", "entity_id"),
    ("ix_participant_country", "event_participants", "country, event_id"),
    ("ix_event_dyads_event_id", "event_dyads", "event_id"),
    ("ix_dyad", "event_dyads", "actor, recipient, event_id"),
    ("ix_rejections_report_id", "rejections", "report_id"),
    ("ix_rejections_path", "rejections", "path"),
    ("ix_judgements_content_id", "judgements", "content_id"),
)
SEARCH = (
    "CREATE VIRTUAL TABLE event_search USING fts5"
    "(event_id UNINDEXED, sentences, names, tokenize = 'unicode61 remove_diacritics 2')"
)


def upgrade() -> None:
    """Create every table, the indexes and the full-text search."""
    for statement in TABLES:
        op.execute(statement)
    for name, table, columns in INDEXES:
        op.execute(f"CREATE INDEX {name} ON {table} ({columns})")
    op.execute(SEARCH)


def downgrade() -> None:
    """Drop everything."""
    op.execute("DROP TABLE event_search")
    for statement in reversed(TABLES):
        op.execute(f"DROP TABLE {statement.split()[2]}")
