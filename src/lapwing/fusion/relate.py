"""How events stand to each other: part of a visit, planned before it happened, told again later. Only plain cases."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lapwing.fusion.compare import Verdict
from lapwing.fusion.compare.types import VISIT_DAYS, is_visit, is_visit_and_meeting
from lapwing.fusion.profile import Profile
from lapwing.fusion.weights import PRIOR
from lapwing.records.base import Score
from lapwing.records.fused import Event, Relation, RelationKind

_PLAIN_BITS = 2.0  # declared: without the comparison that tells the two apart, they would be one event
_RETOLD_DAYS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A relation between two profiles, by index: `one` is the part, the plan, or the later telling."""

    kind: RelationKind
    one: int
    other: int
    bits: float
    why: str


def tie_pair(one: int, other: int, profiles: Sequence[Profile], verdict: Verdict) -> Tie | None:
    """Return how two compared profiles that are not one event stand to each other, or None where it is not plain."""
    here, there = profiles[one], profiles[other]
    realities = {here.reality, there.reality}
    if "planned" in realities and realities & {"happened", "ongoing"}:
        return _planned(one, other, profiles, verdict)
    if is_visit_and_meeting(here, there):
        return _part(one, other, profiles, verdict)
    if realities == {"happened", "background"} and not verdict.forbids:
        return _retold(one, other, profiles, verdict)
    return None


def relate_events(events: Sequence[Event], ties: Sequence[Tie], home: Mapping[int, str]) -> tuple[Event, ...]:
    """Return `events` with their relations, the strongest tie of each kind kept; `home` maps profiles to events."""
    best: dict[tuple[str, RelationKind, str], Tie] = {}
    for tie in ties:
        key = (home[tie.one], tie.kind, home[tie.other])
        if key[0] != key[2] and (key not in best or (best[key].bits, best[key].why) < (tie.bits, tie.why)):
            best[key] = tie
    by_event: dict[str, list[Relation]] = {event.event_id: [] for event in events}
    for event_id, kind, target in sorted(best):
        tie = best[(event_id, kind, target)]
        score = Score(value=round(tie.bits, 3), why=f"{tie.why} ({tie.bits:.1f} bits)")
        by_event[event_id].append(Relation(kind=kind, event_id=target, score=score))
    return tuple(replace(event, relations=tuple(by_event[event.event_id])) for event in events)


def _planned(one: int, other: int, profiles: Sequence[Profile], verdict: Verdict) -> Tie | None:
    if profiles[one].reality != "planned":
        one, other = other, one
    bits = verdict.bits_without("reality")
    if bits < _PLAIN_BITS or verdict.forbids_without("reality"):
        return None
    return Tie(
        kind="planned_as", one=one, other=other, bits=bits, why="the same participants and days, planned and then done"
    )


def _part(one: int, other: int, profiles: Sequence[Profile], verdict: Verdict) -> Tie | None:
    if is_visit(profiles[one]):
        one, other = other, one
    part, visit = profiles[one], profiles[other]
    bits = verdict.bits_without("days", "types", "telling", "wording") - PRIOR  # the two are not one event: no prior
    shared = part.entities & visit.entities
    if (
        part.days is None
        or visit.days is None
        or (bits < -PRIOR and not shared)
        or not part.countries & visit.countries
    ):
        return None
    if not _at_destination(part, visit):
        return None
    if verdict.forbids_without("days", "types", "telling"):
        return None
    if visit.days[0] <= part.days[0] and part.days[1] <= visit.days[1]:
        return Tie(
            kind="part_of", one=one, other=other, bits=bits, why="within the days of the visit, by its participants"
        )
    after = part.days[0] - visit.days[1]
    if 0 < after <= VISIT_DAYS and part.days[0] == part.days[1] and shared:
        later = f"{after} {'day' if after == 1 else 'days'} after the arrival"
        return Tie(kind="part_of", one=one, other=other, bits=bits, why=f"by the visitor, {later}")
    return None


def _at_destination(part: Profile, visit: Profile) -> bool:
    """Whether the talk is held in, or with, the country that is visited, as far as both are known."""
    destination = visit.place.country if visit.place else None
    where = part.place.country if part.place else None
    return destination is None or where == destination or (where is None and destination in part.countries)


def _retold(one: int, other: int, profiles: Sequence[Profile], verdict: Verdict) -> Tie | None:
    if profiles[one].reality != "background":
        one, other = other, one
    later, earlier = profiles[one].published, profiles[other].published
    if verdict.bits < _PLAIN_BITS or later is None or earlier is None or later[0] - earlier[1] < _RETOLD_DAYS:
        return None
    return Tie(kind="retells", one=one, other=other, bits=verdict.bits, why="told again as background of later news")
