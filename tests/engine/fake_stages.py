"""Stages for tests of the engine, store and doors: a report's lines are its events, and no model is needed.

A line "CONSULT NOR POL 2022-03-01 words …" becomes an event mention, "WRONGDATE" a rejection beside the document; a
report with "BOOM" fails, one with "DIE" ends
its process, one with "SLOW" takes a while.
"""

import os
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from lapwing.engine.history import with_history
from lapwing.engine.processes import Coder
from lapwing.engine.run import Stages
from lapwing.records.base import Rejection, Span
from lapwing.records.coded import CodedReport
from lapwing.records.document import Document, PublishedDate
from lapwing.records.event import EventMention
from lapwing.records.fused import Event
from lapwing.records.ids import content_id, hash_id
from lapwing.records.judgement import Judgement
from lapwing.records.report import Report
from tests.factories import (
    make_document,
    make_event,
    make_event_date,
    make_event_mention,
    make_event_place,
    make_outlet,
    make_participant,
    make_published,
    make_quote,
)

PARTS = (("code", "1"), ("fusion", "1"))


def make_fake_stages(parts: tuple[tuple[str, str], ...] = PARTS) -> Stages:
    """Return the fake stages."""
    return Stages(make_coder=make_fake_coder, fuse=fuse_fake, parts=parts)


def make_fake_coder() -> Coder:
    """Return a coder whose results depend on the report and, if it is undated, on the day."""
    return _code


def _code(report: Report, run_on: date) -> CodedReport:
    given = {"report_id": report.report_id, "input_id": report.input_id, "path": report.path}
    if "BOOM" in report.content:
        raise ZeroDivisionError("the fake stage was told to fail")
    if "DIE" in report.content:
        os._exit(9)
    if "SLOW" in report.content:
        time.sleep(0.15)
    if "FURNITURE" in report.content:
        detail = "Nothing but furniture."
        refusal = Rejection(
            stage="documents", reason="no_main_text", record_id=report.report_id, detail=detail, path=report.path
        )
        return CodedReport(**given, rejections=(refusal,))
    document = make_document(
        report.content,
        report_id=report.report_id,
        path=report.path,
        url=report.url,
        outlet=make_outlet(report.outlet) if report.outlet else None,
        published=_published(report, run_on),
    )
    spans = [block.span for block in document.blocks]
    mentions = tuple(_mention(document, span) for span in spans if span.text.split()[0].isupper())
    quotes = tuple(
        make_quote(span, report_id=report.report_id, document_id=document.document_id, speaker=make_participant())
        for span in spans
        if span.text.startswith("said")
    )
    return CodedReport(
        **given,
        document=document,
        event_mentions=mentions,
        quotes=quotes,
        rejections=_faults(report),
        dated_by_run=report.published is None,
    )


def _faults(report: Report) -> tuple[Rejection, ...]:
    if "WRONGDATE" not in report.content:
        return ()
    detail = "The stated date cannot be."
    return (
        Rejection(stage="documents", reason="absurd_date", record_id=report.report_id, detail=detail, path=report.path),
    )


def _published(report: Report, run_on: date) -> PublishedDate:
    if report.published:
        return make_published(report.published)
    return make_published(run_on.isoformat(), basis="inferred")


def _mention(document: Document, span: Span) -> EventMention:
    event, actor, recipient, on, *_ = [*span.text.split(), "NOR", "POL", "2022-03-01"][:4]
    trigger = Span(start=span.start, end=span.start + len(event), text=event)
    return make_event_mention(
        mention_id=hash_id(document.content_id, trigger.start, trigger.end),
        report_id=document.report_id,
        document_id=document.document_id,
        event=event,
        actor=(make_participant(actor, actor),),
        recipient=(make_participant(recipient, recipient),),
        date=make_event_date(on),
        place=make_event_place("Oslo"),
        trigger=trigger,
        sentence=span,
    )


def fuse_fake(
    mentions: Sequence[EventMention],
    documents: Sequence[Document],
    previous: Sequence[Event],
    run_id: str,
    judgements: Sequence[Judgement] = (),
) -> tuple[Event, ...]:
    """Fuse mentions of one type, day and dyad; an event keeps the id that it was first given."""
    groups: dict[tuple[str, ...], list[EventMention]] = {}
    for mention in mentions:
        pair = sorted(p.country or "" for p in (*mention.actor, *mention.recipient))
        groups.setdefault((mention.event, mention.date.edtf or "", *pair), []).append(mention)
    old = {mention_id: event.event_id for event in previous for mention_id in event.mentions}
    fused = []
    for group in groups.values():
        first = min(group, key=lambda mention: (mention.mention_id, mention.report_id))
        ids = tuple(sorted({mention.mention_id for mention in group}))
        kept = sorted({old[id_] for id_ in ids if id_ in old})
        fused.append(
            replace(
                make_event(),
                event_id=kept[0] if kept else hash_id("event", *ids),
                event=first.event,
                actor=first.actor,
                recipient=first.recipient,
                date=first.date,
                place=first.place,
                mentions=ids,
                reports=tuple(sorted({mention.report_id for mention in group})),
            )
        )
    return with_history(sorted(fused, key=lambda event: event.event_id), previous, run_id)


def fake_content_id(text: str) -> str:
    """Return the content id that the fake documents have."""
    return content_id(text)
