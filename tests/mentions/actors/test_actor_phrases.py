"""What noun phrases say: counts are no heads, complements name nobody, several countries are none."""

import pytest

from lapwing.knowledge.actors import ActorIndex, load_actors
from lapwing.mentions.actors.parse import read_phrase


@pytest.fixture(scope="module")
def index() -> ActorIndex:
    """The compiled actors."""
    return load_actors()


@pytest.mark.parametrize(
    ("phrase", "sector"),
    [
        ("Thousands of farm protesters", "SOC"),
        ("16,000 troops", "MIL"),
        ("one of eleven Polish pilgrims", "CVL"),
        ("dozens of refugees", "REF"),
        ("two members of Hamas", "REB"),
        ("UN soldiers", "IGO"),
        ("opposition fighters", "REB"),
        ("opposition lawmakers", "OPP"),
    ],
)
def test_the_noun_after_a_count_is_the_head(index: ActorIndex, phrase: str, sector: str) -> None:
    """Numbers, quantities and bodies before a role."""
    found = read_phrase(phrase, index).own_sector()
    assert found
    assert found[0][:1] == (sector,)


@pytest.mark.parametrize(
    ("phrase", "country"),
    [
        ("foreign fighters", "IMG"),
        ("foreign journalists", "INT"),
        ("African envoys", "INT"),
        ("NATO allies", "INT"),
        ("envoys from 40 countries", "INT"),
        ("ministers of 16 German states", "DEU"),
        ("the foreign minister", None),
        ("African Union", "IGO"),
        ("French ambassador to Chile", "FRA"),
        ("UN envoy for Syria", "IGO"),
        ("ambassador to Chile", None),
    ],
)
def test_those_of_several_countries_have_none_of_their_own(index: ActorIndex, phrase: str, country: str | None) -> None:
    """Foreigners, a continent's people, members of an alliance; negative: a ministry, a state's own states."""
    own = read_phrase(phrase, index).own_country()
    assert (own[0] if own else None) == country


@pytest.mark.parametrize(
    "phrase", ["supporters of Nelson Chamisa", "home of Kizza Besigye", "soldiers loyal to Omar al-Bashir"]
)
def test_whose_people_they_are_is_not_who_they_are(index: ActorIndex, phrase: str) -> None:
    """A name in a complement is not the one that the phrase is about."""
    assert read_phrase(phrase, index).name == ""


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("President of Egypt Mohamed Morsi", "Mohamed Morsi"),
        ("head of the military, Frank Bainimarama", "Frank Bainimarama"),
        ("President Juan Manuel Santos", "Juan Manuel Santos"),
        ("Attorney General Eric Holder", "Eric Holder"),
        ("Gov. Ted Strickland", "Ted Strickland"),
    ],
)
def test_the_holder_of_an_office_is_who_is_named(index: ActorIndex, phrase: str, name: str) -> None:
    """After a country or a comma; and names may be those of towns or trades."""
    assert read_phrase(phrase, index).name == name


def test_a_name_that_ends_an_unknown_longer_one_is_not_that_body(index: ActorIndex) -> None:
    """Parties of other countries share their last word."""
    assert not any(hit.organisation for hit in read_phrase("Social Democrats", index).hits)
    assert any(hit.organisation for hit in read_phrase("Senior Hamas leader", index).hits)
