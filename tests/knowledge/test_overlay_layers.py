"""What an overlay changes in the indexes that grounding asks."""

import pickle
from pathlib import Path

import pytest

from lapwing.knowledge import Knowledge, load_knowledge
from lapwing.knowledge.overlay.checks import load_vocabulary
from lapwing.knowledge.overlay.classes import class_of_office
from lapwing.knowledge.overlay.identify import local_id
from lapwing.knowledge.overlay.rows import Overlay
from lapwing.knowledge.overlay.tenures import laid_over
from lapwing.mentions.actors import explain_name, ground_actors
from lapwing.pipeline import make_stages
from tests.factories import make_actor, make_context, make_published, make_span
from tests.knowledge.overlay_folder import make_overlay

SHOIGU = "Q32024"
LAVROV = "Q58217"


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """The shipped knowledge with one overlay that has a row of every kind."""
    overlay = make_overlay(
        tmp_path_factory.mktemp("own"),
        actors="""
local:wexelby,Torvald Wexelby,person,NOR,GOV,,,x
local:turn,Ola Turnquist,person,NOR,OPP,2010,2014,x
local:turn,Ola Turnquist,person,NOR,GOV,2015,,x
local:svf,Sunrise Vanguard Front,group,MLI,REB,,,x
""",
        aliases=f"""
{SHOIGU},Sergej Schojgu,,,x
local:wexelby,Harald Nordahl,2019,2020-06,x
local:svf,Vanguard of Gao,,,x
country:NOR,Nordlandia,,,x
""",
        offices=f"""
local:wexelby,NOR,Minister of Foreign Affairs of Norway,,2023-10-16,,2026-01-01,x
{LAVROV},RUS,Minister of Foreign Affairs,FM,2004-03-09,2027-02-01,,x
""",
        blocks="""
Valery Gerasimov,Q36073,x
Hezbollah,,x
*,Q9151911,x
the Kremlin,country:RUS,x
Tripoli,geonames:266826,x
""",
        metonyms="the Yellow Yard,NOR,GOV,Norwegian presidency of the test,x",
        places="""
local:kvam,Kvamsfjell,Old Kvam,point,61.5,6.1,NOR,Vestland,120,x
local:void,Nullmark,,region,,,,,,x
""",
        outlets="""
The Fjord Courier,fjord.example,NOR,FjordNews|fjord-news.example,1,1,,x
Reuters News,reuters.com,GBR,,1,,Thomson,x
""",
        codes="Obscure Figure,NOR,MIL,2001-01-01,2005-01-01,,x\nObscure Figure,NOR,OPP,2005-01-02,,,x",
    )
    return load_knowledge(overlay)


def best(known: Knowledge, name: str, on: str | None = None, country: str | None = None) -> str | None:
    """Return the id of the first candidate."""
    found = explain_name(name, index=known.actors, on=on, country=country)
    return found[0].entity_id if found else None


def test_an_added_person_is_found_with_country_sector_and_office(known: Knowledge) -> None:
    """By name, and by the office held on a day."""
    (found, *_) = explain_name("Torvald Wexelby", index=known.actors, on="2024-01-01")
    assert (found.entity_id, found.name, found.country) == ("local:wexelby", "Torvald Wexelby", "NOR")
    assert found.sector == ("GOV",)
    assert best(known, "Norwegian foreign minister", on="2025-06-01") == "local:wexelby"


def test_the_sector_of_a_person_follows_the_day(known: Knowledge) -> None:
    """Opposition first, government later."""
    (then, *_) = explain_name("Ola Turnquist", index=known.actors, on="2012-05-01")
    (later, *_) = explain_name("Ola Turnquist", index=known.actors, on="2020-05-01")
    assert (then.sector, later.sector) == (("OPP",), ("GOV",))


def test_an_alias_of_a_shipped_person_is_a_name_of_that_person(known: Knowledge) -> None:
    """Without taking any name away."""
    assert best(known, "Sergej Schojgu", on="2020-01-01") == SHOIGU
    assert best(known, "Sergei Shoigu", on="2020-01-01") == SHOIGU


@pytest.mark.parametrize(
    ("on", "is_known"), [("2019-05-01", True), ("2020-06-30", True), ("2020-07-01", False), (None, True)]
)
def test_a_dated_alias_holds_on_its_days(known: Knowledge, on: str | None, is_known: bool) -> None:
    """And without a day, since then nothing speaks against it."""
    assert (best(known, "Harald Nordahl", on=on) == "local:wexelby") is is_known


def test_a_group_and_its_aliases_are_found(known: Knowledge) -> None:
    """With country and sector."""
    for name in ("sunrise vanguard front", "vanguard of gao"):
        group = known.actors.organisation(name)
        assert group
        assert (group.entity_id, group.country, group.sector) == ("local:svf", "MLI", ("REB",))


def test_an_own_tenure_takes_the_place_of_the_shipped_one(known: Knowledge) -> None:
    """The minister is not in office twice."""
    person = known.actors.person_with_id(LAVROV)
    assert person
    held = [(t.start, t.end) for t in person.tenures if t.office_class == "FM" and t.start >= "2004"]
    assert held == [("2004-03-09", "2027-02-01")]


def test_a_blocked_name_no_longer_means_the_actor(known: Knowledge) -> None:
    """Other names of the actor still do."""
    assert best(known, "Valery Gerasimov", on="2021-10-18") != "Q36073"
    assert best(known, "Valeri Guerassimov", on="2021-10-18") == "Q36073"


