"""How rare an item is among what a run holds."""

from collections import Counter
from collections.abc import Iterable
from math import log2

_BACKGROUND_RUN = 200  # bags that every run is thought to have besides its own: rarity in a run of two reports


def rarity(bags: Iterable[Iterable[str]]) -> dict[str, float]:
    """Return the inverse document frequency of each item over `bags`, in bits, smoothed for small runs."""
    counts: Counter[str] = Counter()
    n_bags = 0
    for bag in bags:
        counts.update(set(bag))
        n_bags += 1
    return {item: log2((n_bags + _BACKGROUND_RUN) / (count + 1)) for item, count in counts.items()}
