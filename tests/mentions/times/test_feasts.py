"""Feasts fall where the calendars have them."""

from datetime import date, timedelta

import pytest

from lapwing.mentions.times.feasts import NAMES, easter, feast, nth_weekday


@pytest.mark.parametrize(
    ("year", "day"), [(1818, "1818-03-22"), (2000, "2000-04-23"), (2008, "2008-03-23"), (2038, "2038-04-25")]
)
def test_easter_is_that_of_the_tables(year: int, day: str) -> None:
    """The earliest and the latest Easter of the calendar, and two between."""
    assert easter(year).isoformat() == day


@pytest.mark.parametrize(
    ("name", "told"),
    [("ramadan", "2015-06-18"), ("ramadan", "2021-04-13"), ("eid al-fitr", "2019-06-04"), ("eid al-adha", "2020-07-31"),
     ("eid al-adha", "2023-06-28"), ("ashura", "2016-10-12")],
)  # fmt: skip
def test_feast_by_the_moon_holds_the_day_on_which_it_was_kept(name: str, told: str) -> None:
    """The days kept in Mecca or Karbala lie within the margin of the tabular calendar, which is marked "~"."""
    day = date.fromisoformat(told)
    found = feast(name, day.year)
    assert found is not None
    assert found.first <= day <= found.first + timedelta(days=2)
    assert "~" in found.edtf


def test_weekday_of_a_month_by_number() -> None:
    """The fourth Thursday, the last Sunday; a fifth Monday that February has not is refused."""
    assert nth_weekday(2019, 11, 3, 4) == date(2019, 11, 28)
    assert nth_weekday(2018, 6, 6, -1) == date(2018, 6, 24)
    with pytest.raises(ValueError, match="2019-02"):
        nth_weekday(2019, 2, 0, 5)


def test_every_feast_has_days_in_every_year_but_a_lunar_one_that_skips_it() -> None:
    """Of 140 years each has each feast in it, with whole days."""
    for name in NAMES:
        for year in range(1900, 2040):
            found = feast(name, year)
            assert found is None or found.first <= found.last
            assert found is not None or name in {"ramadan", "eid al-fitr", "eid al-adha", "ashura"}
