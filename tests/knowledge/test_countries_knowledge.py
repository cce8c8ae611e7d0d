"""Countries and their words."""

import pytest

from lapwing.knowledge.countries import CountryIndex, load_countries


@pytest.fixture(scope="module")
def countries() -> CountryIndex:
    """The compiled countries."""
    return load_countries()


@pytest.mark.parametrize(
    ("phrase", "iso3", "kind"),
    [
        ("Iran", "IRN", "name"),
        ("Iranian", "IRN", "adjective"),
        ("Iranians", "IRN", "noun"),
        ("the Kremlin", "RUS", "metonym"),
        ("Kyiv", "UKR", "capital"),
        ("Côte d'Ivoire", "CIV", "name"),
        ("Crimea", "UKR", "region"),
        ("North Korean", "PRK", "adjective"),
        ("Georgia", "GEO", "name"),
    ],
)
def test_words_point_to_their_country(countries: CountryIndex, phrase: str, iso3: str, kind: str) -> None:
    """Names, adjectives, people, capitals and seats."""
    term = countries.lookup(phrase)
    assert term
    assert (term.country, term.kind) == (iso3, kind)
    assert term.source


def test_a_pronoun_is_not_the_united_states(countries: CountryIndex) -> None:
    """Capitals tell US from us."""
    assert countries.match(("us",), 0, ("us",)) is None
    assert countries.match(("us",), 0, ("US",)) is not None


def test_the_longest_name_wins(countries: CountryIndex) -> None:
    """South Sudan is not Sudan."""
    found = countries.match(("south", "sudan"), 0, ("South", "Sudan"))
    assert found
    assert (found[0], found[1].country) == (2, "SSD")


def test_a_country_has_its_codes(countries: CountryIndex) -> None:
    """ISO-3, ISO-2 and Correlates of War."""
    france = countries.countries["FRA"]
    assert (france.iso2, france.cow, france.capital) == ("FR", "220", "Paris")


def test_common_words_are_no_countries(countries: CountryIndex) -> None:
    """Nothing is found where nothing is meant."""
    assert countries.lookup("government") is None
