"""How well a panel's periods are covered by reports: a zero where nothing was collected is no zero of the world."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Literal

from lapwing.series.periods import By, Period, period_of

Flag = Literal["full", "thin", "gap"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Reports published in a period, the days on which there were any, and what that amounts to."""

    reports: int
    days_with_reports: int
    flag: Flag


def measure_coverage(
    periods: Iterable[Period], by: By, reports: Mapping[date, int], thin: float
) -> dict[date, Coverage]:
    """Return the coverage of each period by its first day.

    A period without reports is a gap. It is thin where its reports, or the days that have some, are fewer than the
    share `thin` of those of the median period that has any. What the world published is not known: a collection that
    is even but small is not flagged.

    Args:
        periods: those of the panel.
        by: their length.
        reports: how many reports were published on each day; those of no certain day are not in it.
        thin: the share, 0 to 1.
    """
    n_reports: dict[date, int] = {}
    n_days: dict[date, int] = {}
    for day, number in reports.items():
        first = period_of(day, by).first
        n_reports[first] = n_reports.get(first, 0) + number
        n_days[first] = n_days.get(first, 0) + (number > 0)
    firsts = [period.first for period in periods]
    present = [first for first in firsts if n_reports.get(first)]
    least_reports = thin * median([n_reports[first] for first in present]) if present else 0
    least_days = thin * median([n_days[first] for first in present]) if present else 0
    found = {}
    for first in firsts:
        some, days = n_reports.get(first, 0), n_days.get(first, 0)
        is_thin = some < least_reports or days < least_days
        found[first] = Coverage(
            reports=some, days_with_reports=days, flag="gap" if not some else "thin" if is_thin else "full"
        )
    return found
