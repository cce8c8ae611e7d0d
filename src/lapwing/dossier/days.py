"""Dates in words: "17 October 2021", "from 17 to 19 October 2021", "about October 2021"."""

import re
from datetime import date

_MONTHS = (
    "January February March April May June July August September October November December".split()
)  # fmt: skip
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_OPEN = ("", "..")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_PART = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%])?")


def day_in_words(day: str) -> str:
    """Return an ISO day as "17 October 2021"."""
    year, month, number = day.split("-")
    return f"{int(number)} {_MONTHS[int(month) - 1]} {int(year)}"


def span_in_words(first: str, last: str) -> str:
    """Return two ISO days with the preposition before them: "on …", "in October 2021", "between … and …"."""
    if first == last:
        return f"on {day_in_words(first)}"
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    if (begin.year, begin.month, begin.day) == (end.year, 1, 1) and (end.month, end.day) == (12, 31):
        return f"in {begin.year}"
    next_day = date.fromordinal(end.toordinal() + 1) if end < date.max else end
    if begin.day == 1 and (begin.year, begin.month) == (end.year, end.month) and next_day.day == 1:
        return f"in {_MONTHS[begin.month - 1]} {begin.year}"
    if begin.year == end.year and begin.month == end.month:
        return f"between {begin.day} and {day_in_words(last)}"
    return f"between {day_in_words(first)} and {day_in_words(last)}"


def edtf_in_words(edtf: str | None) -> str:
    """Return EDTF for people: "17–19 October 2021", "about October 2021", "from 3 May 2022 on"; "undated" for none.

    What has no simple words (sets, masked digits) stays as it is.
    """
    if not edtf:
        return "undated"
    first, slash, last = edtf.partition("/")
    if not slash:
        return _part_in_words(first) or edtf
    begin, end = _part_in_words(first), _part_in_words(last)
    if first in _OPEN or last in _OPEN:
        told = begin or end
        return edtf if not told else f"from {begin} on" if begin else f"until {end}"
    if not begin or not end:
        return edtf
    if _DAY.fullmatch(first) and _DAY.fullmatch(last) and first[:4] == last[:4]:
        begin = begin.removesuffix(f" {first[:4]}")
        return f"{int(first[8:])}–{end}" if first[:7] == last[:7] else f"{begin} – {end}"
    return f"{begin} – {end}"


def _part_in_words(part: str) -> str:
    """Return one end of a span: a day, a month, a year or a season, "about" it where it is not sure; "" for others."""
    found = _PART.fullmatch(part)
    if found is None:
        return ""
    year, month, day, vague = found[1], int(found[2] or 0), found[3], "about " if found[4] else ""
    if month in _SEASONS and not day:
        return f"{vague}{_SEASONS[month]} {year}"
    if month > 12:
        return ""
    shown = f"{_MONTHS[month - 1]} {year}" if month else year
    return f"{vague}{int(day)} {shown}" if day else f"{vague}{shown}"
