"""Words that stand in many names, and little towns that nothing speaks for, give no pins; holders share names."""

import pytest

from lapwing.knowledge.gazetteer import Gazetteer, load_gazetteer
from lapwing.mentions.places.generic import is_generic, is_partial
from tests.mentions.places.test_places import Around, ground


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """Return the shipped gazetteer."""
    return load_gazetteer()


@pytest.mark.parametrize(
    ("text", "tagged"),
    [
        ("The envoys met in the Hall on Monday.", "Hall"),
        ("Fishermen left the Peninsula.", "Peninsula"),
        ("Shops closed along the East Coast on Friday.", "East Coast"),
        ("The bill was held up in Congress.", "Congress"),
        ("The probe has left the orbit of Mars for good.", "Mars"),
        ("Aid has come to Earth's poorest.", "Earth"),
        ("A storm called Nargis turned north.", "Nargis"),
    ],
)
def test_word_of_many_names_is_no_pin(gazetteer: Gazetteer, text: str, tagged: str) -> None:
    """Towns called Hall, Coast, Congress or Mars are not meant by a report that says no more than that."""
    assert all(place.latitude is None and place.country is None for place in ground(gazetteer, text, tagged))


@pytest.mark.parametrize(
    ("text", "tagged", "country"),
    [
        ("A fire broke out in Union, New Jersey.", "Union", "USA"),
        ("A fire broke out in Nice on Sunday.", "Nice", "FRA"),
        ("Talks were held in Split, Croatia.", "Split", "HRV"),
        ("Students marched in Reading, England.", "Reading", "GBR"),
    ],
)
def test_town_called_by_a_common_word_is_found_where_the_text_speaks_for_it(
    gazetteer: Gazetteer, text: str, tagged: str, country: str
) -> None:
    """A town's size, or the country beside it, is enough."""
    assert ground(gazetteer, text, tagged)[0].country == country


def test_little_town_is_left_open_unless_its_country_is_named(gazetteer: Gazetteer) -> None:
    """Venus in Texas needs Texas; alone it keeps its candidates."""
    (alone,) = ground(gazetteer, "Rain fell on Venus.", "Venus")
    assert (alone.precision, alone.latitude) == ("unknown", None)
    assert alone.candidates
    assert ground(gazetteer, "Rain fell on Venus, Texas.", "Venus", "Texas")[0].admin1 == "Texas"


@pytest.mark.parametrize(
    ("text", "tagged", "country"),
    [
        ("Storms hit Savannah, Georgia.", "Savannah", "USA"),
        ("Storms hit Kutaisi, Georgia.", "Kutaisi", "GEO"),
        ("Storms hit Chiniot, Punjab.", "Chiniot", "PAK"),
        ("Storms hit Amritsar, Punjab.", "Amritsar", "IND"),
    ],
)
def test_of_two_holders_of_a_name_the_one_with_the_town_is_meant(
    gazetteer: Gazetteer, text: str, tagged: str, country: str
) -> None:
    """Georgia is the state after Savannah and the country after Kutaisi."""
    assert ground(gazetteer, text, tagged)[0].country == country


def test_state_in_a_list_of_states_is_one(gazetteer: Gazetteer) -> None:
    """Between Alabama and Florida, Georgia is no country; beside Armenia it is."""
    states = ground(gazetteer, "Aid went to Alabama, Florida and Georgia.", "Alabama", "Florida", "Georgia")
    assert [place.country for place in states] == ["USA"] * 3
    around = Around(countries=(("ARM", 2), ("GEO", 2)))
    assert ground(gazetteer, "Envoys of Armenia and Georgia met.", "Georgia", around=around)[0].precision == "country"


def test_hyphens_and_articles_are_part_of_a_name(gazetteer: Gazetteer) -> None:
    """Bab-el-Mandeb is no town called Báb, and The Hague no "The"."""
    assert ground(gazetteer, "A ship sank in Bab-el-Mandeb strait.", "Bab")[0].precision == "sea"
    assert ground(gazetteer, "She was tried in The Hague last year.", "The")[0].country == "NLD"
    assert ground(gazetteer, "Beijing-Moscow trade grew.", "Beijing")[0].span.text == "Beijing"


def test_spans_without_a_name_are_left_out(gazetteer: Gazetteer) -> None:
    """A numeral or a bare "southern" names nothing."""
    assert not ground(gazetteer, "It was felt in 26 states.", "26")
    assert not ground(gazetteer, "Raids went on in the southern provinces.", "southern")


@pytest.mark.parametrize(
    ("name", "country"),
    [("Bavaria", "DEU"), ("Lower Saxony", "DEU"), ("Lombardy", "ITA"), ("Catalonia", "ESP"), ("Helmand", "AFG"),
     ("Inner Mongolia", "CHN"), ("North Kivu", "COD"), ("Sindh", "PAK"), ("Nineveh", "IRQ"), ("Puntland", "SOM")],
)  # fmt: skip
def test_provinces_have_their_english_names(gazetteer: Gazetteer, name: str, country: str) -> None:
    """A province is found and shown by the name that English reports use."""
    (place,) = ground(gazetteer, f"Police searched houses across {name}.", name)
    assert (place.name, place.country, place.precision) == (name, country, "admin1")


def test_town_keeps_its_name_before_its_province(gazetteer: Gazetteer) -> None:
    """Florence and Aleppo are towns first; the province is said by name."""
    assert ground(gazetteer, "They met in Florence.", "Florence")[0].precision == "city"
    assert ground(gazetteer, "Fighting went on in Aleppo.", "Aleppo")[0].precision == "city"
    assert ground(gazetteer, "Fighting went on in Aleppo province.", "Aleppo province")[0].precision == "admin1"


def test_generic_and_partial_words() -> None:
    """A partial word calls for another one; a generic word names nothing alone; a name is neither."""
    assert is_partial("New")
    assert is_generic("New")
    assert is_generic("Palace")
    assert not is_partial("Palace")
    assert not is_generic("Kyiv")
    assert not is_partial("Newcastle")


@pytest.mark.parametrize(
    ("said", "name", "country"),
    [("the Palestinian Territories", "Palestine", "PSE"), ("Congo", "Democratic Republic of the Congo", "COD"),
     ("the Republic of Congo", "Republic of the Congo", "COG"), ("the Vatican", "Vatican City", "VAT"),
     ("Northern Cyprus", "Northern Cyprus", None)],
)  # fmt: skip
def test_states_and_disputed_areas_go_by_names_that_reports_use(
    gazetteer: Gazetteer, said: str, name: str, country: str | None
) -> None:
    """A state has its ISO name; an area that two claim has no country."""
    (place,) = ground(gazetteer, f"Envoys flew to {said} on Monday.", said.removeprefix("the "))
    assert (place.name, place.country) == (name, country)
