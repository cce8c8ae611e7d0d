"""CSL-JSON of the reports, for Zotero, pandoc and citeproc: type `article-newspaper`."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, BinaryIO

from lapwing.exports.cited_reports import cited_reports, has_inferred_day, title_of
from lapwing.exports.context import ExportContext
from lapwing.exports.export_record import ExportRecord
from lapwing.exports.json_text import without_nothing, write_array
from lapwing.records.document import Document, PublishedDate


def write_csl_json(
    records: Iterable[ExportRecord],
    context: ExportContext,  # noqa: ARG001 - every writer's signature
    stream: BinaryIO,
    left_out: Counter[str],  # noqa: ARG001
) -> int:
    """Write an array of items and return how many there are."""
    return write_array("[", (_item(document) for document in cited_reports(records)), "]\n", stream)


def _item(document: Document) -> dict[str, Any]:
    return without_nothing(
        {
            "id": document.report_id,
            "type": "article-newspaper",
            "title": title_of(document),
            "container-title": document.outlet.name if document.outlet else None,
            "issued": _issued(document.published, is_inferred=has_inferred_day(document)),
            "language": document.language,
            "URL": document.url,
            "source": ", ".join(agency.name for agency in document.wire),
        }
    )


def _issued(published: PublishedDate, *, is_inferred: bool) -> dict[str, Any] | None:
    """A day, or a range of two; `circa` marks what is only inferred."""
    if not published.date_min:
        return None
    days = dict.fromkeys((published.date_min, published.date_max))
    parts = [[int(part) for part in day.split("-")] for day in days if day]
    return {"date-parts": parts, "circa": True} if is_inferred else {"date-parts": parts}
