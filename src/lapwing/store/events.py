"""Writing and reading fused events, with what filters need: participants, dyads, words; and redirects of old ids."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import permutations, product
from typing import Any

from sqlalchemy import Connection, Table, and_, delete, func, insert, select, text, update

from lapwing.errors import QueryError, UnknownRecordError
from lapwing.records.event import EventMention, Participant
from lapwing.records.fused import Event
from lapwing.store.codec import decode_record, encode_record
from lapwing.store.facets import keep_facets
from lapwing.store.schema import event_dyads, event_mentions, event_participants, event_redirects, events
from lapwing.store.search import EventFilter, event_conditions, refuse_unknown_types, select_events
from lapwing.store.versions import keep_versions

_MIN_PREFIX = 4
_BEYOND = "\U0010ffff"  # sorts after every character of an id
_PER_EVENT = (event_participants, event_dyads, events)


def save_events(
    connection: Connection, fused: Iterable[Event], told: Mapping[str, Sequence[EventMention]], run_id: str
) -> None:
    """Replace all events by `fused`, writing only those that changed; gone ids redirect to what has their mentions now.

    What they were before is kept as a version that lasted until `run_id`.

    Args:
        connection: a transaction.
        fused: the events of the workspace; those with `merged_into` only leave a redirect.
        told: the mentions of each mention id (verbatim copies share one), for the words that are searched.
        run_id: the run that replaces them.
    """
    fused = tuple(fused)
    alive = {event.event_id: event for event in fused if event.merged_into is None}
    merged = {event.event_id: event.merged_into for event in fused if event.merged_into is not None}
    before = {row.event_id: row.record for row in connection.execute(select(events.c.event_id, events.c.record))}
    _redirect(connection, {**_successors(before, alive), **merged}, alive)
    changed = [event for event_id, event in alive.items() if before.get(event_id) != encode_record(event)]
    outdated = {*(before.keys() - alive.keys()), *(event.event_id for event in changed)}
    keep_versions(connection, run_id, {event_id: before[event_id] for event_id in outdated & before.keys()})
    ended = {event.event_id: encode_record(event) for event in fused if event.event_id in merged.keys() & before.keys()}
    keep_versions(connection, run_id, ended)
    _forget(connection, sorted(outdated))
    for event in sorted(changed, key=lambda event: event.event_id):
        _write(connection, event, [mention for id_ in event.mentions for mention in told.get(id_, ())])
    _link_mentions(connection, alive.values())
    keep_facets(connection, sorted(outdated))


def read_events(
    connection: Connection,
    wanted: EventFilter,
    limit: int | None = None,
    offset: int = 0,
    *,
    newest_first: bool = False,
) -> Iterator[Event]:
    """Yield the wanted events, earliest (or latest) first, undated ones last."""
    refuse_unknown_types(connection, wanted)
    for record in connection.scalars(select_events(wanted, limit, offset, newest_first=newest_first)):
        yield decode_record(Event, record)


def count_events(connection: Connection, wanted: EventFilter) -> int:
    """Return how many events are wanted."""
    refuse_unknown_types(connection, wanted)
    found = connection.scalar(select(func.count()).select_from(events).where(*event_conditions(wanted)))
    return int(found or 0)


def explain_query(connection: Connection, wanted: EventFilter) -> str:
    """Return SQLite's plan for the wanted events, a line a step."""
    query = select_events(wanted).compile(connection, compile_kwargs={"literal_binds": True})
    steps = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}").all()
    return "\n".join(str(step.detail) for step in steps)


def read_event(connection: Connection, event_id: str) -> Event:
    """Return one event by its full id.

    Raises:
        UnknownRecordError: if there is none.
    """
    record = connection.scalar(select(events.c.record).where(events.c.event_id == event_id))
    if record is None:
        raise UnknownRecordError(f"there is no event {event_id} in the workspace")
    return decode_record(Event, record)


def read_by_id(connection: Connection, event_ids: Sequence[str]) -> Iterator[Event]:
    """Yield the events of `event_ids` that there are, by id."""
    query = select(events.c.record).where(events.c.event_id.in_(event_ids)).order_by(events.c.event_id)
    for record in connection.scalars(query):
        yield decode_record(Event, record)


def resolve_id(connection: Connection, given: str) -> tuple[str, str | None]:
    """Return (event id, mention id or None) of `given`: an id of either, a merged event's old id, or a prefix.

    Raises:
        QueryError: if `given` is too short or fits several records.
        UnknownRecordError: if it fits none.
    """
    given = given.strip().lower()
    if len(given) < _MIN_PREFIX:
        raise QueryError(f"{given!r} is too short: give at least {_MIN_PREFIX} characters of an id")
    if connection.scalar(select(events.c.event_id).where(events.c.event_id == given)) is not None:
        return given, None
    found = _ids_with_prefix(connection, given)
    if len(found) > 1:
        raise QueryError(f"{given!r} fits {len(found)} records ({', '.join(sorted(found)[:5])} …): give more of the id")
    if not found:
        raise UnknownRecordError(
            f"{given!r} is no event or mention of the workspace: `lapwing events` lists what is there"
        )
    ((_, target),) = found.items()
    return target


def find_mention_ids(connection: Connection, prefix: str) -> tuple[str, ...]:
    """Return the ids of mentions that begin with `prefix`, of those too that tell no event."""
    return tuple(
        sorted(
            mention_id
            for mention_id, _ in _pairs(connection, event_mentions, "mention_id", "event_id", prefix.strip().lower())
        )
    )


