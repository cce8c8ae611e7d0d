"""Lines that press databases have in common: dates, labels, furniture of the page."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)"
)
# A line that is a date (of a monthly: a month), with a weekday, a time of day or nothing after it.
DATE_LINE = re.compile(
    rf"(?:{_MONTH}\.? (?:\d{{1,2}}, )?\d{{4}}|\d{{1,2}} {_MONTH}\.?,? \d{{4}})\b(?P<rest>.{{0,40}})", re.IGNORECASE
)
COPYRIGHT = re.compile(r"(?:copyright\b|\(c\)\s|©)", re.IGNORECASE)
PAGE_LINE = re.compile(r"page \d+ of \d+", re.IGNORECASE)


def is_date(line: str) -> bool:
    """Whether a line says a day (or month) and, but for weekday and time, nothing else."""
    match = DATE_LINE.match(line)
    return (
        match is not None and len(match["rest"].split()) <= 5 and not match["rest"].rstrip().endswith((".", "?", "!"))
    )


def without_pages(lines: Iterable[str]) -> list[str]:
    """Return lines without those that number pages."""
    return [line for line in lines if not PAGE_LINE.fullmatch(line)]


def cut_after(lines: Sequence[str], end: re.Pattern[str]) -> tuple[list[list[str]], list[str]]:
    """Cut lines after each that `end` matches: the parts (the matching line is their last), and what is left over."""
    parts: list[list[str]] = []
    part: list[str] = []
    for line in lines:
        part.append(line)
        if end.fullmatch(line):
            parts.append(part)
            part = []
    return parts, part


def cut_before(lines: Sequence[str], start: re.Pattern[str]) -> tuple[list[str], list[list[str]]]:
    """Cut lines before each that `start` matches: what stands before the first, and the parts without that line."""
    before: list[str] = []
    parts: list[list[str]] = []
    for line in lines:
        if start.fullmatch(line):
            parts.append([])
        else:
            (parts[-1] if parts else before).append(line)
    return before, parts


def last_filled(lines: Sequence[str], end: int) -> int:
    """Return where the last line before `end` stands that is not blank, -1 if there is none."""
    return next((place for place in range(end - 1, -1, -1) if lines[place]), -1)


def find_labels(lines: Sequence[str], label: re.Pattern[str]) -> Iterator[tuple[int, str, str]]:
    """Yield (place, folded label, value on that line) of lines that begin with a label (groups `label`, `value`)."""
    for place, line in enumerate(lines):
        if match := label.fullmatch(line):
            yield place, match["label"].casefold(), (match["value"] or "").strip()


def read_labels(lines: Sequence[str], label: re.Pattern[str]) -> Mapping[str, str]:
    """Return label → value, each with the lines that go on below it up to a blank line; the first of a label counts."""
    found: dict[str, str] = {}
    for place, name, value in find_labels(lines, label):
        parts = [value] if value else []
        start = place + 1 if value or place + 1 >= len(lines) or lines[place + 1] else place + 2
        for line in lines[start:]:
            if not line or label.fullmatch(line):
                break
            parts.append(line)
        found.setdefault(name, " ".join(parts))
    return found
