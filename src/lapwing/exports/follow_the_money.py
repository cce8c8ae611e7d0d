"""FollowTheMoney entities, a JSON line each: events, who takes part, the reports, and where these name them.

Schemata and properties are those of the FollowTheMoney model (followthemoney 4.11, MIT, by the Data and Research Center
and OpenSanctions). Its events know who is involved but not in which role: that stands in their names and notes.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from lapwing.exports.cited_reports import title_of
from lapwing.exports.context import ExportContext
from lapwing.exports.export_record import ExportRecord
from lapwing.exports.json_text import json_bytes
from lapwing.exports.statement import statement_of
from lapwing.records.coded import CitedMention
from lapwing.records.document import Document
from lapwing.records.event import Participant
from lapwing.records.ids import hash_id
from lapwing.records.mention import ActorKind

Entity = dict[str, Any]
_WIKIDATA = re.compile(r"Q[1-9]\d*")
_PLAIN_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")  # a date that the model reads: a year, month or day
_STATE = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
_LANGUAGES = {"en": "eng"}  # the model wants ISO 639-3


def write_follow_the_money(
    records: Iterable[ExportRecord],
    context: ExportContext,
    stream: BinaryIO,
    left_out: Counter[str],  # noqa: ARG001 - every writer's signature
) -> int:
    """Write the entities, each once, those before others that point to them, and return how many there are."""
    seen: set[str] = set()
    n_written = 0
    for record in records:
        for entity in _entities(record, context):
            if entity["id"] not in seen:
                seen.add(entity["id"])
                stream.write(json_bytes(entity) + b"\n")
                n_written += 1
    return n_written


def _entities(record: ExportRecord, context: ExportContext) -> Iterator[Entity]:
    kinds = _kinds_of(record)
    told = [(cited, one) for cited in record.tellings for one in (*cited.mention.actor, *cited.mention.recipient)]
    for document in record.documents:
        yield _article(document)
    for one in (*record.actor, *record.recipient, *(each for _, each in told)):
        yield _party(one, record, kinds, context)
    yield _event(record, context)
    for cited, one in told:
        if record.document(cited.mention.report_id):
            yield _mention(cited, one, record, kinds, context)


def _entity(entity_id: str, schema: str, **properties: Iterable[str | None]) -> Entity:
    """An entity; every property is a list of strings, and those without a value are left out."""
    given = {name: [value for value in dict.fromkeys(values) if value] for name, values in properties.items()}
    return {"id": entity_id, "schema": schema, "properties": {name: values for name, values in given.items() if values}}


def _event(record: ExportRecord, context: ExportContext) -> Entity:
    when, place, lead = record.date, record.place, record.lead
    is_plain = bool(_PLAIN_DAY.fullmatch(when.edtf or ""))
    bounds = (None, None) if is_plain else (when.date_min, when.date_max)
    sentence = lead.mention.sentence.text if lead and context.rules.sentences else ""
    return _entity(
        f"event-{record.record_id}",
        "Event",
        name=[statement_of(record)],
        summary=[" ".join(sentence.split())],
        date=[when.edtf if is_plain else None],
        startDate=[bounds[0]],
        endDate=[bounds[1]],
        location=[place.name if place else None],
        country=[_iso2(place.country, context) if place else None],
        involved=[_party_id(one, record) for one in (*record.actor, *record.recipient)],
        keywords=[record.event, *record.mode, *record.context],
        notes=list(_notes(record)),
        recordId=[record.record_id],
        publisher=record.outlets,
        sourceUrl=[_address(url) for url in record.urls],
        proof=[_article_id(document) for document in record.documents],
    )


def _notes(record: ExportRecord) -> Iterator[str]:
    """What the model has no property for, a line each."""
    for role, side in (("actor", record.actor), ("recipient", record.recipient)):
        if side:
            yield f"{role}: {'; '.join(one.name for one in side)}"
    yield f"CAMEO {record.cameo}; PLOVER score {record.event_scale}, quad {record.quad_code}; {record.reality}"
    yield f"coded right with probability {record.confidence:.2f}; {record.n_origins} independent origins"


def _party(one: Participant, record: ExportRecord, kinds: Mapping[str, ActorKind], context: ExportContext) -> Entity:
    entity_id = one.entity_id or ""
    return _entity(
        _party_id(one, record),
        _schema_of(one, kinds),
        name=[_name(one.name)],
        country=[_iso2(one.country, context)],
        sector=[code for code in one.sector if code != "UNK"],
        wikidataId=[entity_id if _WIKIDATA.fullmatch(entity_id) else None],
    )


def _mention(
    cited: CitedMention, one: Participant, record: ExportRecord, kinds: Mapping[str, ActorKind], context: ExportContext
) -> Entity:
    return _entity(
        f"mention-{hash_id(cited.mention.report_id, one.start, one.end, _party_id(one, record))}",
        "Mention",
        document=[f"report-{cited.mention.report_id}"],
        name=[_name(one.text)],
        resolved=[_party_id(one, record)],
        detectedSchema=[_schema_of(one, kinds)],
        contextCountry=[_iso2(one.country, context)],
    )


def _article(document: Document) -> Entity:
    published = document.published.edtf or ""
    return _entity(
        _article_id(document),
        "Article",
        title=[title_of(document)],
        publishedAt=[published if _PLAIN_DAY.fullmatch(published) else None],
        publisher=[document.outlet.name if document.outlet else None],
        sourceUrl=[_address(document.url)],
        language=[_LANGUAGES.get(document.language)],
    )


def _article_id(document: Document) -> str:
    return f"report-{document.report_id}"


def _party_id(one: Participant, record: ExportRecord) -> str:
    """An id that the model allows (letters, digits, points, hyphens). Who is not known is somebody of this event."""
    known = re.sub(r"[^0-9A-Za-z.]+", "-", one.entity_id or "").strip("-.")
    return known or f"party-{hash_id(record.event_id, one.name)}"


def _kinds_of(record: ExportRecord) -> dict[str, ActorKind]:
    """What the leading report's actors are, by entity id and by their words."""
    actors = [actor for _, mentions in record.names for actor in mentions.actors]
    return {key: actor.kind for actor in reversed(actors) for key in (actor.span.text, actor.entity_id) if key}


def _schema_of(one: Participant, kinds: Mapping[str, ActorKind]) -> str:
    """Person, PublicBody or Organization as far as it is known, else what is above them all: LegalEntity."""
    entity_id = one.entity_id or ""
    kind = kinds.get(entity_id) or kinds.get(one.text)
    if entity_id.startswith("country:"):
        return "PublicBody"
    if kind == "person":
        return "Person"
    if kind in ("organisation", "group") or entity_id.startswith("org:"):
        return "PublicBody" if _STATE & set(one.sector) else "Organization"
    return "LegalEntity"


def _iso2(code: str | None, context: ExportContext) -> str | None:
    known = context.countries.get(code or "")
    return known.iso2.lower() if known and known.iso2 else None


def _name(text: str) -> str:
    """A name as the model takes it: without the quotation marks around it."""
    return text.strip('"“” ')


def _address(url: str | None) -> str | None:
    return url if url and url.startswith(("https://", "http://")) and not set(url) & set(" \t\r\n") else None
