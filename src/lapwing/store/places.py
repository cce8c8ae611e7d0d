"""Where wanted events happened, counted by place in SQL: a map draws places, and need not read the events."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, literal_column, select

from lapwing.records.event import EventPlace
from lapwing.store.codec import decode_record
from lapwing.store.schema import events
from lapwing.store.search import EventFilter, event_conditions, refuse_unknown_types


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCount:
    """How many events happened at a place, as one of them has it; None: at no place that is told."""

    place: EventPlace | None
    n_events: int
    n_by_quad: tuple[int, ...]


def count_places(connection: Connection, wanted: EventFilter) -> Iterator[PlaceCount]:
    """Yield the places of wanted events, that of most events first."""
    refuse_unknown_types(connection, wanted)
    chosen: Select[Any, Any] = select(
        literal_column("record -> '$.place'").label("place"), literal_column("record ->> '$.quad_code'").label("quad")
    )
    rows = chosen.select_from(events).where(*event_conditions(wanted)).subquery()
    parts = ("name", "precision", "latitude", "longitude", "country")
    keys: list[ColumnElement[Any]] = [literal_column(f"place ->> '$.{part}'") for part in parts]
    quads: list[ColumnElement[int]] = [literal_column(f"sum(quad = {quad})").label(f"q{quad}") for quad in (1, 2, 3, 4)]
    query = select(func.min(rows.c.place).label("place"), func.count().label("n"), *quads).group_by(*keys)
    for row in connection.execute(query.order_by(func.count().desc(), keys[0])):
        place = None if row.place in (None, "null") else decode_record(EventPlace, row.place)
        yield PlaceCount(place=place, n_events=row.n, n_by_quad=(row.q1, row.q2, row.q3, row.q4))
