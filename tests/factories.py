"""Builders of every record with sensible defaults: a test names only what it is about.

`make_document(text="…")` and the like take any field of their record as a keyword and fill in the rest; ids follow
from the values, as in the package. `span_of(text, "words")` finds the span that a test speaks of.
"""

from typing import Any

from lapwing.records.base import Rejection, Score, Span
from lapwing.records.coded import CitedMention, CodedReport
from lapwing.records.context import Context
from lapwing.records.document import Block, Document, Outlet, PublishedDate
from lapwing.records.event import EventDate, EventMention, EventPlace, Participant, Quantity, SourceCredit
from lapwing.records.fused import Event, Fact, FactValue, Merge, Origin, Relation
from lapwing.records.ids import content_id, hash_id
from lapwing.records.mention import ActorMention, Candidate, Mentions, OfficeHolding, PlaceMention, TimeMention
from lapwing.records.quote import Quote
from lapwing.records.reading import Argument, EntitySpan, Reading, Sentence, Trigger
from lapwing.records.report import Report
from lapwing.records.time_expression import TimeExpression

TEXT = "The foreign minister of Norway met her Polish counterpart in Oslo on Tuesday."
PUBLISHED_ON = "2022-03-02"


def make_span(start: int = 0, text: str = "Norway", *, end: int | None = None) -> Span:
    """Return the span of `text` at `start`."""
    return Span(start=start, end=start + len(text) if end is None else end, text=text)


def span_of(text: str, words: str, *, nth: int = 0) -> Span:
    """Return the span of the `nth` occurrence of `words` in `text`; fail if there is none."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start=start, end=start + len(words), text=words)


def make_score(value: float = 1.0, why: str = "given by the test") -> Score:
    """Return a score."""
    return Score(value=value, why=why)


def make_rejection(**fields: Any) -> Rejection:
    """Return a rejection of an empty file by the sources."""
    defaults = {"stage": "sources", "reason": "empty", "record_id": "", "detail": "The file is empty.", "path": "a.txt"}
    return Rejection(**{**defaults, **fields})


def make_report(content: str = TEXT, **fields: Any) -> Report:
    """Return a plain-text report; its id follows from path, outlet, date and content."""
    path, outlet, published = (fields.get(name) for name in ("path", "outlet", "published"))
    path = path or "report.txt"
    defaults = {"report_id": hash_id(path, outlet, published, content_id(content)), "path": path}
    return Report(content=content, **{**defaults, **fields})


def make_outlet(name: str = "The Oslo Courier", **fields: Any) -> Outlet:
    """Return an outlet that is nobody's."""
    return Outlet(name=name, **{"score": make_score(), **fields})


def make_published(on: str | None = PUBLISHED_ON, **fields: Any) -> PublishedDate:
    """Return a publication date stated in the metadata, or an unknown one for None."""
    basis = "unknown" if on is None else "metadata"
    defaults = {"edtf": on, "date_min": on or "", "date_max": on or "", "basis": basis, "why": "given by the test"}
    return PublishedDate(**{**defaults, **fields})


def make_block(text: str = TEXT, start: int = 0, **fields: Any) -> Block:
    """Return a body block of `text` at `start`."""
    return Block(**{"span": make_span(start, text), "kind": "body", **fields})


def make_blocks(text: str) -> tuple[Block, ...]:
    """Return one body block for each line of `text` that has words."""
    blocks, start = [], 0
    for line in text.splitlines(keepends=True):
        words = line.strip()
        if words:
            blocks.append(make_block(words, start + line.index(words)))
        start += len(line)
    return tuple(blocks)


def make_document(text: str = TEXT, **fields: Any) -> Document:
    """Return an English document of 2 March 2022 with a body block per line and ids that follow from the text."""
    identity = content_id(text)
    defaults = {
        "document_id": identity,
        "content_id": identity,
        "report_id": hash_id("report.txt", fields.get("outlet"), PUBLISHED_ON, identity),
        "path": "report.txt",
        "blocks": make_blocks(text),
        "published": make_published(),
    }
    return Document(text=text, **{**defaults, **fields})


def make_sentence(text: str = TEXT, start: int = 0, **fields: Any) -> Sentence:
    """Return the first sentence."""
    return Sentence(**{"index": 0, "span": make_span(start, text), "paragraph": 0, **fields})


def make_sentences(document: Document) -> tuple[Sentence, ...]:
    """Return one sentence for each block of `document`: enough for tests that write a sentence a line."""
    return tuple(Sentence(index=n, span=block.span, paragraph=n) for n, block in enumerate(document.blocks))


def make_entity(span: Span, label: str = "LOC", **fields: Any) -> EntitySpan:
    """Return a tagged span in the first sentence."""
    return EntitySpan(**{"span": span, "label": label, "sentence": 0, "probability": 0.99, **fields})


