"""From what a phrase says and the day it is counted from to a stretch of the calendar."""

from collections.abc import Callable
from datetime import date, timedelta

from lapwing.mentions.times import calendar
from lapwing.mentions.times.calendar import Stretch
from lapwing.mentions.times.feasts import feast, nth_weekday
from lapwing.records.time_expression import TimeExpression

_AHEAD = (
    3.0  # a day ahead of the anchor weighs this much more than a day behind it when the words look back, and vice versa
)
_RUNS_ON = 4  # days: a weekday told as past up to so far after the last day told of follows it, a later one came before


def resolve(expression: TimeExpression, anchor: date | None, *, in_story: bool = False) -> Stretch | None:
    """Return the stretch that `expression` names as seen from `anchor`, or None if it cannot be told.

    With `anchor` None only what stands on the calendar by itself is resolved. `in_story` means that the anchor is the
    day last told of, so that months and days without their year run on from it.
    """
    try:
        start = _resolve_start(expression, anchor, in_story)
        if start is None or expression.until is None:
            return start
        return _join(start, _resolve_end(expression.until, start, anchor))
    except (ValueError, OverflowError):  # 30 February, year 12000
        return None


def _resolve_start(expression: TimeExpression, anchor: date | None, in_story: bool) -> Stretch | None:
    stretch = _absolute(expression)
    if stretch is None and anchor is not None:
        stretch = _RESOLVERS[expression.kind](expression, anchor, in_story) if expression.kind in _RESOLVERS else None
    return stretch


def _resolve_end(until: TimeExpression, start: Stretch, anchor: date | None) -> Stretch | None:
    absolute = _absolute(until)
    if absolute:
        return absolute
    if until.kind in {"weekday", "date"}:
        return _first_on_or_after(until, start.first)
    return _resolve_start(until, anchor, False) if anchor else None


def _first_on_or_after(until: TimeExpression, day: date) -> Stretch | None:
    if until.kind == "weekday" and until.weekday is not None:
        end = day + timedelta(days=(until.weekday - day.weekday()) % 7)
        return calendar.days(end, end)
    options = (_in_year(until, number) for number in (day.year, day.year + 1))
    return next((option for option in options if option and option.last >= day), None)


def _join(start: Stretch, end: Stretch | None) -> Stretch | None:
    if end is None or end.last < start.first:
        return None
    first, last = start.edtf.split("/")[0], end.edtf.split("/")[-1]
    return Stretch(
        first=start.first, last=end.last, precision=start.precision, edtf=first if first == last else f"{first}/{last}"
    )


def _absolute(expression: TimeExpression) -> Stretch | None:
    number = expression.year
    if number is None or number < 1:
        return None
    if expression.kind == "decade":
        return calendar.part_of(calendar.decade(number), expression.part)
    if expression.kind == "century":
        return calendar.century(number)
    if expression.kind == "season" and expression.season:
        return calendar.season(number, expression.season)
    return _in_year(expression, number)


def _in_year(expression: TimeExpression, number: int) -> Stretch | None:
    if expression.feast:
        return feast(expression.feast, number)
    if expression.month is None:
        return calendar.part_of(calendar.year(number), expression.part)
    if expression.weekday is not None and expression.count:
        numbered = nth_weekday(number, expression.month, expression.weekday, round(expression.count))
        return calendar.days(numbered, numbered)
    if expression.day is None:
        return calendar.part_of(calendar.month(number, expression.month), expression.part)
    try:
        day = date(number, expression.month, expression.day)
    except ValueError:
        return None
    return calendar.days(day, day)


def _resolve_date(expression: TimeExpression, anchor: date, in_story: bool) -> Stretch | None:
    """Choose the year of a day or month without one; "of last year" has chosen it."""
    if expression.of_unit_offset is not None:
        return _in_year(expression, anchor.year + expression.of_unit_offset)
    options = [option for step in (0, -1, 1) if (option := _in_year(expression, anchor.year + step))]
    if not options:
        return None
    if expression.weekday is not None:
        agreeing = [option for option in options if option.first.weekday() == expression.weekday]
        options = agreeing or options
    if in_story:
        options = [option for option in options if option.first.year == anchor.year] or options
        return options[0]
    return min(options, key=lambda option: _remoteness(option, anchor, expression))


def _remoteness(option: Stretch, anchor: date, expression: TimeExpression) -> float:
    if option.first <= anchor <= option.last:
        return 0.0
    ahead = option.first > anchor
    gap = (option.first - anchor).days if ahead else (anchor - option.last).days
    against = (ahead and expression.direction == "past") or (not ahead and expression.direction == "future")
    if against and expression.day is None:
        return gap + 366.0  # a month carries no weekday or day to speak for the nearer year: tense decides
    return gap * _AHEAD if against else float(gap)


