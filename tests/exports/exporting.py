"""Exports for tests: events with their mentions and documents in memory, written to bytes."""

import io
from collections.abc import Sequence
from typing import Any

from lapwing.exports.context import ExportContext
from lapwing.exports.export import ExportSummary, export_events
from lapwing.exports.registry import find_format
from lapwing.exports.rules import ExportRules
from lapwing.knowledge.countries import Country
from lapwing.records.coded import CitedMention
from lapwing.records.document import Document
from lapwing.records.event import Participant
from lapwing.records.fused import Event
from lapwing.records.ids import hash_id
from lapwing.records.mention import Mentions
from tests.factories import (
    make_actor,
    make_cited_mention,
    make_document,
    make_event,
    make_event_mention,
    make_mentions,
    make_outlet,
    make_participant,
    make_place,
)

COUNTRIES = {
    "NOR": Country(iso3="NOR", iso2="NO", cow="385", name="Norway", capital="Oslo"),
    "POL": Country(iso3="POL", iso2="PL", cow="290", name="Poland", capital="Warsaw"),
    "SWE": Country(iso3="SWE", iso2="SE", cow="380", name="Sweden", capital="Stockholm"),
}
URL = "https://courier.example/talks?id=1&page=2"
NORWAY, POLAND, SWEDEN = (make_participant(c.name, c.iso3) for c in COUNTRIES.values())


class Memory:
    """Mentions and documents by id, and what was asked for."""

    def __init__(self, tellings: Sequence[CitedMention], documents: Sequence[Document]) -> None:
        self.tellings, self.all_documents = tellings, documents
        self.asked: list[int] = []

    def cited(self, *, mention_ids: Sequence[str]) -> Sequence[CitedMention]:
        """Return the mentions of these ids."""
        self.asked.append(len(mention_ids))
        return [each for each in self.tellings if each.mention.mention_id in mention_ids]

    def documents(self, report_ids: Sequence[str]) -> Sequence[Document]:
        """Return the documents of these reports."""
        return [each for each in self.all_documents if each.report_id in report_ids]

    def mentions_of(self, report_id: str) -> Mentions:
        """Return that every report names one person and one place."""
        return make_mentions(actors=(make_actor(kind="person", canonical="Kari Nordmann"),), places=(make_place(),))


def make_told_event(key: str = "one", **fields: Any) -> tuple[Event, CitedMention, Document]:
    """Return an event that one report of The Oslo Courier tells, with its mention and document."""
    report_id, mention_id = hash_id("report", key), hash_id("mention", key)
    document = make_document(
        report_id=report_id, url=URL, outlet=make_outlet("The Oslo Courier"), given_title="Talks & 50% more_fish"
    )
    event = make_event(
        **{"event_id": hash_id("event", key), "mentions": (mention_id,), "reports": (report_id,), **fields}
    )
    coded = {
        name: getattr(event, name)
        for name in "event mode about context cameo date actor recipient place reality confidence".split()
    }
    mention = make_event_mention(mention_id=mention_id, report_id=report_id, document_id=document.document_id, **coded)
    cited = make_cited_mention(mention, url=URL, outlet="The Oslo Courier", event_id=event.event_id)
    return event, cited, document


def export(name: str, *told: tuple[Event, CitedMention, Document], **rules: Any) -> tuple[bytes, ExportSummary]:
    """Export what is told; return the bytes and the summary."""
    chosen = find_format(name).with_defaults(ExportRules(**rules))
    context = ExportContext(countries=COUNTRIES, codebook="plover-2.0+test", version="1.2.3", rules=chosen)
    memory = Memory([cited for _, cited, _ in told], [document for _, _, document in told])
    stream = io.BytesIO()
    summary = export_events([event for event, _, _ in told], memory, find_format(name), context, stream)
    return stream.getvalue(), summary


def talks(*parties: Participant, key: str = "talks", **fields: Any) -> tuple[Event, CitedMention, Document]:
    """Return talks between all `parties`: all are actors, as PLOVER has it."""
    return make_told_event(key, actor=parties, recipient=(), **fields)
