"""Stated dates that no news report can have: named, so that nobody takes the document's date for the stated one."""

import json
import re
from collections.abc import Iterator

from lapwing.documents.calendar_dates import Undated, parse_stated_date
from lapwing.documents.line_forms import is_date_line
from lapwing.records.base import Rejection
from lapwing.records.document import Document
from lapwing.records.report import Report

HEAD_LENGTH = 200_000  # characters of a page in which its metadata are looked for
META = re.compile(r"<meta\s[^>]{0,400}>", re.I)
META_DATE = re.compile(
    r"""(?:name|property|itemprop)\s*=\s*["']?[\w.:-]*(?:date|published|publication|issued)[\w.:-]*["'\s/>]""", re.I
)
META_CONTENT = re.compile(r"""content\s*=\s*["']([^"'<>]{0,24}\d[^"'<>]{3,40})["']""", re.I)
LINKED_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{4,60})"')


def find_date_faults(report: Report, document: Document) -> tuple[Rejection, ...]:
    """Return a rejection (reason "absurd_date") for each stated date of `report` that cannot be one, each value once.

    Absurd are a year before 1600 or after 2100 and a day that the calendar does not have, in what is stated of the
    report, in a page's metadata, and in lines of the text that say nothing but when it was published. A date that
    cannot be read at all, or may be day or month first, is passed over with a note in `document.published.why` only.
    """
    faults: dict[str, Rejection] = {}
    for where, stated in _stated_dates(report, document):
        found = parse_stated_date(stated)
        if isinstance(found, Undated) and found.is_absurd:
            faults.setdefault(stated.strip(), _reject(report, document, f"{where} {stated.strip()!r}", found.why))
    return tuple(faults.values())


def _stated_dates(report: Report, document: Document) -> Iterator[tuple[str, str]]:
    if report.published:
        yield "the stated date", report.published
    if report.media == "html":
        yield from (("the date in the page's metadata", date) for date in _dates_in_head(report.content[:HEAD_LENGTH]))
    for block in document.blocks:
        if block.kind == "furniture" and is_date_line(block.span.text):
            yield "the date line", block.span.text


def _dates_in_head(html: str) -> Iterator[str]:
    for tag in META.findall(html):
        content = META_CONTENT.search(tag)
        if content and META_DATE.search(tag):
            yield content[1]
    yield from LINKED_DATE.findall(html)


def _reject(report: Report, document: Document, what: str, why: str) -> Rejection:
    row = next((json.loads(value) for key, value in report.metadata if key == "lapwing:row"), None)
    goes_on = f"as of {document.published.edtf}" if document.published.edtf else "undated"
    detail = f"{'' if row is None else f'row {row}: '}{what} is left out: {why}; the report itself goes on {goes_on}"
    return Rejection(
        stage="documents", reason="absurd_date", record_id=report.report_id, detail=detail, path=report.path
    )
