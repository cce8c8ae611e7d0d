"""A byline that is stated beside the text credits an agency as one in the text does."""

import pytest

from lapwing.documents import make_document
from lapwing.knowledge.outlets import load_outlets
from lapwing.records.document import Document
from tests.factories import make_report

OUTLETS = load_outlets()


@pytest.mark.parametrize(
    ("author", "wire"), [('"By Reuters"', ["Reuters"]), ('"Anna Berg"', []), ('["Reuters"]', []), ("null", [])]
)
def test_stated_byline_credits_an_agency(author: str, wire: list[str]) -> None:
    """A person or a list credits none."""
    document = make_document(make_report(metadata=(("author", author),)), outlets=OUTLETS)
    assert isinstance(document, Document)
    assert [outlet.name for outlet in document.wire] == wire
