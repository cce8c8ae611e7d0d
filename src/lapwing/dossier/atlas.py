"""Small maps as inline SVG: the land once for a page, then a window on it for each map; each precision has its mark.

The projection is plate carrée, narrowed by the cosine of the middle latitude. A point is a filled dot, a city a dot in
a ring, a province or region a dashed circle, a country its hatched shape. What has no place is counted, not drawn.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, radians

from lapwing.dossier.labels import Named, place_labels
from lapwing.dossier.marks import text
from lapwing.knowledge.outlines import load_outlines
from lapwing.records.event import EventPlace

_RATIO = 1.75  # width to height of a map as it is seen
_LEAST_WIDTH = 420  # tenths of a degree
_MARGIN = 1.5
_WORLD = (-1690, 1910)  # the edge lies in the Bering Strait, so that no land is cut
_CIRCLE_DEGREES = 2.5
_AREAS = ("admin1", "region", "sea")


Window = tuple[float, float, float, float, float]  # left, top, width, height, and how much longitudes are narrowed


@dataclass(frozen=True, slots=True)
class Pin:
    """A place on a map with the numbers of its events. `x` and `y` are tenths of a degree, y downward."""

    place: EventPlace
    x: float
    y: float
    numbers: tuple[int, ...]


def land_symbol() -> str:
    """Return the hidden SVG that holds the land and the countries' borders for every map of a page."""
    return (
        '<svg width="0" height="0" class="defs" aria-hidden="true"><defs>'
        f'<path id="land" d="{_path("*")}"/>'
        '<pattern id="hatch" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<rect width="9" height="9" class="hatch-ground"/><rect width="3.2" height="9" class="hatch-line"/></pattern>'
        "</defs></svg>"
    )


@cache
def _path(code: str) -> str:
    """Return the path of a country, or of all land for "*"."""
    outlines = load_outlines()
    rings = [ring for found in outlines.values() for ring in found] if code == "*" else outlines.get(code, ())
    return "".join(_ring(ring) for ring in rings)


def _ring(ring: Sequence[tuple[int, int]]) -> str:
    first, *rest = ring
    steps = []
    previous = first
    for x, y in rest:
        steps.append(f"{x - previous[0]} {previous[1] - y}")
        previous = (x, y)
    return f"M{first[0]} {-first[1]}l{' '.join(steps)}z".replace(" -", "-")


def make_pins(places: Iterable[tuple[int, EventPlace | None]]) -> tuple[tuple[Pin, ...], int]:
    """Return a pin for each place with the numbers of the events there, and how many events have no known place."""
    found: dict[tuple[str, float, float], tuple[EventPlace, float, float, list[int]]] = {}
    unlocated = 0
    for number, place in places:
        at = _position(place)
        if place is None or at is None:
            unlocated += 1
            continue
        key = (place.precision, *at)
        found.setdefault(key, (place, *at, []))[3].append(number)
    return tuple(Pin(place, x, y, tuple(numbers)) for place, x, y, numbers in found.values()), unlocated


def _position(place: EventPlace | None) -> tuple[float, float] | None:
    if place is None or place.precision == "unknown":
        return None
    if place.latitude is not None and place.longitude is not None:
        x = round(place.longitude * 10, 1)
        return (x if x >= _WORLD[0] else x + 3600), round(-place.latitude * 10, 1)
    if place.precision == "country" and place.country:
        rings = load_outlines().get(place.country, ())
        largest = max(rings, key=len, default=())
        if largest:
            return sum(x for x, _ in largest) / len(largest), -sum(y for _, y in largest) / len(largest)
    return None


def draw_map(pins: Sequence[Pin], title: str, *, pixels: int, with_numbers: bool) -> str:
    """Return a map of the pins as SVG, its letters made for a width of so many pixels; "" where there is none."""
    if not pins:
        return ""
    window = _window(pins)
    left, top, width, height, squeeze = window
    scale = width * squeeze / pixels  # map units for a pixel
    shapes = "".join(_shape(pin, scale, squeeze) for pin in _countries_first(pins))
    labels = "".join(_labels(pins, window, pixels, with_numbers=with_numbers))
    x, wide = f"{left * squeeze:.0f}", f"{width * squeeze:.0f}"
    return (
        f'<svg class="map" role="img" viewBox="{x} {top:.0f} {wide} {height:.0f}"><title>{text(title)}</title>'
        f'<rect class="sea" x="{x}" y="{top:.0f}" width="{wide}" height="{height:.0f}"/>'
        f'<g transform="scale({squeeze:.3f} 1)"><use href="#land" class="land"/>'
        f"{''.join(_hatched(pin) for pin in pins)}</g>{shapes}{labels}</svg>"
    )


