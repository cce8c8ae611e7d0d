"""The weights that training has fitted, beside what was declared for them: fitted.json, written by one command."""

import json
from functools import cache
from importlib import resources

FITTED = "fitted.json"


@cache
def load_fitted() -> dict[str, dict[str, float]]:
    """Return for each fitted weight its bits, what was declared, and in how many labelled pairs it was seen."""
    file = resources.files("lapwing.fusion") / FITTED
    table: dict[str, dict[str, float]] = json.loads(file.read_text(encoding="utf-8"))["weights"]
    return table


def fitted(name: str, declared: float) -> float:
    """Return the fitted weight of a name, or the declared one where the labelled pairs are too few."""
    return load_fitted().get(name, {"bits": declared})["bits"]
