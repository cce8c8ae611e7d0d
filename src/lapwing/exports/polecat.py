"""POLECAT's table: the 40 columns of its weekly files, tab-separated, "None" where there is nothing."""

from collections.abc import Iterable

from lapwing.exports.cells import (
    city_of,
    day_cell,
    each_once,
    joined,
    of_each,
    province_of,
    published_day,
    sectors_of,
)
from lapwing.exports.context import ExportContext
from lapwing.exports.rules import Row
from lapwing.exports.tables import Cells, Column, Dialect, Table, Value
from lapwing.records.event import EventPlace, Participant

POLECAT_DIALECT = Dialect(delimiter="\t", one_line=True, missing="None")
QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}

_ABOUT_EVENT = "Event ID, Event Date, Event Type, Event Mode, Intensity, Quad Code, Contexts"
_ABOUT_ACTOR = (
    "Actor Name, Actor Country, Actor COW, Primary Actor Sector, Actor Sectors, Actor Title, Actor Name Raw, "
    "Wikipedia Actor ID"
)
_ABOUT_PLACE = (
    "Placename, City, District, Province, Country, Latitude, Longitude, GeoNames ID, Raw Placename, Feature Type"
)
_ABOUT_STORY = "Source, Publication Date, Story People, Story Organizations, Story Locations, Language, Version"
_NUMBERS = ("Intensity", "Latitude", "Longitude")
NAMES = ", ".join(
    (_ABOUT_EVENT, _ABOUT_ACTOR, _ABOUT_ACTOR.replace("Actor", "Recipient"), _ABOUT_PLACE, _ABOUT_STORY)
).split(", ")


def _lines(row: Row, context: ExportContext) -> Iterable[Cells]:
    record = row.record
    yield (
        row.row_id,
        day_cell(row, context),
        record.event,
        joined(record.mode),
        record.event_scale,
        QUADS[record.quad_code],
        joined(record.context),
        *_side(row.actor, context),
        *_side(row.recipient, context),
        *_place(record.place),
        *_story(row, context),
    )


def _side(side: tuple[Participant, ...], context: ExportContext) -> Iterable[Value]:
    sectors = sectors_of(side)
    yield of_each(side, lambda one: one.name)
    yield of_each(side, lambda one: one.country)
    yield of_each(side, context.cow)
    yield sectors[0] if sectors else None
    yield joined(sectors)
    yield None  # Title: the records do not keep the office that the phrase named
    yield of_each(side, lambda one: one.text)
    yield None  # Wikipedia ID: ours are Wikidata's, which are something else


def _place(place: EventPlace | None) -> Iterable[Value]:
    yield place.name if place and place.precision != "unknown" else None
    yield city_of(place)
    yield None  # District: not in the record
    yield province_of(place)
    yield place.country if place else None
    yield place.latitude if place else None
    yield place.longitude if place else None
    yield place.geonames_id if place else None
    yield place.text if place else None
    yield None  # Feature Type: the gazetteer's feature code is not kept


def _story(row: Row, context: ExportContext) -> Iterable[Value]:
    document = row.record.lead_document
    named = next((mentions for _, mentions in row.record.names), None)
    actors = named.actors if named else ()
    yield document.outlet.name if document and document.outlet else None
    yield published_day(row)
    yield each_once(actor.canonical or actor.name for actor in actors if actor.kind == "person")
    yield each_once(actor.canonical or actor.name for actor in actors if actor.kind in ("organisation", "group"))
    yield each_once(place.name for place in (named.places if named else ()))
    yield document.language if document else None
    yield f"Lapwing {context.version}"


TABLE = Table(
    columns=tuple(Column(name=name, kind="number" if name in _NUMBERS else "text") for name in NAMES), lines=_lines
)
