"""Where the names on a map stand: beside their places and over no other name, else further off at the end of a line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Literal

Anchor = Literal["start", "middle", "end"]
Box = tuple[float, float, float, float]  # left, top, right, bottom

_LETTER = 8.2  # pixels that a letter takes at most, on average, at a size of 14
_LINE = 16.0
_DOT = 9.0  # half of what a dot with its ring takes
_BESIDE: tuple[tuple[float, float, Anchor], ...] = (
    (13, 5, "start"), (-13, 5, "end"), (9, -11, "start"), (9, 21, "start"), (-9, -11, "end"), (-9, 21, "end"),
)  # fmt: skip
_WITHIN: tuple[tuple[float, float, Anchor], ...] = tuple((0, 5 + n * _LINE, "middle") for n in (0, 1, -1, 2, -2))
_RINGS = range(36, 320, 16)
_DIRECTIONS = 24


@dataclass(frozen=True, slots=True)
class Named:
    """A place to be named, in pixels; `is_area` for one whose name stands within it."""

    x: float
    y: float
    n_letters: int
    is_area: bool


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a name stands: its anchor in pixels, and whether a line leads to it."""

    x: float
    y: float
    anchor: Anchor
    is_far: bool


def place_labels(named: Sequence[Named], width: float, height: float) -> tuple[Spot, ...]:
    """Return a spot for each name, in their order, on a map of so many pixels; areas give way to points."""
    taken: list[Box] = [_around(each) for each in named if not each.is_area]
    spots: dict[int, Spot] = {}
    for at in sorted(range(len(named)), key=lambda at: (named[at].is_area, at)):
        each = named[at]
        found = (spot for spot in _spots(each) if _is_free(_box(spot, each.n_letters), taken, width, height))
        spots[at] = next(found, None) or next(_spots(each))
        taken.append(_box(spots[at], each.n_letters))
    return tuple(spots[at] for at in range(len(named)))


def _spots(each: Named) -> Iterator[Spot]:
    """Yield where a name may stand, the best first."""
    for dx, dy, anchor in _WITHIN if each.is_area else _BESIDE:
        yield Spot(each.x + dx, each.y + dy, anchor, is_far=False)
    for radius in _RINGS:
        for n in range(_DIRECTIONS):
            angle = 2 * pi * n / _DIRECTIONS
            x, y = each.x + radius * cos(angle), each.y + radius * sin(angle)
            yield Spot(x, y + 5, "start" if cos(angle) >= 0 else "end", is_far=True)


def _around(each: Named) -> Box:
    return each.x - _DOT, each.y - _DOT, each.x + _DOT, each.y + _DOT


def _box(spot: Spot, n_letters: int) -> Box:
    wide = n_letters * _LETTER
    left = {"start": spot.x, "middle": spot.x - wide / 2, "end": spot.x - wide}[spot.anchor]
    return left, spot.y - _LINE * 0.8, left + wide, spot.y + _LINE * 0.2


def _is_free(box: Box, taken: Sequence[Box], width: float, height: float) -> bool:
    left, top, right, bottom = box
    inside = left >= 0 and top >= 0 and right <= width and bottom <= height
    return inside and not any(left < c and a < right and top < d and b < bottom for a, b, c, d in taken)
