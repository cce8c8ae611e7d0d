"""The history of events: which run made or changed each, and how. A run that changes nothing leaves no trace."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from lapwing.records.event import EventDate, EventPlace, Participant
from lapwing.records.fused import Event

_HEADLINE = ("event", "date", "actor", "recipient", "place", "reality")


def with_history(fused: Sequence[Event], previous: Sequence[Event], run_id: str) -> tuple[Event, ...]:
    """Return `fused` with the history of its predecessors, continued by `run_id` where something changed."""
    before = {event.event_id: event for event in previous}
    taken_in: dict[str, list[str]] = {}
    for event in fused:
        known = before.get(event.event_id)
        if event.merged_into and not (known and known.merged_into):
            taken_in.setdefault(event.merged_into, []).append(event.event_id)
    return tuple(_continued(event, before.get(event.event_id), run_id, taken_in) for event in fused)


def _continued(event: Event, before: Event | None, run_id: str, taken_in: Mapping[str, Sequence[str]]) -> Event:
    if before is None:
        split = f", split from {event.split_from}" if event.split_from else ""
        told = f"first told, by {_count(len(event.mentions), 'mention')}{split}"
        return replace(event, history=((run_id, told),))
    kept = replace(event, history=before.history, split_from=event.split_from or before.split_from)
    if kept == before:
        return kept
    changes = (*(f"took in event {id_}" for id_ in taken_in.get(event.event_id, ())), *_changes(event, before))
    return replace(kept, history=(*before.history, (run_id, "; ".join(changes))))


def _changes(event: Event, before: Event) -> Iterator[str]:
    added = set(event.mentions) - set(before.mentions)
    gone = set(before.mentions) - set(event.mentions)
    if added:
        yield f"{_count(len(added), 'mention')} added"
    if gone:
        yield f"{_count(len(gone), 'mention')} gone"
    if event.merged_into and not before.merged_into:
        yield f"merged into {event.merged_into}"
    headline = [_headline_change(event, before, name) for name in _HEADLINE if _differs(event, before, name)]
    if headline:
        yield f"headline changed: {', '.join(headline)}"
    marks = tuple(_marks(event, before))
    yield from marks
    if not (added or gone or headline or marks):
        yield from _details(event, before)


def _headline_change(event: Event, before: Event, field: str) -> str:
    """Name the field, with its values where they read differently."""
    here, there = (_told(getattr(one, field)) for one in (before, event))
    return field if here == there else f"{field} from {here} to {there}"


def _told(value: str | EventDate | EventPlace | tuple[Participant, ...] | None) -> str:
    if isinstance(value, EventDate):
        return value.edtf or "unknown"
    if isinstance(value, EventPlace):
        return value.name
    if isinstance(value, tuple):
        return " and ".join(one.name for one in value) or "nobody"
    return value or "unknown"


def _marks(event: Event, before: Event) -> Iterator[str]:
    """What people judged, and what outlets took back, since."""
    here, there = ({fact.field: fact.judged for fact in one.facts if fact.judged} for one in (before, event))
    judged = [field for field, ruling in there.items() if here.get(field) != ruling]
    if judged:
        yield f"judged: {', '.join(judged)}"
    if withdrawn := [field for field in here if field not in there]:
        yield f"no longer judged: {', '.join(withdrawn)}"
    for revision in event.revisions:
        if revision not in before.revisions:
            yield f"report {revision.report_id} {revision.kind} {revision.revised_id}"


def _details(event: Event, before: Event) -> Iterator[str]:
    """What changed where the headline and the mentions did not."""
    known = {fact.field: fact for fact in before.facts}
    facts = [fact.field for fact in event.facts if known.get(fact.field) != fact]
    facts += sorted(known.keys() - {fact.field for fact in event.facts})
    if facts:
        yield f"facts changed: {', '.join(facts)}"
    if event.relations != before.relations:
        yield "relations changed"
    if not facts and event.relations == before.relations:
        yield "reasons or origins changed"


def _differs(event: Event, before: Event, field: str) -> bool:
    return bool(getattr(event, field) != getattr(before, field))


def _count(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"
