"""The map: each place as exactly as it is known, and a count of what has none."""

from dataclasses import replace

from starlette.testclient import TestClient

from lapwing.dossier.atlas import make_pins
from lapwing.records.event import EventPlace
from lapwing.store.places import PlaceCount
from lapwing.web.drawings.world import draw_world
from lapwing.web.site import Site

OSLO = EventPlace(
    text="Oslo",
    start=0,
    end=4,
    name="Oslo",
    geonames_id="3143244",
    latitude=59.91,
    longitude=10.75,
    country="NOR",
    precision="city",
)


def _draw(window: str, *places: EventPlace) -> tuple[str, int]:
    counts = [PlaceCount(place=place, n_events=n + 1, n_by_quad=(n + 1, 0, 0, 0)) for n, place in enumerate(places)]
    pins, _ = make_pins((n, count.place) for n, count in enumerate(counts))
    return draw_world(pins, counts, window, lambda name: f"/search?place={name}")


def test_nothing_is_lost_between_map_and_counts(desk: TestClient, site: Site) -> None:
    """What is drawn, what has no place and what no gazetteer knows are all events."""
    told = desk.get("/map.json?reality=all").json()
    assert told["n_events"] == len(site.workspace.events())
    assert told["n_located"] + told["n_untold"] + told["n_unknown"] == told["n_events"]
    assert told["n_untold"] == sum(event.place is None for event in site.workspace.events())


def test_counts_by_place_follow_the_filters(site: Site) -> None:
    """The places of a choice add up to its events, by kind of act too."""
    for wanted in ({"country": "NOR"}, {"types": ("CONSULT",)}, {"since": "2023"}):
        counts = site.workspace.places(**wanted)
        assert sum(count.n_events for count in counts) == len(site.workspace.events(**wanted))
        assert all(sum(count.n_by_quad) == count.n_events for count in counts)


def test_each_precision_has_its_mark() -> None:
    """A town is a circle, a province a dashed one, a country its hatched shape."""
    country = replace(OSLO, name="Norway", precision="country", latitude=None, longitude=None)
    drawn, _ = _draw("world", OSLO, replace(OSLO, name="Viken", precision="admin1", latitude=59.5), country)
    assert drawn.count('<circle class="city"') == 1
    assert drawn.count('<circle class="area"') == 1
    assert drawn.count('<path class="country') == 1


def test_what_lies_outside_the_window_is_counted() -> None:
    """Oslo is in Europe; a country is there if any of it is."""
    assert _draw("africa", OSLO)[1] == 1
    assert _draw("europe", OSLO)[1] == 0
    russia = replace(OSLO, name="Russia", country="RUS", precision="country", latitude=None, longitude=None)
    assert _draw("europe", russia)[1] == 0


def test_names_of_places_are_text() -> None:
    """A place that is called like a tag is written, not built."""
    drawn, _ = _draw("world", replace(OSLO, name="<script>alert(1)</script>"))
    assert "<script>" not in drawn
    assert "&lt;script&gt;" in drawn


def test_windows_and_days_that_are_none_are_refused(desk: TestClient) -> None:
    """With a word about what can be asked for."""
    for query in ("window=mars", "since=2023&until=2022", "reality=no", "type=NOSUCH", "country=x"):
        assert desk.get(f"/map?{query}").status_code == 400, query
