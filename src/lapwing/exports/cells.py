"""Cells that several tables have: joined codes, names and days of a row's sides."""

from collections.abc import Callable, Iterable

from lapwing.exports.context import ExportContext
from lapwing.exports.rules import Row, day_of
from lapwing.records.event import EventPlace, Participant

JOINT = "; "
CITY = ("city", "point")


def joined(values: Iterable[str | None], joint: str = JOINT) -> str:
    """Return the values that are something, in one cell. Their places do not tell whose they are."""
    return joint.join(value for value in values if value)


def each_once(values: Iterable[str | None], joint: str = JOINT) -> str:
    """Return the different values in one cell, in their order."""
    return joined(dict.fromkeys(values), joint)


def of_each(side: Iterable[Participant], value: Callable[[Participant], str | None]) -> str:
    """Return one value of each participant in one cell, in the order of the participants."""
    return joined(value(one) for one in side)


def sectors_of(side: Iterable[Participant]) -> tuple[str, ...]:
    """Return the sector codes of a side, each once; those that are not known are left out."""
    return tuple(dict.fromkeys(code for one in side for code in one.sector if code != "UNK"))


def day_cell(row: Row, context: ExportContext) -> str | None:
    """Return the row's ISO day by the declared rule."""
    return day_of(row.record.date, context.rules.max_days)


def compact_day(day: str | None) -> str | None:
    """Return "20220301" for "2022-03-01"."""
    return day.replace("-", "") if day else None


def city_of(place: EventPlace | None) -> str | None:
    """Return a place's name if it is known to be a town or a spot, None for anything larger or unknown."""
    return place.name if place and place.precision in CITY else None


def province_of(place: EventPlace | None) -> str | None:
    """Return a place's name if it is a province."""
    return place.name if place and place.precision == "admin1" else None


def published_day(row: Row) -> str | None:
    """Return the day on which the leading report was published; its first possible one where it is a window."""
    document = row.record.lead_document
    return (document.published.date_min or None) if document else None
