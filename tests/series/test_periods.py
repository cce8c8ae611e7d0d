"""Periods of the calendar, and the one that an event is counted in."""

from datetime import date

import pytest

from lapwing.series.periods import By, period_of, period_of_date, periods_between
from tests.factories import make_event_date


@pytest.mark.parametrize(
    ("day", "by", "first", "last", "label"),
    [
        ("2021-10-17", "day", "2021-10-17", "2021-10-17", "2021-10-17"),
        ("2021-10-17", "week", "2021-10-11", "2021-10-17", "2021-W41"),
        ("2021-01-03", "week", "2020-12-28", "2021-01-03", "2020-W53"),
        ("2024-02-10", "month", "2024-02-01", "2024-02-29", "2024-02"),
        ("2021-10-17", "year", "2021-01-01", "2021-12-31", "2021"),
    ],
)
def test_a_day_lies_in_its_period(day: str, by: By, first: str, last: str, label: str) -> None:
    """Weeks begin on Monday and have the number of ISO 8601."""
    period = period_of(date.fromisoformat(day), by)
    assert (period.first.isoformat(), period.last.isoformat(), period.label) == (first, last, label)


@pytest.mark.parametrize(("by", "number"), [("day", 62), ("week", 9), ("month", 3), ("year", 1)])
def test_periods_follow_each_other_without_a_hole(by: By, number: int) -> None:
    """The first and last day lie in the first and last period."""
    found = list(periods_between(date(2021, 3, 1), date(2021, 5, 1), by))
    assert len(found) == number
    assert found[0].first <= date(2021, 3, 1) <= found[0].last
    assert found[-1].first <= date(2021, 5, 1) <= found[-1].last
    assert all((b.first - a.last).days == 1 for a, b in zip(found, found[1:], strict=False))


@pytest.mark.parametrize(
    ("first", "last", "by", "label"),
    [
        ("2021-10-17", "2021-10-17", "month", "2021-10"),
        ("2021-10-01", "2021-10-31", "month", "2021-10"),
        ("2021-10-01", "2021-10-31", "year", "2021"),
        ("2021-10-01", "2021-10-31", "week", None),
        ("2021-10-30", "2021-11-02", "month", "2021-10"),
        ("2021-10-20", "2021-11-10", "month", None),
        (None, None, "year", None),
    ],
)
def test_a_vague_date_counts_where_all_of_it_lies(
    first: str | None, last: str | None, by: By, label: str | None
) -> None:
    """A month is counted by month and year, by week nowhere; a few days over the border count where they begin."""
    found = period_of_date(make_event_date(first, date_max=last), by, max_days=7)
    assert (found and found.label) == label
