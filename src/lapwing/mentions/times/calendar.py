"""Stretches of days: how they are made, widened, and written as EDTF."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from lapwing.records.mention import TimePrecision
from lapwing.records.time_expression import TimePart, TimeUnit


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The days from `first` to `last`, both included, and how exactly they were named. `edtf` is the text form."""

    first: date
    last: date
    precision: TimePrecision
    edtf: str


def days(first: date, last: date, precision: TimePrecision = "day") -> Stretch:
    """Return the stretch from one day to another as an EDTF day or interval."""
    edtf = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    return Stretch(first=first, last=last, precision=precision, edtf=edtf)


def month(year: int, number: int) -> Stretch:
    """Return a month of a year."""
    last = date(year, number, monthrange(year, number)[1])
    return Stretch(first=date(year, number, 1), last=last, precision="month", edtf=f"{year:04}-{number:02}")


def year(number: int) -> Stretch:
    """Return a calendar year (of our era)."""
    return Stretch(first=date(number, 1, 1), last=date(number, 12, 31), precision="year", edtf=f"{number:04}")


def decade(first_year: int) -> Stretch:
    """Return ten years, written `199X`."""
    first, last = date(first_year, 1, 1), date(first_year + 9, 12, 31)
    return Stretch(first=first, last=last, precision="decade", edtf=f"{first_year // 10:03}X")


def century(first_year: int) -> Stretch:
    """Return a hundred years, written `18XX`; of precision "vague", since nothing between decade and vague is told
    apart.
    """
    start = max(first_year, 1)
    return Stretch(
        first=date(start, 1, 1), last=date(first_year + 99, 12, 31), precision="vague", edtf=f"{first_year // 100:02}XX"
    )


def season(year_: int, number: int) -> Stretch:
    """Return a season by EDTF number (21-24), in northern months; winter runs from December of its year into the
    next.
    """
    first_month = {21: 3, 22: 6, 23: 9, 24: 12}[number]
    last_year, last_month = (year_ + 1, 2) if number == 24 else (year_, first_month + 2)
    last = date(last_year, last_month, monthrange(last_year, last_month)[1])
    return Stretch(first=date(year_, first_month, 1), last=last, precision="season", edtf=f"{year_:04}-{number}")


def week_of(day: date) -> Stretch:
    """Return Monday to Sunday around `day`."""
    monday = day - timedelta(days=day.weekday())
    return days(monday, monday + timedelta(days=6), "week")


def weekend_of(day: date) -> Stretch:
    """Return the Saturday and Sunday of the week around `day`."""
    saturday = day - timedelta(days=day.weekday()) + timedelta(days=5)
    return days(saturday, saturday + timedelta(days=1), "weekend")


def add_months(day: date, count: int) -> date:
    """Return the same day so many months on, or the month's last day where there is none such."""
    index = day.year * 12 + day.month - 1 + count
    year_, number = index // 12, index % 12 + 1
    return date(year_, number, min(day.day, monthrange(year_, number)[1]))


def look_ahead(day: date, count: float, unit: TimeUnit) -> Stretch:
    """Return about so many units from `day` on, the end as exact as the unit ("2004-02-19/2006~")."""
    last, written = _step(day, count, unit)
    return Stretch(first=day, last=last, precision="vague", edtf=f"{day.isoformat()}/{written}~")


def look_back(day: date, count: float, unit: TimeUnit) -> Stretch:
    """Return about so many units up to `day`, the start as exact as the unit ("2002~/2004-02-19")."""
    first, written = _step(day, -count, unit)
    return Stretch(first=first, last=day, precision="vague", edtf=f"{written}~/{day.isoformat()}")


def _step(day: date, count: float, unit: TimeUnit) -> tuple[date, str]:
    months = {"month": 1, "year": 12, "decade": 120, "century": 1200}.get(unit, 0)
    width = {"day": 1, "weekend": 7, "week": 7, "season": 91}.get(unit, 0)
    reached = add_months(day, round(count * months)) if months else day + timedelta(days=round(count * width))
    written = f"{reached:%Y-%m}" if unit == "month" else f"{reached.year:04}" if months else reached.isoformat()
    return reached, written


def part_of(stretch: Stretch, part: TimePart) -> Stretch:
    """Return the early, middle or late third of a stretch, its bounds marked approximate (~)."""
    if not part or stretch.first == stretch.last:
        return stretch
    first, last = _third_of_month(stretch, part) if stretch.precision == "month" else _third(stretch, part)
    first_text, last_text = _write_like(stretch, first), _write_like(stretch, last)
    return replace(stretch, first=first, last=last, edtf=f"{first_text}~/{last_text}~")


def _third_of_month(stretch: Stretch, part: TimePart) -> tuple[date, date]:
    begin, end = {"early": (1, 10), "mid": (11, 20)}.get(part, (21, stretch.last.day))
    return stretch.first.replace(day=begin), stretch.first.replace(day=end)


def _third(stretch: Stretch, part: TimePart) -> tuple[date, date]:
    if stretch.precision == "year":
        begin, end = {"early": (1, 4), "mid": (5, 8)}.get(part, (9, 12))
        number = stretch.first.year
        return date(number, begin, 1), month(number, end).last
    if stretch.precision == "decade":
        begin, end = {"early": (0, 3), "mid": (4, 6)}.get(part, (7, 9))
        number = stretch.first.year
        return date(number + begin, 1, 1), date(number + end, 12, 31)
    length = (stretch.last - stretch.first).days
    third = max(length // 3, 1)
    start = {"early": 0, "mid": third}.get(part, length - third)
    return stretch.first + timedelta(days=start), stretch.first + timedelta(days=min(start + third, length))


def _write_like(stretch: Stretch, day: date) -> str:
    return {"year": f"{day:%Y-%m}", "decade": f"{day.year:04}"}.get(stretch.precision, day.isoformat())
