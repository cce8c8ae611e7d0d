"""Origins side by side: who was first, in which words, what each leaves out."""

from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from lapwing.api import ShownEvent
from lapwing.records.fused import Event
from lapwing.web.pages.compare import _in_order, _omissions
from lapwing.web.site import Site


@pytest.fixture
def told(site: Site) -> ShownEvent:
    """An event that two origins tell, or more."""
    event = max(site.workspace.events(), key=lambda each: len(each.origins))
    assert len(event.origins) > 1
    return site.workspace.show(event.event_id)


def test_the_first_to_tell_stands_first(desk: TestClient, told: ShownEvent) -> None:
    """With no day after itself; the others as many as they came later."""
    tellings = desk.get(f"/compare/{told.event.event_id}.json").json()["tellings"]
    days = [one["first"] for one in tellings]
    assert days == sorted(days)
    assert tellings[0]["days_after"] == 0
    assert tellings[-1]["days_after"] > 0


def test_marked_words_are_an_origin_s_own(desk: TestClient, told: ShownEvent) -> None:
    """A word that two of them use in telling the event is marked in neither; the pieces make up the sentence."""
    tellings = desk.get(f"/compare/{told.event.event_id}.json").json()["tellings"]
    own = [{p.casefold() for w in one["wordings"] for p, lit in w["pieces"] if lit} for one in tellings]
    every = [{p.casefold() for w in one["wordings"] for p, _ in w["pieces"]} for one in tellings]
    assert any(own)
    assert not own[0] & every[1]
    sentences = {cited.mention.sentence.text for cited in told.mentions}
    assert all("".join(p for p, _ in w["pieces"]) in sentences for one in tellings for w in one["wordings"])


def test_what_only_others_tell_is_left_out(told: ShownEvent) -> None:
    """A field of which an origin tells nothing, with what the others tell; never one that it tells."""
    event = _with_place_of_the_first_alone(told.event)
    first, second = event.origins[:2]
    chosen = {first.origin_id, second.origin_id}
    assert "where" in dict(_omissions(event, second, chosen))
    assert "where" not in dict(_omissions(event, first, chosen))


def _with_place_of_the_first_alone(event: Event) -> Event:
    fact = event.facts[0]
    value = replace(fact.values[0], value="Oslo", label="Oslo", origins=(event.origins[0].origin_id,))
    others = tuple(each for each in event.facts if each.field != "place")
    return replace(event, facts=(*others, replace(fact, field="place", values=(value,))))


def test_origins_are_chosen_in_the_address(desk: TestClient, told: ShownEvent) -> None:
    """Two to six that tell the event; one alone, strangers and events of one origin are refused."""
    ids = [one.origin_id for one in _in_order(told)]
    path = f"/compare/{told.event.event_id}"
    shown = desk.get(f"{path}.json?origin={ids[1]}&origin={ids[0]}").json()
    assert [one["origin"]["origin_id"] for one in shown["tellings"]] == ids[:2]
    assert desk.get(f"{path}?origin={ids[0]}").status_code == 400
    answer = desk.get(f"{path}?origin=<script>alert(1)</script>&origin={ids[0]}")
    assert answer.status_code == 400
    assert "<script>alert" not in answer.text


def test_an_event_of_one_origin_cannot_be_compared(desk: TestClient, site: Site) -> None:
    """It says so; an event that is not there is not found."""
    alone = next(event for event in site.workspace.events() if len(event.origins) == 1)
    assert desk.get(f"/compare/{alone.event_id}").status_code == 400
    assert desk.get("/compare/ffffffffffff").status_code == 404