def _resolve_weekday(expression: TimeExpression, anchor: date, in_story: bool) -> Stretch | None:
    if expression.weekday is None:
        return None
    if expression.of_unit_offset is not None:
        monday = calendar.week_of(anchor).first + timedelta(weeks=expression.of_unit_offset)
        day = monday + timedelta(days=expression.weekday)
        return calendar.days(day, day)
    ahead = (expression.weekday - anchor.weekday()) % 7
    if in_story and expression.offset is None:
        came_before = expression.direction == "past" and ahead > _RUNS_ON
        day = anchor + timedelta(days=ahead - 7 if came_before else ahead)
    elif expression.direction == "future":
        day = anchor + timedelta(days=ahead or (7 if expression.offset == 1 else 0))
    else:
        behind = (7 - ahead) % 7
        day = anchor - timedelta(days=behind or (7 if expression.offset == -1 else 0))
    return calendar.days(day, day)


def _resolve_unit(expression: TimeExpression, anchor: date, _in_story: bool) -> Stretch | None:
    unit = expression.unit or "day"
    stretch = _UNITS[unit](anchor, _unit_offset(expression, anchor)) if unit in _UNITS else None
    if stretch is None or unit == "day":
        return stretch
    return _narrow(stretch, expression, anchor)


def _unit_offset(expression: TimeExpression, anchor: date) -> int:
    if expression.unit != "weekend":
        return expression.offset or 0
    if expression.offset is not None and expression.direction != "past":
        return expression.offset
    begun = anchor.weekday() >= 5
    if expression.offset == -1:
        return -1
    return 0 if begun or expression.direction == "future" else -1


def _narrow(stretch: Stretch, expression: TimeExpression, anchor: date) -> Stretch:
    if expression.part in {"early", "mid", "late"} and (expression.offset or expression.direction == "unknown"):
        return calendar.part_of(stretch, expression.part)
    if expression.offset == 0 and expression.part == "early" and expression.direction == "past":
        return calendar.days(stretch.first, anchor, stretch.precision)
    if expression.offset == 0 and expression.part == "late" and expression.direction == "future":
        return calendar.days(anchor, stretch.last, stretch.precision)
    return stretch


def _resolve_distance(expression: TimeExpression, anchor: date, in_story: bool) -> Stretch | None:
    offset, unit = expression.offset or 0, expression.unit or "day"
    if unit in {"minute", "hour"}:
        day = anchor + timedelta(days=round(offset / 24)) if unit == "hour" else anchor
        return calendar.days(day, day)
    if unit == "week":
        day = anchor + timedelta(weeks=offset)
        return calendar.days(day, day) if in_story else calendar.week_of(day)
    return _UNITS[unit](anchor, offset) if unit in _UNITS else None


def _resolve_season(expression: TimeExpression, anchor: date, in_story: bool) -> Stretch | None:
    if expression.season is None:
        return None
    options = [calendar.season(anchor.year + step, expression.season) for step in (-2, -1, 0, 1)]
    if in_story:
        chosen = next((option for option in options if option.last >= anchor), None)
    elif expression.offset == 1:
        chosen = next((option for option in options if option.first > anchor), None)
    elif expression.offset == -1:
        chosen = next((option for option in reversed(options) if option.last < anchor), None)
    else:
        chosen = min(options, key=lambda option: _remoteness(option, anchor, expression))
    return calendar.part_of(chosen, expression.part) if chosen else None


def _resolve_clock(_expression: TimeExpression, anchor: date, _in_story: bool) -> Stretch | None:
    return calendar.days(anchor, anchor)


def _shift_day(anchor: date, offset: int) -> Stretch:
    day = anchor + timedelta(days=offset)
    return calendar.days(day, day)


def _shift_month(anchor: date, offset: int) -> Stretch:
    day = calendar.add_months(anchor.replace(day=1), offset)
    return calendar.month(day.year, day.month)


_UNITS: dict[str, Callable[[date, int], Stretch]] = {
    "day": _shift_day,
    "week": lambda anchor, offset: calendar.week_of(anchor + timedelta(weeks=offset)),
    "weekend": lambda anchor, offset: calendar.weekend_of(anchor + timedelta(weeks=offset)),
    "month": _shift_month,
    "year": lambda anchor, offset: calendar.year(anchor.year + offset),
    "decade": lambda anchor, offset: calendar.decade((anchor.year + 10 * offset) // 10 * 10),
    "century": lambda anchor, offset: calendar.century((anchor.year + 100 * offset) // 100 * 100),
}
_RESOLVERS: dict[str, Callable[[TimeExpression, date, bool], Stretch | None]] = {
    "date": _resolve_date,
    "weekday": _resolve_weekday,
    "unit": _resolve_unit,
    "distance": _resolve_distance,
    "season": _resolve_season,
    "clock": _resolve_clock,
}
