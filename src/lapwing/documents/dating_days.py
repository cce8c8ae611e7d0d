"""Within a year that is assumed: between which days a text was published."""

from dataclasses import dataclass
from datetime import date, timedelta

from lapwing.documents.dating_clues import Clues

_NEWS_DAYS = 6  # a report that says "Friday, June 7" of the past appears within the week
_NOTICE_DAYS = 30  # what is announced with weekday and day is rarely further ahead than a month
_ONE_DAY = timedelta(days=1)  # filed in the evening, told of as the next day, or the other way round
_NEXT_DAYS = 2  # a bare weekday up to two days after a dated one is told as following it, otherwise as before it


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The days on which the text may have appeared; `is_exact` is False if only the year could be told.

    `why` says in a sentence what bounds it.
    """

    first: date
    last: date
    is_exact: bool
    why: str

    @property
    def edtf(self) -> str:
        """The window as EDTF: a year, a day or an interval."""
        if not self.is_exact:
            return f"{self.first.year:04}"
        return self.first.isoformat() if self.first == self.last else f"{self.first}/{self.last}"


def find_window(clues: Clues, year: int, run_on: date) -> Window:
    """Return when in `year` the text was published, if that is its year.

    Not before the latest day told as past, not after the earliest told as still to come; bare weekdays are counted
    from these. Where past and future contradict each other only the year is kept. A dateline's day decides where it
    lies between these bounds, or within a day of them.
    """
    bounds = _find_bounds(clues, year, run_on)
    day = _dateline_day(clues, year, bounds)
    if day is None or day > run_on:
        return bounds
    return Window(first=day, last=day, is_exact=True, why=f"The dateline says {clues.dateline_text!r}.")


def _dateline_day(clues: Clues, year: int, bounds: Window) -> date | None:
    if clues.dateline is None:
        return None
    day = clues.dateline.near(bounds.first) if bounds.is_exact else clues.dateline.in_year(year)
    fits = day is not None and bounds.first - _ONE_DAY <= day <= bounds.last + _ONE_DAY
    return day if fits else None


def _find_bounds(clues: Clues, year: int, run_on: date) -> Window:
    last_day = min(date(year, 12, 31), run_on)
    whole = Window(first=date(year, 1, 1), last=last_day, is_exact=False, why="Which day of it cannot be told.")
    reference = reference_day(clues, year)
    if reference is None:
        return _between_years(clues, whole)
    past, future = _days_told(clues, reference)
    if past:
        first = _latest_weekday_after(max(past), clues.weekdays)
        last = min(future) if future else first + timedelta(days=_NEWS_DAYS)
    elif future:
        last = min(future)
        first = _latest_weekday_before(last, clues.weekdays)
    else:
        return whole
    last = min(last, run_on)
    why = f"{_why_first(first, past)}, and {_why_last(last, future)}."
    return Window(first=first, last=last, is_exact=True, why=why) if first <= last else whole


def _why_first(first: date, past: list[date]) -> str:
    if not past:
        return f"It appeared on {first} at the earliest, shortly before what it announces"
    weekday = f", counting the {first:%A} after {max(past)}" if first != max(past) else ""
    return f"It appeared on {first} at the earliest, the latest day that it tells of as past{weekday}"


def _why_last(last: date, future: list[date]) -> str:
    if last in future:
        return f"on {last} at the latest, the earliest day that it tells of as still to come"
    return f"on {last} at the latest, since news that name a weekday appear within the week"


def reference_day(clues: Clues, year: int) -> date | None:
    """Return the day in `year` of the first clue that gives weekday, day and month; the others are read as near it."""
    return next((day for clue in clues.calendar if (day := clue.in_year(year))), None)


def _days_told(clues: Clues, reference: date) -> tuple[list[date], list[date]]:
    near = [(clue.direction, day) for clue in clues.days if (day := clue.near(reference))]
    dated = [(c.direction, c.first) for c in clues.years if c.first == c.last and abs((c.first - reference).days) < 180]
    past = [day for direction, day in (*near, *dated) if direction != "future"]
    return past, [day for direction, day in (*near, *dated) if direction == "future"]


def _latest_weekday_after(day: date, weekdays: tuple[int, ...]) -> date:
    steps = [(weekday - day.weekday()) % 7 for weekday in weekdays]
    return day + timedelta(days=max((step for step in steps if step <= _NEXT_DAYS), default=0))


def _latest_weekday_before(day: date, weekdays: tuple[int, ...]) -> date:
    steps = [(day.weekday() - weekday) % 7 for weekday in weekdays]
    return day - timedelta(days=min((step for step in steps if step), default=_NOTICE_DAYS))


def _between_years(clues: Clues, whole: Window) -> Window:
    past, future = clues.latest_past, clues.earliest_future
    first = max(whole.first, past.first) if past else whole.first
    last = min(whole.last, future.last) if future else whole.last
    if first > last:
        return whole
    is_exact = past is not None and future is not None
    why = f"{past.text!r} is told as past and {future.text!r} as still to come." if past and future else whole.why
    return Window(first=first, last=last, is_exact=is_exact, why=why)
