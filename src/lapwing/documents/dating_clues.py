"""What a text's phrases of time say about when it was published: the clues, before any year is tried on them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lapwing.documents.calendar_dates import MONTH, MONTHS
from lapwing.records.document import Dateline
from lapwing.records.time_expression import TimeDirection, TimeExpression

_MONTH = re.compile(rf"\b{MONTH}", re.IGNORECASE)
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_ADVERB = re.compile(r"\b(?:in|since|during|until|till)\s$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayClue:
    """A day and month without a year, perhaps with its weekday (0 is Monday): "Friday, June 7"."""

    text: str
    month: int
    day: int
    weekday: int | None
    direction: TimeDirection

    def in_year(self, year: int) -> date | None:
        """Return the day in that year, None for 29 February out of leap years and for days that no month has."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None

    def near(self, reference: date) -> date | None:
        """Return the occurrence nearest to `reference`."""
        days = [day for step in (-1, 0, 1) if (day := self.in_year(reference.year + step))]
        return min(days, key=lambda day: abs((day - reference).days), default=None)

    def agrees(self, day: date) -> bool:
        """Whether the weekday, if given, is that of `day`."""
        return self.weekday is None or day.weekday() == self.weekday


@dataclass(frozen=True, slots=True, kw_only=True)
class YearClue:
    """A date with its year. `first` is the earliest day that it can mean, `last` the latest."""

    text: str
    first: date
    last: date
    direction: TimeDirection


@dataclass(frozen=True, slots=True, kw_only=True)
class Clues:
    """All clues of one text. `weekdays` are those named as past without a date, in text order; `dateline` is the day
    that the dateline gives without a year.
    """

    days: tuple[DayClue, ...]
    years: tuple[YearClue, ...]
    weekdays: tuple[int, ...]
    dateline: DayClue | None = None

    @property
    def dateline_text(self) -> str:
        """The dateline's day in its words, "" if it gives none."""
        return self.dateline.text if self.dateline else ""

    @property
    def calendar(self) -> tuple[DayClue, ...]:
        """The days whose weekday is given: only some years have them so."""
        return tuple(clue for clue in self.days if clue.weekday is not None)

    @property
    def is_enclosed(self) -> bool:
        """Whether a month told as past and one told as still to come, both with the same year, enclose the
        publication.
        """
        past, future = self.latest_past, self.earliest_future
        if past is None or future is None or past.first.year != future.first.year:
            return False
        return max(past.last - past.first, future.last - future.first) <= timedelta(days=31)

    @property
    def latest_past(self) -> YearClue | None:
        """The latest dated thing that the text treats as past."""
        past = [clue for clue in self.years if clue.direction == "past" and not self._is_disputed(clue)]
        return max(past, key=lambda clue: clue.first, default=None)

    def _is_disputed(self, clue: YearClue) -> bool:
        """Whether a year named without its month is elsewhere told as still to come."""
        spans_year = clue.last - clue.first > timedelta(days=31)
        return spans_year and any(c.direction == "future" and c.first.year == clue.first.year for c in self.years)

    @property
    def earliest_future(self) -> YearClue | None:
        """The earliest dated thing that the text treats as still to come."""
        future = [clue for clue in self.years if clue.direction == "future"]
        return min(future, key=lambda clue: clue.last, default=None)


def collect_clues(expressions: Sequence[TimeExpression], text: str, run_on: date) -> Clues:
    """Return the clues in `expressions`; a date after `run_on` is still to come whatever the tense around it. A year
    alone counts as past or future only in "in 2014", "since 2014": in "the 2024 race" the tense around it says nothing.

    A day that follows a year in its paragraph and has its weekday in that very year belongs to what is told of that
    year and is no clue ("In 2003 … on Thursday, March 20").
    """
    days: list[DayClue] = []
    years: list[YearClue] = []
    told_year: tuple[int, int] | None = None  # paragraph, year
    for expression in expressions:
        if expression.kind == "date" and expression.year and expression.year >= 1:
            if clue := _year_clue(expression, text, run_on):
                years.append(clue)
                told_year = (expression.paragraph, expression.year)
        elif clue_day := _day_clue(expression):
            told = told_year[1] if told_year and told_year[0] == expression.paragraph else None
            if not _belongs_to(clue_day, told):
                days.append(clue_day)
    weekdays = tuple(e.weekday for e in expressions if _is_bare_past_weekday(e) and e.weekday is not None)
    return Clues(days=tuple(days), years=tuple(years), weekdays=weekdays)


def read_dateline(dateline: Dateline | None) -> DayClue | None:
    """Return the day that a dateline gives ("OSLO, May 3 (NWA) –"), None if it gives none."""
    text = dateline.date.text if dateline and dateline.date else ""
    month, day = _MONTH.search(text), _DAY.search(text)
    if month is None or day is None:
        return None
    number = MONTHS[month[0].lower().rstrip(".")]
    return DayClue(text=text, month=number, day=int(day[0]), weekday=None, direction="past")


def _is_bare_past_weekday(expression: TimeExpression) -> bool:
    plain = expression.offset is None and expression.of_unit_offset is None and expression.anchor == "published"
    return expression.kind == "weekday" and expression.direction == "past" and plain


def _day_clue(expression: TimeExpression) -> DayClue | None:
    if expression.kind != "date" or expression.month is None or expression.day is None or expression.year is not None:
        return None
    clue = DayClue(
        text=expression.span.text,
        month=expression.month,
        day=expression.day,
        weekday=expression.weekday,
        direction=expression.direction,
    )
    return clue if any(clue.in_year(year) for year in (2000, 2001)) else None


def _belongs_to(clue: DayClue, year: int | None) -> bool:
    day = clue.in_year(year) if year else None
    return day is not None and clue.weekday is not None and clue.agrees(day)


def _year_clue(expression: TimeExpression, text: str, run_on: date) -> YearClue | None:
    year, month, day = expression.year or 0, expression.month, expression.day
    try:
        first = date(year, month or 1, day or 1)
        last = first if day else date(year, 12, 31) if not month else date(year, month, 28)
    except ValueError:
        return None
    is_adverb = month is not None or _ADVERB.search(text[: expression.span.start]) is not None
    direction: TimeDirection = "future" if first > run_on else expression.direction if is_adverb else "unknown"
    return YearClue(text=expression.span.text, first=first, last=last, direction=direction)
