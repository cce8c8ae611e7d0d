"""Laying an office held over those that are known of a person: one's own row counts in place of the same office."""

from collections.abc import Sequence
from datetime import date

from lapwing.knowledge.overlay.checks import first_day

SAME_OFFICE_DAYS = 120  # sources differ by weeks over the start of a term: election, oath, first session

Fields = tuple[str, ...]  # country, class, office, start, end, asof


def laid_over(known: Sequence[Fields], own: Fields) -> list[Fields]:
    """Return the tenures with one's own in place of those of the same country and class that it corrects."""
    return [*(tenure for tenure in known if not _corrects(own, tenure)), own]


def _corrects(own: Fields, known: Fields) -> bool:
    if own[:2] != known[:2]:
        return False
    closes = bool(own[4]) and not known[4] and own[3] <= known[3] <= own[4]
    return closes or is_same_office(own[3], known[3])


def is_same_office(start: str, other: str) -> bool:
    """Whether two starts of offices of one country and class are of one term."""
    if not start or not other:
        return start == other
    try:
        return abs((_ordinal(start) - _ordinal(other)).days) <= SAME_OFFICE_DAYS
    except ValueError:  # a shipped day that is none
        return False


def _ordinal(day: str) -> date:
    return date.fromisoformat(first_day(day))
