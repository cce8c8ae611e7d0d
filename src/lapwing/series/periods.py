"""Days, weeks, months and years as stretches of the calendar."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from lapwing.exports.rules import day_of
from lapwing.records.event import EventDate

By = Literal["day", "week", "month", "year"]
_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """One stretch, both ends included. `label`: 2021-10-17, 2021-W41 (ISO 8601, from Monday), 2021-10, 2021."""

    first: date
    last: date
    label: str

    @property
    def n_days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


def period_of(day: date, by: By) -> Period:
    """Return the period that a day lies in."""
    if by == "day":
        return Period(first=day, last=day, label=day.isoformat())
    if by == "week":
        year, number, weekday = day.isocalendar()
        monday = day - timedelta(days=weekday - 1)
        return Period(first=monday, last=monday + timedelta(days=_WEEK - 1), label=f"{year}-W{number:02}")
    if by == "month":
        n_days = calendar.monthrange(day.year, day.month)[1]
        return Period(first=day.replace(day=1), last=day.replace(day=n_days), label=f"{day:%Y-%m}")
    return Period(first=day.replace(month=1, day=1), last=day.replace(month=12, day=31), label=f"{day:%Y}")


def periods_between(first: date, last: date, by: By) -> Iterator[Period]:
    """Yield every period from the one with `first` to the one with `last`, in order."""
    period = period_of(first, by)
    while period.first <= last:
        yield period
        period = period_of(period.last + timedelta(days=1), by)


def period_of_date(when: EventDate, by: By, max_days: int) -> Period | None:
    """Return the period that an event is counted in, None where its date is too vague.

    It is that of the event's day by the rule of exports (the first one, where it is known to within `max_days`), else
    the one that the whole of a vaguer date lies in: "October 2021" is counted by month, not by week.
    """
    if not when.date_min or not when.date_max:
        return None
    period = period_of(date.fromisoformat(when.date_min), by)
    is_inside = date.fromisoformat(when.date_max) <= period.last
    return period if is_inside or day_of(when, max_days) else None
