"""What events are counted by: kept beside each event by SQL over its record, counted under any filter."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from lapwing.store.schema import event_facets, events
from lapwing.store.search import EventFilter, event_conditions

# Each selects (facet, value, event id, label) of the events in `changed`; migration 0003 has them as they were then.
_FILL = (
    "SELECT 'type', event, event_id, event FROM events",
    "SELECT 'reality', reality, event_id, reality FROM events",
    "SELECT DISTINCT 'mode', item.value, event_id, item.value FROM events, json_each(record, '$.mode') AS item",
    "SELECT DISTINCT 'context', item.value, event_id, item.value FROM events, json_each(record, '$.context') AS item",
    "SELECT DISTINCT 'country', country, event_id, country FROM event_participants WHERE country IS NOT NULL",
    """SELECT DISTINCT 'dyad', min(actor, recipient) || '-' || max(actor, recipient), event_id,
    min(actor, recipient) || '-' || max(actor, recipient) FROM event_dyads WHERE actor <> recipient""",
    # Everyone who is known but for states, which `country` counts.
    """SELECT 'actor', item.value ->> 'entity_id', event_id, min(item.value ->> 'name')
    FROM events, json_each(json_array(record -> '$.actor', record -> '$.recipient')) AS side,
    json_each(side.value) AS item
    WHERE item.value ->> 'entity_id' IS NOT NULL AND item.value ->> 'entity_id' NOT LIKE 'country:%' GROUP BY 2, 3""",
    """SELECT 'place', record ->> '$.place.name', event_id, record ->> '$.place.name' FROM events
    WHERE record ->> '$.place.name' IS NOT NULL""",
    """SELECT DISTINCT 'outlet', documents.outlet, event_mentions.event_id, documents.outlet
    FROM event_mentions JOIN documents ON documents.report_id = event_mentions.report_id
    WHERE event_mentions.event_id IS NOT NULL AND documents.outlet IS NOT NULL""",
    # Independent tellings; 5 stands for five and more.
    """SELECT 'origins', min(json_array_length(record, '$.origins'), 5), event_id,
    min(json_array_length(record, '$.origins'), 5) FROM events""",
    """SELECT DISTINCT 'status', item.value ->> 'status', event_id, item.value ->> 'status'
    FROM events, json_each(record, '$.facts') AS item WHERE item.value ->> 'status' IN ('conflict', 'judged')""",
)
_CHUNK = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetCount:
    """How many events have one value of a facet. `label` is for people."""

    facet: str
    value: str
    label: str
    n_events: int


def keep_facets(connection: Connection, event_ids: Sequence[str]) -> None:
    """Write anew what the events of `event_ids` are counted by; those that are gone are forgotten."""
    for start in range(0, len(event_ids), _CHUNK):
        ids = {"ids": json.dumps(list(event_ids[start : start + _CHUNK]))}
        chosen = "event_id IN (SELECT value FROM json_each(:ids))"
        connection.exec_driver_sql(f"DELETE FROM event_facets WHERE {chosen}", ids)
        for statement in _FILL:
            source = f"SELECT * FROM ({_among(statement, chosen)})"
            connection.exec_driver_sql(f"INSERT INTO event_facets (facet, value, event_id, label) {source}", ids)


def count_facets(connection: Connection, wanted: EventFilter, facets: Sequence[str] = ()) -> tuple[FacetCount, ...]:
    """Return how many wanted events have each value, the most frequent first; of some facets, or of all."""
    query = select(
        event_facets.c.facet,
        event_facets.c.value,
        func.min(event_facets.c.label).label("label"),
        func.count().label("n"),
    )
    conditions = event_conditions(wanted)
    if conditions:
        query = query.where(event_facets.c.event_id.in_(select(events.c.event_id).where(*conditions)))
    if facets:
        query = query.where(event_facets.c.facet.in_(facets))
    query = query.group_by(event_facets.c.facet, event_facets.c.value)
    rows = connection.execute(query.order_by(event_facets.c.facet, func.count().desc(), event_facets.c.value))
    return tuple(FacetCount(facet=row.facet, value=row.value, label=row.label, n_events=row.n) for row in rows)


def _among(statement: str, chosen: str) -> str:
    """Return the statement over the chosen events alone: its tables are narrowed before anything is joined."""
    narrowed = statement
    for table in ("events", "event_participants", "event_dyads", "event_mentions"):
        narrowed = narrowed.replace(f"FROM {table}", f"FROM (SELECT * FROM {table} WHERE {chosen}) AS {table}")
    return narrowed
