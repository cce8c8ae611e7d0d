"""Who is tied to whom by wanted events, counted in SQL: between states, or between all who are known."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import ColumnElement, Connection, and_, exists, func, literal_column, or_, select

from lapwing.store.schema import event_dyads, event_facets, event_participants, events
from lapwing.store.search import EventFilter, event_conditions, refuse_unknown_types

Nodes = Literal["country", "actor"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Two ends (codes of countries, or entity ids; the lesser first) with their events by quad."""

    ends: tuple[str, str]
    names: tuple[str, str]
    n_events: int
    n_by_quad: tuple[int, ...]


def count_ties(connection: Connection, wanted: EventFilter, nodes: Nodes) -> Iterator[Tie]:
    """Yield the ties of wanted events, that of most events first; an act of all on each other ties each with each."""
    refuse_unknown_types(connection, wanted)
    one, other, tied = _between_countries() if nodes == "country" else _between_actors()
    ends = func.min(one, other).label("a"), func.max(one, other).label("b")
    quad: ColumnElement[int] = literal_column("events.record ->> '$.quad_code'").label("quad")
    pairs = select(*ends, quad).where(tied, one != other, *event_conditions(wanted))
    rows = pairs.add_columns(events.c.event_id).distinct().subquery()
    quads: list[ColumnElement[int]] = [literal_column(f"sum(quad = {n})").label(f"q{n}") for n in (1, 2, 3, 4)]
    query = select(rows.c.a, rows.c.b, func.count().label("n"), *quads).group_by(rows.c.a, rows.c.b)
    found = connection.execute(query.order_by(func.count().desc(), rows.c.a, rows.c.b)).all()
    names = _names(connection) if nodes == "actor" else {}
    for row in found:
        named = names.get(row.a, row.a), names.get(row.b, row.b)
        yield Tie(ends=(row.a, row.b), names=named, n_events=row.n, n_by_quad=(row.q1, row.q2, row.q3, row.q4))


def _between_countries() -> tuple[ColumnElement[str], ColumnElement[str], ColumnElement[bool]]:
    return event_dyads.c.actor, event_dyads.c.recipient, event_dyads.c.event_id == events.c.event_id


def _between_actors() -> tuple[ColumnElement[str], ColumnElement[str], ColumnElement[bool]]:
    """Who acts and who is acted on; where nobody is, those who act together."""
    actor, other, third = event_participants.alias(), event_participants.alias(), event_participants.alias()
    is_mutual = ~exists().where(and_(third.c.event_id == actor.c.event_id, third.c.role == "recipient"))
    tied = and_(
        actor.c.event_id == events.c.event_id,
        other.c.event_id == events.c.event_id,
        actor.c.role == "actor",
        or_(other.c.role == "recipient", and_(other.c.role == "actor", is_mutual)),
        actor.c.entity_id.is_not(None),
        other.c.entity_id.is_not(None),
    )
    return actor.c.entity_id, other.c.entity_id, tied


def _names(connection: Connection) -> dict[str, str]:
    """Return the names of those who are no states, as facets have them."""
    facets = event_facets.c
    query = select(facets.value, func.min(facets.label).label("label")).where(facets.facet == "actor")
    return {row.value: row.label for row in connection.execute(query.group_by(facets.value))}
