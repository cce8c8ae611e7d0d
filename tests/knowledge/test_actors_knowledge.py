"""Persons, offices, organisations and role nouns."""

import time

import pytest

from lapwing.knowledge.actors import ActorIndex, Tenure, load_actors, sector_of_office
from lapwing.knowledge.name_keys import fold_words, name_key


@pytest.fixture(scope="module")
def index() -> ActorIndex:
    """The compiled actors."""
    return load_actors()


def test_what_is_open_is_unknown_after_it_was_last_seen() -> None:
    """An open tenure is a fact up to `asof` only."""
    open_tenure = Tenure(country="RUS", office_class="FM", office="x", start="2004-03-09", end="", asof="2023-01-31")
    assert open_tenure.held_on("2020-01-01") is True
    assert open_tenure.held_on("2024-01-01") is None
    assert open_tenure.held_on("2003-01-01") is False


@pytest.mark.parametrize(
    ("office", "sector"), [("FM", "GOV"), ("MIL_CHIEF", "MIL"), ("SPEAKER", "LEG"), ("JUD", "JUD"), ("POLICE", "COP")]
)
def test_offices_have_sectors(office: str, sector: str) -> None:
    """The class of an office gives the PLOVER sector."""
    assert sector_of_office(office)[0] == sector


@pytest.mark.parametrize(
    ("noun", "sector"),
    [
        ("soldiers", "MIL"),
        ("policemen", "COP"),
        ("protesters", "SOC"),
        ("ministries", "GOV"),
        ("judge", "JUD"),
        ("gunmen", "UAF"),
    ],
)
def test_role_nouns_have_sectors_in_either_number(index: ActorIndex, noun: str, sector: str) -> None:
    """Plurals are read as their singular."""
    assert (index.agent(noun) or ("",))[0] == sector


@pytest.mark.parametrize(
    "pair", [("shoygu", "shoigu"), ("bagheri", "baqeri"), ("gerasimov", "guerassimov"), ("zarif", "sarif")]
)
def test_romanisations_share_a_key(pair: tuple[str, str]) -> None:
    """Keys fetch candidates over spellings."""
    assert name_key(pair[0]) == name_key(pair[1])


def test_different_names_differ_in_key() -> None:
    """A first sound apart is another name."""
    assert name_key("hatami") != name_key("khatami")


def test_folding_drops_possessives_and_marks() -> None:
    """Case, accents, dots and possessives do not count."""
    assert fold_words("U.S.'s Erdoğan") == ("us", "erdogan")


def test_loading_takes_less_than_half_a_second_of_work() -> None:
    """Opening the knowledge is cheap."""
    began = time.process_time()
    load_actors()
    assert time.process_time() - began < 0.5


def test_a_cold_name_is_looked_up_in_milliseconds(index: ActorIndex) -> None:
    """An index, not a scan."""
    began = time.process_time()
    found = list(index.persons_named("Valeri Guerassimov"))
    assert time.process_time() - began < 0.05
    assert "Q36073" in {person.entity_id for person in found}
