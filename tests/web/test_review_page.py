"""The review queue: two sentences side by side, one verdict each; what somebody judged meanwhile is shown."""

import re
from typing import Any

import pytest
from starlette.testclient import TestClient

from lapwing.web.site import Rules, Site
from tests.web.conftest import open_desk
from tests.web.forms_of import fill_in, forms_of, send


def _form(desk: TestClient, address: str = "/review") -> dict[str, Any]:
    return next(one for one in forms_of(desk, address) if ("verdict", "same") in one["buttons"])


def test_the_least_certain_stands_first_with_both_sentences(desk: TestClient, site: Site) -> None:
    """As the command lists it, with the triggers marked and the reasons with their bits."""
    (first,) = site.workspace.review(limit=1)
    view = desk.get("/review.json").json()
    assert view["pair"]["bits"] == round(first.bits, 3)
    page = desk.get("/review").text
    for side in (first.one, first.other):
        assert f"<mark>{side.mention.trigger.text}</mark>" in page
    assert page.count('<rect class="') == len(first.reasons)


@pytest.mark.parametrize("kind", ["merge", "split"])
def test_either_kind_alone(desk: TestClient, kind: str) -> None:
    """What was taken for one, or what was kept apart; no other kind."""
    pair = desk.get(f"/review.json?kind={kind}").json()["pair"]
    assert pair is None or pair["kind"] == kind
    assert desk.get("/review?kind=nonsense").status_code == 400


def test_a_verdict_is_written_and_the_next_pair_asked(desk: TestClient, site: Site) -> None:
    """The judged pair is not asked again, by this desk or the command."""
    form = _form(desk)
    answer = fill_in(desk, "/review", "different", reason="Two rounds")
    assert "Written down" in answer.text
    made = site.workspace.judgements()[-1].judgement
    assert (made.kind, made.author, made.reason) == ("different", "Ada", "Two rounds")
    pair = {form["fields"]["one"][0], form["fields"]["other"][0]}
    assert pair != {_form(desk)["fields"]["one"][0], _form(desk)["fields"]["other"][0]}
    assert site.follower.follow(site.writing)
    listed = [{one.one.mention.mention_id, one.other.mention.mention_id} for one in site.workspace.review(limit=200)]
    assert pair not in listed


def test_parts_either_way(desk: TestClient, site: Site) -> None:
    """The first is part of the second, or the second of the first."""
    form = _form(desk, "/review?kind=split")
    fill_in(desk, "/review?kind=split", "whole")
    made = site.workspace.judgements()[-1].judgement
    assert made.kind == "part_of"
    whole = site.workspace.cited(form["fields"]["one"])[0].mention
    assert made.other[0].exact == " ".join(whole.trigger.text.split())


def test_later_leads_on_and_back(desk: TestClient) -> None:
    """By links, without writing anything."""
    page = desk.get("/review").text
    later = re.search(r'class="later" href="([^"]+)" data-key="l"', page)
    assert later is not None
    first, second = (_form(desk, address)["fields"] for address in ("/review", later[1]))
    assert (first["one"], first["other"]) != (second["one"], second["other"])
    assert 'data-key="b"' in desk.get(later[1]).text
    assert "Nothing uncertain is left" in desk.get("/review?at=9999").text


def test_who_judged_meanwhile_is_shown(desk: TestClient, site: Site) -> None:
    """Of two with one pair before them, the second is shown what the first said, and nothing is written over it."""
    form = _form(desk)
    send(desk, form, "different", author="Ben", reason="Other rooms")
    late = send(desk, form, "same", author="Ada")
    assert "Not written" in late.text
    assert "Other rooms" in late.text
    assert [one.judgement.author for one in site.workspace.judgements()][-1] == "Ben"


def test_no_verdict_no_author_no_pair(desk: TestClient, site: Site) -> None:
    """Nothing is written; what is gone is 404."""
    form = _form(desk)
    for data in ({"verdict": ""}, {"verdict": "same", "author": " "}):
        answer = desk.post("/review", data={**form["fields"], "author": "Ada", **data})
        assert "Not written" in answer.text
    assert desk.post("/review", data={**form["fields"], "one": "ffff", "verdict": "same"}).status_code == 404
    assert len(site.workspace.judgements()) == 1


def test_the_queue_is_found_anew_on_demand(desk: TestClient, site: Site) -> None:
    """And by itself where reports were added."""
    desk.get("/review")
    answer = desk.post("/review/anew", data={"mark": _form(desk)["fields"]["mark"][0]}, follow_redirects=True)
    assert answer.status_code == 200
    assert "One event, or two?" in answer.text or "Two events, or one?" in answer.text


def test_a_read_only_desk_asks_nothing(site: Site) -> None:
    """It shows the pairs without verdicts, and takes none."""
    client = open_desk(site, Rules(read_only=True))
    assert "<form method" not in client.get("/review").text
    assert client.post("/review", data={}).status_code == 403