def _ids_with_prefix(connection: Connection, prefix: str) -> dict[str, tuple[str, str | None]]:
    found: dict[str, tuple[str, str | None]] = {}
    for event_id, target in _pairs(connection, event_redirects, "event_id", "target", prefix):
        found[event_id] = (_follow(connection, target), None)
    for event_id, _ in _pairs(connection, events, "event_id", "event_id", prefix):
        found[event_id] = (event_id, None)
    for mention_id, event_id in _pairs(connection, event_mentions, "mention_id", "event_id", prefix):
        if event_id is not None:
            found[mention_id] = (event_id, mention_id)
    return {prefix: found[prefix]} if prefix in found else found


def _pairs(connection: Connection, table: Table, key: str, value: str, prefix: str) -> Sequence[Any]:
    # A range, which an index answers; LIKE would read every row.
    inside = and_(table.c[key] >= prefix, table.c[key] < prefix + _BEYOND)
    query = select(table.c[key], table.c[value]).where(inside)
    return connection.execute(query.distinct().limit(50)).all()


def _follow(connection: Connection, event_id: str) -> str:
    for _ in range(100):
        target = connection.scalar(select(event_redirects.c.target).where(event_redirects.c.event_id == event_id))
        if target is None:
            return event_id
        event_id = target
    return event_id


def _successors(before: Mapping[str, str], alive: Mapping[str, Event]) -> dict[str, str]:
    """Of each event that is gone, the living one that took most of its mentions (the first by id if several)."""
    home = {mention_id: event.event_id for event in alive.values() for mention_id in event.mentions}
    successors: dict[str, str] = {}
    for event_id in before.keys() - alive.keys():
        heirs = [home[id_] for id_ in decode_record(Event, before[event_id]).mentions if id_ in home]
        if heirs:
            successors[event_id] = min(set(heirs), key=lambda heir: (-heirs.count(heir), heir))
    return successors


def _redirect(connection: Connection, redirects: Mapping[str, str], alive: Mapping[str, Event]) -> None:
    reborn = [*redirects, *alive]
    for event_id in reborn:
        connection.execute(delete(event_redirects).where(event_redirects.c.event_id == event_id))
    rows = [{"event_id": old, "target": target} for old, target in sorted(redirects.items()) if old not in alive]
    if rows:
        connection.execute(insert(event_redirects), rows)


def _forget(connection: Connection, event_ids: Sequence[str]) -> None:
    for event_id in event_ids:
        for table in _PER_EVENT:
            connection.execute(delete(table).where(table.c.event_id == event_id))
        connection.execute(text("DELETE FROM event_search WHERE event_id = :id"), {"id": event_id})


def _write(connection: Connection, event: Event, mentions: Sequence[EventMention]) -> None:
    connection.execute(insert(events), _event_row(event))
    participants = _participant_rows(event)
    if participants:
        connection.execute(insert(event_participants), participants)
    dyads = [{"event_id": event.event_id, "actor": a, "recipient": b} for a, b in sorted(pairs_of(event))]
    if dyads:
        connection.execute(insert(event_dyads), dyads)
    search = text("INSERT INTO event_search (event_id, sentences, names) VALUES (:id, :sentences, :names)")
    connection.execute(search, {"id": event.event_id, **_words(event, mentions)})


def _event_row(event: Event) -> dict[str, Any]:
    place = event.place
    return {
        "event_id": event.event_id,
        "event": event.event,
        "date_min": event.date.date_min,
        "date_max": event.date.date_max,
        "reality": event.reality,
        "place": f"{place.name}\n{place.text}".casefold() if place else "",
        "place_country": place.country if place else None,
        "confidence": event.confidence,
        "record": encode_record(event),
    }


def _participant_rows(event: Event) -> list[dict[str, Any]]:
    return [
        {
            "event_id": event.event_id,
            "role": role,
            "country": participant.country,
            "entity_id": participant.entity_id,
            "name": f"{participant.name}\n{participant.text}".casefold(),
        }
        for role, participants in (("actor", event.actor), ("recipient", event.recipient))
        for participant in participants
    ]


def pairs_of(event: Event) -> set[tuple[str, str]]:
    """Return ordered pairs of countries: actor and recipient; where all are actors of a mutual act, each with each."""
    actors, recipients = _countries(event.actor), _countries(event.recipient)
    return set(product(actors, recipients)) if recipients else set(permutations(actors, 2))


def _countries(participants: Sequence[Participant]) -> list[str]:
    return sorted({participant.country for participant in participants if participant.country})


def _words(event: Event, mentions: Sequence[EventMention]) -> dict[str, str]:
    sentences = sorted({mention.sentence.text for mention in mentions})
    told = [participant for mention in mentions for participant in (*mention.actor, *mention.recipient)]
    names = {
        name for participant in (*event.actor, *event.recipient, *told) for name in (participant.name, participant.text)
    }
    names |= {place.name for place in (event.place, *(mention.place for mention in mentions)) if place is not None}
    return {"sentences": "\n".join(sentences), "names": "\n".join(sorted(names))}


def _link_mentions(connection: Connection, alive: Iterable[Event]) -> None:
    home = {mention_id: event.event_id for event in alive for mention_id in event.mentions}
    query = select(event_mentions.c.mention_id, event_mentions.c.event_id).distinct()
    for mention_id, event_id in connection.execute(query).all():
        if home.get(mention_id) != event_id:
            changed = update(event_mentions).where(event_mentions.c.mention_id == mention_id)
            connection.execute(changed.values(event_id=home.get(mention_id)))
