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


def test_a_name_said_again_is_the_person_whom_a_title_settles(index: ActorIndex) -> None:
    """Positive: the family name alone, whatever else bears it."""
    text = "Minister Torvald Wexelby spoke in Oslo, Norway.\nWexelby said no."
    found = ground(index, text, ("Minister Torvald Wexelby", "Wexelby"), people=("Torvald Wexelby",))
    assert found["Wexelby"].entity_id == found["Minister Torvald Wexelby"].entity_id is not None


def test_a_family_name_tagged_as_a_body_is_the_person_of_the_text(index: ActorIndex) -> None:
    """Positive: a town's name is a family's too, when a person in the text bears it."""
    text = "Tyler said no.\nRick Tyler spoke in Paris, France."
    found = ground(index, text, ("Rick Tyler",), people=("Rick Tyler", "Tyler"))
    assert {found["Rick Tyler"].kind, found["Tyler"].kind} == {"person"}
    assert found["Rick Tyler"].name == "Rick Tyler"


def test_a_possessor_before_a_body_lends_its_country(index: ActorIndex) -> None:
    """Positive: the reader cut the possessor off. Negative: a place before it does not own it."""
    text = "Officials gave the order to Norway's State Security Department."
    assert ground(index, text, ("State Security Department",))["State Security Department"].country == "NOR"


def test_the_north_is_a_state_beside_both_koreas(index: ActorIndex) -> None:
    """Positive beside both; vague with neither: then it is open."""
    text = "South Korea and North Korea talked.\nThe North walked out."
    found = ground(index, text, ("South Korea", "North Korea", "The North"))
    assert found["The North"].country == "PRK"
    assert ground(index, "The North walked out.", ("The North",))["The North"].country is None


def test_a_deputy_of_another_office_sits_in_no_parliament(index: ActorIndex) -> None:
    """Negative: a deputy attorney general is an official; positive: a deputy alone is a legislator."""
    assert read_phrase("Deputy Attorney General Ana Ruiz", index).office == "JUD"
    assert read_phrase("Deputy Ana Ruiz", index).office == "LEGISLATOR"


def test_a_title_goes_on_to_its_name_or_is_no_actor(index: ActorIndex) -> None:
    """Positive: the reader cut the name off. Negative: none follows."""
    assert "Mr. Wexelby" in ground(index, "Mr. Wexelby spoke.", ("Mr.",))
    assert ground(index, "They called him Mr. and left.", ("Mr.",))["Mr."].score.value == 0.0


def test_a_region_of_two_states_is_of_the_one_that_the_text_names(index: ActorIndex) -> None:
    """Positive: the other's name settles it. Vague: with both it is that named most."""
    phrase = read_phrase("Punjab police", index)
    assert (phrase.own_country(("PAK",)) or ("",))[0] == "PAK"
    assert (phrase.own_country(("IND", "PAK")) or ("",))[0] == "IND"
