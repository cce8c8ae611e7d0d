"""A map of many places: a mark for each, as large as its events are many, drawn as exactly as the place is known."""

from collections.abc import Callable, Sequence
from functools import cache
from math import cos, radians, sqrt

from markupsafe import Markup

from lapwing.dossier.atlas import Pin
from lapwing.dossier.labels import Named, place_labels
from lapwing.knowledge.outlines import load_outlines
from lapwing.store.places import PlaceCount

#: West, east, north and south in degrees of what can be looked at.
WINDOWS = {
    "world": (-168.0, 190.0, 80.0, -56.0),
    "europe": (-12.0, 46.0, 66.0, 34.0),
    "middle-east": (24.0, 74.0, 43.0, 11.0),
    "africa": (-20.0, 54.0, 38.0, -36.0),
    "asia": (60.0, 150.0, 56.0, -12.0),
    "americas": (-130.0, -32.0, 60.0, -56.0),
}
_PIXELS, _RATIO = 1180, 1.62
_LEAST, _MOST = 3.2, 25.0  # radii in pixels
_MOST_NAMES, _LETTERS = 26, 13.0
_AREAS = ("admin1", "region", "sea")
_HOW = {"admin1": "known to the province", "city": "known to the town", "point": "known to the point"}


def draw_world(
    pins: Sequence[Pin], counts: Sequence[PlaceCount], window: str, address: Callable[[str], str]
) -> tuple[Markup, int]:
    """Return the map, and how many of the events lie outside of its window.

    Args:
        pins: the places, each with the indexes of its counts.
        counts: how many events happened there.
        window: a name of `WINDOWS`.
        address: where a mark leads, by the place's name.
    """
    bounds, squeeze = _bounds(window)
    west, east, north, south = bounds
    left, top, wide, high = west * squeeze, north, (east - west) * squeeze, south - north
    scale = wide / _PIXELS
    sizes = [(pin, sum(counts[n].n_events for n in pin.numbers)) for pin in pins]
    inside = [(pin, n) for pin, n in sizes if _is_inside(pin, bounds)]
    most = max((n for pin, n in inside if pin.place.precision != "country"), default=1)
    ordered = sorted(inside, key=lambda each: (each[0].place.precision != "country", -each[1]))
    frame = Markup(
        '<svg class="map world" role="group" aria-label="{}" viewBox="{:.0f} {:.0f} {:.0f} {:.0f}">'
        '<rect class="sea" x="{:.0f}" y="{:.0f}" width="{:.0f}" height="{:.0f}"/>'
        '<defs><pattern id="hatch-world" width="{:.2f}" height="{:.2f}" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect class="hatch-ground" width="{:.2f}" height="{:.2f}"/>'
        '<rect class="hatch-line" width="{:.2f}" height="{:.2f}"/></pattern></defs>'
        '<g transform="scale({:.3f} 1)"><use href="#land" class="land"/>'
    )
    box = (left, top, wide, high)
    most_of_country = max((n for pin, n in inside if pin.place.precision == "country"), default=1)
    parts = [frame.format("Where events happened", *box, *box, *(5 * scale,) * 4, 1.6 * scale, 5 * scale, squeeze)]
    parts += [_country(pin, n, most_of_country, address) for pin, n in ordered if _shape(pin)]
    parts.append(Markup("</g>"))
    parts += [_mark(pin, n, _radius(n, most) * scale, squeeze, address) for pin, n in ordered if not _shape(pin)]
    parts += _names([each for each in ordered if _radius(each[1], most) > _LEAST], (left, top, scale, squeeze))
    n_outside = sum(n for _, n in sizes) - sum(n for _, n in inside)
    return Markup("").join([*parts, Markup("</svg>")]), n_outside


def _bounds(window: str) -> tuple[tuple[float, float, float, float], float]:
    """Return west, east, top and bottom in tenths of a degree, wide enough for a page, and how longitudes shrink."""
    west, east, north, south = (10 * degrees for degrees in WINDOWS[window])
    squeeze = cos(radians(min(60.0, abs(north + south) / 20))) if window != "world" else 0.82
    lacking = max(0.0, _RATIO * (north - south) / squeeze - (east - west)) / 2
    return (west - lacking, east + lacking, -north, -south), squeeze


def _is_inside(pin: Pin, bounds: tuple[float, float, float, float]) -> bool:
    """Whether a place is to be seen: of a country that only it is known of, any part of its largest piece."""
    west, east, top, bottom = bounds
    largest = max(load_outlines().get(pin.place.country or "", ()), key=len, default=())
    if pin.place.precision != "country" or not largest:
        return west <= pin.x <= east and top <= pin.y <= bottom
    xs, ys = [x for x, _ in largest], [-y for _, y in largest]
    return min(xs) <= east and max(xs) >= west and min(ys) <= bottom and max(ys) >= top


def _radius(n_events: int, most: int) -> float:
    """Areas grow with the events."""
    return max(_LEAST, _MOST * sqrt(n_events / most) if most > 4 else _LEAST + 2 * n_events)


def _shape(pin: Pin) -> str:
    """Return the outline of a country that only the country is known of, "" for any other place."""
    return _outline(pin.place.country or "") if pin.place.precision == "country" else ""


@cache
def _outline(code: str) -> str:
    rings = load_outlines().get(code, ())
    return "".join("M" + "L".join(f"{x} {-y}" for x, y in ring) + "z" for ring in rings)


def _told(pin: Pin, n_events: int) -> str:
    how = _HOW.get(pin.place.precision, f"known to the {pin.place.precision}")
    return f"{pin.place.name}: {n_events} {'event' if n_events == 1 else 'events'}, {how}"


def _country(pin: Pin, n_events: int, most: int, address: Callable[[str], str]) -> Markup:
    depth = 1 + min(3, int(4 * sqrt(n_events / most) - 0.001)) if most > 1 else 1
    drawn = Markup('<a href="{}"><title>{}</title><path class="country c{}" d="{}"/></a>')
    return drawn.format(address(pin.place.name), _told(pin, n_events), depth, _shape(pin))


def _mark(pin: Pin, n_events: int, radius: float, squeeze: float, address: Callable[[str], str]) -> Markup:
    kind = "area" if pin.place.precision in (*_AREAS, "country") else pin.place.precision
    x, y = pin.x * squeeze, pin.y
    drawn = Markup('<a href="{}"><title>{}</title><circle class="{}" cx="{:.1f}" cy="{:.1f}" r="{:.1f}"/></a>')
    return drawn.format(address(pin.place.name), _told(pin, n_events), kind, x, y, radius)


def _names(pins: Sequence[tuple[Pin, int]], frame: tuple[float, float, float, float]) -> list[Markup]:
    """Name the places of most events, each beside its mark where there is room."""
    left, top, scale, squeeze = frame
    seen = [each for each in pins if left <= each[0].x * squeeze <= left + _PIXELS * scale and each[0].y >= top]
    chosen = sorted(seen, key=lambda each: -each[1])[:_MOST_NAMES]
    named = [
        Named((pin.x * squeeze - left) / scale, (pin.y - top) / scale, len(pin.place.name), bool(_shape(pin)))
        for pin, _ in chosen
    ]
    drawn = Markup('<text x="{:.1f}" y="{:.1f}" text-anchor="{}" font-size="{:.1f}" stroke-width="{:.1f}">{}</text>')
    return [
        drawn.format(left + s.x * scale, top + s.y * scale, s.anchor, _LETTERS * scale, 3 * scale, pin.place.name)
        for (pin, _), s in zip(chosen, place_labels(named, _PIXELS, 10_000), strict=True)
        if not s.is_far
    ]