def test_an_actor_blocked_under_every_name_is_gone(known: Knowledge) -> None:
    """By name and by office."""
    assert best(known, "Andrzej Duda", on="2020-01-01") != "Q9151911"
    assert best(known, "Polish president", on="2020-01-01") != "Q9151911"


def test_a_name_blocked_altogether_means_nobody(known: Knowledge) -> None:
    """No organisation either."""
    assert known.actors.organisation("hezbollah") is None
    assert load_knowledge().actors.organisation("hezbollah") is not None


def test_metonyms_and_names_of_countries_point_to_them(known: Knowledge) -> None:
    """With sector and target."""
    term = known.actors.countries.lookup("the Yellow Yard")
    assert term
    assert (term.country, term.kind, term.sector) == ("NOR", "metonym", ("GOV",))
    named = known.actors.countries.lookup("Nordlandia")
    assert named
    assert (named.country, named.kind) == ("NOR", "name")


def test_a_word_for_a_country_can_be_blocked(known: Knowledge) -> None:
    """For that country; its other words stay."""
    assert known.actors.countries.lookup("the Kremlin") is None
    assert known.actors.countries.lookup("Moscow") is not None


def test_places_are_found_by_name_and_alias(known: Knowledge) -> None:
    """One without coordinates has none."""
    (place,) = known.gazetteer.find("Kvamsfjell")
    assert (place.latitude, place.longitude, place.country, place.admin1) == (61.5, 6.1, "NOR", "Vestland")
    assert known.gazetteer.find("Old Kvam")[0].by_alias
    assert known.gazetteer.find("Nullmark")[0].latitude is None


def test_a_blocked_place_is_not_found_by_that_name(known: Knowledge) -> None:
    """Its namesakes are."""
    ids = {place.place_id for place in known.gazetteer.find("Tripoli")}
    assert "geonames:266826" not in ids
    assert "geonames:2210247" in ids


def test_outlets_are_added_and_replaced(known: Knowledge) -> None:
    """A shipped outlet keeps its id and other names under the new row."""
    fjord = known.outlets.find_by_url("https://www.fjord-news.example/story")
    assert fjord
    assert (fjord.outlet_id, fjord.is_agency, fjord.owner) == ("fjord.example", True, "state:NOR")
    reuters = known.outlets.find_by_name("Reuters")
    assert reuters
    assert (reuters.name, reuters.owner) == ("Reuters News", "Thomson")


def test_dated_codes_of_a_name_are_kept(known: Knowledge) -> None:
    """Each with its days."""
    codes = known.actors.coded("Obscure Figure")
    assert [(code.sector, code.start, code.end) for code in codes] == [
        (("MIL",), "2001-01-01", "2005-01-01"),
        (("OPP",), "2005-01-02", ""),
    ]


def test_the_id_made_for_a_new_actor_is_the_one_that_coding_gave(known: Knowledge) -> None:
    """So that adding an unknown person does not change who that is in records."""
    span = make_span(0, "Norwegian minister Ragna Thorsvik")
    mention = make_actor(
        span, kind="person", name="Ragna Thorsvik", title="Norwegian minister", entity_id=None, canonical=None
    )
    context = make_context(published=make_published("2022-03-02"))
    (grounded,) = ground_actors((mention,), context, known.actors)
    assert grounded.entity_id == local_id("Ragna Thorsvik", grounded.country)


@pytest.mark.parametrize(
    ("office", "expected"),
    [
        ("Minister of Foreign Affairs of Norway", "FM"),
        ("Secretary of Defense", "DEFMIN"),
        ("Prime Minister of Iceland", "HOG"),
        ("Deputy Minister of Foreign Affairs", "DEP_FM"),
        ("Deputy Prime Minister", "DEP_HOG"),
        ("Vice President of the Republic", "VP"),
        ("Assistant Secretary of Defense", "OTHER"),
        ("Keeper of the Seals of Nowhere", "OTHER"),
    ],
)
def test_the_class_of_an_office_is_told_by_its_words(office: str, expected: str) -> None:
    """A deputy is never the minister."""
    assert class_of_office(office, load_vocabulary().office_phrases) == expected


def test_a_tenure_of_another_time_or_office_stays() -> None:
    """Only the same term of the same office is replaced."""
    known = [
        ("NOR", "FM", "a", "2001-10-19", "2005-10-17", "2023-01-31"),
        ("NOR", "HOG", "b", "2013-10-16", "", "2023-01-31"),
    ]
    own = ("NOR", "HOG", "b", "2013-10-20", "2021-10-14", "2021-10-14")
    assert laid_over(known, own) == [known[0], own]
    early = ("NOR", "HOG", "b", "1997-10-17", "2000-03-17", "2000-03-17")
    assert laid_over(known, early) == [*known, early]


def test_an_overlay_leaves_the_shipped_knowledge_as_it_is(known: Knowledge) -> None:
    """Nothing is shared between the two."""
    assert known.actors.organisation("hezbollah") is None
    plain = load_knowledge()
    assert list(plain.actors.persons_named("Torvald Wexelby")) == []
    assert plain.outlets.find_by_url("fjord.example") is None


def test_a_run_is_known_by_its_overlay_and_workers_get_the_rows(tmp_path: Path) -> None:
    """The rows travel as they were read, beside what is taught (here nothing); without an overlay the parts stay."""
    overlay = make_overlay(tmp_path, actors="local:wexelby,Torvald Wexelby,person,NOR,GOV,,,x")
    stages = make_stages(overlay)
    assert ("overlay", overlay.checksum) in stages.parts
    assert pickle.loads(pickle.dumps(stages.make_coder)).args == (overlay, ())
    assert make_stages().parts == make_stages(Overlay()).parts == stages.parts[:-1]
