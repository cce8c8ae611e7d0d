"""What one field of a mention says, and which values of a field can stand together."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lapwing.fusion.compare.figures import bounds_of
from lapwing.fusion.compare.places import NEAR_KM, PRECISE, distance_km, same_place
from lapwing.fusion.compare.reality import ACTUAL
from lapwing.fusion.compare.types import ALTERNATING, VISIT_DAYS
from lapwing.fusion.profile import day_bounds, is_stated
from lapwing.records.event import EventDate, EventMention, EventPlace, Quantity, SourceCredit

_PLACE_PRECISION = {"point": 5, "city": 4, "admin1": 3, "region": 2, "sea": 2, "country": 1, "unknown": 0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One value: comparable `value`, `label` for people, the record behind it, and its `precision` (more is finer)."""

    value: str
    label: str
    raw: Any
    precision: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a fact matrix.

    `read` yields what a mention says of it (nothing when silent). `covers(a, b)` is True when `b` says the same as
    `a` or more precisely; `compatible(a, b)` when both can be true.
    """

    name: str
    read: Callable[[EventMention], tuple[Said, ...]]
    covers: Callable[[Any, Any], bool]
    compatible: Callable[[Any, Any], bool]


def _read_date(mention: EventMention) -> tuple[Said, ...]:
    when, bounds = mention.date, day_bounds(mention.date)
    if when.edtf is None or bounds is None:
        return ()
    precision = -(bounds[1] - bounds[0]) - 0.5 * (not is_stated(when))  # a stated day before one carried over
    return (Said(value=when.edtf, label=when.text or when.edtf, raw=when, precision=precision),)


def _date_covers(coarse: EventDate, fine: EventDate) -> bool:
    outer, inner = day_bounds(coarse), day_bounds(fine)
    return bool(outer and inner and outer[0] <= inner[0] and inner[1] <= outer[1])


def _dates_compatible(one: EventDate, other: EventDate) -> bool:
    here, there = day_bounds(one), day_bounds(other)
    return not here or not there or (here[0] <= there[1] and there[0] <= here[1])


def _days_of_one_stay(one: EventDate, other: EventDate) -> bool:
    here, there = day_bounds(one), day_bounds(other)
    return not here or not there or max(here[0], there[0]) - min(here[1], there[1]) <= VISIT_DAYS


def _read_place(mention: EventMention) -> tuple[Said, ...]:
    place = mention.place
    if place is None:
        return ()
    value = place.geonames_id or "/".join(part for part in (place.name.casefold(), place.country) if part)
    return (
        Said(
            value=value,
            label=place.name,
            raw=place,
            precision=_PLACE_PRECISION[place.precision] - 0.5 * place.inherited,
        ),
    )


def _place_covers(coarse: EventPlace, fine: EventPlace) -> bool:
    if same_place(coarse, fine):
        return True
    return coarse.precision == "country" and coarse.country is not None and coarse.country == fine.country


def _places_compatible(one: EventPlace, other: EventPlace) -> bool:
    if same_place(one, other):
        return True
    if one.country and other.country and one.country != other.country:
        return False
    if one.precision in PRECISE and other.precision in PRECISE:
        km = distance_km(one, other)
        return km is not None and km <= NEAR_KM
    return True


def _read_quantity(name: str) -> Callable[[EventMention], tuple[Said, ...]]:
    def read(mention: EventMention) -> tuple[Said, ...]:
        quantity: Quantity | None = getattr(mention, name)
        if quantity is None:
            return ()
        low, high = bounds_of(quantity)
        span = f"{quantity.min}" if quantity.max == quantity.min else f"{quantity.min}/{quantity.max or '..'}"
        value = f"~{span}" if quantity.approximate else span
        return (Said(value=value, label=quantity.text, raw=quantity, precision=-min(high - low, 1e9)),)

    return read


def _quantity_covers(coarse: Quantity, fine: Quantity) -> bool:
    (low, high), (fine_low, fine_high) = bounds_of(coarse), bounds_of(fine)
    return low <= fine_low and fine_high <= high


def _quantities_compatible(one: Quantity, other: Quantity) -> bool:
    (low, high), (other_low, other_high) = bounds_of(one), bounds_of(other)
    return low <= other_high and other_low <= high


def _read_source(mention: EventMention) -> tuple[Said, ...]:
    source = mention.source
    if source is None:
        return ()
    name = source.name or source.text
    return (Said(value=source.entity_id or name.casefold(), label=name, raw=source),)


def _same_source(one: SourceCredit, other: SourceCredit) -> bool:
    return one.name == other.name if one.entity_id is None else one.entity_id == other.entity_id


def _read_reality(mention: EventMention) -> tuple[Said, ...]:
    precision = 1.0 if mention.reality in ("happened", "ongoing") else 0.0
    return (Said(value=mention.reality, label=mention.reality, raw=mention.reality, precision=precision),)


def _read_code(name: str) -> Callable[[EventMention], tuple[Said, ...]]:
    def read(mention: EventMention) -> tuple[Said, ...]:
        found = getattr(mention, name)
        codes = found if isinstance(found, tuple) else (found,) if found else ()
        return tuple(Said(value=code, label=code, raw=code) for code in codes)

    return read


def _equal(one: Any, other: Any) -> bool:
    return bool(one == other)


def _always(_one: Any, _other: Any) -> bool:
    return True


FIELDS = (
    Field(
        name="event",
        read=_read_code("event"),
        covers=_equal,
        compatible=lambda one, other: one == other or frozenset((one, other)) in ALTERNATING,
    ),
    Field(name="mode", read=_read_code("mode"), covers=_equal, compatible=_always),
    Field(name="about", read=_read_code("about"), covers=_equal, compatible=_equal),
    Field(name="date", read=_read_date, covers=_date_covers, compatible=_dates_compatible),
    Field(name="place", read=_read_place, covers=_place_covers, compatible=_places_compatible),
    Field(
        name="reality",
        read=_read_reality,
        covers=lambda coarse, fine: coarse == fine or (coarse == "background" and fine in ACTUAL),
        compatible=lambda one, other: one == other or {one, other} <= ACTUAL,
    ),
    Field(name="dead", read=_read_quantity("dead"), covers=_quantity_covers, compatible=_quantities_compatible),
    Field(name="injured", read=_read_quantity("injured"), covers=_quantity_covers, compatible=_quantities_compatible),
    Field(name="size", read=_read_quantity("size"), covers=_quantity_covers, compatible=_quantities_compatible),
    Field(name="source", read=_read_source, covers=_same_source, compatible=_always),
    Field(name="context", read=_read_code("context"), covers=_equal, compatible=_always),
)
# The date of a journey: days of one stay can all be true.
STAY = Field(name="date", read=_read_date, covers=_date_covers, compatible=_days_of_one_stay)
FIGURES = ("dead", "injured", "size")
