"""Rules for days of the calendar: full dates in every order of the news, and dates without their year."""

import re
from calendar import monthrange
from dataclasses import replace

from lapwing.mentions.times.rule import Rule
from lapwing.mentions.times.vocabulary import (
    DASH,
    DAY,
    MONTH,
    NOT_A_NUMBER,
    WEEKDAY_ANY,
    YEAR,
    read_day,
    read_month,
    read_weekday,
)
from lapwing.records.base import Span
from lapwing.records.time_expression import TimeExpression

_DAYPART = r"(?:\s(?:morning|afternoon|evening|night))?"
_WEEKDAY = rf"(?:(?P<weekday>{WEEKDAY_ANY}){_DAYPART},?\s(?:the\s|on\s)?)?"
_WEEKDAY_AFTER = r"(?:\s\((?P<weekday_after>[A-Z][a-z]+day)\))?"
_YEAR = rf"(?:(?:,|\sof|\sin)?\s?(?P<year>{YEAR})(?![\d/]|[-–]\d|,\d)|\sof\sthat\syear)?"
_WEEKS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1, "final": -1}
_AND = rf"(?:{DASH}|\s?to\s|\s?until\s|\sthrough\s)"


def _read(match: re.Match[str], blank: TimeExpression) -> TimeExpression | None:
    parts = match.groupdict()
    weekday = parts.get("weekday") or parts.get("weekday_after")
    year = parts.get("year")
    found = replace(
        blank,
        kind="date",
        year=int(year) if year else None,
        month=read_month(parts["month"]),
        day=read_day(parts["day"]),
        weekday=read_weekday(weekday) if weekday else None,
    )
    return _with_end(found, match) if parts.get("day2") else found


def _with_end(found: TimeExpression, match: re.Match[str]) -> TimeExpression:
    start, shift = match.start("day2"), blank_shift(found, match)
    end_span = Span(start=start + shift, end=match.end() + shift, text=match.string[start : match.end()])
    return replace(found, until=replace(found, span=end_span, day=read_day(match["day2"]), weekday=None))


def blank_shift(blank: TimeExpression, match: re.Match[str]) -> int:
    """Return what to add to the match's offsets (into its sentence) to get offsets into the document."""
    return blank.span.start - match.start()


def _read_week_of(match: re.Match[str], blank: TimeExpression) -> TimeExpression:
    number = _WEEKS[match["which"].lower()]
    month, year = read_month(match["month"]), int(match["year"]) if match["year"] else None
    length = monthrange(year or 2001, month)[1]
    first = length - 6 if number < 0 else 7 * number + 1
    start = replace(blank, kind="date", year=year, month=month, day=first)
    return replace(start, until=replace(start, day=length if number < 0 else first + 6))


def _read_numbers(match: re.Match[str], blank: TimeExpression) -> TimeExpression | None:
    year, first, second = int(match["year"]), int(match["first"]), int(match["second"])
    if first > 12 or "." in match[0]:
        day, month = first, second
    elif second > 12 or first == second:
        month, day = first, second
    else:
        return replace(blank, kind="date", year=year, is_ambiguous=True)
    return replace(blank, kind="date", year=year, month=month, day=day) if 1 <= month <= 12 else None


def _read_iso(match: re.Match[str], blank: TimeExpression) -> TimeExpression:
    year, month, day = int(match["year"]), int(match["m"]), int(match["day"])
    return replace(blank, kind="date", year=year, month=month, day=day)


