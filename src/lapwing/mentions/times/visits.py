"""How long a visit lasts, placed on the calendar from the day of the arrival that the same text tells of."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from lapwing.records.document import Document
from lapwing.records.mention import TimeMention
from lapwing.records.time_expression import TimeDirection, TimeExpression

_LONGEST = 31  # days: nobody calls a longer stay a visit of so many days
_REACH = 160  # characters before and after a date in which its verb is looked for
_NEAR = 90  # and at most so many between the verb and the date
_ARRIVAL = re.compile(r"\b(?:arriv(?:e|ed|es|ing|al)|land(?:s|ed)|touch(?:es|ed)\sdown|fl(?:ew|ies)\sin(?:to)?)\b")
_OTHER_EVENT = re.compile(
    r"\b(?:met|held|said|told|left|went|signed|began|spoke|gave|(?!accompani|head|invit|nam|call|schedul)\w{2,}ed)\b"
    r"|\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tomorrow)\b|[;:]"
)
_SENTENCE_END = re.compile(r"(?<![A-Z])(?<![A-Z][a-z])(?<![A-Z][a-z]{2})[.!?][\"”’)]*\s+(?=[\"“A-Z])|\n\s*\n")
_BEGINS = re.compile(r"\b(?:begins?|starts?|opens?|kicks?\soff|arrives?|meets?|gathers?|is\sbeginning)\b")
_VISIT = re.compile(r"(?:-long)?\s+(?:[a-z]+\s+){0,2}(?:visit|trip|tour|stay)\b")
_GATHERING = re.compile(r"\s+of\s(?:[a-z]+\s){0,2}(?:talks|meetings|negotiations|consultations|hearings)\b")
_OTHER_VISIT = re.compile(
    r"\b(?:previous|last|earlier|another|next|first|second|third|other|later|planned|future|cancel+ed|postponed|"
    r"similar|separate)\s$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A day on which the text tells of an arrival, in its words."""

    day: date
    text: str
    sentence: int
    direction: TimeDirection


def ground_visits(
    expressions: Sequence[TimeExpression], mentions: Sequence[TimeMention], document: Document
) -> tuple[TimeMention, ...]:
    """Return the mentions with the lengths of visits grounded to the days from the arrival on (basis "narrative").

    Only where the words make it plain: so many days of a "visit", "trip", "tour" or "stay", and every arrival that the
    text dates is on one day. A visit that is told of as another one, or has a time of its own beside it, is left alone.
    """
    arrivals = _find_arrivals(expressions, mentions, document.text)
    if not arrivals:
        today = document.published.date_min if document.published.date_min == document.published.date_max else ""
        return tuple(_ground_beginning(e, m, document.text, today) for e, m in zip(expressions, mentions, strict=True))
    if len({arrival.day for arrival in arrivals}) != 1:
        return tuple(mentions)
    dated = {e.sentence for e, m in zip(expressions, mentions, strict=True) if m.edtf and not e.is_duration}
    pairs = zip(expressions, mentions, strict=True)
    return tuple(_ground_visit(e, m, arrivals, dated, document.text) for e, m in pairs)


def _find_arrivals(
    expressions: Iterable[TimeExpression], mentions: Iterable[TimeMention], text: str
) -> tuple[Arrival, ...]:
    return tuple(
        Arrival(day=date.fromisoformat(m.date_min), text=m.span.text, sentence=e.sentence, direction=e.direction)
        for e, m in zip(expressions, mentions, strict=True)
        if m.date_min and m.date_min == m.date_max and not e.relation and _is_arrival(text, m.span.start, m.span.end)
    )


def _is_arrival(text: str, start: int, end: int) -> bool:
    """Whether the verb of a date is one of arriving, with no other verb or day between them."""
    before = _SENTENCE_END.split(text[max(0, start - _REACH) : start])[-1]
    after = _SENTENCE_END.split(text[end : end + _REACH])[0]
    earlier = list(_ARRIVAL.finditer(before))
    between = [before[earlier[-1].end() :]] if earlier else []
    if not _OTHER_EVENT.search(before) and (later := _ARRIVAL.search(after)):
        between.append(after[: later.start()])
    return any(len(words) <= _NEAR and not _OTHER_EVENT.search(words) for words in between)


def _ground_visit(
    expression: TimeExpression, mention: TimeMention, arrivals: Sequence[Arrival], dated: set[int], text: str
) -> TimeMention:
    n_days = int(expression.count or 0)
    if not _is_visit(expression, text) or n_days != expression.count or not 2 <= n_days <= _LONGEST:
        return mention
    beside = next((arrival for arrival in arrivals if arrival.sentence == expression.sentence), None)
    arrival = beside or arrivals[0]
    is_to_come = expression.direction == "future" and arrival.direction != "future"
    if beside is None and (is_to_come or expression.sentence in dated):
        return mention
    last = (arrival.day + timedelta(days=n_days - 1)).isoformat()
    first = arrival.day.isoformat()
    why = f"{n_days} days of a visit, counted from the arrival on {first} ({arrival.text!r})"
    return replace(
        mention,
        edtf=f"{first}/{last}",
        date_min=first,
        date_max=last,
        precision="day",
        basis="narrative",
        anchor=first,
        is_duration=True,
        why=why,
    )


def _ground_beginning(expression: TimeExpression, mention: TimeMention, text: str, today: str) -> TimeMention:
    """Count the days of what "begins" in the present tense, with no day told, from the day of the news."""
    n_days = int(expression.count or 0)
    before = _SENTENCE_END.split(text[max(0, mention.span.start - _REACH) : mention.span.start])[-1]
    begins = _BEGINS.search(before)
    if not today or begins is None or _OTHER_EVENT.search(before[begins.end() :]):
        return mention
    if not _is_visit(expression, text) or n_days != expression.count or not 2 <= n_days <= _LONGEST:
        return mention
    last = (date.fromisoformat(today[:10]) + timedelta(days=n_days - 1)).isoformat()
    return replace(
        mention,
        edtf=f"{today[:10]}/{last}",
        date_min=today[:10],
        date_max=last,
        precision="day",
        basis="published",
        anchor=today[:10],
        is_duration=True,
        why=f"{n_days} days of what begins on {today[:10]}, the published date",
    )


def _is_visit(expression: TimeExpression, text: str) -> bool:
    start, end = expression.span.start, expression.span.end
    counted = expression.kind == "duration" and expression.unit == "day" and expression.offset is None
    is_stay = _VISIT.match(text, end) or _GATHERING.match(text, end)
    return counted and bool(is_stay) and not _OTHER_VISIT.search(text[max(0, start - 20) : start])
