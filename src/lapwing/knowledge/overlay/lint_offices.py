"""Offices that overlap, have two holders, or have not been checked for long."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from lapwing.knowledge.actors import Tenure
from lapwing.knowledge.overlay.checks import DAY, first_day, last_day

STALE_DAYS = 365
HANDOVER_DAYS = 31  # an outgoing holder stays until the next is sworn in, and sources differ by weeks
ONE_HOLDER = frozenset({"HOG", "FM", "DEFMIN"})
_NOT_THE_HOLDER = (
    "spoke",
    "deputy",
    "vice",
    "state",
    "parliamentary",
    "assistant",
    "acting",
    "delegate",
    "junior",
    "undersecretary",
)

Found = tuple[str, str, str]  # code, place, what


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """An office held by somebody. `place` is the file and line of one's own row, or "shipped"."""

    place: str
    entity_id: str
    name: str
    tenure: Tenure

    @property
    def first(self) -> date:
        """The first day on which it may have been held."""
        return _day(first_day(self.tenure.start), date.min) if self.tenure.start else date.min

    @property
    def last(self) -> date:
        """The last day of which it is known that it was held: "2004" may have ended on its first day."""
        known = self.tenure.end or self.tenure.asof or self.tenure.start
        return _day(first_day(known), date.max) if known else date.max

    def __str__(self) -> str:
        held = self.tenure
        return f"{self.name or self.entity_id}: “{held.office}” of {held.country}, {_days(self)}"


def _last(day: str) -> date:
    return _day(last_day(day), _day(day[:7] + "-28", date.max)) if day else date.max  # not all months have a 31st


def _day(text: str, otherwise: date) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return otherwise


def find_unreadable(holdings: Iterable[Holding]) -> Iterator[Found]:
    """Yield offices with a day that is none, as only knowledge that was compiled can have."""
    for each in holdings:
        for day in (each.tenure.start, each.tenure.end, each.tenure.asof):
            if day and not DAY.fullmatch(day):
                yield "unreadable-day", each.place, f"{each}: {day!r} is no day"


def find_overlaps(holdings: Iterable[Holding]) -> Iterator[Found]:
    """Yield offices that one person holds twice at a time, and that two hold though there is only one."""
    twice: dict[tuple[str, str, str, str], list[Holding]] = defaultdict(list)
    posts: dict[tuple[str, str], list[Holding]] = defaultdict(list)
    for each in holdings:
        held = each.tenure
        twice[each.entity_id, held.country, held.office_class, held.office.casefold()].append(each)
        if held.office_class in ONE_HOLDER and held.start and not _is_junior(held.office):
            posts[held.country, held.office_class].append(each)
    for group in twice.values():
        for one, other in _overlapping(group, 0):
            yield "overlapping-tenures", _own_place(one, other), f"{one} overlaps with {_days(other)} ({other.place})"
    for group in posts.values():
        for one, other in _overlapping(group, HANDOVER_DAYS):
            if one.entity_id != other.entity_id:
                yield "two-holders", _own_place(one, other), f"{one}, while {other} ({other.place})"


def find_stale(holdings: Iterable[Holding], on: date) -> Iterator[Found]:
    """Yield open offices that were last checked more than a year before `on`: they count as unknown after that day."""
    for each in holdings:
        if not each.tenure.end and each.tenure.asof and (on - _last(each.tenure.asof)).days > STALE_DAYS:
            what = f"{each}, was last checked on {each.tenure.asof}: close it, or give a later asof"
            yield "stale-tenure", each.place, what


def _overlapping(group: Sequence[Holding], tolerance_days: int) -> Iterator[tuple[Holding, Holding]]:
    ordered = sorted(group, key=lambda each: (each.first, each.last, each.entity_id, each.tenure.office))
    for n, one in enumerate(ordered):
        for other in ordered[n + 1 :]:
            if other.first >= one.last:
                break
            if (min(one.last, other.last) - other.first).days > tolerance_days:
                yield one, other


def _own_place(one: Holding, other: Holding) -> str:
    return other.place if one.place == "shipped" else one.place


def _days(holding: Holding) -> str:
    return f"{holding.tenure.start or '?'} to {holding.tenure.end or 'open'}"


def _is_junior(office: str) -> bool:
    low = office.casefold()
    return "secretary of state" not in low and any(word in low for word in _NOT_THE_HOLDER)
