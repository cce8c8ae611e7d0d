"""Calibration: are records of confidence .8 right in 8 of 10 cases?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

N_BINS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Records with a confidence of `low` up to `high`: how many, how sure Lapwing was of them, what share is right."""

    low: float
    high: float
    n: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """The reliability table; the expected calibration error over its bins; the Brier score. All are weighted."""

    bins: tuple[Bin, ...]
    expected_error: float
    brier: float


def calibrate(judged: Sequence[tuple[float, bool, float]]) -> Calibration | None:
    """Return the calibration of (confidence, is right, weight), None where nothing was judged."""
    total = sum(weight for *_, weight in judged)
    if not total:
        return None
    bins, error = [], 0.0
    for number in range(N_BINS):
        inside = [one for one in judged if min(N_BINS - 1, int(one[0] * N_BINS)) == number]
        weight = sum(w for *_, w in inside)
        if not weight:
            continue
        sure = _mean((confidence, w) for confidence, _, w in inside)
        right = _mean((float(is_right), w) for _, is_right, w in inside)
        low, high = number / N_BINS, (number + 1) / N_BINS
        bins.append(Bin(low=low, high=high, n=len(inside), confidence=sure, right=right))
        error += weight / total * abs(sure - right)
    brier = _mean(((confidence - is_right) ** 2, weight) for confidence, is_right, weight in judged)
    return Calibration(bins=tuple(bins), expected_error=error, brier=brier)


def _mean(weighted: Iterable[tuple[float, float]]) -> float:
    pairs = list(weighted)
    return sum(value * weight for value, weight in pairs) / sum(weight for _, weight in pairs)
