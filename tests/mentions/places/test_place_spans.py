"""Where the name of a place begins and ends."""

import pytest

from lapwing.knowledge.gazetteer import Gazetteer, load_gazetteer
from lapwing.mentions.places import find_places
from lapwing.records.base import Span
from lapwing.records.document import Block, Document, PublishedDate
from lapwing.records.reading import EntitySpan, Reading, Sentence


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """Return the gazetteer that ships."""
    return load_gazetteer()


def find(text: str, tagged: str, gazetteer: Gazetteer) -> list[str]:
    """Return the places found when the reader tagged these words."""
    whole = Span(start=0, end=len(text), text=text)
    start = text.index(tagged)
    span = Span(start=start, end=start + len(tagged), text=tagged)
    published = PublishedDate(edtf=None, basis="unknown", why="none")
    document = Document(
        document_id="d",
        content_id="c",
        report_id="r",
        path="-",
        text=text,
        blocks=(Block(span=whole, kind="body"),),
        published=published,
    )
    entity = EntitySpan(span=span, label="LOC", sentence=0, probability=1.0)
    sentences = (Sentence(index=0, span=whole, paragraph=0),)
    reading = Reading(content_id="c", sentences=sentences, entities=(entity,), triggers=())
    return [mention.span.text for mention in find_places(document, reading, gazetteer)]


@pytest.mark.parametrize(
    ("text", "tagged", "found"),
    [
        ("Ferries reach New York by noon.", "York", ["New York"]),
        ("Ships left the Black Sea today.", "Sea", ["Black Sea"]),
        ("The Lima mayor spoke.", "Lima", ["Lima"]),
        ("Later Kenya closed the crossing.", "Kenya", ["Kenya"]),
        ("Flights to Honduras or elsewhere were held.", "Honduras or", ["Honduras"]),
        ("Crowds met in Sydney and Melbourne at dusk.", "Sydney and Melbourne", ["Sydney", "Melbourne"]),
        ("A boat from Trinidad and Tobago sank.", "Trinidad and Tobago", ["Trinidad and Tobago"]),
    ],
)
def test_a_span_is_brought_to_whole_names(gazetteer: Gazetteer, text: str, tagged: str, found: list[str]) -> None:
    """A first word is taken in, a last conjunction left out, two joined names parted; one name stays one."""
    assert find(text, tagged, gazetteer) == found
