"""A passage: one stretch of a report in its paragraph, where a citation leads."""

import re
from dataclasses import dataclass

from lapwing.errors import UnknownRecordError
from lapwing.records.document import Block, Document
from lapwing.web.asked import Asked
from lapwing.web.marking import Stretch, cut, find_all
from lapwing.web.page import page
from lapwing.web.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageView:
    """The paragraph that holds the passage, what stands right before and after it, and the report."""

    report_id: str
    title: str | None
    outlet: str | None
    wire: tuple[str, ...]
    published: str | None
    published_basis: str
    url: str | None
    path: str
    start: int
    end: int
    before: str
    paragraph: tuple[Stretch, ...]
    after: str


def view_passage(site: Site, asked: Asked) -> PassageView:
    """Return the paragraph around the characters that the address names."""
    found = re.fullmatch(r"(\d{1,9})-(\d{1,9})", asked.names["span"])
    shown = site.workspace.report(asked.names["report_id"])
    document = shown.document
    start, end = (int(found[1]), int(found[2])) if found else (0, 0)
    if not start < end <= len(document.text):
        raise UnknownRecordError(f"the report has no characters {asked.names['span']}")
    at = next((n for n, block in enumerate(document.blocks) if block.span.start <= start < block.span.end), None)
    low, high = _bounds(document.blocks[at]) if at is not None else (start, end)
    return PassageView(
        report_id=document.report_id,
        title=document.title.text if document.title else document.given_title,
        outlet=document.outlet.name if document.outlet else None,
        wire=tuple(agency.name for agency in document.wire),
        published=document.published.edtf,
        published_basis=document.published.basis,
        url=document.url,
        path=document.path,
        start=start,
        end=end,
        before=_beside(document, at, -1),
        paragraph=cut(document.text, low, max(high, end), find_all(shown.mentions, shown.names), (start, end)),
        after=_beside(document, at, 1),
    )


def _bounds(block: Block) -> tuple[int, int]:
    return block.span.start, block.span.end


def _beside(document: Document, at: int | None, step: int) -> str:
    if at is None or not 0 <= at + step < len(document.blocks):
        return ""
    block = document.blocks[at + step]
    return block.span.text if block.kind in ("title", "body", "list") else ""


ROUTES = page("/passage/{report_id}/{span}", "passage.html", view_passage)
