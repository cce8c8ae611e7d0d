"""An absurd date that a report states is named, and the report goes on without it."""

import json

import pytest

from lapwing.documents import find_date_faults, make_document
from lapwing.records.base import Rejection
from lapwing.records.document import Document
from lapwing.records.report import Report
from tests.documents.outlet_list import OUTLETS

BODY = (
    "The finance ministers of both countries met in the harbour town on Monday and signed a treaty on tariffs. "
    "They also agreed to open a consulate before the end of the year, a spokeswoman told reporters after the talks."
)
PAGE = f"<html><head>%s</head><body><article><h1>Treaty</h1><p>{BODY}</p><p>{BODY}</p></article></body></html>"


def read(content: str = BODY, **fields: object) -> tuple[Document, tuple[Rejection, ...]]:
    """Make the document of a report, and name what is wrong with its dates."""
    values = {"report_id": "r1", "path": "a.txt", "content": content, **fields}
    report = Report(**values)  # type: ignore[arg-type]
    document = make_document(report, outlets=OUTLETS)
    assert isinstance(document, Document)
    return document, find_date_faults(report, document)


@pytest.mark.parametrize("stated", ["1246-05-02", "2999-01-01", "2999", "31 February 2022", "3 May 1246"])
def test_absurd_stated_date_is_named_with_its_file_and_value(stated: str) -> None:
    """The document is made, undated; the rejection says which file states what."""
    document, (fault,) = read(published=stated)
    assert (document.published.edtf, document.published.basis) == (None, "unknown")
    assert (fault.stage, fault.reason, fault.record_id, fault.path) == ("documents", "absurd_date", "r1", "a.txt")
    assert repr(stated) in fault.detail
    assert fault.detail.endswith("goes on undated")


@pytest.mark.parametrize("stated", ["2022-05-02", "3 May 1901", "1650", None])
def test_possible_date_is_no_fault(stated: str | None) -> None:
    """Old papers have old dates."""
    assert read(published=stated)[1] == ()


@pytest.mark.parametrize("stated", ["3/4/2022", "some time in spring", "Friday"])
def test_date_that_cannot_be_read_is_only_noted(stated: str) -> None:
    """Vague: it may be right, so it is not called absurd; the document says that it was passed over."""
    document, faults = read(published=stated)
    assert faults == ()
    assert "passed over" in document.published.why


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2999-05-03T10:00:00Z">',
        '<meta content="2999-05-03" name="pubdate">',
        "<meta name='DC.date.issued' content='1246-05-03'/>",
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "1246-05-03"}</script>',
    ],
)
def test_absurd_date_in_a_page_is_named(head: str) -> None:
    """Where the page's head states one, it is not dropped in silence."""
    document, (fault,) = read(PAGE % head, media="html")
    assert document.published.edtf is None
    assert "metadata" in fault.detail


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2022-05-03T10:00:00Z">',
        '<meta name="description" content="A seal of 1246-05-03 was found">',
        '<meta name="publisher" content="The Pier, 12 Quay 2999">',
        "<title>The year 2999</title>",
    ],
)
def test_other_metadata_are_no_dates(head: str) -> None:
    """Only what is named a date is looked at."""
    assert read(PAGE % head, media="html")[1] == ()


def test_page_with_an_absurd_and_a_good_date_keeps_the_good_one() -> None:
    """The rejection names the one, the document has the other."""
    head = '<meta name="pubdate" content="2999-05-03"><meta property="article:published_time" content="2022-05-03">'
    document, (fault,) = read(PAGE % head, media="html", published="2022-05-03")
    assert document.published.edtf == "2022-05-03"
    assert fault.detail.endswith("goes on as of 2022-05-03")


def test_absurd_date_line_of_the_text_is_named() -> None:
    """A line that says nothing but when it was published; a year in a sentence is none."""
    document, (fault,) = read(f"Published: 3 May 2999\n\n{BODY}\n\nThe tower of 3 May 1246 still stands, he said.")
    assert document.published.basis == "unknown"
    assert "date line" in fault.detail


def test_row_of_a_dump_is_named() -> None:
    """A dump has many."""
    _, (fault,) = read(published="2999", metadata=(("lapwing:row", json.dumps("17")),))
    assert fault.detail.startswith("row 17: ")
