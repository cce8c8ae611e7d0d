"""What events are counted by (types, modes, countries, outlets, …), so that a search can say how many of each."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TABLE = """CREATE TABLE event_facets (
    facet TEXT NOT NULL, value TEXT NOT NULL, event_id TEXT NOT NULL, label TEXT NOT NULL,
    PRIMARY KEY (facet, value, event_id)) WITHOUT ROWID"""
INDEXES = (
    ("ix_event_facets_event_id", "event_facets", "event_id"),
    ("ix_events_order", "events", "date_min, date_max, event, event_id"),
    ("ix_documents_outlet", "documents", "outlet"),
    ("ix_documents_published", "documents", "published"),
)
# As `store/facets.py` had them when this step was written.
FILL = (
    "SELECT 'type', event, event_id, event FROM events",
    "SELECT 'reality', reality, event_id, reality FROM events",
    "SELECT DISTINCT 'mode', item.value, event_id, item.value FROM events, json_each(record, '$.mode') AS item",
    "SELECT DISTINCT 'context', item.value, event_id, item.value FROM events, json_each(record, '$.context') AS item",
    "SELECT DISTINCT 'country', country, event_id, country FROM event_participants WHERE country IS NOT NULL",
    """SELECT DISTINCT 'dyad', min(actor, recipient) || '-' || max(actor, recipient), event_id,
    min(actor, recipient) || '-' || max(actor, recipient) FROM event_dyads WHERE actor <> recipient""",
    """SELECT 'actor', item.value ->> 'entity_id', event_id, min(item.value ->> 'name')
    FROM events, json_each(json_array(record -> '$.actor', record -> '$.recipient')) AS side,
    json_each(side.value) AS item
    WHERE item.value ->> 'entity_id' IS NOT NULL AND item.value ->> 'entity_id' NOT LIKE 'country:%' GROUP BY 2, 3""",
    """SELECT 'place', record ->> '$.place.name', event_id, record ->> '$.place.name' FROM events
    WHERE record ->> '$.place.name' IS NOT NULL""",
    """SELECT DISTINCT 'outlet', documents.outlet, event_mentions.event_id, documents.outlet
    FROM event_mentions JOIN documents ON documents.report_id = event_mentions.report_id
    WHERE event_mentions.event_id IS NOT NULL AND documents.outlet IS NOT NULL""",
    """SELECT 'origins', min(json_array_length(record, '$.origins'), 5), event_id,
    min(json_array_length(record, '$.origins'), 5) FROM events""",
    """SELECT DISTINCT 'status', item.value ->> 'status', event_id, item.value ->> 'status'
    FROM events, json_each(record, '$.facts') AS item WHERE item.value ->> 'status' IN ('conflict', 'judged')""",
)


def upgrade() -> None:
    """Make the table and fill it from the events that there are."""
    op.execute(TABLE)
    for name, table, columns in INDEXES:
        op.execute(f"CREATE INDEX {name} ON {table} ({columns})")
    for statement in FILL:
        op.get_bind().exec_driver_sql(f"INSERT INTO event_facets (facet, value, event_id, label) {statement}")


def downgrade() -> None:
    """Take them away again."""
    op.execute("DROP TABLE event_facets")
    for name, table, _ in INDEXES:
        if table != "event_facets":
            op.execute(f"DROP INDEX {name}")