RULES = (
    Rule(
        name="week of a month",
        pattern=re.compile(
            rf"\bthe\s(?P<which>(?i:{'|'.join(_WEEKS)}))\sweek\s(?:of|in)\s(?P<month>{MONTH})(?![a-z]){_YEAR}"
        ),
        read=_read_week_of,
        positive=(
            ("Ten died in the first week of May.", "the first week of May", "2019-05-01/2019-05-07"),
            ("Ten died in the last week of June 2018.", "the last week of June 2018", "2018-06-24/2018-06-30"),
        ),
        negative=("It was the first week of talks.",),
    ),
    Rule(
        name="ISO date",
        pattern=re.compile(rf"\b(?P<year>{YEAR})-(?P<m>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"),
        read=_read_iso,
        positive=(("The log for 2018-03-09 is missing.", "2018-03-09", "2018-03-09"),),
        negative=("Call 2018-33-09 for help.",),
    ),
    Rule(
        name="month, day, end day",
        pattern=re.compile(
            rf"{_WEEKDAY}\b(?P<month>{MONTH})\s(?P<day>{DAY}){_AND}(?P<day2>{DAY}){NOT_A_NUMBER}{_YEAR}"
        ),
        read=_read,
        positive=(
            ("Talks were held on May 3-5 in Vienna.", "May 3-5", "2019-05-03/2019-05-05"),
            ("The fair ran July 8 to 10, 2014.", "July 8 to 10, 2014", "2014-07-08/2014-07-10"),
        ),
        negative=("He scored 3-5 in the match.",),
    ),
    Rule(
        name="day, end day, month",
        pattern=re.compile(
            rf"{_WEEKDAY}\b(?P<day>{DAY})(?:{_AND}|\sand\s)(?P<day2>{DAY})\s(?:of\s)?(?P<month>{MONTH})(?![a-z]){_YEAR}"
        ),
        read=_read,
        positive=(
            ("The drill took place on 17-19 June.", "17-19 June", "2019-06-17/2019-06-19"),
            ("They met on 4 and 5 March 2016.", "4 and 5 March 2016", "2016-03-04/2016-03-05"),
        ),
        negative=("Some 17-19 members voted.",),
    ),
    Rule(
        name="month and day",
        pattern=re.compile(
            rf"{_WEEKDAY}\b(?P<month>{MONTH})\s?(?:the\s)?(?P<day>{DAY}){NOT_A_NUMBER}(?![-–]?[A-Za-z]){_YEAR}{_WEEKDAY_AFTER}"
        ),
        read=_read,
        positive=(
            ("She resigned on March 3, 2011.", "March 3, 2011", "2011-03-03"),
            ("The ferry sank on Friday, August 9.", "Friday, August 9", "2019-08-09"),
            ("The vote is set for Aug. 20.", "Aug. 20", "2019-08-20"),
            ("It was signed on Dec. 20.", "Dec. 20", "2018-12-20"),
            ("The fighting began on the night of June 1st.", "June 1st", "2019-06-01"),
        ),
        negative=("The parade will march 5 times.", "In August 200 people fled and may 300 return?"),
    ),
    Rule(
        name="day and month",
        pattern=re.compile(
            rf"{_WEEKDAY}\b(?:the\s)?(?P<day>{DAY})(?:\sof)?[\s-](?P<month>{MONTH})(?![a-z])(?:-(?=\d{{4}}))?{_YEAR}"
        ),
        read=_read,
        positive=(
            ("He was born on 19 Oct. 1961.", "19 Oct. 1961", "1961-10-19"),
            ("On Sunday 11 August the lake flooded.", "Sunday 11 August", "2019-08-11"),
            ("On the 3rd of May the strike ended.", "the 3rd of May", "2019-05-03"),
        ),
        negative=("Only 9 Marines stayed.",),
    ),
    Rule(
        name="numeric date",
        pattern=re.compile(
            rf"(?<![\d/.])(?P<first>0?[1-9]|[12]\d|3[01])(?P<sep>[/.])(?P<second>0?[1-9]|[12]\d|3[01])(?P=sep)(?P<year>{YEAR})(?![\d/.]\d)"
        ),
        read=_read_numbers,
        positive=(
            ("Dated 25/12/2015 in Oslo.", "25/12/2015", "2015-12-25"),
            ("Dated 03.04.2015 in Bonn.", "03.04.2015", "2015-04-03"),
            ("Dated 3/4/2015 somewhere.", "3/4/2015", "2015"),
        ),
        negative=("Version 3.4.20 was published.",),
    ),
)
