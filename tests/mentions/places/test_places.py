"""Places are told from their namesakes by what stands around them, and never invented."""

from dataclasses import dataclass

import pytest

from lapwing.knowledge.gazetteer import Gazetteer, load_gazetteer
from lapwing.mentions.places import find_places, ground_places
from lapwing.records.base import Span
from lapwing.records.document import Block, Document, PublishedDate
from lapwing.records.mention import PlaceMention
from lapwing.records.reading import EntityLabel, EntitySpan, Reading, Sentence


@dataclass(frozen=True)
class Around:
    """What the document's context says."""

    countries: tuple[tuple[str, int], ...] = ()
    dateline_country: str | None = None
    outlet_country: str | None = None


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """Return the shipped gazetteer."""
    return load_gazetteer()


def ground(
    gazetteer: Gazetteer, text: str, *tagged: str, around: Around | None = None, **other: EntityLabel
) -> list[PlaceMention]:
    """Find and ground the places of a sentence in which the words `tagged` are LOC and the keys of `other` have their
    labels.
    """
    whole = Span(start=0, end=len(text), text=text)
    labels: list[tuple[str, EntityLabel]] = [(word, "LOC") for word in tagged] + list(other.items())
    entities = []
    for word, label in labels:
        start = text.index(word)
        entities.append(
            EntitySpan(
                span=Span(start=start, end=start + len(word), text=word), label=label, sentence=0, probability=1.0
            )
        )
    document = Document(
        document_id="d", content_id="c", report_id="r", path="-", text=text, blocks=(Block(span=whole, kind="body"),),
        published=PublishedDate(edtf=None, basis="unknown", why=""),
    )  # fmt: skip
    reading = Reading(
        content_id="c", sentences=(Sentence(index=0, span=whole, paragraph=0),), entities=tuple(entities), triggers=()
    )
    return list(ground_places(find_places(document, reading, gazetteer), around or Around(), gazetteer))


def test_important_place_is_taken_without_context(gazetteer: Gazetteer) -> None:
    """Of all places called Lima the capital is meant, and the others are kept as candidates."""
    (place,) = ground(gazetteer, "Farmers marched in Lima.", "Lima")
    assert (place.country, place.precision) == ("PER", "city")
    assert len(place.candidates) > 1
    assert "capital" in place.score.why


def test_province_named_beside_decides(gazetteer: Gazetteer) -> None:
    """Lima, Ohio, is not in Peru."""
    place = ground(gazetteer, "Workers struck in Lima, Ohio.", "Lima", "Ohio")[0]
    assert (place.country, place.admin1) == ("USA", "Ohio")


def test_country_named_beside_decides(gazetteer: Gazetteer) -> None:
    """A country after "in" chooses among namesakes."""
    place = ground(gazetteer, "He grew up in Tripoli in northern Lebanon.", "Tripoli", "Lebanon")[0]
    assert place.country == "LBN"


def test_context_countries_decide(gazetteer: Gazetteer) -> None:
    """Where nothing stands beside it the document's countries choose."""
    around = Around(countries=(("LBN", 9),), dateline_country="LBN")
    assert ground(gazetteer, "Clashes shook Tripoli again.", "Tripoli", around=around)[0].country == "LBN"


def test_a_capital_is_meant_where_another_state_only_takes_part(gazetteer: Gazetteer) -> None:
    """An American in Brussels is not in Brussels, Wisconsin: "in the presence of" holds no place."""
    text = "The papers were handed over in Brussels in the presence of US officials."
    around = Around(countries=(("USA", 2),))
    assert ground(gazetteer, text, "Brussels", "US", around=around)[0].country == "BEL"


@pytest.mark.parametrize("words", ["in the far north of", "province in southern", "on the island of", "in occupied"])
def test_a_land_told_in_other_words_still_decides(gazetteer: Gazetteer, words: str) -> None:
    """What stands between a place and the land that holds it may be a direction, a part or an adjective."""
    place = ground(gazetteer, f"Guards met in Tripoli {words} Lebanon.", "Tripoli", "Lebanon")[0]
    assert place.country == "LBN"


def test_unknown_place_keeps_the_country_and_no_point(gazetteer: Gazetteer) -> None:
    """What the gazetteer lacks falls back to the country named beside it, without coordinates."""
    (place, _) = ground(gazetteer, "They drilled at the Qzyrbulak range in Mongolia.", "Qzyrbulak", "Mongolia")
    assert (place.country, place.precision, place.latitude) == ("MNG", "country", None)
    assert place.name == "Qzyrbulak"


def test_unknown_place_stays_unknown(gazetteer: Gazetteer) -> None:
    """With nothing beside it an unknown name stays unknown."""
    (place,) = ground(gazetteer, "They drilled at Qzyrbulak.", "Qzyrbulak")
    assert (place.country, place.precision, place.latitude) == (None, "unknown", None)


def test_country_has_no_point(gazetteer: Gazetteer) -> None:
    """A country's middle is never given as a place."""
    (place,) = ground(gazetteer, "Trade with Brazil grew.", "Brazil")
    assert (place.country, place.precision, place.latitude) == ("BRA", "country", None)


def test_part_of_a_country_is_not_more_than_the_country(gazetteer: Gazetteer) -> None:
    """Northern Mali is Mali at country precision."""
    (place,) = ground(gazetteer, "Raids in northern Mali went on.", "northern Mali")
    assert (place.country, place.precision) == ("MLI", "country")


def test_sea_has_no_country(gazetteer: Gazetteer) -> None:
    """Waters are found and belong to nobody."""
    (place,) = ground(gazetteer, "A tanker was stopped in the Strait of Hormuz.", "Strait of Hormuz")
    assert (place.country, place.precision) == (None, "sea")


def test_disputed_area_has_claims_and_no_country(gazetteer: Gazetteer) -> None:
    """A disputed area stands without a country, its claimants in the gazetteer."""
    (place,) = ground(gazetteer, "A bridge to Crimea was hit.", "Crimea")
    assert place.country is None
    assert gazetteer.find("Crimea")[0].claims == ("RUS", "UKR")


def test_demonyms_and_persons_are_no_places(gazetteer: Gazetteer) -> None:
    """A demonym and a name inside a person's are not found."""
    assert (
        ground(gazetteer, "Peruvian deputies met Paris Hilton.", "Paris", Peruvian="NORP", **{"Paris Hilton": "PER"})
        == []
    )


def test_folded_names_are_found(gazetteer: Gazetteer) -> None:
    """Accents, articles and abbreviations do not matter."""
    assert gazetteer.find("Sao Paulo")[0].country == "BRA"
    assert gazetteer.find("the Netherlands")[0].country == "NLD"
    assert gazetteer.find("St. Louis")[0].country == "USA"
    assert gazetteer.find("Nowhereville upon Nothing") == ()
