"""The tables of a workspace. Columns are what filters and joins need; the whole record stands in `record` as JSON.

They are made by the migrations, not from here; a test compares the two.
"""

from sqlalchemy import Boolean, Column, Float, Index, Integer, MetaData, Table, Text

SCHEMA_VERSION = "0003"

metadata = MetaData()

runs = Table(
    "runs",
    metadata,
    Column("run_id", Text, primary_key=True),
    Column("fingerprint", Text, nullable=False),
    Column("run_on", Text, nullable=False),
    Column("n_reports", Integer, nullable=False),
    Column("record", Text, nullable=False),
)

run_reports = Table(
    "run_reports",
    metadata,
    Column("run_id", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("report_id", Text, nullable=False),
)

# A row is written in the same transaction as everything the report became: it is the checkpoint.
reports = Table(
    "reports",
    metadata,
    Column("report_id", Text, primary_key=True),
    Column("fingerprint", Text, nullable=False),
    Column("run_on", Text, nullable=False),
    Column("dated_by_run", Boolean, nullable=False),
    Column("run_id", Text),
    Column("path", Text, nullable=False),
    Column("input_id", Text),
)

documents = Table(
    "documents",
    metadata,
    Column("report_id", Text, primary_key=True),
    Column("content_id", Text, nullable=False, index=True),
    Column("document_id", Text, nullable=False, index=True),
    Column("path", Text, nullable=False),
    Column("url", Text),
    Column("outlet", Text, index=True),
    Column("published", Text, index=True),
    Column("published_basis", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("mentions", Text, nullable=False),
)

quotes = Table(
    "quotes",
    metadata,
    Column("report_id", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("quote_id", Text, nullable=False, index=True),
    Column("speaker_id", Text, index=True),
    Column("speaker", Text, nullable=False),
    Column("speaker_country", Text, index=True),
    Column("words", Text, nullable=False),
    Column("record", Text, nullable=False),
)

# Two outlets' verbatim copies share their mention ids (a mention is a place in a content), hence the pair as key.
event_mentions = Table(
    "event_mentions",
    metadata,
    Column("report_id", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("mention_id", Text, nullable=False, index=True),
    Column("event_id", Text, index=True),
    Column("record", Text, nullable=False),
)

events = Table(
    "events",
    metadata,
    Column("event_id", Text, primary_key=True),
    Column("event", Text, nullable=False, index=True),
    Column("date_min", Text, index=True),
    Column("date_max", Text, index=True),
    Column("reality", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("place_country", Text),
    Column("confidence", Float, nullable=False),
    Column("record", Text, nullable=False),
    Index("ix_events_order", "date_min", "date_max", "event", "event_id"),
)

event_participants = Table(
    "event_participants",
    metadata,
    Column("event_id", Text, nullable=False, index=True),
    Column("role", Text, nullable=False),
    Column("country", Text),
    Column("entity_id", Text, index=True),
    Column("name", Text, nullable=False),
    Index("ix_participant_country", "country", "event_id"),
)

event_dyads = Table(
    "event_dyads",
    metadata,
    Column("event_id", Text, nullable=False, index=True),
    Column("actor", Text, nullable=False),
    Column("recipient", Text, nullable=False),
    Index("ix_dyad", "actor", "recipient", "event_id"),
)

# What a search counts events by; filled by SQL from the rows above (see facets.py).
event_facets = Table(
    "event_facets",
    metadata,
    Column("facet", Text, primary_key=True),
    Column("value", Text, primary_key=True),
    Column("event_id", Text, primary_key=True, index=True),
    Column("label", Text, nullable=False),
    sqlite_with_rowid=False,  # counted in the order of its key, which then holds everything that is asked for
)

event_redirects = Table(
    "event_redirects",
    metadata,
    Column("event_id", Text, primary_key=True),
    Column("target", Text, nullable=False),
)

rejections = Table(
    "rejections",
    metadata,
    Column("rejection_id", Text, primary_key=True),
    Column("report_id", Text, index=True),  # None: refused before it was a report
    Column("path", Text, nullable=False, index=True),
    Column("stage", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("record", Text, nullable=False),
)

# Append-only, which triggers see to: what people decided, replayed on every run.
judgements = Table(
    "judgements",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("judgement_id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("judged_at", Text, nullable=False),
    Column("record", Text, nullable=False),
)

# What the last run that fused made of each judgement.
judgement_outcomes = Table(
    "judgement_outcomes",
    metadata,
    Column("judgement_id", Text, primary_key=True),
    Column("run_id", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("record", Text, nullable=False),
)

# What an event was until a run changed it; what it is now stands in `events` alone.
event_versions = Table(
    "event_versions",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("event_id", Text, nullable=False, index=True),
    Column("until_run", Text, nullable=False),
    Column("record", Text, nullable=False),
)
