"""ICEWS's table: the 20 columns of its yearly files, tab-separated, without quotes, empty where there is nothing."""

from collections.abc import Iterable

from lapwing.exports.cameo import goldstein, number_of
from lapwing.exports.cells import city_of, day_cell, each_once, joined, of_each, province_of, sectors_of
from lapwing.exports.context import ExportContext
from lapwing.exports.rules import Row
from lapwing.exports.tables import Cells, Column, Kind, Table
from lapwing.records.event import Participant

NAMES = (
    "Event ID, Event Date, Source Name, Source Sectors, Source Country, Event Text, CAMEO Code, Intensity, "
    "Target Name, Target Sectors, Target Country, Story ID, Sentence Number, Publisher, City, District, Province, "
    "Country, Latitude, Longitude"
).split(", ")
_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("Event ID", "Story ID", "Sentence Number"), "integer"),
    **dict.fromkeys(("Intensity", "Latitude", "Longitude"), "number"),
}


def _lines(row: Row, context: ExportContext) -> Iterable[Cells]:
    record, place, document = row.record, row.record.place, row.record.lead_document
    yield (
        number_of(row.row_id),
        day_cell(row, context),
        *_side(row.actor, context),
        joined((record.event, *record.mode), " "),
        record.cameo,
        goldstein(record.cameo),
        *_side(row.recipient, context),
        number_of(document.report_id) if document else None,
        None,  # Sentence Number: the records keep offsets, not counts
        document.outlet.name if document and document.outlet else None,
        city_of(place),
        None,  # District: not in the record
        province_of(place),
        context.country_name(place.country) if place else None,
        place.latitude if place else None,
        place.longitude if place else None,
    )


def _side(side: tuple[Participant, ...], context: ExportContext) -> tuple[str, str, str]:
    countries = each_once((context.country_name(one.country) for one in side), ",")
    return of_each(side, lambda one: one.name), joined(sectors_of(side), ","), countries


TABLE = Table(columns=tuple(Column(name=name, kind=_KINDS.get(name, "text")) for name in NAMES), lines=_lines)