def make_argument(role: str, span: Span, **fields: Any) -> Argument:
    """Return a linked span in the first sentence."""
    return Argument(**{"role": role, "span": span, "sentence": 0, "probability": 0.95, **fields})


def make_trigger(span: Span | None = None, event: str = "CONSULT", **fields: Any) -> Trigger:
    """Return the trigger of a meeting that happened."""
    defaults = {
        "span": span or span_of(TEXT, "met"),
        "sentence": 0,
        "probability": 0.97,
        "event": event,
        "event_probability": 0.96,
        "reality": "happened",
        "reality_probability": 0.98,
    }
    return Trigger(**{**defaults, **fields})


def make_reading(document: Document | None = None, **fields: Any) -> Reading:
    """Return a reading of `document` (by default the standard one) with nothing found but its sentences."""
    document = document or make_document()
    defaults = {
        "content_id": document.content_id,
        "sentences": make_sentences(document),
        "entities": (),
        "triggers": (),
    }
    return Reading(**{**defaults, **fields})


def make_candidate(entity_id: str = "country:NOR", name: str = "Norway", **fields: Any) -> Candidate:
    """Return something that a mention may be."""
    return Candidate(entity_id=entity_id, name=name, **{"score": make_score(), **fields})


def make_actor(span: Span | None = None, **fields: Any) -> ActorMention:
    """Return a grounded country at the head of the text; `entity_id=None` makes it ungrounded."""
    span = span or make_span()
    defaults = {
        "mention_id": hash_id("content", span.start, span.end),
        "sentence": 0,
        "kind": "country",
        "name": span.text,
        "entity_id": "country:NOR",
        "canonical": "Norway",
        "country": "NOR",
        "sector": ("GOV",),
        "score": make_score(),
    }
    return ActorMention(span=span, **{**defaults, **fields})


def make_place(span: Span | None = None, **fields: Any) -> PlaceMention:
    """Return Oslo, grounded."""
    span = span or span_of(TEXT, "Oslo")
    defaults = {
        "mention_id": hash_id("content", span.start, span.end),
        "sentence": 0,
        "name": span.text,
        "geonames_id": "3143244",
        "latitude": 59.91273,
        "longitude": 10.74609,
        "country": "NOR",
        "precision": "city",
        "score": make_score(),
    }
    return PlaceMention(span=span, **{**defaults, **fields})


def make_time(span: Span | None = None, **fields: Any) -> TimeMention:
    """Return "Tuesday", 1 March 2022, counted from the day of publication."""
    span = span or span_of(TEXT, "Tuesday")
    defaults = {
        "mention_id": hash_id("content", span.start, span.end),
        "sentence": 0,
        "edtf": "2022-03-01",
        "date_min": "2022-03-01",
        "date_max": "2022-03-01",
        "precision": "day",
        "basis": "published",
        "anchor": PUBLISHED_ON,
        "why": "given by the test",
    }
    return TimeMention(span=span, **{**defaults, **fields})


def make_time_expression(span: Span | None = None, **fields: Any) -> TimeExpression:
    """Return "Tuesday" as found, before anything is known of the calendar."""
    defaults = {
        "span": span or span_of(TEXT, "Tuesday"),
        "sentence": 0,
        "paragraph": 0,
        "kind": "weekday",
        "weekday": 1,
    }
    return TimeExpression(**{**defaults, **fields})


def make_context(**fields: Any) -> Context:
    """Return the context of a report published on 2 March 2022 that names nothing else."""
    return Context(**{"published": make_published(), **fields})


def make_office_holding(span: Span | None = None, **fields: Any) -> OfficeHolding:
    """Return a minister who held office from 2020 until at least 2023."""
    defaults = {
        "span": span or make_span(0, "The foreign minister of Norway"),
        "entity_id": "local:minister",
        "name": "The Minister",
        "office": "foreign minister",
        "tenures": (("2020-01-01", None, "2023-01-01"),),
    }
    return OfficeHolding(**{**defaults, **fields})


def make_mentions(**fields: Any) -> Mentions:
    """Return mentions, none unless given."""
    return Mentions(**fields)


def make_participant(text: str = "Norway", country: str | None = "NOR", **fields: Any) -> Participant:
    """Return a government in a role."""
    start = fields.get("start", 0)
    defaults = {
        "start": start,
        "end": start + len(text),
        "entity_id": country and f"country:{country}",
        "name": text,
        "sector": ("GOV",),
        "score": 1.0,
        "why": "given by the test",
    }
    return Participant(text=text, country=country, **{**defaults, **fields})


def make_event_place(name: str = "Oslo", **fields: Any) -> EventPlace:
    """Return Oslo as the place of an event."""
    place = make_place()
    defaults = {
        "text": name,
        "start": place.span.start,
        "end": place.span.start + len(name),
        "geonames_id": place.geonames_id,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "country": "NOR",
        "precision": "city",
    }
    return EventPlace(name=name, **{**defaults, **fields})


