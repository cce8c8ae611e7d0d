"""Known names that the reader missed count as places only where a place must stand."""

import pytest

from lapwing.knowledge.gazetteer import Gazetteer, load_gazetteer
from lapwing.mentions.places import find_places
from lapwing.records.reading import EntityLabel
from tests.factories import make_document, make_entity, make_reading, make_sentence, span_of


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """Return the shipped gazetteer."""
    return load_gazetteer()


def places(gazetteer: Gazetteer, text: str, **tagged: EntityLabel) -> list[str]:
    """Return the words of the places in a text of one sentence; the keys (with _ for a blank) have their labels."""
    document = make_document(text)
    entities = tuple(make_entity(span_of(text, key.replace("_", " ")), label) for key, label in tagged.items())
    reading = make_reading(document, sentences=(make_sentence(text),), entities=entities)
    return [place.span.text for place in find_places(document, reading, gazetteer)]


@pytest.mark.parametrize(
    ("text", "tagged", "found"),
    [
        ("Vaccines arrived in Kenya.", {}, ["Kenya"]),
        ("Vaccines arrived in Kenya.", {"Kenya": "ORG"}, ["Kenya"]),
        ("It spread to Mombasa, Siaya and Wajir.", {"Mombasa": "LOC", "Siaya": "PER"}, ["Mombasa", "Siaya", "Wajir"]),
        ("She flew to Reston, Virginia.", {"Virginia": "LOC"}, ["Reston", "Virginia"]),
        ("It spread in the Democratic Republic of the Congo (DRC).", {"DRC": "ORG"},
         ["Democratic Republic of the Congo", "DRC"]),
        ("Floods hit parts of the Philippines.", {"the_Philippines": "ORG"}, ["Philippines"]),
    ],
)  # fmt: skip
def test_a_known_name_where_a_place_stands(
    gazetteer: Gazetteer, text: str, tagged: dict[str, EntityLabel], found: list[str]
) -> None:
    """After "in", in a list of places, before its province, in brackets behind the name."""
    assert places(gazetteer, text, **tagged) == found


@pytest.mark.parametrize(
    ("text", "tagged"),
    [
        ("Kenya condemned the raid.", {"Kenya": "ORG"}),
        ("She works in Kenya Airways.", {"Kenya_Airways": "ORG"}),
        ("Three died from Ebola.", {}),
        ("They believe in Philmont.", {"Philmont": "PER"}),
        ("A study appeared in New England Journal of Medicine.", {}),
        ("Clashes Erupt In Kenya After Vote", {}),
    ],
)
def test_a_known_name_elsewhere_is_none(gazetteer: Gazetteer, text: str, tagged: dict[str, EntityLabel]) -> None:
    """A country that acts, a piece of a longer name, a small town that may be a person, a headline."""
    assert places(gazetteer, text, **tagged) == []


@pytest.mark.parametrize(
    ("text", "tagged", "found"),
    [
        ("They left the United Kingdom's ports.", "United", "United Kingdom"),
        ("They left Sierra Leone.", "Sierra", "Sierra Leone"),
        ("It was made in the U.S. in May.", "S.", "U.S."),
        ("Troops left Guinea-Bissau.", "Guinea", "Guinea-Bissau"),
        ("They met in Springfield City Council.", "Springfield", "Springfield"),
        ("The Gambia voted.", "Gambia", "Gambia"),
    ],
)
def test_a_piece_is_brought_to_the_known_name(gazetteer: Gazetteer, text: str, tagged: str, found: str) -> None:
    """As long as no article, genitive or next name is drawn in."""
    assert places(gazetteer, text, **{tagged: "LOC"}) == [found]
