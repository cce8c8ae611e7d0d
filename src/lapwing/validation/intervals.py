"""Shares with their 95% intervals: Wilson's for a plain share, bootstrap within strata for a weighted one."""

import math
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Z = 1.959964  # of a two-sided 95% interval
RESAMPLES = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """The share of `n` judged things of which `n_right` are right; `value` is weighted if they were drawn unequally."""

    value: float
    low: float
    high: float
    n_right: int
    n: int


def wilson(n_right: int, n: int) -> Share | None:
    """Return a share with Wilson's score interval (E. B. Wilson 1927), which stays between 0 and 1 for small n."""
    if not n:
        return None
    share, spread = n_right / n, Z * Z / n
    middle = (share + spread / 2) / (1 + spread)
    half = Z / (1 + spread) * math.sqrt(share * (1 - share) / n + spread / (4 * n))
    return Share(value=share, low=max(0.0, middle - half), high=min(1.0, middle + half), n_right=n_right, n=n)


def stratified(strata: Mapping[str, Sequence[bool]], weights: Mapping[str, float], seed: str) -> Share | None:
    """Return the share in the whole population, each judged thing standing for as many records as it was drawn from.

    The interval is the percentile bootstrap within strata with a fixed seed. Where every stratum is all right or all
    wrong, that has no width: Wilson's interval for as many things then stands in.

    Args:
        strata: for each stratum what was judged right.
        weights: how many records of the population one judged thing of the stratum stands for.
        seed: of the draws.
    """
    judged = {name: flags for name, flags in sorted(strata.items()) if flags}
    n_right, n = sum(map(sum, judged.values())), sum(map(len, judged.values()))
    if len({weights[name] for name in judged}) <= 1:
        return wilson(n_right, n)
    value = _weighted(judged, weights)
    if all(len(set(flags)) == 1 for flags in judged.values()):
        plain = wilson(round(value * n), n)
        low, high = (plain.low, plain.high) if plain else (0.0, 1.0)
    else:
        rng = random.Random(seed)
        low, high = _middle(
            _weighted({name: rng.choices(flags, k=len(flags)) for name, flags in judged.items()}, weights)
            for _ in range(RESAMPLES)
        )
    return Share(value=value, low=min(low, value), high=max(high, value), n_right=n_right, n=n)


def ratio(parts: Sequence[tuple[int, int]], seed: str) -> Share | None:
    """Return sum of firsts / sum of seconds, with the bootstrap interval over the pairs (documents)."""
    n = sum(whole for _, whole in parts)
    if not n:
        return None
    n_right = sum(right for right, _ in parts)
    rng = random.Random(seed)
    draws = (rng.choices(parts, k=len(parts)) for _ in range(RESAMPLES))
    low, high = _middle(sum(a for a, _ in some) / whole for some in draws if (whole := sum(b for _, b in some)))
    return Share(value=n_right / n, low=low, high=high, n_right=n_right, n=n)


def _weighted(strata: Mapping[str, Sequence[bool]], weights: Mapping[str, float]) -> float:
    right = sum(weights[name] * sum(flags) for name, flags in strata.items())
    return right / sum(weights[name] * len(flags) for name, flags in strata.items())


def _middle(values: Iterable[float]) -> tuple[float, float]:
    """Return the bounds of the middle 95% of the values."""
    drawn = sorted(values)
    return drawn[int(0.025 * len(drawn))], drawn[int(0.975 * len(drawn))]
