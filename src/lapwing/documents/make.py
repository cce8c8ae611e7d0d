"""Report to document: its text, the parts of it, who published it, in what language, when."""

import json

from lapwing.documents.blocks import READ_KINDS, Layout, cut_blocks
from lapwing.documents.credits import find_wire, name_outlet
from lapwing.documents.html_text import Page, read_page
from lapwing.documents.language import detect_language
from lapwing.documents.published import date_published
from lapwing.documents.signature import sign_text
from lapwing.knowledge.outlets import OutletIndex
from lapwing.records.base import Rejection
from lapwing.records.document import Document
from lapwing.records.ids import content_id
from lapwing.records.report import Report


def make_document(report: Report, *, outlets: OutletIndex) -> Document | Rejection:
    """Understand the form of one report: nothing of what it tells is read here.

    Refused, with these reasons: "no_main_text" (a page without prose, or nothing but furniture), "language" (not
    English).
    """
    page = read_page(report.content, report.url) if report.media == "html" else Page(text=report.content)
    if page is None:
        return _reject(report, "no_main_text", "no main text was found in the page")
    title = report.title or page.title
    layout = cut_blocks(page.text, title=title, outlets=outlets, markdown=report.media == "markdown")
    if not any(block.kind in READ_KINDS and any(c.isalpha() for c in block.span.text) for block in layout.blocks):
        return _reject(
            report, "no_main_text", "nothing is left when furniture, credits and licence lines are set aside"
        )
    language = detect_language(layout.read_texts() or (page.text,), report.language)
    if language != "en":
        return _reject(
            report, "language", f"the text is in {language!r}; only English, or an English translation, is read"
        )
    return _assemble(report, page, title, layout, outlets)


def _assemble(report: Report, page: Page, title: str | None, layout: Layout, outlets: OutletIndex) -> Document:
    content = content_id(report.content)
    url = report.url or page.url
    author = page.author or _stated_author(report)
    wire = find_wire(
        blocks=layout.blocks, dateline=layout.dateline, author=author, outlets=outlets, stated=report.outlet
    )
    return Document(
        document_id=report.input_id or content,
        content_id=content,
        report_id=report.report_id,
        path=report.path,
        text=page.text,
        title=layout.first("title"),
        given_title=title,
        url=url,
        outlet=name_outlet(
            stated=report.outlet, url=url, site=page.site, blocks=layout.blocks, wire=wire, outlets=outlets
        ),
        wire=wire,
        byline=layout.first("byline"),
        dateline=layout.dateline,
        translated_from=report.translated_from,
        blocks=layout.blocks,
        published=date_published(
            stated=report.published, page=page.published, url=url, blocks=layout.blocks, dateline=layout.dateline
        ),
        signature=sign_text(layout.read_texts()),
        metadata=_with_author(report.metadata, page.author),
    )


def _with_author(metadata: tuple[tuple[str, str], ...], author: str | None) -> tuple[tuple[str, str], ...]:
    if author is None or any(key == "author" for key, _ in metadata):
        return metadata
    return tuple(sorted((*metadata, ("author", json.dumps(author, ensure_ascii=False)))))


def _stated_author(report: Report) -> str | None:
    """The author that a row states: a press database's byline may be all that names an agency."""
    stated = next((json.loads(value) for key, value in report.metadata if key == "author"), None)
    return stated if isinstance(stated, str) else None


def _reject(report: Report, reason: str, detail: str) -> Rejection:
    row = next((json.loads(value) for key, value in report.metadata if key == "lapwing:row"), None)
    where = "" if row is None else f"row {row}: "
    return Rejection(
        stage="documents", reason=reason, record_id=report.report_id, detail=where + detail, path=report.path
    )
