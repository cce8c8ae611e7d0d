"""The page of an actor: a state, a person with offices, an organisation, somebody whom the knowledge does not have."""

import re
from datetime import date

from starlette.testclient import TestClient

from lapwing.web.drawings.spells import Spell, draw_spell
from lapwing.web.site import Site


def test_a_state_has_its_members_and_the_states_it_deals_with(desk: TestClient) -> None:
    """Whoever is of Norway takes part in its events; a counterpart leads to the dyad."""
    told = desk.get("/actor/country:NOR.json?reality=all").json()
    assert (told["kind"], told["name"]) == ("state", "Norway")
    assert "/dyad/NOR-POL" in {one["address"] for one in told["counterparts"]}
    assert all(sum(one["n_by_quad"]) == one["n_events"] for one in told["counterparts"])
    assert told["n_events"] >= max(told["n_acting"], told["n_receiving"]) > 0
    assert told["offices"] == []


def test_a_person_has_offices_over_time(desk: TestClient) -> None:
    """Also one of whom no event tells: what is known of it is shown, the latest office first."""
    told = desk.get("/actor/Q7747.json").json()
    assert (told["kind"], told["n_events"]) == ("person", 0)
    firsts = [office["first"] for office in told["offices"]]
    assert firsts == sorted(firsts, reverse=True)
    shown = desk.get("/actor/Q7747").text
    assert "Offices over time" in shown
    assert 'class="spell"' in shown


def test_names_of_the_texts_are_those_of_the_actor_itself(desk: TestClient, site: Site) -> None:
    """What a text calls one of its ministers is no name of a state."""
    told = desk.get("/actor/country:NOR.json?reality=all").json()
    ids = {"country:NOR"}
    texts = {
        " ".join(one.text.split())
        for event in site.workspace.events(country="NOR")
        for one in (*event.actor, *event.recipient)
        if one.entity_id in ids
    }
    assert {name for name, _ in told["names"]} <= texts


def test_open_names_are_looked_for_when_asked(desk: TestClient) -> None:
    """All texts are gone through only then."""
    assert desk.get("/actor/org:rsf_sdn.json").json()["unresolved"] is None
    assert isinstance(desk.get("/actor/org:rsf_sdn.json?names=all").json()["unresolved"], list)


def test_an_actor_that_nobody_knows_is_not_found(desk: TestClient) -> None:
    """Made-up ids, codes and markup; the refusal escapes what was asked for."""
    for address in ("/actor/Q0", "/actor/country:ZZZ", "/actor/<script>alert(1)"):
        answer = desk.get(address)
        assert answer.status_code == 404, address
        assert "<script>alert" not in answer.text
    assert desk.get("/actor/country:x-y").status_code == 400


def test_an_end_that_is_not_known_dissolves() -> None:
    """A closed spell is one bar, an open one ends in strokes; all lies in the drawing."""
    first, last = date(2000, 1, 1).toordinal(), date(2020, 1, 1).toordinal()
    closed = draw_spell(Spell(first=first, last=last), (first, last + 900), None, "2000 to 2020")
    open_ = draw_spell(Spell(first=first, last=last, open_last=True), (first, last + 900), None, "2000 to ?")
    assert len(re.findall("<rect", closed)) == 1
    assert len(re.findall("<rect", open_)) == 4
    assert "&lt;" in draw_spell(Spell(first=0, last=1), (0, 2), (0, 1), "<b>")
