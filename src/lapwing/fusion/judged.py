"""What people judged, as clustering takes it: who must be together, who must not, and what a merge then says."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from lapwing.fusion.profile import Profile
from lapwing.fusion.weights import CONTRADICTION
from lapwing.records.base import Score
from lapwing.records.event import EventMention
from lapwing.records.fused import Event, Merge, Relation
from lapwing.records.judgement import Constraints

_JUDGED_BITS = -CONTRADICTION  # as no sum of the rest outweighs it

Pair = tuple[int, int]


class Partition:
    """Mentions that must share an event, and those that must not. What was said first holds: constraints come latest
    first, so a later judgement holds against an earlier one.
    """

    def __init__(self, constraints: Constraints) -> None:
        self._parent: dict[str, str] = {}
        self._barred: defaultdict[str, set[str]] = defaultdict(set)
        for link in constraints.links:
            if link.kind == "same":
                for mention_id in (*link.other, *link.one[1:]):
                    self.join(link.one[0], mention_id)
            else:
                for one in link.one:
                    for other in link.other:
                        self.part(one, other)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was judged."""
        return not self._parent and not self._barred

    def root(self, mention_id: str) -> str:
        """Return what stands for all mentions that must be with this one."""
        while (parent := self._parent.get(mention_id, mention_id)) != mention_id:
            mention_id = parent
        return mention_id

    def are_apart(self, one: str, other: str) -> bool:
        """Whether two mentions must not share an event."""
        return self.root(other) in self._barred.get(self.root(one), ())

    def join(self, one: str, other: str) -> None:
        """Put two mentions together, unless they were parted."""
        here, there = self.root(one), self.root(other)
        if here == there or self.are_apart(here, there):
            return
        kept, gone = sorted((here, there))
        self._parent[gone] = kept
        for third in self._barred.pop(gone, set()):
            self._barred[third].discard(gone)
            self._barred[third].add(kept)
            self._barred[kept].add(third)

    def part(self, one: str, other: str) -> None:
        """Keep two mentions apart, unless they were put together."""
        here, there = self.root(one), self.root(other)
        if here != there:
            self._barred[here].add(there)
            self._barred[there].add(here)

    def split(self, groups: Iterable[Sequence[str]]) -> list[list[str]]:
        """Return groups of mentions that go together, split where a judgement parts them."""
        if self.is_empty:
            return [list(group) for group in groups]
        found = []
        for group in groups:
            parts: list[list[str]] = []
            for mention_id in group:
                home = next((part for part in parts if not self.are_apart(part[0], mention_id)), None)
                if home is None:
                    parts.append([mention_id])
                else:
                    home.append(mention_id)
                    self.join(home[0], mention_id)
            found += parts
        return found

    def over(self, profiles: Sequence[Profile]) -> tuple[list[tuple[int, ...]], set[Pair]]:
        """Return the groups of profiles that must share a cluster, and the pairs (smaller first) that must not."""
        if self.is_empty:
            return [], set()
        homes: defaultdict[str, list[int]] = defaultdict(list)
        for index, profile in enumerate(profiles):
            homes[self.root(profile.key)].append(index)
        together = [tuple(group) for group in homes.values() if len(group) > 1]
        barred = {
            (min(one, other), max(one, other))
            for root in homes.keys() & self._barred.keys()
            for other_root in self._barred[root]
            for one in homes[root]
            for other in homes.get(other_root, ())
        }
        return together, barred


def drop_mentions(mentions: Iterable[EventMention], constraints: Constraints) -> list[EventMention]:
    """Return `mentions` without those that were judged to tell no event."""
    return [mention for mention in mentions if mention.mention_id not in constraints.dropped]


def loosen(forbidden: set[Pair], together: Sequence[Sequence[int]], barred: set[Pair]) -> set[Pair]:
    """Return the pairs that must not share a cluster: `forbidden` by evidence where nobody judged, and `barred`."""
    home = {index: place for place, group in enumerate(together) for index in group}
    kept = {(one, other) for one, other in forbidden if home.get(one, -1) != home.get(other, -2)}
    return kept | barred


def mark_judged(event: Event, constraints: Constraints) -> Event:
    """Return `event` with the judgements that put its mentions together among the reasons of its merges."""
    merges = {merge.mention_id: merge for merge in event.merges}
    for link in constraints.links:
        here = [id_ for id_ in dict.fromkeys((*link.one, *link.other)) if id_ in event.mentions]
        if link.kind != "same" or len(here) < 2:
            continue
        reason = Score(value=_JUDGED_BITS, why=link.why)
        for mention_id in here:
            beside = next(id_ for id_ in here if id_ != mention_id)
            merges[mention_id] = _judged(merges.get(mention_id), mention_id, beside, reason)
    return replace(event, merges=tuple(merges[mention_id] for mention_id in sorted(merges)))


def relate_judged(events: Sequence[Event], constraints: Constraints) -> tuple[Event, ...]:
    """Return `events` with the relations that people judged: part of another event."""
    home = {mention_id: event.event_id for event in events for mention_id in event.mentions}
    judged: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for link in constraints.links:
        if link.kind == "part_of":
            part, whole = _home(link.one, home), _home(link.other, home)
            if part and whole and part != whole:
                judged[part].setdefault(whole, link.why)
    return tuple(_with_wholes(event, judged.get(event.event_id, {})) for event in events)


def _home(mention_ids: Sequence[str], home: Mapping[str, str]) -> str | None:
    return next((home[mention_id] for mention_id in mention_ids if mention_id in home), None)


def _with_wholes(event: Event, wholes: Mapping[str, str]) -> Event:
    if not wholes:
        return event
    others = [one for one in event.relations if one.kind != "part_of" or one.event_id not in wholes]
    judged = [
        Relation(kind="part_of", event_id=whole, score=Score(value=_JUDGED_BITS, why=why))
        for whole, why in wholes.items()
    ]
    ordered = sorted((*others, *judged), key=lambda relation: (relation.kind, relation.event_id))
    return replace(event, relations=tuple(ordered))


def _judged(merge: Merge | None, mention_id: str, beside: str, reason: Score) -> Merge:
    if merge is None:
        return Merge(mention_id=mention_id, bits=reason.value, reasons=(reason,), beside=beside)
    if reason in merge.reasons:
        return merge
    return replace(merge, bits=round(merge.bits + reason.value, 3), reasons=(reason, *merge.reasons))
