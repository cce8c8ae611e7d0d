"""Names of places are read whole; common nouns and borders are no places of that name."""

import pytest

from lapwing.knowledge.gazetteer import Gazetteer, load_gazetteer
from lapwing.mentions.places import find_places, ground_places
from lapwing.mentions.places.extent import is_common, whole_place
from lapwing.records.base import Span
from lapwing.records.context import Context
from lapwing.records.document import Block, Document, PublishedDate
from lapwing.records.mention import PlaceMention
from lapwing.records.reading import Argument, EntitySpan, Reading, Sentence, Trigger

UNDATED = PublishedDate(edtf=None, basis="unknown", why="")


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """Return the shipped gazetteer."""
    return load_gazetteer()


def span_of(text: str, part: str) -> Span:
    """The span of a part."""
    start = text.index(part)
    return Span(start=start, end=start + len(part), text=part)


def ground(gazetteer: Gazetteer, text: str, tagged: tuple[str, ...], argument: str = "") -> list[PlaceMention]:
    """The grounded places of a sentence with these LOC spans and this place argument."""
    whole = Span(start=0, end=len(text), text=text)
    arguments = (Argument(role="place", span=span_of(text, argument), sentence=0, probability=1.0),) if argument else ()
    trigger = Trigger(
        span=whole, sentence=0, probability=1.0, event="CONSULT", event_probability=1.0, reality="happened",
        reality_probability=1.0, arguments=arguments,
    )  # fmt: skip
    entities = tuple(EntitySpan(span=span_of(text, t), label="LOC", sentence=0, probability=1.0) for t in tagged)
    document = Document(
        document_id="d", content_id="c", report_id="r", path="-", text=text, blocks=(Block(span=whole, kind="body"),),
        published=UNDATED,
    )  # fmt: skip
    sentences = (Sentence(index=0, span=whole, paragraph=0),)
    reading = Reading(content_id="c", sentences=sentences, entities=entities, triggers=(trigger,))
    return list(ground_places(find_places(document, reading, gazetteer), Context(published=UNDATED), gazetteer))


@pytest.mark.parametrize(
    ("text", "tagged", "expected"),
    [
        ("They met in the Great Chamber of the Nation.", "Great", "Great Chamber of the Nation"),
        ("They met in the Hall of the Nation.", "Hall of", "Hall of the Nation"),
        ("They met in the Hall of the Nation.", "Nation", "Hall of the Nation"),
        ("She was taken to Victoria Hospital.", "Victoria", "Victoria Hospital"),
        ("He flew to New Delhi.", "New", "New Delhi"),
        ("He flew to Lima on Monday.", "Lima", "Lima"),
        ("The Lima Mayor spoke.", "Lima", "Lima"),
    ],
)
def test_a_name_goes_on_to_its_end(gazetteer: Gazetteer, text: str, tagged: str, expected: str) -> None:
    """Parts of names are widened; whole ones stay."""
    assert whole_place(text, span_of(text, tagged), len(text), gazetteer).text == expected


@pytest.mark.parametrize("text", ["border", "the station", "hospital in Lima", "border with Peru", "reading"])
def test_common_nouns_are_common(text: str) -> None:
    """No capital stands before the first preposition."""
    assert is_common(text)


@pytest.mark.parametrize("text", ["Lima", "northern Peru", "city of Lima", "Strait of Hormuz", "the Hague"])
def test_names_are_not_common(text: str) -> None:
    """A capital before the first preposition, or a word that names with "of"."""
    assert not is_common(text)


@pytest.mark.parametrize("word", ["border", "embassy", "station", "hospital", "nice", "reading", "mobile"])
def test_a_common_noun_is_no_town_of_that_name(gazetteer: Gazetteer, word: str) -> None:
    """Towns are written with a capital."""
    (place,) = ground(gazetteer, f"They waited at the {word} for hours.", (word,))
    assert (place.precision, place.country, place.latitude) == ("unknown", None, None)


def test_a_common_noun_takes_the_country_that_its_phrase_names(gazetteer: Gazetteer) -> None:
    """A hospital in Peru is in Peru, without coordinates."""
    place = ground(gazetteer, "They waited at a hospital in Peru.", ("hospital",))[0]
    assert (place.country, place.latitude) == ("PER", None)


@pytest.mark.parametrize("phrase", ["border with Ecuador", "Peruvian border with Ecuador"])
def test_a_border_is_in_neither_country(gazetteer: Gazetteer, phrase: str) -> None:
    """Vague: which side is meant is not said."""
    (place,) = ground(gazetteer, f"Drills were held near the {phrase}.", ("Ecuador",), argument=phrase)
    assert (place.span.text, place.country, place.precision) == (phrase, None, "unknown")


def test_an_embassy_of_a_country_is_not_in_it(gazetteer: Gazetteer) -> None:
    """Whose embassy it is does not say where."""
    assert ground(gazetteer, "Crowds gathered at the embassy of Peru.", ("embassy",))[0].country is None


@pytest.mark.parametrize(
    ("name", "city", "country"),
    [("Kremlin", "Moscow", "RUS"), ("White House", "Washington", "USA"), ("Downing Street", "London", "GBR")],
)
def test_a_seat_of_power_is_in_its_city(gazetteer: Gazetteer, name: str, city: str, country: str) -> None:
    """As a place such a name is a spot in a capital."""
    (place,) = ground(gazetteer, f"They met at the {name} on Monday.", (name,))
    assert (place.name, place.country, place.precision) == (city, country, "city")


def test_a_hall_keeps_its_name_and_the_country_beside_it(gazetteer: Gazetteer) -> None:
    """No namesake town, but what the text says."""
    place = ground(gazetteer, "They met in the Great Chamber of the Nation in Peru.", ("Great",))[0]
    assert (place.name, place.country, place.latitude) == ("Great Chamber of the Nation", "PER", None)
