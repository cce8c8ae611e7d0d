"""Phoenix's table: the 26 columns of its daily files, tab-separated, no header."""

from collections.abc import Iterable

from lapwing.exports.cameo import goldstein, number_of, penta_class, root_of
from lapwing.exports.cells import city_of, compact_day, day_cell, joined, province_of
from lapwing.exports.context import ExportContext
from lapwing.exports.rules import Row, actor_code
from lapwing.exports.tables import Cells, Column, Kind, Table, Value
from lapwing.records.event import Participant

NAMES = (
    "EventID Date Year Month Day SourceActorFull SourceActorEntity SourceActorRole SourceActorAttribute "
    "TargetActorFull TargetActorEntity TargetActorRole TargetActorAttribute EventCode EventRootCode PentaClass "
    "GoldsteinScore Issues Lat Lon LocationName StateName CountryCode SentenceID URLs NewsSources"
).split()
_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("EventID", "PentaClass"), "integer"),
    **dict.fromkeys(("GoldsteinScore", "Lat", "Lon"), "number"),
}
# The roles of Phoenix's second position; any other sector stands among the attributes.
_ROLES = frozenset("GOV MIL REB OPP PTY COP JUD SPY MED EDU BUS CRM CVL".split())


def _lines(row: Row, context: ExportContext) -> Iterable[Cells]:
    record, place = row.record, row.record.place
    day = day_cell(row, context)
    yield (
        number_of(row.row_id),
        compact_day(day),
        *(day.split("-") if day else (None, None, None)),
        *_actor(row.actor),
        *_actor(row.recipient),
        record.cameo,
        root_of(record.cameo),
        penta_class(record.cameo),
        goldstein(record.cameo),
        None,  # Issues: counts of a list of words; the record's contexts are something else
        place.latitude if place else None,
        place.longitude if place else None,
        city_of(place),
        province_of(place),
        place.country if place else None,
        joined((cited.mention.mention_id for cited in record.tellings), ";"),
        joined(record.urls, ";"),
        joined(record.outlets, ";"),
    )


def _actor(side: tuple[Participant, ...]) -> tuple[Value, ...]:
    if not side:
        return None, None, None, None
    one = side[0]
    sectors = [code for code in dict.fromkeys(one.sector) if code not in ("UNK", one.country)]
    role = sectors[0] if sectors and sectors[0] in _ROLES else None
    return actor_code(one), one.country, role, joined((code for code in sectors if code != role), ";")


TABLE = Table(columns=tuple(Column(name=name, kind=_KINDS.get(name, "text")) for name in NAMES), lines=_lines)
