"""PLOVER's JSON Lines: the field names of the manual's tables of the record, its actors, location, text and citation.

The manual asks for `date`, so undated records are left out. It allows fields of one's own; ours are about, reality,
confidence, origins, reports, size.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any, BinaryIO

from lapwing.exports.context import ExportContext
from lapwing.exports.export_record import ExportRecord
from lapwing.exports.json_text import json_bytes, without_nothing
from lapwing.records.event import EventPlace, Participant


def write_plover(
    records: Iterable[ExportRecord], context: ExportContext, stream: BinaryIO, left_out: Counter[str]
) -> int:
    """Write one JSON object a line and return how many there are."""
    n_written = 0
    for record in records:
        if not record.date.date_min:
            left_out["undated"] += 1
            continue
        stream.write(json_bytes(plover_json(record, context)) + b"\n")
        n_written += 1
    return n_written


def plover_json(record: ExportRecord, context: ExportContext) -> dict[str, Any]:
    """Return a record as the manual has it: reciprocal acts have all parties as actors, compound ones stay one."""
    first, last = record.date.date_min, record.date.date_max
    lead = record.lead.mention if record.lead else None
    optional = {
        "recipient": [_actor_json(one) for one in record.recipient],
        "enddate": last if last != first else None,
        "event_loc": _place_json(record.place, context),
        "event_text": [lead.trigger.text] if lead else None,
        "mode": list(record.mode),
        "context": list(record.context),
        "link": record.event_id if record.mention_id else None,
        "text": lead.sentence.text if lead and context.rules.sentences else None,
        "text_info": {"start": lead.sentence.start, "end": lead.sentence.end} if lead else None,
        "cite_info": _cite_json(record, context),
        "coder": f"Lapwing {context.version}",
        "size": {figure.name: figure.label for figure in record.figures},
        "about": record.about,
    }
    return {
        "id": record.record_id,
        "has_event": True,
        "date": first,
        "actor": [_actor_json(one) for one in record.actor],
        "event": [record.event],
        "quad_code": record.quad_code,
        "event_scale": record.event_scale,
        **without_nothing(optional),
        "reality": record.reality,
        "confidence": round(record.confidence, 4),
        "origins": record.n_origins,
        "reports": len(record.documents),
    }


def _actor_json(one: Participant) -> dict[str, Any]:
    return without_nothing(
        {
            "code": one.country,
            "sector": "".join(code for code in dict.fromkeys(one.sector) if code != "UNK"),
            "actor_text": one.text,
            "identifier_id": one.entity_id,
            "identifier_text": one.name,
        }
    )


def _place_json(place: EventPlace | None, context: ExportContext) -> dict[str, Any]:
    if place is None:
        return {}
    known = context.countries.get(place.country or "")
    return without_nothing(
        {
            "geonameid": int(place.geonames_id) if place.geonames_id and place.geonames_id.isdigit() else None,
            "name": place.name,
            "latitude": place.latitude,
            "longitude": place.longitude,
            "country code": known.iso2 if known else None,
            "cc3": place.country,
        }
    )


def _cite_json(record: ExportRecord, context: ExportContext) -> dict[str, Any]:
    document = record.lead_document
    if document is None:
        return {"codebook": context.codebook}
    return without_nothing(
        {
            "citation": document.document_id,
            "url": document.url,
            "title": document.title.text if document.title else document.given_title,
            "language": document.language,
            "publication": document.outlet.name if document.outlet else None,
            "codebook": context.codebook,
        }
    )
