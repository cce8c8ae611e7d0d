"""The map: where events happened, as exactly as that is known; what has no place is counted, not drawn."""

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from lapwing.dossier.atlas import land_symbol, make_pins
from lapwing.errors import QueryError
from lapwing.exports.rules import TOOK_PLACE
from lapwing.store.places import PlaceCount
from lapwing.web.addresses import place_address
from lapwing.web.asked import Asked
from lapwing.web.chosen import bounds_asked
from lapwing.web.drawings.volume import Volume, make_volume
from lapwing.web.drawings.world import WINDOWS, draw_world
from lapwing.web.page import page
from lapwing.web.site import Site

_MOST_ROWS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView:
    """Places with their counts. `n_untold` events have no place, `n_unknown` one that no gazetteer has; both are not
    drawn, nor are `n_outside` of the window.
    """

    window: str
    n_events: int
    n_located: int
    n_untold: int
    n_unknown: int
    n_outside: int
    places: tuple[PlaceCount, ...]
    n_places: int
    volume: Volume | None
    land: Markup
    drawing: Markup


def view_map(site: Site, asked: Asked) -> MapView:
    """Return the map of the events that the address chooses: `type`, `country`, `dyad`, `since`, `until`, `reality`.

    Raises:
        QueryError: if a filter has no meaning.
    """
    window = asked.one("window") or "world"
    if window not in WINDOWS:
        raise QueryError(f"{window!r} is no part of the world here: {', '.join(WINDOWS)}")
    bounds_asked(asked)
    wanted: dict[str, Any] = {
        "types": asked.many("type"),
        "country": asked.one("country"),
        "dyad": asked.one("dyad"),
        "since": asked.one("since"),
        "until": asked.one("until"),
        "realities": () if asked.one("reality") else TOOK_PLACE,
    }
    counts = site.kept(f"places of {wanted!r}", lambda: site.workspace.places(**wanted))
    pins, _ = make_pins((n, count.place) for n, count in enumerate(counts))
    drawn_numbers = {n for pin in pins for n in pin.numbers}
    drawing, n_outside = draw_world(pins, counts, window, lambda name: place_address(name, asked))
    located = [count for n, count in enumerate(counts) if n in drawn_numbers]
    n_events, n_untold = sum(each.n_events for each in counts), sum(c.n_events for c in counts if c.place is None)
    n_located = sum(each.n_events for each in located)
    days = site.kept("days", site.workspace.days)
    return MapView(
        window=window,
        n_events=n_events,
        n_located=n_located,
        n_untold=n_untold,
        n_unknown=n_events - n_untold - n_located,
        n_outside=n_outside,
        places=tuple(located[:_MOST_ROWS]),
        n_places=len(located),
        volume=make_volume(days, lambda first, last: asked.change(since=first, until=last), above=44, below=0),
        land=Markup(land_symbol()),
        drawing=drawing,
    )


ROUTES = page("/map", "map.html", view_map)