def make_event_date(on: str | None = "2022-03-01", **fields: Any) -> EventDate:
    """Return the date of an event, a day stated by a weekday; None makes it unknown."""
    basis = "unknown" if on is None else "published"
    defaults = {"date_min": on, "date_max": on, "text": None if on is None else "Tuesday", "basis": basis}
    return EventDate(edtf=on, **{**defaults, **fields})


def make_quantity(n: int = 12, **fields: Any) -> Quantity:
    """Return a number known exactly."""
    return Quantity(**{"min": n, "max": n, "text": str(n), "start": 0, "end": len(str(n)), **fields})


def make_source(text: str = "the ministry", **fields: Any) -> SourceCredit:
    """Return who says so."""
    return SourceCredit(**{"text": text, "start": 0, "end": len(text), "entity_id": None, "name": text, **fields})


def make_event_mention(**fields: Any) -> EventMention:
    """Return a meeting of Norway and Poland in Oslo on 1 March 2022; its id follows from report and trigger."""
    trigger = fields.get("trigger") or span_of(TEXT, "met")
    report_id = fields.get("report_id", "report-1")
    defaults = {
        "mention_id": hash_id(report_id, trigger.start, trigger.end),
        "report_id": report_id,
        "document_id": "document-1",
        "event": "CONSULT",
        "mode": (),
        "about": None,
        "context": (),
        "quad_code": 1,
        "event_scale": 2.5,
        "cameo": "040",
        "date": make_event_date(),
        "actor": (make_participant(),),
        "recipient": (make_participant("Poland", "POL"),),
        "place": make_event_place(),
        "reality": "happened",
        "source": None,
        "trigger": trigger,
        "sentence": make_span(0, TEXT),
        "confidence": 0.9,
    }
    return EventMention(**{**defaults, **fields})


def make_origin(origin_id: str = "origin-1", **fields: Any) -> Origin:
    """Return one outlet's own telling."""
    defaults = {
        "outlet": "The Oslo Courier",
        "owner": None,
        "state_linked": False,
        "reports": ("report-1",),
        "why": "its own words",
    }
    return Origin(origin_id=origin_id, **{**defaults, **fields})


def make_fact_value(value: str = "2022-03-01", **fields: Any) -> FactValue:
    """Return one value told by one origin."""
    defaults = {"label": value, "mentions": ("mention-1",), "origins": ("origin-1",), "owners": (), "claimants": ()}
    return FactValue(value=value, **{**defaults, **fields})


def make_fact(field: str = "date", **fields: Any) -> Fact:
    """Return a field that one origin alone tells."""
    return Fact(field=field, **{"status": "sole", "values": (make_fact_value(),), **fields})


def make_relation(event_id: str = "event-2", **fields: Any) -> Relation:
    """Return that an event is part of another one."""
    return Relation(**{"kind": "part_of", "event_id": event_id, "score": make_score(), **fields})


def make_merge(mention_id: str = "mention-1", **fields: Any) -> Merge:
    """Return why a mention was put with the others."""
    return Merge(**{"mention_id": mention_id, "bits": 4.0, "reasons": (make_score(4.0, "same day"),), **fields})


def make_event(**fields: Any) -> Event:
    """Return the fused event of the standard mention, told by one origin."""
    mention = make_event_mention()
    shared = (
        "event mode about context quad_code event_scale cameo date actor recipient place reality confidence".split()
    )
    defaults = {name: getattr(mention, name) for name in shared}
    defaults |= {
        "event_id": hash_id("event", mention.mention_id),
        "mentions": (mention.mention_id,),
        "reports": (mention.report_id,),
        "origins": (make_origin(),),
        "facts": (make_fact(),),
        "first_reported": PUBLISHED_ON,
    }
    return Event(**{**defaults, **fields})


def make_quote(span: Span | None = None, **fields: Any) -> Quote:
    """Return a direct quote whose speaker is unknown."""
    span = span or make_span(0, TEXT)
    defaults = {
        "quote_id": hash_id("content", span.start, span.end),
        "document_id": "document-1",
        "report_id": "report-1",
        "direct": True,
        "why": "given by the test",
    }
    return Quote(span=span, **{**defaults, **fields})


def make_coded_report(document: Document | None = None, **fields: Any) -> CodedReport:
    """Return the result of `document` (by default the standard one) with nothing found in it."""
    document = document or make_document()
    defaults = {"report_id": document.report_id, "input_id": None, "path": document.path, "document": document}
    return CodedReport(**{**defaults, **fields})


def make_cited_mention(mention: EventMention | None = None, **fields: Any) -> CitedMention:
    """Return the standard event mention with where it stands, not yet fused."""
    defaults = {
        "path": "report.txt",
        "url": None,
        "outlet": None,
        "published": PUBLISHED_ON,
        "published_basis": "metadata",
        "event_id": None,
        "run_id": None,
    }
    return CitedMention(mention=mention or make_event_mention(), **{**defaults, **fields})
