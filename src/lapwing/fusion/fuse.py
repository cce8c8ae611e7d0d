"""The way from mentions to events, in order."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial

from lapwing.fusion.block import find_candidates, find_neighbours
from lapwing.fusion.cluster import Pair, cluster_profiles
from lapwing.fusion.compare import Rarity, compare_profiles
from lapwing.fusion.compare.types import is_visit
from lapwing.fusion.copies import find_copies
from lapwing.fusion.identity import assign_ids, redirect_events
from lapwing.fusion.judged import Partition, drop_mentions, loosen, mark_judged, relate_judged
from lapwing.fusion.merge import Context, merge_mentions
from lapwing.fusion.namesakes import unify_entities
from lapwing.fusion.profile import Profile, ProfileBuilder
from lapwing.fusion.rarity import rarity
from lapwing.fusion.relate import Tie, relate_events, tie_pair
from lapwing.fusion.repeats import group_repeats
from lapwing.fusion.responses import find_responses
from lapwing.fusion.revisions import by_revised, by_revising, find_revisions
from lapwing.fusion.rulings import rule_events
from lapwing.fusion.series import relate_series
from lapwing.fusion.umbrella import Share, narrow_mention, share_umbrellas
from lapwing.knowledge.codebook import Codebook
from lapwing.knowledge.outlets import OutletIndex
from lapwing.records.base import Score
from lapwing.records.document import Document
from lapwing.records.event import EventMention
from lapwing.records.fused import Event, Merge
from lapwing.records.judgement import Constraints

_REPEATED = Score(value=10.0, why="repeats another mention of the event in the same text")


def fuse_events(
    mentions: Sequence[EventMention],
    documents: Sequence[Document],
    outlets: OutletIndex,
    previous: Sequence[Event] = (),
    constraints: Constraints = Constraints(),  # noqa: B008 - frozen
    codebook: Codebook | None = None,
) -> tuple[Event, ...]:
    """Return one event for each happening that `mentions` tell, by date and id, then redirects of merged events.

    Clusters and facts depend on the set of mentions and documents alone, not on their order nor on `previous`, which
    only lends its ids: an event that keeps its mentions keeps its id; one whose mentions went to another is returned
    with its last values and `merged_into`; a cluster cut off from one carries `split_from`. `history` is left as it is
    for the store to write, since a run has no name here. Owners and state links are read from the documents' outlets;
    `outlets` gives an agency that is cited as a source ("according to IRNA") one name as a claimant.

    A mention_id may come once for each report that carries it (verbatim copies in two outlets).

    `constraints` are what people judged: mentions that must share an event or must not, that are none, and right values
    of fields, whose codes `codebook` gives.
    """
    mentions = unify_entities(drop_mentions(mentions, constraints))
    partition = Partition(constraints)
    copies = find_copies(documents)
    by_id = _by_mention_id(mentions)
    profiles = _build_profiles(by_id, documents, copies, partition)
    entity_rarity = rarity(profile.entities for profile in profiles)
    bits, forbidden, ties = _compare(profiles, entity_rarity)
    together, barred = partition.over(profiles)
    clusters = cluster_profiles(len(profiles), bits, loosen(forbidden, together, barred), together)
    members = [frozenset(m.mention_id for index in group for m in profiles[index].mentions) for group in clusters]
    identities = assign_ids(members, previous)
    shares = _allowed(share_umbrellas(profiles, clusters, entity_rarity), clusters, barred)
    revisions = find_revisions(documents, copies)
    context = Context(
        documents={document.report_id: document for document in documents},
        copies=copies,
        outlets=outlets,
        revisions=by_revised(revisions),
        revising=by_revising(revisions),
    )
    events = []
    for place, (group, identity) in enumerate(zip(clusters, identities, strict=True)):
        own, also = _tell(group, profiles, by_id, shares.get(place, ()))
        merges = _explain(group, profiles, bits, entity_rarity, shares.get(place, ()))
        stay = 2 * sum(is_visit(profiles[index]) for index in group) > len(group)
        event = merge_mentions(identity.event_id, own, context, also=also, is_stay=stay)
        events.append(mark_judged(replace(event, merges=merges, split_from=identity.split_from), constraints))
    events = rule_events(events, constraints.rulings, codebook, partial(_told_by, by_id))
    home = {index: identity.event_id for group, identity in zip(clusters, identities, strict=True) for index in group}
    ties += find_responses(profiles)
    related = relate_events(sorted(events, key=lambda e: (e.date.date_min or "9999", e.event_id)), ties, home)
    related = relate_series(related, partial(_told_by, by_id))
    related = relate_judged(related, constraints)
    return (*related, *redirect_events(related, previous))


def _by_mention_id(mentions: Sequence[EventMention]) -> dict[str, list[EventMention]]:
    found: defaultdict[str, dict[str, EventMention]] = defaultdict(dict)
    for mention in mentions:
        found[mention.mention_id][mention.report_id] = mention
    return {key: [found[key][report] for report in sorted(found[key])] for key in sorted(found)}


def _told_by(by_id: Mapping[str, Sequence[EventMention]], event: Event) -> list[EventMention]:
    return [mention for mention_id in event.mentions for mention in by_id[mention_id]]


def _allowed(
    shares: Mapping[int, tuple[Share, ...]], clusters: Sequence[tuple[int, ...]], barred: set[Pair]
) -> dict[int, tuple[Share, ...]]:
    """The shares of umbrellas that nobody judged to tell another event than the cluster."""

    def is_barred(share: Share, place: int) -> bool:
        return any((min(index, share.profile), max(index, share.profile)) in barred for index in clusters[place])

    return {place: tuple(one for one in found if not is_barred(one, place)) for place, found in shares.items()}


def _build_profiles(
    by_id: Mapping[str, Sequence[EventMention]],
    documents: Sequence[Document],
    copies: Mapping[str, str],
    partition: Partition,
) -> list[Profile]:
    """One profile for each group of mentions that repeat each other (`same_as`), in order of their keys."""
    published = {document.report_id: document.published.date_min or "9999" for document in documents}
    builder = ProfileBuilder(documents, copies, (by_id[mention_id][0] for mention_id in by_id))

    @cache
    def build(mention_ids: tuple[str, ...]) -> Profile:
        told = [_first_published(by_id[mention_id], published) for mention_id in mention_ids]
        reports = frozenset(mention.report_id for mention_id in mention_ids for mention in by_id[mention_id])
        return builder.build(told, reports)

    profiles = (build(tuple(group)) for group in partition.split(group_repeats(by_id, lambda ids: build(tuple(ids)))))
    return sorted(profiles, key=lambda profile: profile.key)


def _first_published(told: Sequence[EventMention], published: Mapping[str, str]) -> EventMention:
    return min(told, key=lambda mention: (published.get(mention.report_id, "9999"), mention.report_id))


def _compare(profiles: Sequence[Profile], entity_rarity: Rarity) -> tuple[dict[Pair, float], set[Pair], list[Tie]]:
    bits: dict[Pair, float] = {}
    forbidden: set[Pair] = set()
    ties: list[Tie] = []

    def compare(one: int, other: int) -> None:
        verdict = compare_profiles(profiles[one], profiles[other], entity_rarity)
        bits[(one, other)] = verdict.bits
        if verdict.forbids:
            forbidden.add((one, other))
        tie = tie_pair(one, other, profiles, verdict)
        if tie:
            ties.append(tie)

    for pair in find_candidates(profiles):
        compare(*pair)
    for pair in find_neighbours(pair for pair, value in bits.items() if value > 0):
        if pair not in bits:
            compare(*pair)
    return bits, forbidden, ties


def _tell(
    group: Sequence[int],
    profiles: Sequence[Profile],
    by_id: Mapping[str, Sequence[EventMention]],
    shares: Sequence[Share],
) -> tuple[list[EventMention], list[EventMention]]:
    """Return the mentions of an event, and those of umbrellas that belong to another; each says only what is of it."""
    narrowed = {share.profile: share.persons for share in shares}

    def told(indices: Iterable[int]) -> list[EventMention]:
        of_each = ((index, one.mention_id) for index in indices for one in profiles[index].mentions)
        return [
            narrow_mention(mention, narrowed[index]) if index in narrowed else mention
            for index, mention_id in of_each
            for mention in by_id[mention_id]
        ]

    return told(group), told(sorted(narrowed.keys() - set(group)))


def _explain(
    group: Sequence[int],
    profiles: Sequence[Profile],
    bits: Mapping[Pair, float],
    entity_rarity: Rarity,
    shares: Sequence[Share],
) -> tuple[Merge, ...]:
    """For each mention the reasons of the strongest pair that ties it to the event; nothing for an event told once."""
    found = [merge for share in shares for merge in share.merges(profiles)]
    umbrellas = {share.profile for share in shares}
    for index in sorted(set(group) - umbrellas):
        best = _strongest(index, group, bits)
        for mention in profiles[index].mentions:
            if mention.mention_id != profiles[index].key:
                first = profiles[index].key
                found.append(
                    Merge(mention_id=mention.mention_id, bits=_REPEATED.value, reasons=(_REPEATED,), beside=first)
                )
            elif best is not None:
                verdict = compare_profiles(profiles[min(index, best)], profiles[max(index, best)], entity_rarity)
                found.append(
                    Merge(
                        mention_id=mention.mention_id,
                        bits=round(verdict.bits, 3),
                        reasons=verdict.reasons,
                        beside=profiles[best].key,
                    )
                )
    return tuple(sorted(found, key=lambda merge: merge.mention_id))


def _strongest(index: int, group: Sequence[int], bits: Mapping[Pair, float]) -> int | None:
    others = [other for other in group if other != index and (min(index, other), max(index, other)) in bits]
    return max(others, key=lambda other: (bits[min(index, other), max(index, other)], -other), default=None)
