"""The reports that the exported records rest on, each once, in the order in which they are first cited."""

from collections.abc import Iterable, Iterator

from lapwing.exports.export_record import ExportRecord
from lapwing.records.document import Document


def cited_reports(records: Iterable[ExportRecord]) -> Iterator[Document]:
    """Yield each document of the records once."""
    seen: set[str] = set()
    for record in records:
        for document in record.documents:
            if document.report_id not in seen:
                seen.add(document.report_id)
                yield document


def title_of(document: Document) -> str:
    """Return a report's title on one line; what stands for one where it has none."""
    title = document.title.text if document.title else document.given_title
    return " ".join((title or f"[untitled report {document.report_id[:8]}]").split())


def has_inferred_day(document: Document) -> bool:
    """Whether the day of publication is no more than inferred."""
    return document.published.basis not in ("metadata", "url", "text")
