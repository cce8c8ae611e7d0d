"""Feasts by name, fixed and movable, and the days on which a year has them."""

from dataclasses import replace
from datetime import date, timedelta

from lapwing.mentions.times import calendar
from lapwing.mentions.times.calendar import Stretch

_ISLAMIC_EPOCH = 1_948_440 - 1_721_425  # the day before 1 Muharram 1, as an ordinal of `date`
_ISLAMIC_YEAR_BEGAN, _MEAN_YEARS = 622, 33 / 32  # 33 lunar years are 32 of the sun
_EASTER = {
    "ash wednesday": -46,
    "palm sunday": -7,
    "maundy thursday": -3,
    "holy thursday": -3,
    "good friday": -2,
    "holy saturday": -1,
    "easter": 0,
    "easter sunday": 0,
    "easter day": 0,
    "easter monday": 1,
    "ascension day": 39,
    "pentecost": 49,
    "whit monday": 50,
    "corpus christi": 60,
}  # fmt: skip  days from Easter Sunday
_FIXED = {
    "epiphany": (1, 6), "orthodox christmas": (1, 7), "valentine's day": (2, 14), "international women's day": (3, 8),
    "st patrick's day": (3, 17), "anzac day": (4, 25), "cinco de mayo": (5, 5), "juneteenth": (6, 19),
    "bastille day": (7, 14), "halloween": (10, 31), "all saints' day": (11, 1), "all souls' day": (11, 2),
    "armistice day": (11, 11),
}  # fmt: skip
_WEEKDAYS = {"thanksgiving": (11, 3, 4), "thanksgiving day": (11, 3, 4), "martin luther king day": (1, 0, 3)}
_ISLAMIC = {"eid al-fitr": (10, 1), "eid al-adha": (12, 10), "ashura": (1, 10)}
NAMES = (*_EASTER, *_FIXED, *_WEEKDAYS, *_ISLAMIC, "holy week", "easter weekend", "ramadan", "nowruz")


def feast(name: str, year: int) -> Stretch | None:
    """Return the days of a feast (a name of `NAMES`) in a year of our era, None where the year has none.

    Western Easter is computed by the Gregorian calendar. Islamic feasts are by the tabular calendar, from which the
    sighting of the moon departs by a day at most times: they stand with "~" and a day's margin. Thanksgiving and Martin
    Luther King Day are those of the United States.
    """
    if name in _ISLAMIC:
        return _moonlit(_islamic_in(year, *_ISLAMIC[name]), 1)
    if name == "ramadan":
        return _moonlit(_islamic_in(year, 9, 1), 30)
    if name == "nowruz":
        return _about(date(year, 3, 20), date(year, 3, 21))
    if name == "holy week":
        return calendar.days(easter(year) - timedelta(days=7), easter(year) - timedelta(days=1), "week")
    if name == "easter weekend":
        return calendar.days(easter(year) - timedelta(days=2), easter(year) + timedelta(days=1), "weekend")
    return calendar.days(*(2 * (_day(name, year),)))


def _day(name: str, year: int) -> date:
    if name in _EASTER:
        return easter(year) + timedelta(days=_EASTER[name])
    if name in _WEEKDAYS:
        return nth_weekday(year, *_WEEKDAYS[name])
    return date(year, *_FIXED[name])


def easter(year: int) -> date:
    """Return Easter Sunday of the western churches (Meeus, Jones and Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    shift = (century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 19 * golden + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - shift - rest % 4) % 7
    late = (golden + 11 * shift + 22 * weekday) // 451
    month, day = divmod(shift + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Return the nth weekday (0 Monday) of a month, -1 being the last.

    Raises:
        ValueError: if the month has not so many.
    """
    first = calendar.month(year, month).first
    days = [first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * week) for week in range(5)]
    days = [day for day in days if day.month == month]
    if nth > len(days):
        raise ValueError(f"{year}-{month:02} has no weekday {weekday} number {nth}")
    return days[nth - 1 if nth > 0 else nth]


def _islamic_in(year: int, month: int, day: int) -> date | None:
    """Return the first day of that month and day of the tabular Islamic calendar in a year of our era."""
    about = round((year - _ISLAMIC_YEAR_BEGAN) * _MEAN_YEARS)
    options = (_islamic(about + step, month, day) for step in (-1, 0, 1, 2) if about + step > 0)
    return next((option for option in options if option.year == year), None)


def _islamic(year: int, month: int, day: int) -> date:
    n_days = (11 * year + 3) // 30 + 354 * year + 30 * month - (month - 1) // 2 + day - 385
    return date.fromordinal(n_days + _ISLAMIC_EPOCH)


def _moonlit(first: date | None, n_days: int) -> Stretch | None:
    if first is None:
        return None
    found = _about(first, first + timedelta(days=n_days - 1))
    margin = timedelta(days=1)
    return replace(found, first=found.first - margin, last=found.last + margin)


def _about(first: date, last: date) -> Stretch:
    edtf = f"{first}~" if first == last else f"{first}~/{last}~"
    return Stretch(first=first, last=last, precision="day" if (last - first).days < 2 else "month", edtf=edtf)
