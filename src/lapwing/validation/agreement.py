"""Krippendorff's alpha for nominal values: agreement beyond chance, for any number of coders and missing values."""

import random
from collections import Counter
from collections.abc import Hashable, Sequence

RESAMPLES = 1000

Unit = Sequence[Hashable]  # what the coders who judged one thing said of it


def krippendorff_alpha(units: Sequence[Unit]) -> float | None:
    """Return alpha, None where nothing can vary or nobody judged what another did.

    Source: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section C, nominal data. It is not a
    share of agreement: coders who all say the same of everything leave nothing to agree on beyond chance.

    Args:
        units: for each thing judged the values given to it; those with fewer than two values count for nothing.
    """
    pairable = [unit for unit in units if len(unit) > 1]
    totals = Counter(value for unit in pairable for value in unit)
    n = sum(totals.values())
    expected = n * n - sum(count * count for count in totals.values())
    if not expected:
        return None
    observed = sum(_disagreement(unit) for unit in pairable)
    return 1 - (n - 1) * observed / expected


def _disagreement(unit: Unit) -> float:
    """Return the ordered pairs of unlike values in a unit, each weighing 1 / (values - 1)."""
    size = len(unit)
    return (size * size - sum(count * count for count in Counter(unit).values())) / (size - 1)


def alpha_interval(units: Sequence[Unit], seed: str) -> tuple[float, float] | None:
    """Return the 95% interval of alpha by bootstrap over the units, None where too few draws have an alpha."""
    rng = random.Random(seed)
    pairable = [unit for unit in units if len(unit) > 1]
    drawn = [krippendorff_alpha(rng.choices(pairable, k=len(pairable))) for _ in range(RESAMPLES)] if pairable else []
    found = sorted(alpha for alpha in drawn if alpha is not None)
    if len(found) < RESAMPLES // 2:
        return None
    return found[int(0.025 * len(found))], found[int(0.975 * len(found))]
