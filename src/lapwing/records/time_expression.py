"""TimeExpression: a phrase of time as it stands in the text, before anything is known of the calendar around it."""

from dataclasses import dataclass
from typing import Literal

from lapwing.records.base import Span

TimeKind = Literal[
    "date",  # as much of year, month, day and weekday as the words give; a month or a year alone too
    "weekday",  # "Tuesday", "last Friday"
    "unit",  # a calendar unit counted from an anchor: "last month", "today", "over the weekend"
    "distance",  # so many units from an anchor: "three days ago", "two years later"
    "duration",  # "for three days", "a five-year term": no place on the calendar by itself
    "decade",
    "century",
    "season",
    "clock",  # "at 5 p.m."
    "vague",  # "recently", "in recent years"
]
TimeUnit = Literal["minute", "hour", "day", "weekend", "week", "month", "season", "year", "decade", "century"]
TimeDirection = Literal["past", "future", "unknown"]
TimeAnchor = Literal["published", "narrative"]
TimePart = Literal["", "early", "mid", "late"]
TimeRelation = Literal["", "since", "until"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """What a phrase of time says, with nothing filled in that is not in its words.

    `weekday` is 0 for Monday. `offset` counts `unit`s from the anchor: -1 "last", 0 "this", 1 "next", -3 "three …
    ago"; None when the words do not say. `direction` comes from the phrase or else from the tense around it. `year` is
    astronomical (0 is 1 BC) and holds the first year of a decade or century. `season` is 21 spring, 22 summer, 23
    autumn, 24 winter, as in EDTF. `feast` names a movable or fixed feast; `count` with a weekday and month is which of
    them, -1 the last. `until` is the second end of a range ("17-19 October", "from Monday to Wednesday"),
    a stretch of the same text. `of_unit_offset` places a weekday in a counted week ("Monday of last week").
    """

    span: Span
    sentence: int
    paragraph: int
    kind: TimeKind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: int | None = None
    feast: str = ""
    clock: str | None = None
    offset: int | None = None
    unit: TimeUnit | None = None
    count: float | None = None
    of_unit_offset: int | None = None
    anchor: TimeAnchor = "published"
    direction: TimeDirection = "unknown"
    part: TimePart = ""
    relation: TimeRelation = ""
    approximate: bool = False
    is_duration: bool = False
    is_ambiguous: bool = False
    until: "TimeExpression | None" = None