def _window(pins: Sequence[Pin]) -> Window:
    """Return left, top, width and height in tenths of a degree, and how much the longitudes are narrowed."""
    boxes = [_extent(pin) for pin in pins]
    west, east = min(box[0] for box in boxes), max(box[1] for box in boxes)
    north, south = min(box[2] for box in boxes), max(box[3] for box in boxes)
    middle_x, middle_y = (west + east) / 2, (north + south) / 2
    squeeze = max(0.4, cos(radians(min(70.0, abs(middle_y) / 10))))
    width = max((east - west) * squeeze * _MARGIN, (south - north) * _MARGIN * _RATIO, _LEAST_WIDTH)
    width = min(width, 3600 * squeeze)
    height = width / _RATIO
    top = min(max(middle_y - height / 2, -850), max(-850.0, 600 - height))
    left = middle_x - width / squeeze / 2
    left = min(max(left, _WORLD[0]), max(_WORLD[0], _WORLD[1] - width / squeeze))
    return left, top, width / squeeze, height, squeeze


def _extent(pin: Pin) -> tuple[float, float, float, float]:
    """Return west, east, north and south of what is drawn for a pin, of a country its largest piece."""
    if pin.place.precision == "country" and pin.place.country:
        largest = max(load_outlines().get(pin.place.country, ()), key=len, default=())
        if largest:
            xs, ys = [x for x, _ in largest], [-y for _, y in largest]
            return min(xs), max(xs), min(ys), max(ys)
    return pin.x, pin.x, pin.y, pin.y


def _countries_first(pins: Sequence[Pin]) -> list[Pin]:
    return sorted(pins, key=lambda pin: (pin.place.precision != "country", pin.place.precision not in _AREAS))


def _hatched(pin: Pin) -> str:
    shape = _path(pin.place.country or "") if pin.place.precision == "country" else ""
    return f'<path class="country" d="{shape}"/>' if shape else ""


def _shape(pin: Pin, scale: float, squeeze: float) -> str:
    x, y = pin.x * squeeze, pin.y
    if pin.place.precision == "country":
        known = bool(_path(pin.place.country or ""))
        return "" if known else f'<circle class="area" cx="{x:.1f}" cy="{y:.1f}" r="{9 * scale:.1f}"/>'
    if pin.place.precision in _AREAS:
        return f'<circle class="area" cx="{x:.1f}" cy="{y:.1f}" r="{max(_CIRCLE_DEGREES * 4, 12 * scale):.1f}"/>'
    dot = f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="{4.2 * scale:.1f}"/>'
    ring = f'<circle class="ring" cx="{x:.1f}" cy="{y:.1f}" r="{8.5 * scale:.1f}"/>'
    return dot if pin.place.precision == "point" else ring + dot


def _labels(pins: Sequence[Pin], window: Window, pixels: int, *, with_numbers: bool) -> Iterator[str]:
    """Yield the names, each beside its place or, where there is no room, at the end of a line that leads to it."""
    left, top, width, height, squeeze = window
    scale = width * squeeze / pixels
    told = [(pin.place.name, f" {_listed(pin.numbers)}" if with_numbers else "") for pin in pins]
    named = [
        Named((pin.x - left) * squeeze / scale, (pin.y - top) / scale, len(name + numbers), _is_within(pin))
        for pin, (name, numbers) in zip(pins, told, strict=True)
    ]
    for pin, (name, numbers), spot in zip(pins, told, place_labels(named, pixels, height / scale), strict=True):
        x, y = left * squeeze + spot.x * scale, top + spot.y * scale
        if spot.is_far:
            end = f"{x:.1f} {y - 5 * scale:.1f}"
            line = f"M{pin.x * squeeze:.1f} {pin.y:.1f}L{end}"
            yield f'<path class="lead" d="{line}" stroke-width="{scale:.2f}"/>'
        yield (
            f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{spot.anchor}" font-size="{14 * scale:.1f}" '
            f'stroke-width="{3.5 * scale:.1f}">{text(name)}<tspan class="n">{numbers}</tspan></text>'
        )


def _is_within(pin: Pin) -> bool:
    """Whether the name of a place stands in its shape."""
    return pin.place.precision == "country" and bool(_path(pin.place.country or ""))


def _listed(numbers: Sequence[int]) -> str:
    shown = ", ".join(str(number) for number in numbers[:4])
    return f"{shown} +{len(numbers) - 4}" if len(numbers) > 4 else shown
