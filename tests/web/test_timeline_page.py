"""The timeline: bars as sharp as dates are, and when each event was first told."""

import re
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from lapwing.records.event import EventDate
from lapwing.records.fused import Event
from lapwing.web.drawings.bars import draw_bar, make_axis, vagueness
from lapwing.web.pages.timeline import lag_of
from lapwing.web.site import Site


def _event(site: Site, first: str | None, last: str | None, edtf: str | None, told: str | None) -> Event:
    when = EventDate(edtf=edtf, date_min=first, date_max=last, text=None, basis="calendar")
    return replace(site.workspace.events()[0], date=when, first_reported=told)


@pytest.mark.parametrize(
    ("edtf", "vague"),
    [
        ("2021-10-17", "none"),
        ("2021-10-17/2021-10-19", "none"),
        ("2021-10", "both"),
        ("2021-10-17~", "both"),
        ("2021-10-17~/2021-10-19", "first"),
        ("../2021-10-17", "first"),
        ("2021-10-17/..", "last"),
        ("2021-10-17/2021-12-12~", "last"),
        ("202X", "both"),
        (None, "both"),
    ],
)
def test_dates_are_as_vague_as_they_say(edtf: str | None, vague: str) -> None:
    """Each end for itself: full days are sharp, months, years, about, perhaps and open ends are not."""
    assert vagueness(edtf) == vague


def test_a_report_stands_after_the_event_that_it_tells(site: Site) -> None:
    """The dot is right of the bar's middle, joined to it; told on the day, it lies in the bar."""
    late = _event(site, "2021-10-02", "2021-10-02", "2021-10-02", "2021-10-09")
    axis = make_axis([late, _event(site, "2021-10-01", "2021-10-12", "2021-10-01/2021-10-12", "2021-10-12")])
    assert axis is not None
    drawn = draw_bar(late, axis)
    bar = re.search(r'<rect class="q\d vague-none" x="([\d.]+)%" y="6" width="([\d.]+)%"', drawn)
    dot = re.search(r'<circle class="told" cx="([\d.]+)%"', drawn)
    assert bar is not None
    assert dot is not None
    assert float(dot[1]) > float(bar[1]) + float(bar[2])
    assert 'class="lag"' in drawn


def test_lags_are_known_of_sharp_dates_alone(site: Site) -> None:
    """From the end to the report; below zero for what was told before; unknown where either day is."""
    assert lag_of(_event(site, "2021-10-02", "2021-10-03", "2021-10-02/2021-10-03", "2021-10-05")) == 2
    assert lag_of(_event(site, "2021-10-02", "2021-10-02", "2021-10-02", "2021-10-01")) == -1
    assert lag_of(_event(site, "2021-10-01", "2021-10-31", "2021-10", "2021-11-05")) is None
    assert lag_of(_event(site, "2021-10-02", "2021-10-02", "2021-10-02", None)) is None


def test_what_is_far_off_sticks_to_the_edge(site: Site) -> None:
    """One event of 1914 does not press the others into a line; without any day there is no axis."""
    events = [_event(site, f"2021-10-{n:02}", f"2021-10-{n:02}", f"2021-10-{n:02}", None) for n in range(1, 29)]
    far = _event(site, "1914-06-28", "1914-06-28", "1914-06-28", None)
    axis = make_axis([*events, far])
    assert axis is not None
    assert axis.first.year == 2021
    assert 'x="0.0%"' in draw_bar(far, axis)
    assert make_axis([_event(site, None, None, None, None)]) is None


def test_the_page_has_every_event_in_its_order(desk: TestClient, site: Site) -> None:
    """Newest first unless asked otherwise; all realities when asked for."""
    told = desk.get("/timeline.json?reality=all&order=earliest").json()
    ids = [row["event"]["event_id"] for row in told["rows"]]
    assert told["n_events"] == len(site.workspace.events())
    assert ids == [event.event_id for event in site.workspace.events()][: len(ids)]
    days = [row["event"]["date"]["date_min"] for row in desk.get("/timeline.json").json()["rows"]]
    known = [day for day in days if day]
    assert known == sorted(known, reverse=True)
    assert desk.get("/timeline?reality=planned").status_code == 400
