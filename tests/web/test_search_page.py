"""The search: the address is the state, the counts are those of the events."""

import re
from typing import Any

from starlette.testclient import TestClient

from lapwing.web.site import Site


def _facet(view: dict[str, Any], name: str) -> dict[str, int]:
    (facet,) = [each for each in view["facets"] if each["name"] == name]
    return {value["value"]: value["n_events"] for value in facet["values"]}


def test_counts_are_those_of_the_events(desk: TestClient, site: Site) -> None:
    """Each value of a facet leaves as many events as stand beside it, alone and with words."""
    for words in ({}, {"q": "ceasefire"}):
        view = desk.get("/search.json", params=words).json()
        for name in ("type", "mode", "country", "dyad", "outlet", "reality", "origins", "status", "place", "actor"):
            for value, n_events in _facet(view, name).items():
                found = desk.get("/search.json", params={**words, name: value}).json()
                assert found["n_events"] == n_events, (words, name, value)
    assert desk.get("/search.json").json()["n_events"] == len(site.workspace.events())


def test_values_of_one_facet_add_and_facets_narrow(desk: TestClient) -> None:
    """Two types give the events of both, a type and a country those that fit both; a chosen facet offers its others."""
    types = _facet(desk.get("/search.json").json(), "type")
    first, second = list(types)[:2]
    both = desk.get("/search.json", params=[("type", first), ("type", second)]).json()
    assert both["n_events"] == types[first] + types[second]
    alone = desk.get("/search.json", params={"type": first}).json()
    assert _facet(alone, "type") == types
    countries = _facet(alone, "country")
    for country, n_events in countries.items():
        assert desk.get("/search.json", params={"type": first, "country": country}).json()["n_events"] == n_events


def test_a_value_that_nothing_has_can_be_taken_away(desk: TestClient) -> None:
    """It is shown as chosen, with no event, and the page says how to go on."""
    answer = desk.get("/search", params={"country": "ATA"})
    assert answer.status_code == 200
    assert "No event fits" in answer.text
    assert re.search(r'<a href="/search" aria-label="Take away Country: Antarctica"', answer.text)


def test_words_are_marked_where_they_stand(desk: TestClient) -> None:
    """In the sentence of each hit."""
    assert re.search(r"<mark>[Cc]easefire</mark>", desk.get("/search?q=ceasefire").text)


def test_days_bound_the_list_and_either_end_comes_first(desk: TestClient) -> None:
    """From and to include their days; newest first turns the order of the dated around."""
    listed = desk.get("/search.json?since=2023-05-20&until=2023-05-22").json()
    assert 0 < listed["n_events"] < desk.get("/search.json").json()["n_events"]
    for order, is_reversed in (("", False), ("newest", True)):
        hits = desk.get("/search.json", params={"order": order}).json()["hits"]
        days = [hit["event"]["date"]["date_min"] for hit in hits if hit["event"]["date"]["date_min"]]
        assert days == sorted(days, reverse=is_reversed)


def test_pages_of_a_list_have_each_event_once(desk: TestClient, site: Site) -> None:
    """Turning pages to the last shows all."""
    seen: list[str] = []
    n_pages = desk.get("/search.json").json()["n_pages"]
    for number in range(1, n_pages + 1):
        seen += [hit["event"]["event_id"] for hit in desk.get(f"/search.json?page={number}").json()["hits"]]
    assert sorted(seen) == sorted(event.event_id for event in site.workspace.events())
