"""Outlines of countries for small maps: rings of longitude and latitude in tenths of a degree (Natural Earth)."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from itertools import accumulate

Ring = tuple[tuple[int, int], ...]


@cache
def load_outlines() -> Mapping[str, tuple[Ring, ...]]:
    """Return the rings of each country by ISO-3, each a closed line of (longitude, latitude) in tenths of a degree.

    Under "" stands land that is drawn without a country. Small states have none. Holes are rings too: fill by the
    even-odd rule. Antarctica is left out.
    """
    text = files("lapwing.knowledge").joinpath("compiled", "outlines.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return {code: tuple(_ring(packed) for packed in rings.split(";")) for code, rings in rows}


def _ring(packed: str) -> Ring:
    steps = [tuple(map(int, step.split(","))) for step in packed.split(" ")]
    xs, ys = accumulate(step[0] for step in steps), accumulate(step[1] for step in steps)
    return tuple(zip(xs, ys, strict=True))
