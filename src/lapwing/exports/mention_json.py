"""Event mentions as JSON objects: what `lapwing code --mentions FILE` writes, one a line. Keys and order are fixed."""

from typing import Any

from lapwing.records.base import Span
from lapwing.records.coded import CitedMention
from lapwing.records.event import EventDate, EventMention, EventPlace, Participant, Quantity, SourceCredit


def mention_json(cited: CitedMention) -> dict[str, Any]:
    """Return one event mention with the document it stands in and the event it was fused into."""
    mention = cited.mention
    return {
        "id": mention.mention_id,
        "report_id": mention.report_id,
        "document_id": mention.document_id,
        "path": cited.path,
        "url": cited.url,
        "outlet": cited.outlet,
        "published": cited.published,
        "published_basis": cited.published_basis,
        "event_id": cited.event_id,
        "run_id": cited.run_id,
        **_code_json(mention),
        **date_json(mention.date),
        "actor": [participant_json(actor) for actor in mention.actor],
        "recipient": [participant_json(recipient) for recipient in mention.recipient],
        "place": place_json(mention.place),
        "reality": mention.reality,
        "source": _source_json(mention.source),
        "trigger": _span_json(mention.trigger, text_first=True),
        "sentence": _span_json(mention.sentence, text_first=False),
        "dead": _quantity_json(mention.dead),
        "injured": _quantity_json(mention.injured),
        "size": _quantity_json(mention.size),
        "confidence": round(mention.confidence, 4),
    }


def _code_json(mention: EventMention) -> dict[str, Any]:
    return {
        "event": mention.event,
        "mode": list(mention.mode),
        "about": mention.about,
        "context": list(mention.context),
        "quad_code": mention.quad_code,
        "event_scale": mention.event_scale,
        "cameo": mention.cameo,
    }


def date_json(date: EventDate) -> dict[str, Any]:
    """Return the five keys of a date, to be spread into a record."""
    return {
        "date": date.edtf,
        "date_min": date.date_min,
        "date_max": date.date_max,
        "date_text": date.text,
        "date_basis": date.basis,
    }


def participant_json(participant: Participant) -> dict[str, Any]:
    """Return an actor in a role."""
    return {
        "text": participant.text,
        "start": participant.start,
        "end": participant.end,
        "entity_id": participant.entity_id,
        "name": participant.name,
        "country": participant.country,
        "sector": list(participant.sector),
        "score": round(participant.score, 4),
        "why": participant.why,
        "inherited": participant.inherited,
    }


def place_json(place: EventPlace | None) -> dict[str, Any] | None:
    """Return a place, or None."""
    if place is None:
        return None
    return {
        "text": place.text,
        "start": place.start,
        "end": place.end,
        "name": place.name,
        "geonames_id": place.geonames_id,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "country": place.country,
        "precision": place.precision,
        "inherited": place.inherited,
    }


def _source_json(source: SourceCredit | None) -> dict[str, Any] | None:
    if source is None:
        return None
    return {
        "text": source.text,
        "start": source.start,
        "end": source.end,
        "entity_id": source.entity_id,
        "name": source.name,
    }


def _quantity_json(quantity: Quantity | None) -> dict[str, Any] | None:
    if quantity is None:
        return None
    return {
        "min": quantity.min,
        "max": quantity.max,
        "text": quantity.text,
        "start": quantity.start,
        "end": quantity.end,
        "approximate": quantity.approximate,
    }


def _span_json(span: Span, *, text_first: bool) -> dict[str, Any]:
    text, place = {"text": span.text}, {"start": span.start, "end": span.end}
    return {**text, **place} if text_first else {**place, **text}
