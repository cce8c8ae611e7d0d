"""Credits: who published a report and who wrote it."""

import pytest

from lapwing.documents import make_document
from lapwing.documents.credits import split_carried
from lapwing.knowledge.outlets import load_outlets
from lapwing.records.document import Document
from lapwing.records.report import Report

TEXT = "The two ministers met in Oslo on Monday. They spoke about fish and agreed to meet again."


def make(outlet: str) -> Document:
    """Make a document of a report whose outlet is stated."""
    report = Report(report_id="r", path="-", content=TEXT, outlet=outlet)
    document = make_document(report, outlets=load_outlets())
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("AP via The Guardian", ("AP", "The Guardian")),
        ("AFP Via NDTV", ("AFP", "NDTV")),
        ("Reuters", ("", "Reuters")),
        ("Via Media", ("", "Via Media")),
    ],
)
def test_via_parts_writer_and_carrier(name: str, parts: tuple[str, str]) -> None:
    """Only a name on both sides of "via" is two outlets."""
    assert split_carried(name) == parts


def test_carried_agency_is_the_wire_and_the_carrier_the_outlet() -> None:
    """A wire report that a paper carries has the paper as its outlet and the agency as its origin."""
    document = make("AP via The Guardian")
    assert document.outlet is not None
    assert document.outlet.outlet_id == "theguardian.com"
    assert [outlet.name for outlet in document.wire] == ["Associated Press"]


def test_carrier_that_is_no_agency_names_no_wire() -> None:
    """What a paper writes and a portal carries is no wire report."""
    document = make("Forbes via Yahoo! News")
    assert document.outlet is not None
    assert document.outlet.name == "Yahoo! News"
    assert document.wire == ()


def test_unknown_carrier_keeps_its_name_alone() -> None:
    """An unknown carrier is named without the agency; the agency still counts as the origin."""
    document = make("AFP via The Lofoten Herald")
    assert document.outlet is not None
    assert (document.outlet.name, document.outlet.outlet_id) == ("The Lofoten Herald", None)
    assert len(document.wire) == 1
