"""The network: ties counted from events, laid out alike each time, drawn as links."""

from starlette.testclient import TestClient

from lapwing.store.events import pairs_of
from lapwing.store.ties import Tie
from lapwing.web.drawings.layout import lay_out
from lapwing.web.drawings.web_of_ties import draw_ties, kind_of
from lapwing.web.site import Site


def _tie(one: str, other: str, *quads: int) -> Tie:
    return Tie(ends=(one, other), names=(one, other), n_events=sum(quads), n_by_quad=quads)


def test_ties_between_countries_are_those_of_dyads(site: Site) -> None:
    """Each tie has as many events as the search finds for the dyad, and no other pair is tied."""
    ties = site.workspace.ties()
    events = site.workspace.events()
    pairs = {tuple(sorted(pair)) for event in events for pair in pairs_of(event) if pair[0] != pair[1]}
    assert {tie.ends for tie in ties} == pairs
    for tie in ties:
        assert tie.n_events == len(site.workspace.events(dyad="-".join(tie.ends)))
        assert sum(tie.n_by_quad) == tie.n_events


def test_ties_between_actors_are_of_acting_and_receiving(site: Site) -> None:
    """Two recipients of one act are not tied by it."""
    told = {tie.ends for tie in site.workspace.ties("actor")}
    for event in site.workspace.events():
        actors = {one.entity_id for one in event.actor if one.entity_id}
        recipients = {one.entity_id for one in event.recipient if one.entity_id}
        others = recipients if event.recipient else actors
        assert {(min(a, b), max(a, b)) for a in actors for b in others if a != b} <= told
    assert all(one != other for one, other in told)


def test_the_same_ties_are_laid_out_alike() -> None:
    """There is no chance in a layout; all nodes lie inside; those that are tied lie nearer than those that are not."""
    ties = {("a", "b"): 9.0, ("a", "c"): 5.0, ("d", "e"): 4.0}
    first, second = lay_out(["a", "b", "c", "d", "e"], ties), lay_out(["a", "b", "c", "d", "e"], ties)
    assert first == second
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in first.values())

    def far(one: str, other: str) -> float:
        return sum((p - q) ** 2 for p, q in zip(first[one], first[other], strict=True))

    assert far("a", "b") < far("a", "d")
    assert lay_out(["a"], {}) == {"a": (0.5, 0.5)}


def test_what_prevails_colours_a_tie() -> None:
    """Three of five are enough, half is both."""
    assert kind_of(_tie("a", "b", 3, 0, 2, 0)) == "cooperation"
    assert kind_of(_tie("a", "b", 0, 1, 1, 3)) == "conflict"
    assert kind_of(_tie("a", "b", 1, 0, 1, 0)) == "mixed"


def test_names_in_a_network_are_text() -> None:
    """Whoever is called like a tag is written, not built; without ties there is nothing."""
    drawn = draw_ties([_tie("<b onclick=x>", "b", 1, 0, 0, 0)], lambda tie: None, lambda end: "/actor/x")
    assert "<b onclick" not in drawn
    assert "&lt;b onclick" in drawn
    assert draw_ties([], lambda tie: None, lambda end: "") == ""


def test_the_strongest_ties_are_shown(desk: TestClient) -> None:
    """As many as asked for, within bounds; other nodes than countries and actors there are not."""
    told = desk.get("/network.json?ties=1&reality=all").json()
    assert len(told["ties"]) == min(10, told["n_ties"])
    numbers = [one["tie"]["n_events"] for one in told["ties"]]
    assert numbers == sorted(numbers, reverse=True)
    assert desk.get("/network?nodes=towns").status_code == 400
    assert desk.get("/network?ties=many").status_code == 400
