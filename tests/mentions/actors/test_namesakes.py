"""Namesakes of known persons are told apart by titles, kinship, suffixes, given names and dates."""

import pytest

from lapwing.knowledge.actors import ActorIndex, load_actors
from lapwing.mentions.actors.alignment import names_fit
from lapwing.mentions.actors.namesakes import Beside
from lapwing.mentions.actors.people import rank_people, settle

TRUMP, ERDOGAN = "Q22686", "Q39259"


@pytest.fixture(scope="module")
def index() -> ActorIndex:
    """The compiled actors."""
    return load_actors()


def who(index: ActorIndex, name: str, day: str, *words: str, sector: str = "", **told: str) -> str | None:
    """The id that a name is settled to, with these words beside it."""
    beside = Beside(words=frozenset(words), sector=sector)
    countries = (told.pop("text"),) if "text" in told else ()
    country, office = told.get("country"), told.get("office")
    ranked = rank_people(name, index=index, on=day, country=country, office=office, countries=countries, beside=beside)
    best = settle(ranked)
    return best.entity_id if best else None


@pytest.mark.parametrize(
    ("mention", "known"),
    [
        ("James B. Comey", "James Comey"),
        ("Deval L. Patrick", "Deval Patrick"),
        ("Rudolph W. Giuliani", "Rudy Giuliani"),
        ("Bob Gates", "Robert Gates"),
        ("Carlos Vallejos", "Carlos Vallejos Sologuren"),
        ("Jose Manuel Zelaya", "Manuel Zelaya"),
    ],
)
def test_initials_nicknames_and_second_names_are_no_other_person(mention: str, known: str) -> None:
    """A middle initial, a short form, a second family name, one given name more."""
    assert names_fit(mention, known) >= 0.86


@pytest.mark.parametrize(
    ("mention", "known"),
    [("Donald Trump Jr", "Donald Trump"), ("Charles III", "Charles Moore"), ("George H. Walker", "George W. Bush")],
)
def test_a_suffix_or_another_family_name_is_another_person(mention: str, known: str) -> None:
    """Sons and kings are counted."""
    assert names_fit(mention, known) < 0.8


def test_mr_is_no_title_of_a_woman(index: ActorIndex) -> None:
    """Of two known bearers of a family name the man is meant."""
    day = "2010-05-01"
    assert who(index, "Clinton", day, "mr", text="USA") != "Q6294"
    assert who(index, "Clinton", day, "mrs", text="USA") == "Q6294"


def test_an_entertainer_is_not_the_official_of_the_same_name(index: ActorIndex) -> None:
    """A role that no office goes with speaks against who is known for one."""
    name, day = "Michael P. Jackson", "2003-01-31"
    assert who(index, name, day, text="USA") == "Q280456"
    assert who(index, name, day, "entertainer", sector="CVL", text="USA") is None


def test_kin_of_another_given_name_is_not_the_one_known(index: ActorIndex) -> None:
    """A father bears the family name; a wife named in full is herself."""
    assert who(index, "Hussein Obama", "2009-05-01", "late", "father", text="USA") is None
    assert who(index, "Hillary Clinton", "2010-05-01", "his", "wife", text="USA") == "Q6294"


def test_dropping_a_given_name_is_common(index: ActorIndex) -> None:
    """Negative: without kin in the words the second given name does."""
    assert who(index, "Tayyip Erdogan", "2015-05-01", text="TUR") == ERDOGAN


def test_a_given_name_alone_is_nobody_but_a_ruler(index: ActorIndex) -> None:
    """Ministers are not called by their first names, some rulers are."""
    assert who(index, "Saddam", "2002-05-01", text="IRQ") == "Q1316"
    assert who(index, "Condoleezza", "2006-05-01", text="USA") is None


def test_a_lone_name_of_other_spelling_needs_an_office(index: ActorIndex) -> None:
    """Vague: that it sounds alike is not enough, an office makes it so."""
    assert who(index, "Baker", "2009-03-15", text="IRQ") is None
    assert who(index, "Shoygu", "2021-10-19", text="RUS", office="DEFMIN") == "Q32024"


def test_a_compound_given_name_is_one_word(index: ActorIndex) -> None:
    """Half of the world's Abdul Rahmans are no diplomats."""
    assert who(index, "Abdul Rahman", "2006-03-26", text="AFG") is None


@pytest.mark.parametrize(("day", "entity"), [("1990-05-01", "Q23505"), ("2005-05-01", "Q207")])
def test_a_president_outranks_a_namesake_without_the_office_then(index: ActorIndex, day: str, entity: str) -> None:
    """The other president, the governor and the first lady of the name are not meant."""
    assert who(index, "Bush", day, "president", office="HOS", country="USA") == entity


def test_a_sovereign_of_many_realms_is_of_the_one_where_he_lives(index: ActorIndex) -> None:
    """One tenure of fourteen counts."""
    (best, *_) = rank_people("Charles III", index=index, country=None, on="2025-05-27", office="HOS")
    assert best.country == "GBR"


def test_who_leads_only_later_is_not_yet_the_government(index: ActorIndex) -> None:
    """A later prime minister in opposition."""
    (best, *_) = rank_people("Enda Kenny", index=index, country="IRL", on="2009-05-01")
    assert best.sector == ("OPP",)
