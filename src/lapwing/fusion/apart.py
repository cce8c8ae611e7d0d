"""Events that stayed apart though little spoke against one: where a split is likely."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lapwing.fusion.cluster import Pair
from lapwing.fusion.compare import compare_profiles
from lapwing.fusion.copies import find_copies
from lapwing.fusion.fuse import _build_profiles, _by_mention_id, _compare
from lapwing.fusion.judged import Partition
from lapwing.fusion.namesakes import unify_entities
from lapwing.fusion.rarity import rarity
from lapwing.fusion.weights import UNSEEN_PAIR
from lapwing.records.base import Score
from lapwing.records.document import Document
from lapwing.records.event import EventMention
from lapwing.records.fused import Event
from lapwing.records.judgement import Constraints

Events = tuple[str, str]
_NEAR_BITS = -4.0  # evidence that leaves room for doubt: sixteen to one against
_TOLD_APART = frozenset({"part_of", "planned_as", "retells", "response_to"})  # relations that say why two are not one


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """Two events that were kept apart: how much all their mentions speak for one, and the pair that does so most.

    `bits` is the average over all pairs of their mentions, by which events are joined while it is above 0; `reasons`
    are those of `one` and `other`, a mention of each.
    """

    events: Events
    bits: float
    one: str
    other: str
    reasons: tuple[Score, ...]


def find_apart(
    mentions: Sequence[EventMention], documents: Sequence[Document], events: Sequence[Event]
) -> tuple[Apart, ...]:
    """Return pairs of events that no single comparison keeps apart, the least certain first.

    Args:
        mentions: all that `events` were fused from.
        documents: those that they stand in.
        events: the events as they are.
    """
    home = {mention_id: event.event_id for event in events for mention_id in event.mentions}
    known = _by_mention_id(unify_entities([mention for mention in mentions if mention.mention_id in home]))
    profiles = _build_profiles(known, documents, find_copies(documents), Partition(Constraints()))
    entity_rarity = rarity(profile.entities for profile in profiles)
    bits, forbidden, _ = _compare(profiles, entity_rarity)
    homes = [home[profile.key] for profile in profiles]
    barred = {_events_of(pair, homes) for pair in forbidden} | set(_related(events))
    found = []
    for between, (average, best) in _averages(bits, homes).items():
        if average >= _NEAR_BITS and between not in barred:
            verdict = compare_profiles(profiles[best[0]], profiles[best[1]], entity_rarity)
            one, other = (profiles[index].key for index in best)
            found.append(Apart(events=between, bits=round(average, 3), one=one, other=other, reasons=verdict.reasons))
    return tuple(sorted(found, key=lambda each: (-each.bits, each.events)))


def _averages(bits: Mapping[Pair, float], homes: Sequence[str]) -> dict[Events, tuple[float, Pair]]:
    """Return for each two events that were compared the average evidence over all pairs, and their strongest pair."""
    n_of = Counter(homes)
    pairs: dict[Events, list[Pair]] = {}
    for pair in bits:
        between = _events_of(pair, homes)
        if between[0] != between[1]:
            pairs.setdefault(between, []).append(pair)
    return {between: (_average(own, bits, n_of[between[0]] * n_of[between[1]]), _best(own, bits))
            for between, own in pairs.items()}  # fmt: skip


def _average(own: Sequence[Pair], bits: Mapping[Pair, float], n_pairs: int) -> float:
    return (sum(bits[pair] for pair in own) + UNSEEN_PAIR * (n_pairs - len(own))) / n_pairs


def _best(own: Sequence[Pair], bits: Mapping[Pair, float]) -> Pair:
    return max(own, key=lambda pair: (bits[pair], -pair[0], -pair[1]))


def _related(events: Sequence[Event]) -> Iterator[Events]:
    for event in events:
        for relation in event.relations:
            if relation.kind in _TOLD_APART:
                one, other = sorted((event.event_id, relation.event_id))
                yield one, other


def _events_of(pair: Pair, homes: Sequence[str]) -> Events:
    one, other = sorted((homes[pair[0]], homes[pair[1]]))
    return one, other
