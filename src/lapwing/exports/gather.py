"""From fused events to what is exported: each with its mentions and documents, fetched a batch at a time."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from typing import Literal, Protocol

from lapwing.exports.export_record import ExportRecord, record_of_event, record_of_mention
from lapwing.records.coded import CitedMention
from lapwing.records.document import Document
from lapwing.records.fused import Event
from lapwing.records.mention import Mentions

Level = Literal["event", "mention"]
BATCH = 64  # events that are held with their documents at one time
_REPORTS = 256  # whose names are kept at hand: events of one day stand together, and so do their reports


class Evidence(Protocol):
    """Where mentions and documents are fetched from: what a workspace offers."""

    def cited(self, *, mention_ids: Sequence[str]) -> Sequence[CitedMention]:
        """Return the mentions of these ids with where they stand."""

    def documents(self, report_ids: Sequence[str]) -> Sequence[Document]:
        """Return the documents of these reports."""

    def mentions_of(self, report_id: str) -> Mentions:
        """Return the actors, places and times that a report names."""


def gather_records(
    events: Iterable[Event], evidence: Evidence, level: Level, *, with_names: bool = False
) -> Iterator[ExportRecord]:
    """Yield a record an event in the order given, or one a mention of it; at most `BATCH` events are in memory.

    Args:
        events: the events, in the order of the export.
        evidence: where their mentions and documents are fetched from.
        level: whether a record is an event or one mention of it.
        with_names: also fetch what each report names.
    """
    waiting = iter(events)
    names_in = lru_cache(maxsize=_REPORTS)(evidence.mentions_of)
    while batch := list(islice(waiting, BATCH)):
        told = _tellings(batch, evidence)
        report_ids = sorted({*(id_ for event in batch for id_ in event.reports)})
        documents = {each.report_id: each for each in evidence.documents(report_ids)}
        for event in batch:
            for record in _records(event, told, documents, level):
                yield _named(record, names_in) if with_names else record


def _tellings(batch: Sequence[Event], evidence: Evidence) -> Mapping[str, Sequence[CitedMention]]:
    found: defaultdict[str, list[CitedMention]] = defaultdict(list)
    for cited in evidence.cited(mention_ids=sorted({id_ for event in batch for id_ in _told_by(event)})):
        found[cited.mention.mention_id].append(cited)
    return found


def _told_by(event: Event) -> tuple[str, ...]:
    """Its own mentions, then those of other events that tell it beside their own."""
    return tuple(dict.fromkeys((*event.mentions, *(merge.mention_id for merge in event.merges))))


def _records(
    event: Event, told: Mapping[str, Sequence[CitedMention]], documents: Mapping[str, Document], level: Level
) -> Iterator[ExportRecord]:
    if level == "event":
        reports = sorted((documents[id_] for id_ in event.reports if id_ in documents), key=_by_day)
        tellings = tuple(cited for id_ in _told_by(event) for cited in told.get(id_, ()))
        yield record_of_event(event, tellings, tuple(reports))
        return
    copies: Counter[str] = Counter()
    for cited in (each for id_ in event.mentions for each in told.get(id_, ())):
        copies[cited.mention.mention_id] += 1
        document = documents.get(cited.mention.report_id)
        yield record_of_mention(event, cited, document, copies[cited.mention.mention_id])


def _named(record: ExportRecord, names_in: Callable[[str], Mentions]) -> ExportRecord:
    document = record.lead_document
    names = ((document.report_id, names_in(document.report_id)),) if document else ()
    return replace(record, names=names)


def _by_day(document: Document) -> tuple[str, str]:
    return document.published.date_min or "9999", document.report_id
