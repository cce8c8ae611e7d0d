"""Which pairs are worth comparing: an inverted index over day × participant × family of types, and over stories."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from lapwing.fusion.compare.types import ALTERNATING, VISIT_DAYS, is_umbrella, is_visit
from lapwing.fusion.profile import Profile

# Types that may be told of one happening, or of its plan, share a family.
FAMILIES = {
    "AGREE": ("talk", "deal"), "CONSULT": ("talk",), "SUPPORT": ("talk", "deal"), "COOPERATE": ("talk", "deal"),
    "AID": ("deal",), "CONCEDE": ("deal", "yield"), "RETREAT": ("yield",), "REQUEST": ("pressure",),
    "ACCUSE": ("pressure",), "REJECT": ("pressure",), "THREATEN": ("pressure",), "SANCTION": ("pressure", "force"),
    "PROTEST": ("force",), "MOBILIZE": ("force", "deal"), "COERCE": ("force",), "ASSAULT": ("force",),
}  # fmt: skip
_NARROW_DAYS = 10  # a longer span is looked up by month
_WIDEST_DAYS = 800  # a longer one says nothing of when
_UNDATED_BACK_DAYS = 4  # an event without a day is mostly news: looked up from some days before publication
_LATE_DAYS = 1
_LARGE = 150  # members; a larger bucket is split by what else its members share
_TOLD_AS = {
    one: {other for other in FAMILIES if one == other or frozenset((one, other)) in ALTERNATING} for one in FAMILIES
}
_WINDOW = 60  # neighbours compared in a bucket that stays large

Key = tuple[object, ...]


def find_candidates(profiles: Sequence[Profile]) -> list[tuple[int, int]]:
    """Return the pairs (smaller index first, sorted) of profiles worth comparing.

    Two profiles meet when they share a family of types, a country or named entity, and a day
    (within one) or a month; or when their reports tell one story and they share a family of types or the lemma of the
    trigger, whoever takes part. The number of pairs grows with the size of the days, not with the square of the run.
    """
    days: defaultdict[Key, list[int]] = defaultdict(list)
    months: defaultdict[Key, list[int]] = defaultdict(list)
    wide: defaultdict[Key, list[int]] = defaultdict(list)
    for index, profile in enumerate(profiles):
        _file(index, profile, days, months, wide)
    pairs: set[tuple[int, int]] = set()
    for bucket in (*days.values(), *_by_story(profiles).values()):
        pairs.update(_bucket_pairs(bucket, profiles))
    for key, members in wide.items():
        pairs.update(_bucket_pairs(members, profiles))
        if len(members) * len(months.get(key, ())) <= _LARGE * _LARGE:
            pairs.update((min(a, b), max(a, b)) for a in members for b in months.get(key, ()) if a != b)
    return sorted(pair for pair in pairs if _may_be_told_as(profiles[pair[0]], profiles[pair[1]]))


def find_neighbours(positive: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the pairs (sorted) that no index proposed, but that each have evidence for one and the same third."""
    near: defaultdict[int, set[int]] = defaultdict(set)
    for one, other in positive:
        near[one].add(other)
        near[other].add(one)
    found = {pair for others in near.values() if len(others) <= _LARGE for pair in combinations(sorted(others), 2)}
    return sorted(pair for pair in found if pair[1] not in near[pair[0]])


def _may_be_told_as(one: Profile, other: Profile) -> bool:
    """Whether the types alternate. Of the pairs of other types in annotated prose 1 in 1,899 is one event."""
    alternate = one.event == other.event or other.event in _TOLD_AS.get(one.event, ())
    if alternate or one.event == other.about or other.event == one.about:
        return True
    in_same_words = one.trigger == other.trigger or not one.acts.isdisjoint(other.acts)
    return in_same_words and not one.stories.isdisjoint(other.stories)


def _by_story(profiles: Sequence[Profile]) -> dict[Key, list[int]]:
    """Return the profiles of each story by family of types, by trigger and by kind of act."""
    found: defaultdict[Key, list[int]] = defaultdict(list)
    for index, profile in enumerate(profiles):
        named = (f"act:{kind}" for kind in sorted(profile.acts))
        told_as = (*FAMILIES.get(profile.event, ("other",)), f"trigger:{profile.trigger}", *named)
        for story in profile.stories:
            for one in told_as:
                found[(story, one)].append(index)
    return found


def _file(
    index: int, profile: Profile, days: dict[Key, list[int]], months: dict[Key, list[int]], wide: dict[Key, list[int]]
) -> None:
    span = _span(profile)
    keys = [(family, who) for family in FAMILIES.get(profile.event, ("other",)) for who in _who(profile)]
    if span is None:
        for key in keys:
            wide[("undated", *key)].append(index)
        return
    first, last = span
    narrow = last - first <= _NARROW_DAYS
    if narrow:
        lasts = is_visit(profile) or (is_umbrella(profile) and not profile.firm)
        stay = VISIT_DAYS if lasts else 0  # a visit meets the talks that are held on it
        late = 0 if profile.firm else _LATE_DAYS  # a day that is only the report's may be late
        for key in keys:
            # Its own days, and the day after: neighbours meet on one of them.
            for day in range(first - late, last + stay + 2):
                days[(day, *key)].append(index)
    for month in _months(first, last):
        for key in keys:
            (months if narrow else wide)[(month, *key)].append(index)


def _span(profile: Profile) -> tuple[int, int] | None:
    if profile.days is not None:
        return profile.days if profile.days[1] - profile.days[0] <= _WIDEST_DAYS else None
    if profile.published is None or profile.published[1] - profile.published[0] > _NARROW_DAYS:
        return None
    return profile.published[0] - _UNDATED_BACK_DAYS, profile.published[1]


def _who(profile: Profile) -> list[str]:
    """Return what the profile is looked up by: entities and countries, else its place, else its trigger."""
    named = sorted(profile.entities | profile.countries)
    if named:
        return named
    place = [profile.place.country or profile.place.name] if profile.place else []
    return [*place, f"trigger:{profile.trigger}"]


def _months(first: int, last: int) -> Iterator[tuple[int, int]]:
    here, there = date.fromordinal(first), date.fromordinal(last)
    for count in range(here.year * 12 + here.month - 1, there.year * 12 + there.month):
        yield divmod(count, 12)


def _bucket_pairs(members: list[int], profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    if len(members) <= _LARGE:
        yield from _all_pairs(members)
        return
    for split in _SPLITS:
        parts: defaultdict[str, list[int]] = defaultdict(list)
        for index in members:
            for value in split(profiles[index]):
                parts[value].append(index)
        for part in parts.values():
            yield from _all_pairs(part) if len(part) <= _LARGE else _neighbours(part, profiles)


def _all_pairs(members: list[int]) -> Iterator[tuple[int, int]]:
    for place, index in enumerate(members):
        for other in members[place + 1 :]:
            yield (index, other) if index < other else (other, index)


def _neighbours(members: list[int], profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Yield pairs that stand close when a crowded bucket is sorted by place, trigger and key."""
    ordered = sorted(members, key=lambda index: (_place(profiles[index]), profiles[index].trigger, index))
    for place, index in enumerate(ordered):
        for other in ordered[place + 1 : place + _WINDOW]:
            yield (index, other) if index < other else (other, index)


def _place(profile: Profile) -> str:
    return profile.place.name if profile.place else ""


_SPLITS: tuple[Callable[[Profile], Iterable[str]], ...] = (
    lambda profile: profile.entities,
    lambda profile: (_place(profile),) if profile.place else (),
    lambda profile: (f"{'+'.join(sorted(profile.countries))} {profile.trigger}",),
)
