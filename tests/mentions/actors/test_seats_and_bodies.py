"""Names that several states' bodies bear, longer names around them, and no country from nowhere."""

import pytest

from lapwing.knowledge.actors import ActorIndex, load_actors
from lapwing.mentions.actors import explain_name
from lapwing.mentions.actors.clues import find_clues
from lapwing.mentions.actors.parse import read_phrase
from tests.factories import make_context
from tests.mentions.actors.test_actor_grounding import ground


@pytest.fixture(scope="module")
def index() -> ActorIndex:
    """The compiled actors."""
    return load_actors()


@pytest.mark.parametrize(
    ("text", "phrase", "country"),
    [
        ("China said that the National People's Congress passed the law.", "National People's Congress", "CHN"),
        ("Congress passed the law.", "Congress", "USA"),
        ("The United States said that Congress passed the law.", "Congress", "USA"),
        ("Peru said on Monday that Congress impeached the president.", "Congress", "PER"),
        ("The Argentine Congress passed the law.", "The Argentine Congress", "ARG"),
        ("Canada said that the House of Commons passed the law.", "House of Commons", "CAN"),
    ],
)
def test_a_shared_name_is_the_body_of_the_state_that_the_text_names(
    index: ActorIndex, text: str, phrase: str, country: str
) -> None:
    """Positive and vague: where none is named, it is the one mostly called so."""
    others = tuple(name for name in ("China", "United States", "Peru", "Canada") if name in text)
    found = ground(index, text, (phrase, *others))[phrase]
    assert (found.country, found.sector) == (country, ("LEG",))


@pytest.mark.parametrize("phrase", ["People's Kremlin", "Mossad Hotel", "Kremlin Square"])
def test_a_seat_inside_a_longer_name_is_not_that_seat(index: ActorIndex, phrase: str) -> None:
    """Negative: the words before and after belong to the name."""
    assert read_phrase(phrase, index).own_country() is None


def test_a_body_named_in_a_sentence_is_no_clue_to_the_country_of_its_last_word(index: ActorIndex) -> None:
    """Negative: the Bank of America does not set a sentence in America because of its name's last word alone."""
    context = make_context(sentences=("Delegates of the Supreme People's Assembly met.",))
    assert [clue.country for clue in find_clues((), context, index)] == ["PRK"]


@pytest.mark.parametrize("phrase", ["Senators", "Home Secretary Wexelby Torv", "Spokesman Torvald Wexelby"])
def test_no_state_is_given_where_none_is_named(index: ActorIndex, phrase: str) -> None:
    """Negative: nothing in the text speaks for any country."""
    assert ground(index, f"{phrase} said the bill would pass.", (phrase,))[phrase].country is None


@pytest.mark.parametrize(
    ("phrase", "country"),
    [
        ("the Bavarian government", "DEU"),
        ("Lower Saxony police", "DEU"),
        ("Georgia's state legislature", "USA"),
        ("Tamil Nadu's chief minister", "IND"),
        ("Gaza's central bank", "PSE"),
        ("the Sicilian regional government", "ITA"),
    ],
)
def test_a_government_below_the_state_has_the_country_of_its_state(
    index: ActorIndex, phrase: str, country: str
) -> None:
    """Positive: states of a federation, regions, territories."""
    own = read_phrase(phrase, index).own_country()
    assert own is not None
    assert own[0] == country


@pytest.mark.parametrize(
    ("name", "day", "entity", "country"),
    [
        ("Spokesman Dmitry Peskov", "2024-05-01", "own:dmitry-peskov", "RUS"),
        ("Prime Minister Keir Starmer", "2025-03-01", "fb:keir-starmer", "GBR"),
        ("President Javier Milei", "2024-03-01", "fb:javier-gerardo-milei", "ARG"),
    ],
)
def test_those_who_came_to_office_since_2022_are_known(
    index: ActorIndex, name: str, day: str, entity: str, country: str
) -> None:
    """Positive: with the tenure on the day."""
    best = explain_name(name, index=index, on=day)[0]
    assert (best.entity_id, best.country) == (entity, country)
    assert "in office on" in best.score.why
