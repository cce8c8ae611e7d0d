"""The event's page: every cell of the matrix opens words of its own origin; the clocks; citations and exports."""

import json
import re

import pytest
from starlette.testclient import TestClient

from lapwing.records.fused import Event
from lapwing.web.site import Site


@pytest.fixture
def told(site: Site) -> Event:
    """The event that most origins tell."""
    return max(site.workspace.events(), key=lambda event: (len(event.origins), len(event.facts)))


def test_a_cell_opens_the_sentence_of_its_own_origin(desk: TestClient, told: Event) -> None:
    """In its paragraph, lit, in a report of that origin."""
    view = desk.get(f"/event/{told.event_id}.json").json()
    assert len(told.origins) > 1
    n_cells = 0
    for row in view["entry"]["matrix"]:
        for origin, cell in zip(told.origins, row["cells"], strict=True):
            for cite in cell["cites"]:
                address = view["addresses"][str(cite)]
                passage = desk.get(f"{address}.json").json()
                assert passage["report_id"] in origin.reports
                lit = "".join(part["text"] for part in passage["paragraph"] if part["is_lit"])
                (cited,) = [one for one in view["entry"]["passages"] if one["number"] == cite]
                assert lit == cited["passage"]["text"]
                n_cells += 1
    assert n_cells >= len(told.origins)


def test_cells_lead_somewhere_without_javascript(desk: TestClient, told: Event) -> None:
    """Each is a link to a whole page."""
    page = desk.get(f"/event/{told.event_id}").text
    cells = re.findall(r'<a class="cell" data-drawer href="([^"]+)"', page)
    assert cells
    assert all(desk.get(cell).status_code == 200 for cell in cells if not cell.startswith("#"))


def test_an_event_is_shown_as_known_on_a_day(desk: TestClient, told: Event) -> None:
    """With the reports that were published by then, and said so; before the first report there is nothing."""
    view = desk.get(f"/event/{told.event_id}.json").json()
    assert len(view["days"]) > 1
    first = view["days"][0]
    then = desk.get(first["address"]).text
    assert "As it could be known on" in then
    earlier = desk.get(f"{first['address']}".replace("?", ".json?")).json()
    assert len(earlier["documents"]) == first["n_reports"] < len(view["documents"])
    assert desk.get(f"/event/{told.event_id}?as_of=1990-01-01").status_code == 404
    assert desk.get(f"/event/{told.event_id}?as_of=nonsense").status_code == 400
    assert desk.get(f"/event/{told.event_id}?as_of=2023-05-21&run=aaaa").status_code == 400


def test_an_event_is_shown_as_known_at_a_run(desk: TestClient, site: Site, told: Event) -> None:
    """By the run's id."""
    last = site.workspace.runs()[-1]
    assert "when run" in desk.get(f"/event/{told.event_id}?run={last.run_id}").text
    assert desk.get(f"/event/{told.event_id}?run=ffffffff").status_code == 404


def test_a_mention_leads_to_its_event_with_its_passage_lit(desk: TestClient, told: Event) -> None:
    """The id of a mention is as good as that of the event."""
    assert 'class="lit"' in desk.get(f"/event/{told.mentions[0]}").text


def test_citations_and_exports(desk: TestClient, told: Event) -> None:
    """BibTeX and CSL-JSON name every report; every format that is offered is given, as a file, and no other."""
    page = desk.get(f"/event/{told.event_id}").text
    offered = re.findall(rf'href="(/event/{told.event_id}/export/[a-z-]+)" download', page)
    assert len(offered) >= 6
    for address in offered:
        answer = desk.get(address)
        assert answer.status_code == 200, address
        assert answer.headers["content-disposition"].startswith('attachment; filename="event-')
        assert answer.content
    items = json.loads(desk.get(f"/event/{told.event_id}/export/csl-json").text)
    assert {item["id"] for item in items} == set(told.reports)
    assert desk.get(f"/event/{told.event_id}/export/bibtex").text.count("@article") == len(told.reports)
    assert desk.get(f"/event/{told.event_id}/export/nosuch").status_code == 400


def test_an_event_page_is_light(desk: TestClient, told: Event) -> None:
    """What a browser fetches for it, compressed, without the land of the map: at most 80 KB."""
    answer = desk.get(f"/event/{told.event_id}")
    size = len(answer.text.encode()) // 3  # gzip does better
    land = re.search(r'<svg width="0".*?</svg>', answer.text, re.DOTALL)
    size -= len(land[0]) // 3 if land else 0
    for address in re.findall(r'<(?:script|link)[^>]*?(?:src|href)="(/static/[^"]+)"', answer.text):
        size += len(desk.get(address).content) // (1 if "woff2" in address else 3)
    size += len(desk.get("/static/vendor/source-serif-4-600.woff2").content)
    assert size < 80_000
