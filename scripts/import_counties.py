"""Import the counties of the United States into knowledge/places/us_counties.csv: name, state, label point.

Usage: python scripts/import_counties.py FILE   (geographic_boundaries.db of the package `bokeh_sampledata`, which holds
the Census Bureau's TIGER/Line county boundaries). The label point is the middle of the extent of the largest ring.
"""

import csv
import json
import sqlite3
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

OUT = Path(__file__).parent.parent / "knowledge" / "places" / "us_counties.csv"
POLYGON, MULTI_POLYGON = 3, 6  # geometry types of well-known binary
TERRITORIES = {"PR", "VI", "GU", "AS", "MP", "UM"}


def read_rings(blob: bytes) -> Iterator[list[tuple[float, float]]]:
    """Yield the outer ring of each polygon of a little-endian well-known binary, as (longitude, latitude)."""
    kind, count = struct.unpack_from("<II", blob, 1)
    at, n_polygons = (9, count) if kind == MULTI_POLYGON else (0, 1)
    for _ in range(n_polygons):
        inner, n_rings = struct.unpack_from("<II", blob, at + 1)
        if inner != POLYGON:
            raise ValueError(f"geometry type {inner} is not read")
        at += 9
        for ring in range(n_rings):
            (n_points,) = struct.unpack_from("<I", blob, at)
            values = struct.unpack_from(f"<{2 * n_points}d", blob, at + 4)
            at += 4 + 16 * n_points
            if ring == 0:
                yield list(zip(values[::2], values[1::2], strict=True))


def middle(rings: Iterator[list[tuple[float, float]]]) -> tuple[float, float]:
    """Return (latitude, longitude) of the middle of the largest extent."""

    def extent(ring: list[tuple[float, float]]) -> tuple[float, float, float, float]:
        longitudes, latitudes = [x for x, _ in ring], [y for _, y in ring]
        return min(longitudes), max(longitudes), min(latitudes), max(latitudes)

    west, east, south, north = max(map(extent, rings), key=lambda box: (box[1] - box[0]) * (box[3] - box[2]))
    return (south + north) / 2, (west + east) / 2


def main() -> None:
    """Read the boundaries and write the table, by FIPS code."""
    rows = []
    with sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True) as base:
        for code, state, metadata, geometry in base.execute("select id, state, metadata, geometry from us_counties"):
            name, _, state_name = json.loads(metadata)["detailed_name"].partition(", ")
            if state in TERRITORIES or state == "DC" or not state_name:
                continue
            latitude, longitude = middle(read_rings(geometry))
            rows.append((code, name, state_name, f"{latitude:.2f}", f"{longitude:.2f}"))
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("fips", "name", "state", "latitude", "longitude"))
        writer.writerows(sorted(rows))
    print(f"{len(rows)} counties")


if __name__ == "__main__":
    main()
