"""TimelineJS 3: a slide a dated record. Everything that a report wrote is escaped: the script shows slides as HTML."""

import html
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from lapwing.exports.context import ExportContext
from lapwing.exports.export_record import ExportRecord
from lapwing.exports.json_text import without_nothing, write_array
from lapwing.exports.statement import statement_of


def write_timelinejs(
    records: Iterable[ExportRecord], context: ExportContext, stream: BinaryIO, left_out: Counter[str]
) -> int:
    """Write the timeline and return how many slides it has. Undated records are left out."""
    return write_array('{"events": [', _slides(records, context, left_out), "]}\n", stream)


def _slides(
    records: Iterable[ExportRecord], context: ExportContext, left_out: Counter[str]
) -> Iterator[dict[str, Any]]:
    for record in records:
        if record.date.date_min and record.date.date_max:
            yield _slide(record, context)
        else:
            left_out["undated"] += 1


def _slide(record: ExportRecord, context: ExportContext) -> dict[str, Any]:
    first, last = record.date.date_min or "", record.date.date_max or ""
    return without_nothing(
        {
            "unique_id": record.record_id,
            "start_date": _date(first),
            "end_date": _date(last) if last != first else None,
            "display_date": record.date.edtf if last != first else None,
            "group": record.event,
            "text": {"headline": html.escape(statement_of(record)), "text": _body(record, context)},
        }
    )


def _date(day: str) -> dict[str, int]:
    year, month, number = day.split("-")
    return {"year": int(year), "month": int(month), "day": int(number)}


def _body(record: ExportRecord, context: ExportContext) -> str:
    """The sentence, then the reports; only addresses of the web become links."""
    paragraphs = []
    if record.lead and context.rules.sentences:
        paragraphs.append(f"<q>{html.escape(' '.join(record.lead.mention.sentence.text.split()))}</q>")
    for document in record.documents:
        name = html.escape(document.outlet.name if document.outlet else document.document_id)
        url = document.url or ""
        is_web = url.startswith(("https://", "http://"))
        paragraphs.append(f'<a href="{html.escape(url)}">{name}</a>' if is_web else name)
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
