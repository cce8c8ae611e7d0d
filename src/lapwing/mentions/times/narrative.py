"""The thread of a story: the last day told of, from which "the following day" or "two years later" is counted."""

from collections.abc import Sequence
from datetime import date
from statistics import median

from lapwing.mentions.times.calendar import Stretch
from lapwing.records.time_expression import TimeDirection, TimeExpression

_FEWEST_YEARS = 3


def is_history(expressions: Sequence[TimeExpression], anchors: Sequence[date]) -> bool:
    """Whether a text tells of years long past rather than of the days before its publication.

    True when at least three years stand in it, half of them two or more before publication, and they outnumber the
    weekdays and words like "yesterday". In such a text "in March" belongs to the year last told of. Not a genre
    classifier.
    """
    years = [expression.year for expression in expressions if expression.year]
    near = sum(1 for e in expressions if e.kind == "weekday" or (e.kind == "unit" and e.anchor == "published"))
    if len(years) < _FEWEST_YEARS or near >= len(years):
        return False
    return not anchors or median(years) < anchors[-1].year - 1


class Thread:
    """What a reader has in mind while going through a text: the last day or period that it told of."""

    def __init__(self, *, is_history: bool) -> None:
        self.is_history = is_history
        self._told: Stretch | None = None
        self._paragraph = -1
        self._direction: TimeDirection = "unknown"

    def tell(self, expression: TimeExpression, stretch: Stretch | None) -> None:
        """Remember a period that the text has just told of; decades and centuries are a backdrop, not a story."""
        if stretch and stretch.precision not in {"decade", "vague"}:
            self._told, self._paragraph = stretch, expression.paragraph
            self._direction = expression.direction

    def runs_on_to(self, expression: TimeExpression) -> bool:
        """Whether the story goes forward from the last day told of: not from what is to come to what is past."""
        return (self._direction, expression.direction) != ("future", "past")

    @property
    def last_day(self) -> date | None:
        """The last day told of, in whatever paragraph; None where a longer period was told of since."""
        return self._told.first if self._told and self._told.precision in {"day", "minute"} else None

    def anchor_for(self, expression: TimeExpression, *, has_published: bool) -> date | None:
        """Return the day to count `expression` from within the story, or None to count from the published day."""
        if self._told is None:
            return None
        is_day = self._told.precision in {"day", "minute"}
        if expression.anchor == "narrative":
            counts_from_day = expression.kind == "distance" and expression.unit == "day"
            return self._told.first if is_day or self.is_history or not counts_from_day else None
        if self.is_history:
            # "On Friday" and "this week" need a day to be counted from: the year 2016 is none.
            deictic = expression.kind == "weekday" or (expression.kind == "unit" and expression.anchor == "published")
            return self._told.first if is_day or not deictic else None
        near = expression.paragraph == self._paragraph and is_day
        counts_days = expression.kind == "weekday" or (expression.kind == "date" and expression.day is not None)
        return self._told.first if near and not has_published and counts_days else None
