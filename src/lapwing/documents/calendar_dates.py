"""Dates with a year as pages, rows and lines write them: to EDTF, or to the reason why not."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

MIN_YEAR = 1600  # the first printed newspapers
MAX_YEAR = 2100
MONTHS = {
    name: number
    for number, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|"
        "october oct|november nov|december dec".split("|"),
        start=1,
    )
    for name in names.split()
}
MONTH = r"(?:" + "|".join(sorted(MONTHS, key=lambda name: (-len(name), name))) + r")\b\.?"
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
CLOCK = (
    r"(?:(?:at\s+)?\d{1,2}[:.]\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:[ap]\.?m\.?)?\s*"
    r"(?:\(?[A-Z]{2,5}\)?)?(?:[+-]\d{1,2}:?\d{2})?)"
)

ISO = re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})(?:-(?P<d>\d{1,2}))?(?![\d-])")
SLASHED = re.compile(r"(?P<y>\d{4})[/.](?P<m>\d{1,2})[/.](?P<d>\d{1,2})(?!\d)")
PACKED = re.compile(r"(?<!\d)(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?!\d)")
DAY_FIRST = re.compile(
    rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?P<m>{MONTH}),?[\s-]+(?P<y>\d{{4}})(?!\d)", re.I
)
MONTH_FIRST = re.compile(rf"\b(?P<m>{MONTH})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})(?!\d)", re.I)
MONTH_YEAR = re.compile(rf"\b(?P<m>{MONTH})\s+(?P<y>\d{{4}})(?!\d)", re.I)
NUMBERS = re.compile(r"(?<!\d)(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<y>\d{4})(?!\d)")
YEAR = re.compile(r"(?P<y>\d{4})\Z")
EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?\Z")
FULL_FORMS = (SLASHED, DAY_FIRST, MONTH_FIRST, ISO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A calendar date as EDTF, precise to the day, month or year, with its first and last ISO day."""

    edtf: str
    date_min: str
    date_max: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Undated:
    """A stated date that cannot be used, and why. `is_absurd`: it can be read, but no report has it."""

    why: str
    is_absurd: bool = False


def parse_stated_date(stated: str) -> Dated | Undated:
    """Read the date that a row or page states. A time of day and its zone are dropped: the day stays as given."""
    text = stated.strip()
    if EPOCH.match(text):
        seconds = float(text) / (1000 if len(text.partition(".")[0]) == 13 else 1)
        return _dated(*datetime.fromtimestamp(seconds, UTC).timetuple()[:3])
    for form in (*FULL_FORMS, PACKED, MONTH_YEAR, YEAR):
        if match := form.search(text) if form is not YEAR else form.match(text):
            return _from_match(match)
    if match := NUMBERS.search(text):
        return _from_numbers(int(match["a"]), int(match["b"]), int(match["y"]))
    return Undated(why=f"{stated[:60]!r} is not a date that can be read")


def find_full_date(text: str) -> Dated | None:
    """Return the first date with day, month and year in `text`, None if it has none or none that can be."""
    matches = sorted((m for form in FULL_FORMS if (m := form.search(text))), key=lambda m: m.start())
    dated = (_from_match(match) for match in matches if match.groupdict().get("d"))
    return next((found for found in dated if isinstance(found, Dated)), None)


def _from_match(match: re.Match[str]) -> Dated | Undated:
    parts = match.groupdict()
    month = parts.get("m")
    number = None if month is None else int(month) if month.isdigit() else MONTHS[month.lower().rstrip(".")]
    day = parts.get("d")
    return _dated(int(parts["y"]), number, int(day) if day else None)


def _from_numbers(first: int, second: int, year: int) -> Dated | Undated:
    if first <= 12 and second <= 12 and first != second:
        return Undated(why=f"{first}/{second}/{year} may be day or month first")
    return _dated(year, *((second, first) if first > 12 else (first, second)))


def _dated(year: int, month: int | None = None, day: int | None = None) -> Dated | Undated:
    if not MIN_YEAR <= year <= MAX_YEAR:
        return Undated(why=f"the year {year} is not between {MIN_YEAR} and {MAX_YEAR}", is_absurd=True)
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        return Undated(why=f"{year}-{month}-{day} is not a day of the calendar", is_absurd=True)
    if day:
        return Dated(edtf=first.isoformat(), date_min=first.isoformat(), date_max=first.isoformat())
    last = _last_day(year, month)
    edtf = f"{year:04d}" if month is None else f"{year:04d}-{month:02d}"
    return Dated(edtf=edtf, date_min=first.isoformat(), date_max=last.isoformat())


def _last_day(year: int, month: int | None) -> date:
    if month in (None, 12):
        return date(year, 12, 31)
    return date.fromordinal(date(year, (month or 1) + 1, 1).toordinal() - 1)
