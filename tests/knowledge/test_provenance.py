"""Where facts are from, and under which licence."""

import csv
from pathlib import Path

import pytest

from lapwing.knowledge import Knowledge, load_knowledge
from lapwing.knowledge.overlay.facts import find_facts
from lapwing.knowledge.overlay.rows import Overlay
from lapwing.knowledge.provenance import NAMED_PAGE, OWN_LICENCE, Provenance, load_provenance
from tests.knowledge.overlay_folder import make_overlay

ROOT = Path(__file__).parents[2]
LAVROV = "Q58217"


@pytest.fixture(scope="module")
def shipped() -> Provenance:
    """The compiled sources."""
    return load_provenance()


@pytest.fixture(scope="module")
def known() -> Knowledge:
    """The shipped knowledge."""
    return load_knowledge()


def test_joined_sources_have_joined_titles_and_licences(shipped: Provenance) -> None:
    """A page that is no list stands for itself."""
    joined = shipped.fact("name", "x", "ofac+wd2023")
    assert "OFAC" in joined.source
    assert "Wikidata" in joined.source
    assert joined.licence == "public domain + CC0 1.0"
    page = shipped.fact("name", "x", "mid.ru")
    assert (page.source, page.licence) == ("mid.ru", NAMED_PAGE)


@pytest.mark.parametrize(
    "entity_id", [LAVROV, "Q18511806", "org:hamas", "country:FRA", "outlet:reuters.com", "geonames:3143244"]
)
def test_every_kind_of_shipped_fact_has_source_and_licence(
    known: Knowledge, shipped: Provenance, entity_id: str
) -> None:
    """Persons, groups, countries, outlets, places."""
    facts = list(find_facts(entity_id, "France", known, Overlay(), shipped))
    assert facts
    assert all(fact.source and fact.licence for fact in facts)


def test_each_name_and_office_of_a_person_is_told(known: Knowledge, shipped: Provenance) -> None:
    """An open office with the day on which it was last checked."""
    facts = list(find_facts(LAVROV, "Lavrov", known, Overlay(), shipped))
    assert {fact.what for fact in facts} == {"name", "office"}
    assert any("open, last checked 20" in fact.text or " to 20" in fact.text for fact in facts if fact.what == "office")


def test_ones_own_facts_come_first_with_their_row(tmp_path: Path, shipped: Provenance) -> None:
    """And are not told a second time as shipped ones."""
    overlay = make_overlay(
        tmp_path,
        aliases=f"{LAVROV},Serge Lavroff,2020,,our coders",
        offices=f"{LAVROV},RUS,Minister of Foreign Affairs,FM,2004-03-09,2027-02-01,,mid.ru",
    )
    facts = list(find_facts(LAVROV, "Lavrov", load_knowledge(overlay), overlay, shipped))
    own = [fact for fact in facts if fact.licence == OWN_LICENCE]
    assert facts[: len(own)] == own
    assert [fact.text for fact in own] == [
        "Serge Lavroff, 2020 to …",
        "Minister of Foreign Affairs of RUS, 2004-03-09 to 2027-02-01",
    ]
    assert own[0].source == f"our coders ({tmp_path / 'aliases.csv'}:2)"
    assert not any("2027" in fact.text or "Lavroff" in fact.text for fact in facts[len(own) :])


def test_lists_that_are_imported_are_in_the_list_of_sources() -> None:
    """A key that is missing there would pass for a page."""
    with (ROOT / "knowledge" / "sources.csv").open(encoding="utf-8", newline="") as handle:
        keys = {row["key"] for row in csv.DictReader(handle)}
    used: set[str] = set()
    for name in ("names.csv", "tenures.csv", "groups.csv", "organisations.csv", "agents.csv"):
        with (ROOT / "knowledge" / "actors" / name).open(encoding="utf-8", newline="") as handle:
            used |= {key for row in csv.DictReader(handle) for key in row["source"].split("+")}
    assert used - keys == set()
