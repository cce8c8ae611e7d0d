"""GeoJSON (RFC 7946): a feature a record; what has no coordinates has the geometry null, as the standard provides."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, BinaryIO

from lapwing.exports.cells import joined, of_each
from lapwing.exports.context import ExportContext
from lapwing.exports.export_record import ExportRecord
from lapwing.exports.json_text import write_array
from lapwing.records.event import EventPlace


def write_geojson(
    records: Iterable[ExportRecord],
    context: ExportContext,  # noqa: ARG001 - every writer's signature
    stream: BinaryIO,
    left_out: Counter[str],  # noqa: ARG001
) -> int:
    """Write a FeatureCollection and return how many features it has."""
    head = '{"type": "FeatureCollection", "features": ['
    return write_array(head, (_feature(record) for record in records), "]}\n", stream)


def _feature(record: ExportRecord) -> dict[str, Any]:
    place = record.place
    properties = {
        "event_id": record.event_id,
        "event": record.event,
        "mode": joined(record.mode),
        "date": record.date.edtf,
        "date_min": record.date.date_min,
        "date_max": record.date.date_max,
        "actor": of_each(record.actor, lambda one: one.name),
        "actor_country": of_each(record.actor, lambda one: one.country),
        "recipient": of_each(record.recipient, lambda one: one.name),
        "recipient_country": of_each(record.recipient, lambda one: one.country),
        "place": place.name if place else None,
        "place_country": place.country if place else None,
        "precision": place.precision if place else None,
        "reality": record.reality,
        "quad_code": record.quad_code,
        "event_scale": record.event_scale,
        "confidence": round(record.confidence, 4),
        "origins": record.n_origins,
        "url": record.urls[0] if record.urls else None,
    }
    return {"type": "Feature", "id": record.record_id, "geometry": _point(place), "properties": properties}


def _point(place: EventPlace | None) -> dict[str, Any] | None:
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return {"type": "Point", "coordinates": [place.longitude, place.latitude]}
