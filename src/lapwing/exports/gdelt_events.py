"""GDELT 2.0's event table: 61 columns, tab-separated, no header, as its 15-minute files."""

from collections.abc import Iterable

from lapwing.exports.cameo import base_of, goldstein, number_of, quad_class, root_of
from lapwing.exports.cells import compact_day, day_cell, joined
from lapwing.exports.context import ExportContext
from lapwing.exports.export_record import ExportRecord
from lapwing.exports.fips import fips_of
from lapwing.exports.rules import Row, actor_code
from lapwing.exports.tables import Cells, Column, Kind, Table, Value
from lapwing.records.event import EventPlace, Participant

_ACTOR = "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code"
_GEO = "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID"
NAMES = (
    *"GLOBALEVENTID SQLDATE MonthYear Year FractionDate".split(),
    *(f"Actor{number}{name}" for number in (1, 2) for name in _ACTOR.split()),
    *"IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale".split(),
    *"NumMentions NumSources NumArticles AvgTone".split(),
    *(f"{whose}Geo_{name}" for whose in ("Actor1", "Actor2", "Action") for name in _GEO.split()),
    *"DATEADDED SOURCEURL".split(),
)
_INTEGERS = (
    "GLOBALEVENTID SQLDATE MonthYear Year IsRootEvent QuadClass NumMentions NumSources NumArticles DATEADDED "
    "Actor1Geo_Type Actor2Geo_Type ActionGeo_Type"
).split()
_NUMBERS = [name for name in NAMES if name.endswith(("_Lat", "_Long"))]
_KINDS: dict[str, Kind] = {
    **dict.fromkeys(_INTEGERS, "integer"),
    **dict.fromkeys([*_NUMBERS, "FractionDate", "GoldsteinScale", "AvgTone"], "number"),
}
_N_GEO = len(_GEO.split())
_N_TYPES = 3


def _lines(row: Row, context: ExportContext) -> Iterable[Cells]:
    record = row.record
    quad = quad_class(record.cameo)
    yield (
        number_of(row.row_id),
        *_dates(row, context),
        *_actor(row.actor),
        *_actor(row.recipient),
        int(_is_root(record)),
        record.cameo,
        base_of(record.cameo),
        root_of(record.cameo),
        record.quad_code if quad is None else quad,
        goldstein(record.cameo),
        len(record.tellings),
        len(record.outlets),
        len(record.documents),
        None,  # AvgTone: no tone is measured
        *[None] * (2 * _N_GEO),  # where the actors are is not coded, only where the act was
        *_geo(record.place, context),
        added_at(record),
        record.urls[0] if record.urls else None,
    )


def added_at(record: ExportRecord) -> int | None:
    """Return YYYYMMDDHHMMSS of the day by which a report of it was out, at midnight: the hour is not known."""
    return int(f"{compact_day(record.first_reported)}000000") if record.first_reported else None


def _dates(row: Row, context: ExportContext) -> tuple[Value, ...]:
    """Day, month, year and fraction; of a date too vague for a day still the month and year, if it has only one."""
    first, last = row.record.date.date_min, row.record.date.date_max
    day = day_cell(row, context)
    if day:
        last = day
    if not first or not last:
        return None, None, None, None
    year = int(first[:4]) if first[:4] == last[:4] else None
    month = int(first[:4] + first[5:7]) if first[:7] == last[:7] else None
    if not day:
        return None, month, year, None
    fraction = int(day[:4]) + ((int(day[5:7]) - 1) * 30 + int(day[8:])) / 365
    return int(day.replace("-", "")), month, year, round(fraction, 4)


def _actor(side: tuple[Participant, ...]) -> tuple[Value, ...]:
    """One actor's ten columns; nobody has ten empty ones. Of joined actors the first gives the codes."""
    if not side:
        return (None,) * len(_ACTOR.split())
    one = side[0]
    is_state = bool(one.country) and one.country not in _NON_STATES
    known = [code for code in dict.fromkeys(one.sector) if code not in ("UNK", one.country)]
    types = [*([] if is_state or not one.country or one.country == "UNO" else [one.country]), *known][:_N_TYPES]
    return (
        actor_code(one).replace("---", ""),
        joined(each.name.upper() for each in side),
        one.country if is_state else None,
        "UNO" if one.country == "UNO" else None,
        None,
        None,
        None,
        *types,
        *[None] * (_N_TYPES - len(types)),
    )


_NON_STATES = frozenset({"IGO", "IMG", "INT", "ISM", "MNC", "NGO", "UNK", "UNO"})


def _is_root(record: ExportRecord) -> bool:
    """Whether a telling stands in its report's title or first paragraph: what GDELT means by a root event."""
    for cited in record.tellings:
        document = record.document(cited.mention.report_id)
        blocks = [block for block in document.blocks if block.kind in ("title", "body")] if document else []
        first = next((block.span.end for block in blocks if block.kind == "body"), 0)
        if cited.mention.trigger.start < first:
            return True
    return False


def _geo(place: EventPlace | None, context: ExportContext) -> tuple[Value, ...]:
    """Eight columns; country codes are FIPS 10-4 there. Province codes are not in the record."""
    if place is None or place.precision == "unknown":
        return (None,) * _N_GEO
    in_usa = place.country == "USA"
    kinds = {"country": 1, "city": 3 if in_usa else 4, "point": 3 if in_usa else 4, "admin1": 2 if in_usa else 5}
    country = context.country_name(place.country)
    full = place.name if place.name == country else joined((place.name, country), ", ")
    kind = kinds.get(place.precision)
    return kind, full, fips_of(place.country), None, None, place.latitude, place.longitude, place.geonames_id


TABLE = Table(columns=tuple(Column(name=name, kind=_KINDS.get(name, "text")) for name in NAMES), lines=_lines)
