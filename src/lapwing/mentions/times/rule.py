"""What a phrase rule is: a pattern, how to read its match, and the examples that it must get right."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from lapwing.records.time_expression import TimeExpression

REFERENCE = date(2019, 8, 14)  # every example is read as if published on this day, a Wednesday

Read = Callable[[re.Match[str], TimeExpression], TimeExpression | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A way to say a time. `read` fills a blank expression from a match, or refuses it with None.

    positive: (sentence, phrase, EDTF) as of `REFERENCE`; negative: sentences in which no time is said; vague:
    (sentence, phrase) where a time is said that has no place on the calendar.
    """

    name: str
    pattern: re.Pattern[str]
    read: Read
    positive: tuple[tuple[str, str, str], ...] = ()
    negative: tuple[str, ...] = ()
    vague: tuple[tuple[str, str], ...] = ()
