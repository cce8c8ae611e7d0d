"""Umbrella mentions: one clause that tells several meetings ("met with officials including A and B").

Such a mention belongs to one event only, but it is evidence for each meeting that it names. Clusters do not depend on
it: it is looked at when they are made, so it never ties two of them together.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lapwing.fusion.compare import Rarity, compare_profiles
from lapwing.fusion.compare.types import VISIT_DAYS, is_umbrella
from lapwing.fusion.profile import Profile, is_person, is_stated
from lapwing.records.base import Score
from lapwing.records.event import EventDate, EventMention, Participant
from lapwing.records.fused import Merge

_NO_DAY = EventDate(edtf=None, date_min=None, date_max=None, text=None, basis="unknown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What an umbrella gives one event: the persons of it that the event has, and why it counts there."""

    profile: int
    persons: frozenset[str]
    bits: float
    reasons: tuple[Score, ...]

    def merges(self, profiles: Sequence[Profile]) -> tuple[Merge, ...]:
        """Return the reason for each mention of the umbrella."""
        found = (mention.mention_id for mention in profiles[self.profile].mentions)
        return tuple(Merge(mention_id=one, bits=round(self.bits, 3), reasons=self.reasons) for one in found)


def share_umbrellas(
    profiles: Sequence[Profile], clusters: Sequence[tuple[int, ...]], rarity: Rarity
) -> dict[int, tuple[Share, ...]]:
    """Return for each cluster (by its place) the umbrellas that tell it, its own members among them.

    An umbrella tells the event of a cluster when the persons named by the other mentions there are some of its own, of
    the same countries, when its days contain theirs, and when no comparison rules it out. A cluster of umbrellas
    alone gets none: nothing tells its meetings apart.
    """
    umbrellas = {index for index, profile in enumerate(profiles) if is_umbrella(profile)}
    by_person: defaultdict[str, list[int]] = defaultdict(list)
    for index in sorted(umbrellas):
        for person in sorted(_persons(profiles[index])):
            by_person[person].append(index)
    found: dict[int, tuple[Share, ...]] = {}
    for place, group in enumerate(clusters):
        core = [profiles[index] for index in group if index not in umbrellas]
        persons = frozenset().union(*(_persons(profile) for profile in core))
        near = sorted({index for person in persons for index in by_person[person]})
        shares = [share for index in near if (share := _share(index, profiles, core, persons, rarity))]
        if shares:
            found[place] = tuple(shares)
    return found


def narrow_mention(mention: EventMention, persons: frozenset[str]) -> EventMention:
    """Return what a mention says of the event that only `persons` of its persons take part in.

    A single day that is not stated with several talks was carried over to them, and is none of theirs.
    """

    def stays(one: Participant) -> bool:
        return not is_person(one) or one.entity_id in persons

    carried = mention.date.date_min == mention.date.date_max and not is_stated(mention.date)
    return replace(
        mention,
        date=_NO_DAY if carried else mention.date,
        actor=tuple(one for one in mention.actor if stays(one)),
        recipient=tuple(one for one in mention.recipient if stays(one)),
    )


def _share(
    index: int, profiles: Sequence[Profile], core: Sequence[Profile], persons: frozenset[str], rarity: Rarity
) -> Share | None:
    umbrella = profiles[index]
    others = _persons(umbrella) - persons
    countries = frozenset().union(*(profile.countries for profile in core))
    if not others or not persons < _persons(umbrella) or countries != umbrella.countries:
        return None
    if not any(persons & group and others & group for group in umbrella.people.values()):
        return None
    if not all(_contains(umbrella, profile) for profile in core):
        return None
    verdicts = [compare_profiles(umbrella, profile, rarity) for profile in core]
    best = max(verdicts, key=lambda verdict: verdict.bits)
    if best.bits <= 0 or any(verdict.forbids for verdict in verdicts):
        return None
    why = f"tells it together with what {', '.join(_names(umbrella, others))} took part in, in one clause"
    return Share(profile=index, persons=persons, bits=best.bits, reasons=(Score(value=0.0, why=why), *best.reasons))


def _contains(umbrella: Profile, profile: Profile) -> bool:
    """Whether the umbrella's days, if it has any, contain the other's; a day that is carried over opens a stay."""
    if umbrella.days is None or profile.days is None:
        return profile.days is None or umbrella.published is not None
    last = umbrella.days[1] if umbrella.firm else max(umbrella.days[1], umbrella.days[0] + VISIT_DAYS)
    return umbrella.days[0] <= profile.days[0] and profile.days[1] <= last


def _persons(profile: Profile) -> frozenset[str]:
    groups: tuple[Mapping[str, frozenset[str]], ...] = (profile.people, profile.described)
    return frozenset(person for group in groups for persons in group.values() for person in persons)


def _names(profile: Profile, persons: frozenset[str]) -> list[str]:
    told = [one for mention in profile.mentions for one in (*mention.actor, *mention.recipient)]
    return sorted({one.name or one.text for one in told if one.entity_id in persons})
