"""Dates in a text as first and last ISO day, and whether a passage's times lie within them."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lapwing.dossier.check.vocabulary import MONTHS, WEEKDAYS
from lapwing.dossier.passages import Passage

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_ISO = re.compile(r"\b(\d{4})-(\d{2})(?:-(\d{2}))?\b")
_DAY_FIRST = re.compile(
    rf"\b(?:{_DAY.format('first')}\s*(?:[-–—]|to|and|until)\s*)?{_DAY.format('day')}\s+(?P<month>{_MONTH})\.?(?:,?\s+(?P<year>\d{{4}}))?\b",
    re.IGNORECASE,
)
_TWO_MONTHS = re.compile(
    rf"\b{_DAY.format('d1')}\s+(?P<m1>{_MONTH})(?:\s+(?P<y1>\d{{4}}))?\s*(?:[-–—]|to|and|until)\s*{_DAY.format('d2')}\s+(?P<m2>{_MONTH})\s+(?P<y2>\d{{4}})\b",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"\b(?P<month>{_MONTH})\.?\s+{_DAY.format('first')}(?:\s*(?:[-–—]|to|and)\s*{_DAY.format('day')})?(?!\d)(?:,?\s+(?P<year>\d{{4}}))?\b",
    re.IGNORECASE,
)
_MONTH_YEAR = re.compile(rf"\b(?P<month>{_MONTH})\.?\s+(?P<year>\d{{4}})\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d,.$€£])\b(?P<year>(?:19|20)\d\d)\b(?![\d,.]\d)(?!\s(?:people|women|men|\w+[^s\W]s)\b)")
_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_REPORTED = re.compile(
    r"(?:\breport\w*|\bpublish\w*|\bdated)(?:\s+by\b[^.;“”\"]*?)?\s*(?:on|in|between|from)?\s*$", re.IGNORECASE
)


_EDGE = re.compile(r"\b(until|till|by|since)\s+(?:the\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Day:
    """A date in a text: its bounds as ISO days, whether it is the day of a report, the weekday where only that is said.

    A date without a year has bounds in which the year is "????"; it is then compared by month and day.
    """

    start: int
    end: int
    text: str
    first: str
    last: str
    is_report: bool = False
    edge: str = ""  # "until" or "since", where only the last or the first day is meant
    weekday: int | None = None


def find_dates(text: str) -> tuple[Day, ...]:
    """Return the dates in a text, in its order."""
    found: list[Day] = []
    for each in _all(text):
        if not any(each.start < other.end and other.start < each.end for other in found):
            found.append(each)
    return tuple(sorted(found, key=lambda day: day.start))


def _all(text: str) -> Iterator[Day]:
    for match in _ISO.finditer(text):
        yield _made(text, match, _bounds(match[1], int(match[2]), int(match[3]) if match[3] else None, None))
    for match in _TWO_MONTHS.finditer(text):
        start = _bounds(match["y1"] or match["y2"], MONTHS[match["m1"].lower()], int(match["d1"]), None)[0]
        yield _made(text, match, (start, _bounds(match["y2"], MONTHS[match["m2"].lower()], int(match["d2"]), None)[1]))
    for pattern in (_DAY_FIRST, _MONTH_FIRST):
        for match in pattern.finditer(text):
            day, first = match["day"], match["first"]
            if match["month"].lower() in ("may", "march", "sep") and not match["month"][:1].isupper():
                continue
            yield _made(
                text,
                match,
                _bounds(match["year"], MONTHS[match["month"].lower()], int(first or day), int(day or first)),
            )
    for match in _MONTH_YEAR.finditer(text):
        yield _made(text, match, _bounds(match["year"], MONTHS[match["month"].lower()], None, None))
    for match in _YEAR.finditer(text):
        yield _made(text, match, (f"{match['year']}-01-01", f"{match['year']}-12-31"))
    for match in _WEEKDAY.finditer(text):
        yield Day(
            match.start(),
            match.end(),
            match[0],
            "",
            "",
            _is_report(text, match.start()),
            weekday=WEEKDAYS[match[1].lower()],
        )


def _made(text: str, match: re.Match[str], bounds: tuple[str, str]) -> Day:
    edge = _EDGE.search(text[: match.start()])
    return Day(
        match.start(), match.end(), match[0], *bounds, _is_report(text, match.start()),
        "" if edge is None else "since" if edge[1].lower() == "since" else "until",
    )  # fmt: skip


def _is_report(text: str, start: int) -> bool:
    return _REPORTED.search(text[max(0, start - 60) : start]) is not None


def _bounds(year: str | None, month: int, first: int | None, last: int | None) -> tuple[str, str]:
    shown = year or "????"
    if first is None and last is None:
        end = calendar.monthrange(int(year), month)[1] if year else 31
        return f"{shown}-{month:02}-01", f"{shown}-{month:02}-{end:02}"
    begin, end = first or last or 1, last or first or 1
    return f"{shown}-{month:02}-{begin:02}", f"{shown}-{month:02}-{end:02}"


def date_supported(claimed: Day, passage: Passage) -> bool:
    """Whether a time in the passage lies within the claimed date; of a report, whether it was published within it."""
    if claimed.is_report:
        first, last = passage.published
        return bool(first) and (
            _within(first, last, claimed) if claimed.weekday is None else _is_weekday(first, last, claimed)
        )
    times = _times_of_acts(passage) or _told_times(passage)
    if claimed.weekday is not None:
        return any(_is_weekday(first, last, claimed) for first, last in times) or any(
            day.weekday == claimed.weekday for day in find_dates(passage.text)
        )
    return any(_within(first, last, claimed) for first, last in times)


def _times_of_acts(passage: Passage) -> list[tuple[str, str]]:
    """Return the times that the reading gives to the acts that the passage is cited for; none where it gives none."""
    phrases = {act.date.text for act in passage.acts if act.date.text}
    return [
        (time.date_min, time.date_max)
        for time in passage.times
        if time.span.text in phrases and time.date_min and time.date_max
    ]


def _told_times(passage: Passage) -> list[tuple[str, str]]:
    """Times as they were read; dates that stand in the words count only where nothing was read."""
    inside = [time for time in passage.times if passage.start <= time.span.start < passage.end]
    read = [
        (time.date_min, time.date_max) for time in inside if time.date_min and time.date_max and not time.is_duration
    ]
    covered = [(time.span.start - passage.start, time.span.end - passage.start) for time in inside]
    written = [
        (day.first, day.last)
        for day in find_dates(passage.text)
        if day.first and not any(a < day.end and day.start < b for a, b in covered)
    ]
    return read + written


def _within(first: str, last: str, claimed: Day) -> bool:
    if claimed.edge:  # a stretch of time is read from or to the day on which it was written of
        first, last = (first, first) if claimed.edge == "since" else (last, last)
    if "?" in first or "?" in claimed.first:
        first, last, low, high = first[5:], last[5:], claimed.first[5:], claimed.last[5:]
        return low <= first and last <= high
    return claimed.first <= first and last <= claimed.last


def _is_weekday(first: str, last: str, claimed: Day) -> bool:
    return first == last and "?" not in first and date.fromisoformat(first).weekday() == claimed.weekday
