"""Our own flat table: everything that one line can say of a record, for every kind of table there is."""

from collections.abc import Iterable

from lapwing.exports.cameo import goldstein
from lapwing.exports.cells import day_cell, joined, of_each, sectors_of
from lapwing.exports.context import ExportContext
from lapwing.exports.export_record import ExportRecord
from lapwing.exports.rules import Row
from lapwing.exports.tables import Cells, Column, Kind, Table, Value
from lapwing.records.event import Participant

_FIGURES = ("dead", "injured", "size")
_BOUNDS = ("", "_min", "_max")
_SIDE = ("", "_text", "_id", "_country", "_cow", "_sector")
NAMES = (
    *"row_id event_id mention_id day date date_min date_max date_text date_basis".split(),
    *"event mode about context quad_code event_scale cameo goldstein reality".split(),
    *(f"{role}{part}" for role in ("actor", "recipient") for part in _SIDE),
    *"place place_text place_country place_precision latitude longitude geonames_id".split(),
    *(f"{name}{part}" for name in _FIGURES for part in _BOUNDS),
    *"source confidence origins reports tellings".split(),
    *"outlets urls first_reported sentence".split(),
)
_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("day", "date_min", "date_max", "first_reported"), "day"),
    **dict.fromkeys((f"{name}{bound}" for name in _FIGURES for bound in _BOUNDS[1:]), "integer"),
    **dict.fromkeys(("quad_code", "origins", "reports", "tellings"), "integer"),
    **dict.fromkeys(("event_scale", "goldstein", "latitude", "longitude", "confidence"), "number"),
}


def _lines(row: Row, context: ExportContext) -> Iterable[Cells]:
    record, when, place = row.record, row.record.date, row.record.place
    lead = record.lead.mention if record.lead else None
    yield (
        row.row_id,
        record.event_id,
        record.mention_id,
        day_cell(row, context),
        when.edtf,
        when.date_min,
        when.date_max,
        when.text,
        when.basis,
        record.event,
        joined(record.mode),
        record.about,
        joined(record.context),
        record.quad_code,
        record.event_scale,
        record.cameo,
        goldstein(record.cameo),
        record.reality,
        *_side(row.actor, context),
        *_side(row.recipient, context),
        place.name if place else None,
        place.text if place else None,
        place.country if place else None,
        place.precision if place else None,
        place.latitude if place else None,
        place.longitude if place else None,
        place.geonames_id if place else None,
        *_figures(record),
        lead.source.name if lead and lead.source else None,
        round(record.confidence, 4),
        record.n_origins,
        len(record.documents),
        len(record.tellings),
        joined(record.outlets),
        joined(record.urls, " "),
        record.first_reported,
        " ".join(lead.sentence.text.split()) if lead and context.rules.sentences else None,
    )


def _figures(record: ExportRecord) -> Iterable[Value]:
    told = {figure.name: figure for figure in record.figures}
    for figure in map(told.get, _FIGURES):
        yield from (figure.label, figure.least, figure.most) if figure else (None, None, None)


def _side(side: tuple[Participant, ...], context: ExportContext) -> Iterable[Value]:
    yield of_each(side, lambda one: one.name)
    yield of_each(side, lambda one: one.text)
    yield of_each(side, lambda one: one.entity_id)
    yield of_each(side, lambda one: one.country)
    yield of_each(side, context.cow)
    yield joined(sectors_of(side))


TABLE = Table(columns=tuple(Column(name=name, kind=_KINDS.get(name, "text")) for name in NAMES), lines=_lines)
