"""The history of events: which run made or changed each, and how. A run that changes nothing leaves no trace."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lapwing.records.fused import Event


def with_history(fused: Sequence[Event], previous: Sequence[Event], run_id: str) -> tuple[Event, ...]:
    """Return `fused` with the history of its predecessors, continued by `run_id` where something changed."""
    before = {event.event_id: event for event in previous}
    return tuple(_continued(event, before.get(event.event_id), run_id) for event in fused)


def _continued(event: Event, before: Event | None, run_id: str) -> Event:
    if before is None:
        return replace(event, history=((run_id, f"first told, by {_count(len(event.mentions), 'mention')}"),))
    kept = replace(event, history=before.history, split_from=event.split_from or before.split_from)
    if kept == before:
        return kept
    return replace(kept, history=(*before.history, (run_id, "; ".join(_changes(event, before)))))


def _changes(event: Event, before: Event) -> Iterator[str]:
    added = set(event.mentions) - set(before.mentions)
    gone = set(before.mentions) - set(event.mentions)
    if added:
        yield f"{_count(len(added), 'mention')} added"
    if gone:
        yield f"{_count(len(gone), 'mention')} gone"
    if event.merged_into and not before.merged_into:
        yield f"merged into {event.merged_into}"
    fields = [
        name for name in ("event", "date", "actor", "recipient", "place", "reality") if _differs(event, before, name)
    ]
    if fields:
        yield f"headline changed: {', '.join(fields)}"
    if not (added or gone or fields):
        yield "facts or relations changed"


def _differs(event: Event, before: Event, field: str) -> bool:
    return bool(getattr(event, field) != getattr(before, field))


def _count(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"
