"""Persons are told apart by office, country and date, and joined over spellings."""

import pytest

from lapwing.knowledge.actors import ActorIndex, load_actors
from lapwing.mentions.actors import explain_name
from lapwing.mentions.actors.people import settle


@pytest.fixture(scope="module")
def index() -> ActorIndex:
    """The compiled actors."""
    return load_actors()


def best(index: ActorIndex, name: str, **near: str) -> str | None:
    """The entity id of the first candidate."""
    found = explain_name(name, index=index, **near)  # type: ignore[arg-type]
    return found[0].entity_id if found else None


@pytest.mark.parametrize(
    ("day", "entity"), [("2021-10-19", "Q32024"), ("2016-03-01", "Q32024"), ("2025-01-10", "Q4082839")]
)
def test_an_office_without_a_name_is_its_holder_on_the_day(index: ActorIndex, day: str, entity: str) -> None:
    """The same office is another person on another day."""
    assert best(index, "the Russian defence minister", on=day) == entity


@pytest.mark.parametrize(("day", "entity"), [("1990-05-01", "Q23505"), ("2005-05-01", "Q207")])
def test_namesakes_in_one_office_are_told_apart_by_date(index: ActorIndex, day: str, entity: str) -> None:
    """Two presidents of one family name are two persons."""
    assert best(index, "President Bush", on=day, country="USA") == entity


def test_names_of_one_family_stay_two_persons(index: ActorIndex) -> None:
    """A syllable apart is another person, hyphen or not."""
    assert best(index, "Kim Jong-un", on="2015-01-01") == "Q56226"
    assert best(index, "Kim Jong Il", on="2005-01-01") == "Q10665"


@pytest.mark.parametrize("spelling", ["Bagheri", "Baqeri", "Mohammad Baqeri", "General Bagheri"])
def test_a_military_office_beside_a_shared_family_name_settles_it(index: ActorIndex, spelling: str) -> None:
    """The general is meant, not the deputy foreign minister of a similar name."""
    assert best(index, spelling, on="2021-10-19", near="Iran chief of staff of the armed forces") == "Q18511806"


def test_the_fuller_name_is_the_other_person(index: ActorIndex) -> None:
    """A third word that the general does not have is the negotiator's."""
    assert best(index, "Ali Bagheri Kani", on="2021-10-19") == "own:ali-bagheri-kani"


@pytest.mark.parametrize("spelling", ["Sergei Shoigu", "Sergey Shoygu", "Sergueï Choïgou", "Sergej Schoigu"])
def test_romanisations_come_to_one_person(index: ActorIndex, spelling: str) -> None:
    """Russian names are spelt by whoever writes them."""
    assert best(index, spelling, country="RUS", on="2021-10-19") == "Q32024"


def test_every_candidate_gives_its_reasons(index: ActorIndex) -> None:
    """A score is never bare."""
    assert all(
        len(candidate.score.why) > 10 for candidate in explain_name("President Bush", index=index, on="2005-05-01")
    )


def test_a_name_nobody_has_gets_no_candidate(index: ActorIndex) -> None:
    """Nothing is made up for an unknown name."""
    assert explain_name("Zyxomir Qwertopol", index=index, on="2020-01-01") == ()


@pytest.mark.parametrize("day", ["2016-05-01", "2023-05-01", "2028-05-01"])
@pytest.mark.parametrize("name", ["Xi Jinping", "President Xi Jinping", "Chinese President Xi", "Chinese leader Xi"])
def test_a_leader_is_one_person_however_named_and_beyond_the_knowledge(index: ActorIndex, name: str, day: str) -> None:
    """After the knowledge ends only the office is uncertain, not the person."""
    assert best(index, name, on=day) == "Q15031"


def test_an_open_tenure_makes_the_office_uncertain_in_words(index: ActorIndex) -> None:
    """What is not known is said."""
    (found,) = explain_name("Xi Jinping", index=index, on="2028-05-01")
    assert "uncertain" in found.score.why


@pytest.mark.parametrize(("day", "entity"), [("2016-05-01", "Q18111"), ("2023-05-01", "own:li-qiang")])
def test_a_family_name_and_an_office_name_the_holder_of_the_day(index: ActorIndex, day: str, entity: str) -> None:
    """Two premiers of one family name follow each other."""
    assert best(index, "Chinese Premier Li", on=day) == entity


def test_a_successor_is_not_his_predecessor(index: ActorIndex) -> None:
    """A given name that lacks a syllable is another one."""
    assert best(index, "Li Qiang", on="2023-05-01", country="CHN") == "own:li-qiang"


def test_a_family_name_without_country_or_office_stays_open(index: ActorIndex) -> None:
    """Vague: nothing in the text says which one of a family is meant."""
    assert settle(explain_name("Li", index=index, on="2023-05-01")) is None
