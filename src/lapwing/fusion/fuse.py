"""The way from mentions to events, in order."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from lapwing.fusion.block import find_candidates
from lapwing.fusion.cluster import Pair, cluster_profiles
from lapwing.fusion.compare import Rarity, compare_profiles
from lapwing.fusion.copies import find_copies
from lapwing.fusion.identity import assign_ids, redirect_events
from lapwing.fusion.merge import Context, merge_mentions
from lapwing.fusion.profile import Profile, ProfileBuilder, rarity
from lapwing.fusion.relate import Tie, relate_events, tie_pair
from lapwing.knowledge.outlets import OutletIndex
from lapwing.records.base import Score
from lapwing.records.document import Document
from lapwing.records.event import EventMention
from lapwing.records.fused import Event, Merge

_REPEATED = Score(value=10.0, why="repeats another mention of the event in the same text")


def fuse_events(
    mentions: Sequence[EventMention],
    documents: Sequence[Document],
    outlets: OutletIndex,
    previous: Sequence[Event] = (),
) -> tuple[Event, ...]:
    """Return one event for each happening that `mentions` tell, by date and id, then redirects of merged events.

    Clusters and facts depend on the set of mentions and documents alone, not on their order nor on `previous`, which
    only lends its ids: an event that keeps its mentions keeps its id; one whose mentions went to another is returned
    with its last values and `merged_into`; a cluster cut off from one carries `split_from`. `history` is left as it is
    for the store to write, since a run has no name here. Owners and state links are read from the documents' outlets;
    `outlets` gives an agency that is cited as a source ("according to IRNA") one name as a claimant.

    A mention_id may come once for each report that carries it (verbatim copies in two outlets).
    """
    copies = find_copies(documents)
    profiles = _build_profiles(mentions, documents, copies)
    entity_rarity = rarity(profile.entities for profile in profiles)
    bits, forbidden, ties = _compare(profiles, entity_rarity)
    clusters = cluster_profiles(len(profiles), bits, forbidden)
    members = [frozenset(m.mention_id for index in group for m in profiles[index].mentions) for group in clusters]
    identities = assign_ids(members, previous)
    by_id = _by_mention_id(mentions)
    known = {document.report_id: document for document in documents}
    events = []
    for group, member_ids, identity in zip(clusters, members, identities, strict=True):
        told = [mention for mention_id in sorted(member_ids) for mention in by_id[mention_id]]
        merges = _explain(group, profiles, bits, entity_rarity)
        events.append(
            merge_mentions(
                identity.event_id,
                told,
                Context(documents=known, copies=copies, outlets=outlets),
                merges,
                identity.split_from,
            )
        )
    home = {index: identity.event_id for group, identity in zip(clusters, identities, strict=True) for index in group}
    related = relate_events(sorted(events, key=lambda e: (e.date.date_min or "9999", e.event_id)), ties, home)
    return (*related, *redirect_events(related, previous))


def _by_mention_id(mentions: Sequence[EventMention]) -> dict[str, list[EventMention]]:
    found: defaultdict[str, dict[str, EventMention]] = defaultdict(dict)
    for mention in mentions:
        found[mention.mention_id][mention.report_id] = mention
    return {key: [found[key][report] for report in sorted(found[key])] for key in sorted(found)}


def _build_profiles(
    mentions: Sequence[EventMention], documents: Sequence[Document], copies: Mapping[str, str]
) -> list[Profile]:
    """One profile for each group of mentions that repeat each other (`same_as`), in order of their keys."""
    by_id = _by_mention_id(mentions)
    published = {document.report_id: document.published.date_min or "9999" for document in documents}
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for mention_id in by_id:
        groups[_first_told(mention_id, by_id)].append(mention_id)
    builder = ProfileBuilder(documents, copies, (by_id[mention_id][0] for mention_id in by_id))
    profiles = []
    for first in groups:
        told = [_first_published(by_id[mention_id], published) for mention_id in groups[first]]
        reports = frozenset(mention.report_id for mention_id in groups[first] for mention in by_id[mention_id])
        profiles.append(builder.build(told, reports))
    return sorted(profiles, key=lambda profile: profile.key)


def _first_told(mention_id: str, by_id: Mapping[str, Sequence[EventMention]]) -> str:
    seen = {mention_id}
    while (earlier := by_id[mention_id][0].same_as or "") in by_id and earlier not in seen:
        seen.add(earlier)
        mention_id = earlier
    return mention_id


def _first_published(told: Sequence[EventMention], published: Mapping[str, str]) -> EventMention:
    return min(told, key=lambda mention: (published.get(mention.report_id, "9999"), mention.report_id))


def _compare(profiles: Sequence[Profile], entity_rarity: Rarity) -> tuple[dict[Pair, float], set[Pair], list[Tie]]:
    bits: dict[Pair, float] = {}
    forbidden: set[Pair] = set()
    ties: list[Tie] = []
    for one, other in find_candidates(profiles):
        verdict = compare_profiles(profiles[one], profiles[other], entity_rarity)
        bits[(one, other)] = verdict.bits
        if verdict.forbids:
            forbidden.add((one, other))
        tie = tie_pair(one, other, profiles, verdict)
        if tie:
            ties.append(tie)
    return bits, forbidden, ties


def _explain(
    group: Sequence[int], profiles: Sequence[Profile], bits: Mapping[Pair, float], entity_rarity: Rarity
) -> tuple[Merge, ...]:
    """For each mention the reasons of the strongest pair that ties it to the event; nothing for an event told once."""
    found = []
    for index in group:
        best = _strongest(index, group, bits)
        for mention in profiles[index].mentions:
            if mention.mention_id != profiles[index].key:
                found.append(Merge(mention_id=mention.mention_id, bits=_REPEATED.value, reasons=(_REPEATED,)))
            elif best is not None:
                verdict = compare_profiles(profiles[min(index, best)], profiles[max(index, best)], entity_rarity)
                found.append(Merge(mention_id=mention.mention_id, bits=round(verdict.bits, 3), reasons=verdict.reasons))
    return tuple(sorted(found, key=lambda merge: merge.mention_id))


def _strongest(index: int, group: Sequence[int], bits: Mapping[Pair, float]) -> int | None:
    others = [other for other in group if other != index and (min(index, other), max(index, other)) in bits]
    return max(others, key=lambda other: (bits[min(index, other), max(index, other)], -other), default=None)
