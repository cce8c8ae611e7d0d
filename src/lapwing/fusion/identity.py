"""Event ids: minted once, kept while the event keeps its mentions, redirected when two events turn out to be one."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lapwing.records.fused import Event
from lapwing.records.ids import hash_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """The id of a cluster, and the id of the event that it was split from, if any."""

    event_id: str
    split_from: str | None = None


def assign_ids(clusters: Sequence[frozenset[str]], previous: Sequence[Event]) -> list[Identity]:
    """Return the identity of each cluster of mention_ids, in the order given.

    A previous event's id goes to the cluster that holds most of its mentions; a cluster that holds mentions of several
    keeps the one it shares most mentions with (ties: the smaller id, then the cluster with the smallest mention_id).
    Without one, the id is minted from the smallest mention_id; a cluster cut off from a previous event says so.
    """
    living = {event.event_id: event for event in previous if event.merged_into is None}
    holder = {mention: event_id for event_id in sorted(living) for mention in living[event_id].mentions}
    shared = [Counter(holder[mention] for mention in cluster if mention in holder) for cluster in clusters]
    kept = _match(clusters, shared)
    taken = {event.event_id for event in previous}
    found: dict[int, Identity] = {index: Identity(event_id=event_id) for index, event_id in kept.items()}
    for index in sorted(set(range(len(clusters))) - kept.keys(), key=lambda index: min(clusters[index])):
        event_id = _mint(min(clusters[index]), taken)
        taken.add(event_id)
        lost = shared[index]
        split_from = min(lost, key=lambda one: (-lost[one], one)) if lost else None
        found[index] = Identity(event_id=event_id, split_from=split_from)
    return [found[index] for index in range(len(clusters))]


def redirect_events(events: Sequence[Event], previous: Sequence[Event]) -> tuple[Event, ...]:
    """Return the records of previous events that live on in another one, with their last values and `merged_into` set.

    Chains are followed to their end. A previous event without any mention left (its words are read otherwise now) lives
    on in the event of its type, day and named participants that one of its reports still tells; where there is none, it
    is not returned, and the store forgets it.
    """
    current = {event.event_id for event in events}
    home = {mention: event.event_id for event in events for mention in event.mentions}
    target: dict[str, str] = {}
    for event in previous:
        if event.event_id not in current:
            homes = Counter(home[mention] for mention in event.mentions if mention in home)
            if homes:
                target[event.event_id] = min(homes, key=lambda one: (-homes[one], one))
            elif event.merged_into:
                target[event.event_id] = event.merged_into
            elif heir := _told_otherwise(event, events):
                target[event.event_id] = heir
    gone = sorted((event for event in previous if event.event_id in target), key=lambda event: event.event_id)
    return tuple(replace(event, merged_into=_end(event.event_id, target), relations=()) for event in gone)


def _match(clusters: Sequence[frozenset[str]], shared: Sequence[Counter[str]]) -> dict[int, str]:
    claims = [
        (-count, event_id, min(clusters[i]), i)
        for i, counter in enumerate(shared)
        for event_id, count in counter.items()
    ]
    kept: dict[int, str] = {}
    given: set[str] = set()
    for _, event_id, _, index in sorted(claims):
        if index not in kept and event_id not in given:
            kept[index] = event_id
            given.add(event_id)
    return kept


def _told_otherwise(gone: Event, events: Sequence[Event]) -> str | None:
    """The first living event that one of the reports of `gone` tells now with the same type, day and entities."""
    fitting = (one.event_id for one in events if set(one.reports) & set(gone.reports) and _told(one) == _told(gone))
    return min(fitting, default=None)


def _told(event: Event) -> tuple[str, str | None, str, frozenset[str]]:
    named = frozenset(one.entity_id for one in (*event.actor, *event.recipient) if one.entity_id)
    return event.event, event.date.edtf, event.reality, named or frozenset([event.event_id])


def _mint(mention_id: str, taken: set[str]) -> str:
    event_id = hash_id("event", mention_id)
    count = 1
    while event_id in taken:
        event_id = hash_id("event", mention_id, count)
        count += 1
    return event_id


def _end(event_id: str, target: Mapping[str, str]) -> str:
    seen = {event_id}
    while event_id in target and target[event_id] not in seen:
        event_id = target[event_id]
        seen.add(event_id)
    return event_id
