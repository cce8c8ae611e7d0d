"""The index of outlets, and the compiled list."""

import pytest

from lapwing.knowledge.outlets import host_of, load_outlets
from tests.documents.outlet_list import OUTLETS


@pytest.mark.parametrize("url", ["https://en.pier.example/a?b", "pier.example", "http://WWW.Pier.Example:80/x"])
def test_address_leads_to_its_outlet(url: str) -> None:
    """Subdomains, ports and case make no difference."""
    found = OUTLETS.find_by_url(url)
    assert found is not None
    assert found.outlet_id == "pier.example"


@pytest.mark.parametrize(
    "url", ["", "example", "https://notpier.example/", "http://[broken", "https://pier.example.evil.test/"]
)
def test_other_addresses_lead_nowhere(url: str) -> None:
    """A suffix that only looks alike is another site."""
    assert OUTLETS.find_by_url(url) is None


def test_shared_abbreviation_names_no_single_agency() -> None:
    """Both stand in the reason."""
    found = OUTLETS.find_by_name("XYZ")
    assert found is not None
    assert (found.outlet_id, found.is_agency, found.score.value) == (None, True, 0.5)
    assert "sw.example" in found.score.why


def test_agencies_are_found_as_whole_words_in_order() -> None:
    """The longest name wins, parts of words do not count."""
    text = "With inputs from South Wire, North Wire Agency and NWAB"
    found = OUTLETS.find_agencies(text)
    assert [text[credit.start : credit.end] for credit in found] == ["South Wire", "North Wire Agency"]


def test_host_of_a_broken_address_is_empty() -> None:
    """No fault is raised."""
    assert host_of("http://[::1") == ""


def test_compiled_outlets_load_and_name_their_sources() -> None:
    """Every row has a source; state-linked ones have the state as owner or a stated one."""
    index = load_outlets()
    assert len(index.outlets) > 300
    assert all(outlet.source and outlet.name and outlet.domains for outlet in index.outlets)
    assert all(outlet.owner for outlet in index.outlets if outlet.state_linked)
    assert not [outlet.name for outlet in index.outlets if "own site" in outlet.source], "no site was looked at"
    agency = index.find_by_url("https://www.reuters.com/world/")
    assert agency is not None
    assert (agency.name, agency.is_agency, agency.state_linked) == ("Reuters", True, False)
