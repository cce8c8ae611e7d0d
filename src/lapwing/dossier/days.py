"""Dates in words: "17 October 2021", "from 17 to 19 October 2021", "about October 2021"."""

from datetime import date

_MONTHS = (
    "January February March April May June July August September October November December".split()
)  # fmt: skip


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
