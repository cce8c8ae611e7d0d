"""Do the days of two mentions agree? Bounds may be fuzzy; a month contains its days; a night may count to either."""

from collections.abc import Mapping
from datetime import date

from lapwing.fusion import weights
from lapwing.fusion.compare.stories import may_tell_one_story, tell_one_story
from lapwing.fusion.compare.types import VISIT_DAYS, is_umbrella, is_visit
from lapwing.fusion.profile import Profile
from lapwing.records.base import Score

_WEEK_DAYS = 7
_FEW_DAYS = 3
_CLOSE_DAYS = 2
_FAR_DAYS = 14


def days_agree(one: Profile, other: Profile, _rarity: Mapping[str, float]) -> Score | None:
    """Return evidence from the days of the events or, where one is unknown, from the days of publication."""
    if one.days is None or other.days is None:
        return _published_agree(one, other)
    if one.days == other.days:
        return _same_bounds(*one.days, firm=one.firm and other.firm)
    first, last = max(one.days[0], other.days[0]), min(one.days[1], other.days[1])
    if first > last and is_visit(one) and is_visit(other) and first - last <= VISIT_DAYS:
        return Score(value=weights.ONE_STAY, why=f"{_gap(first - last)}: may be days of one stay")
    if first > last and first - last <= VISIT_DAYS and (_opens_stay(one, other) or _opens_stay(other, one)):
        return Score(value=weights.ONE_STAY, why=f"{_gap(first - last)}: one tells the talks of a whole stay")
    if first > last:
        together = bool(one.tellings & other.tellings)
        return _days_apart(first - last, firm=one.firm and other.firm, told_together=together)
    return _spans_meet(first, last, length=max(end - start for start, end in (one.days, other.days)))


def _opens_stay(one: Profile, other: Profile) -> bool:
    """Whether `one` tells several talks at once under a day that was carried over to it, and `other` comes later."""
    return is_umbrella(one) and not one.firm and bool(one.days and other.days and one.days[1] < other.days[0])


def _same_bounds(first: int, last: int, *, firm: bool) -> Score:
    if first == last and not firm:
        why = f"both on {_day(first)}, but one of the days is not stated with the event"
        return Score(value=weights.SAME_DAY_UNSURE, why=why)
    if first == last:
        return Score(value=weights.SAME_DAY, why=f"both on {_day(first)}")
    value = weights.SAME_SPAN if last - first <= _WEEK_DAYS else weights.DAY_IN_LONG_SPAN
    return Score(value=value, why=f"both within {_days(first, last)}")


def _spans_meet(first: int, last: int, *, length: int) -> Score:
    value = weights.DAY_IN_SHORT_SPAN if length <= _WEEK_DAYS else weights.DAY_IN_LONG_SPAN
    return Score(value=value, why=f"{_days(first, last)} fits both")


def _days_apart(gap: int, *, firm: bool, told_together: bool) -> Score:
    """Stated days that differ are two days, but for one night; days that are not stated with the event may be late."""
    if not firm and gap <= _WEEK_DAYS:
        unsure = weights.FEW_DAYS_APART_UNSURE if gap <= _FEW_DAYS else weights.SOME_DAYS_APART_UNSURE
        bits = weights.ONE_DAY_APART_UNSURE if gap == 1 else unsure
        return Score(value=bits, why=f"{_gap(gap)}, but one of the days is not stated with the event")
    if gap == 1 and not told_together:
        return Score(value=weights.ONE_DAY_APART, why=f"{_gap(gap)}: may be one night, or a report's own day")
    return Score(value=weights.CONTRADICTION, why=f"{_gap(gap)}: two days")


def _gap(days: int) -> str:
    return f"{days} {'day' if days == 1 else 'days'} apart"


def _published_agree(one: Profile, other: Profile) -> Score | None:
    if one.published is None or other.published is None:
        if tell_one_story(one, other):
            return Score(value=weights.UNDATED_IN_STORY, why="undated, but their reports tell one story")
        if may_tell_one_story(one, other):
            return Score(value=weights.UNDATED_PERHAPS_IN_STORY, why="undated, but their reports open with like news")
        return Score(value=weights.UNDATED, why="nothing says that they are of one time")
    gap = max(one.published[0], other.published[0]) - min(one.published[1], other.published[1])
    if gap <= _CLOSE_DAYS:
        return Score(value=weights.PUBLISHED_CLOSE, why="a day is unknown; published within two days of each other")
    if gap > _FAR_DAYS:
        return Score(value=weights.PUBLISHED_FAR, why=f"a day is unknown; published {gap} days apart")
    return None


def _days(first: int, last: int) -> str:
    return _day(first) if first == last else f"{_day(first)} to {_day(last)}"


def _day(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()
