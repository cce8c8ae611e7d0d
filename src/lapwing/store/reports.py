"""Writing and reading what single reports became: the checkpoint of a run."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, Table, delete, insert, or_, select, update

from lapwing.records.base import Rejection
from lapwing.records.coded import CitedMention, CodedReport
from lapwing.records.document import Document
from lapwing.records.event import EventMention
from lapwing.records.ids import hash_id
from lapwing.records.mention import Mentions
from lapwing.records.quote import Quote
from lapwing.store.codec import decode_record, encode_record
from lapwing.store.schema import documents, event_mentions, quotes, rejections, reports

_PER_REPORT = (documents, quotes, event_mentions, rejections, reports)


def seen_on(connection: Connection, report_id: str) -> date | None:
    """Return the day of the run that first saw the report, None if none did."""
    day = connection.scalar(select(reports.c.run_on).where(reports.c.report_id == report_id))
    return None if day is None else date.fromisoformat(day)


def is_finished(connection: Connection, report_id: str, fingerprint: str, run_on: date | None) -> bool:
    """Whether the report was coded with the same parts, and on `run_on` if that is given and its date depends on it."""
    query = select(reports.c.run_on, reports.c.dated_by_run)
    row = connection.execute(
        query.where(reports.c.report_id == report_id, reports.c.fingerprint == fingerprint)
    ).first()
    return row is not None and (run_on is None or not row.dated_by_run or row.run_on == run_on.isoformat())


def save_coded(connection: Connection, coded: CodedReport, fingerprint: str, run_on: date) -> None:
    """Write everything that a report became in place of what it was before."""
    for table in _PER_REPORT:
        connection.execute(delete(table).where(table.c.report_id == coded.report_id))
    if coded.document is not None:
        connection.execute(insert(documents), _document_row(coded.document, coded.mentions))
    _insert(connection, quotes, [_quote_row(n, quote) for n, quote in enumerate(coded.quotes)])
    _insert(connection, event_mentions, [_mention_row(n, mention) for n, mention in enumerate(coded.event_mentions)])
    save_rejections(connection, coded.rejections, coded.report_id)
    row = {
        "report_id": coded.report_id,
        "fingerprint": "" if _is_unfinished(coded) else fingerprint,
        "run_on": run_on.isoformat(),
        "dated_by_run": coded.dated_by_run,
        "path": coded.path,
        "input_id": coded.input_id,
    }
    connection.execute(insert(reports), row)


def save_rejections(connection: Connection, refused: Sequence[Rejection], report_id: str | None) -> None:
    """Write rejections of one report, or (`report_id` None) of inputs that never became one."""
    rows = {}
    for rejection in refused:
        record = encode_record(rejection)
        rejection_id = hash_id(report_id, record)
        rows[rejection_id] = {
            "rejection_id": rejection_id,
            "report_id": report_id,
            "path": rejection.path,
            "stage": rejection.stage,
            "reason": rejection.reason,
            "record": record,
        }
    _insert(connection, rejections, list(rows.values()))


def forget_input_rejections(connection: Connection, paths: Sequence[str]) -> None:
    """Delete the rejections of inputs under `paths` that never became a report: those paths were just read again."""
    for path in sorted(set(paths)):
        connection.execute(delete(rejections).where(rejections.c.report_id.is_(None), rejections.c.path == path))


def set_run(connection: Connection, run_id: str, report_ids: Sequence[str]) -> None:
    """Mark the reports that no finished run has claimed as coded by `run_id`."""
    for report_id in report_ids:
        connection.execute(
            update(reports).where(reports.c.report_id == report_id, reports.c.run_id.is_(None)).values(run_id=run_id)
        )


def read_documents(connection: Connection, report_ids: Sequence[str] | None = None) -> Iterator[Document]:
    """Yield documents in the order of their report ids, all of them or those of `report_ids`."""
    query = select(documents.c.record).order_by(documents.c.report_id)
    if report_ids is not None:
        query = query.where(documents.c.report_id.in_(report_ids))
    for record in connection.scalars(query):
        yield decode_record(Document, record)


def read_mentions(connection: Connection, report_id: str) -> Mentions:
    """Return the actors, places and times that one report names."""
    record = connection.scalar(select(documents.c.mentions).where(documents.c.report_id == report_id))
    return Mentions() if record is None else decode_record(Mentions, record)


def read_event_mentions(connection: Connection) -> Iterator[EventMention]:
    """Yield every event mention, by report id and place in the text."""
    query = select(event_mentions.c.record).order_by(event_mentions.c.report_id, event_mentions.c.position)
    for record in connection.scalars(query):
        yield decode_record(EventMention, record)


def read_cited(
    connection: Connection, *, report_id: str | None = None, mention_ids: Sequence[str] | None = None
) -> Iterator[CitedMention]:
    """Yield event mentions with their documents: of one report, of some ids, or all; by path, report and place."""
    query = _cited_query().order_by(documents.c.path, documents.c.report_id, event_mentions.c.position)
    if report_id is not None:
        query = query.where(documents.c.report_id == report_id)
    if mention_ids is not None:
        query = query.where(event_mentions.c.mention_id.in_(mention_ids))
    for row in connection.execute(query):
        yield CitedMention(
            mention=decode_record(EventMention, row.record),
            path=row.path,
            url=row.url,
            outlet=row.outlet,
            published=row.published,
            published_basis=row.published_basis,
            event_id=row.event_id,
            run_id=row.run_id,
        )


def read_quotes(
    connection: Connection,
    *,
    speaker: str | None = None,
    words: str | None = None,
    report_ids: Sequence[str] | None = None,
) -> Iterator[Quote]:
    """Yield quotes by path and place; `speaker` is an entity id, country or part of a name, `words` stand in it."""
    query = select(quotes.c.record).join(documents, documents.c.report_id == quotes.c.report_id)
    if report_ids is not None:
        query = query.where(quotes.c.report_id.in_(report_ids))
    if speaker is not None:
        named = quotes.c.speaker.contains(speaker.casefold(), autoescape=True)
        query = query.where(or_(named, quotes.c.speaker_id == speaker, quotes.c.speaker_country == speaker.upper()))
    if words is not None:
        query = query.where(quotes.c.words.contains(words.casefold(), autoescape=True))
    for record in connection.scalars(query.order_by(documents.c.path, quotes.c.report_id, quotes.c.position)):
        yield decode_record(Quote, record)


def read_rejections(connection: Connection, report_id: str | None = None) -> Iterator[Rejection]:
    """Yield all rejections, or those of one report, by path, stage, reason and content."""
    query = select(rejections.c.record)
    if report_id is not None:
        query = query.where(rejections.c.report_id == report_id)
    order = (rejections.c.path, rejections.c.stage, rejections.c.reason, rejections.c.record)
    for record in connection.scalars(query.order_by(*order)):
        yield decode_record(Rejection, record)


def read_refused(connection: Connection, report_ids: Sequence[str]) -> Iterator[Rejection]:
    """Yield, in the order of `report_ids`, why they gave no document, or a document without its stated date."""
    query = select(rejections.c.report_id, rejections.c.record).outerjoin(
        documents, documents.c.report_id == rejections.c.report_id
    )
    found: dict[str, list[str]] = {}
    query = query.where(rejections.c.report_id.is_not(None))
    for row in connection.execute(query.where(or_(documents.c.report_id.is_(None), rejections.c.stage == "documents"))):
        found.setdefault(row.report_id, []).append(row.record)
    for report_id in report_ids:
        for record in sorted(found.get(report_id, ())):
            yield decode_record(Rejection, record)


def _cited_query() -> Select[Any]:
    return (
        select(
            event_mentions.c.record,
            event_mentions.c.event_id,
            documents.c.path,
            documents.c.url,
            documents.c.outlet,
            documents.c.published,
            documents.c.published_basis,
            reports.c.run_id,
        )
        .join(documents, documents.c.report_id == event_mentions.c.report_id)
        .join(reports, reports.c.report_id == event_mentions.c.report_id)
    )


def _insert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table).prefix_with("OR REPLACE"), rows)


def _is_unfinished(coded: CodedReport) -> bool:
    """Whether a defect of ours ended it (out of memory, a killed process): the next run tries again."""
    return any(rejection.reason == "internal_error" for rejection in coded.rejections)


def _document_row(document: Document, mentions: Mentions) -> dict[str, Any]:
    return {
        "report_id": document.report_id,
        "content_id": document.content_id,
        "document_id": document.document_id,
        "path": document.path,
        "url": document.url,
        "outlet": document.outlet.name if document.outlet else None,
        "published": document.published.edtf,
        "published_basis": document.published.basis,
        "record": encode_record(document),
        "mentions": encode_record(mentions),
    }


def _quote_row(position: int, quote: Quote) -> dict[str, Any]:
    speaker = quote.speaker
    return {
        "report_id": quote.report_id,
        "position": position,
        "quote_id": quote.quote_id,
        "speaker_id": speaker.entity_id if speaker else None,
        "speaker": speaker.name.casefold() if speaker else "",
        "speaker_country": speaker.country if speaker else None,
        "words": quote.span.text.casefold(),
        "record": encode_record(quote),
    }


def _mention_row(position: int, mention: EventMention) -> dict[str, Any]:
    return {
        "report_id": mention.report_id,
        "position": position,
        "mention_id": mention.mention_id,
        "event_id": None,
        "record": encode_record(mention),
    }
