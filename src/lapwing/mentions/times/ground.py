"""Placing phrases of time on the calendar: against the published day, or against the last day told of before them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from lapwing.mentions.times.anchors import Anchors
from lapwing.mentions.times.calendar import Stretch, look_ahead, look_back
from lapwing.mentions.times.narrative import Thread, is_history
from lapwing.mentions.times.resolve import resolve
from lapwing.mentions.times.visits import ground_visits
from lapwing.records.document import Document
from lapwing.records.ids import hash_id
from lapwing.records.mention import TimeBasis, TimeMention, TimePrecision
from lapwing.records.time_expression import TimeExpression

_ROUGH = {"weekday": "day", "clock": "minute", "season": "season", "decade": "decade"}


def ground_times(expressions: Sequence[TimeExpression], document: Document) -> tuple[TimeMention, ...]:
    """Return a mention for each expression, in the same order, with EDTF, bounds, anchor and reason.

    Basis "calendar": the words give day and month, and the year unless `why` says where it is from. "published":
    counted from `document.published` (each possible day of it, keeping what they share, else what goes on from the last
    day told of, else the whole stretch). "narrative": counted from the last day told of earlier, or from the arrival
    that a visit begins with. "unresolved": nothing to count from, EDTF None. A published date known to be nothing but a
    year fixes no weekday.
    """
    anchors = Anchors.of(document.published)
    history = is_history(expressions, anchors.days)
    thread = Thread(is_history=history)
    mentions = []
    for expression in expressions:
        mention, stretch = _ground(expression, anchors, thread, document.content_id)
        thread.tell(expression, stretch)
        mentions.append(mention if history else _close(mention, expression, anchors.days))
    return ground_visits(expressions, mentions, document)


def _close(mention: TimeMention, expression: TimeExpression, anchors: Sequence[date]) -> TimeMention:
    """Let what has lasted "since March" last to the day of publication, and what ends "on Friday" begin with it."""
    if not expression.relation or not anchors or not mention.edtf or not mention.date_min or not mention.date_max:
        return mention
    now = anchors[-1].isoformat()
    if expression.relation == "until":
        is_ahead = mention.date_max > now and (expression.direction != "past" or names_day(expression))
        return replace(mention, edtf=mention.edtf.replace("../", f"{now}/"), date_min=now) if is_ahead else mention
    if mention.date_min >= now:
        return mention
    return replace(mention, edtf=mention.edtf.replace("/..", f"/{now}"), date_max=now)


def _ground(
    expression: TimeExpression, anchors: Anchors, thread: Thread, content_id: str
) -> tuple[TimeMention, Stretch | None]:
    if expression.kind == "duration" and expression.offset and len(anchors.days) == 1:
        return _lasting(expression, anchors.days[0], content_id), None
    if expression.kind == "duration":
        return _unresolved(expression, content_id, "a length of time has no place on the calendar by itself"), None
    if expression.kind == "vague":
        return _unresolved(expression, content_id, "the words fix no date"), None
    if expression.is_ambiguous and expression.year:
        why = "day and month stand in an order that cannot be told"
        stretch = resolve(expression, None)
        return _mention(expression, stretch, "calendar", None, why, content_id), stretch
    alone = resolve(expression, None)
    if alone:
        return _mention(expression, alone, "calendar", None, _calendar_why(expression, alone), content_id), alone
    if expression.kind == "date" and (expression.year or 1) < 1:
        return _before_christ(expression, content_id), None
    return _ground_relative(expression, anchors, thread, content_id)


def _lasting(expression: TimeExpression, now: date, content_id: str) -> TimeMention:
    """Place "the past three weeks" on the calendar, up to the day of publication, and "the next two" from it on."""
    is_ahead = expression.offset == 1
    look = look_ahead if is_ahead else look_back
    stretch = look(now, expression.count or 1, expression.unit or "day")
    why = f"{expression.span.text!r} {'from' if is_ahead else 'up to'} {now.isoformat()}, the published date"
    return replace(_mention(expression, stretch, "published", now, why, content_id), is_duration=True)


def _ground_relative(
    expression: TimeExpression, anchors: Anchors, thread: Thread, content_id: str
) -> tuple[TimeMention, Stretch | None]:
    told = thread.anchor_for(expression, has_published=bool(anchors.days))
    if told and (stretch := resolve(expression, told, in_story=thread.runs_on_to(expression))):
        return _from_story(expression, told, stretch, content_id), stretch
    readings = _read_from(expression, anchors)
    if not readings:
        reason = "no date of publication and no earlier day to count from" if not anchors.days else "no such day near"
        return _unresolved(expression, content_id, reason), None
    agreed = len({reading.edtf for reading in readings}) == 1
    if not agreed and (following := _following(expression, readings, thread)):
        return _from_story(expression, thread.last_day or following.first, following, content_id), following
    stretch = _share(readings)
    why = _published_why(expression, anchors, agreed, stretch)
    if agreed and names_day(expression):
        return _mention(expression, stretch, "calendar", None, why, content_id), stretch
    anchor = anchors.days[0] if len(anchors.days) == 1 else None
    return _mention(expression, stretch, "published", anchor, why, content_id), stretch


def names_day(expression: TimeExpression) -> bool:
    """Whether the words name a day of the calendar but for its year: "Friday, 8 January", "May 3-5"."""
    return expression.kind == "date" and expression.month is not None and expression.day is not None


def _read_from(expression: TimeExpression, anchors: Anchors) -> list[Stretch]:
    """Return what the expression means as seen from each possible day of publication.

    Where these are too many, only a date that means the same from the first as from the last is read.
    """
    readings = [stretch for anchor in anchors.days if (stretch := resolve(expression, anchor))]
    if readings or expression.kind != "date" or anchors.bounds is None:
        return readings
    ends = [stretch for anchor in anchors.bounds if (stretch := resolve(expression, anchor))]
    return ends if len({stretch.edtf for stretch in ends}) == 1 else []


def _following(expression: TimeExpression, readings: Sequence[Stretch], thread: Thread) -> Stretch | None:
    """Return the one of several readings that goes on from the last day told of, if it is one of them."""
    if thread.last_day is None or expression.kind != "weekday":
        return None
    following = resolve(expression, thread.last_day, in_story=thread.runs_on_to(expression))
    return following if following and following.edtf in {reading.edtf for reading in readings} else None


def _from_story(expression: TimeExpression, told: date, stretch: Stretch, content_id: str) -> TimeMention:
    if names_day(expression):
        why = f"{expression.span.text!r} names the day; the year is that of {told}, the last day told of before it"
        return _mention(expression, stretch, "calendar", None, why + _conflict(expression, stretch), content_id)
    way = "back" if stretch.first < told else "on"
    why = f"{expression.span.text!r} counted {way} from {told}, the last day told of before it"
    return _mention(expression, stretch, "narrative", told, why, content_id)


def _share(readings: Sequence[Stretch]) -> Stretch:
    """Return what the readings agree on, else the stretch that holds them all."""
    if len({reading.edtf for reading in readings}) == 1:
        return readings[0]
    first = min(reading.first for reading in readings)
    last = max(reading.last for reading in readings)
    return Stretch(first=first, last=last, precision=readings[0].precision, edtf=f"{first}/{last}")


def _mention(
    expression: TimeExpression,
    stretch: Stretch | None,
    basis: TimeBasis,
    anchor: date | None,
    why: str,
    content_id: str,
) -> TimeMention:
    if stretch is None:
        return _unresolved(expression, content_id, why)
    first, last, edtf = stretch.first.isoformat(), stretch.last.isoformat(), stretch.edtf
    if expression.relation == "since":
        edtf = f"{edtf.split('/')[0]}/.."
    elif expression.relation == "until":
        edtf = f"../{edtf.split('/')[-1]}"
    return TimeMention(
        mention_id=_mention_id(expression, content_id),
        span=expression.span,
        sentence=expression.sentence,
        edtf=edtf,
        date_min=first,
        date_max=last,
        precision="minute" if expression.clock else stretch.precision,
        basis=basis,
        anchor=anchor.isoformat() if anchor else None,
        why=why,
    )


def _unresolved(expression: TimeExpression, content_id: str, reason: str) -> TimeMention:
    rough = (
        _ROUGH.get(expression.kind)
        or expression.unit
        or ("day" if expression.day else "month" if expression.month else "vague")
    )
    precision: TimePrecision = "vague" if expression.kind in {"duration", "vague"} else _precision(rough)
    return TimeMention(
        mention_id=_mention_id(expression, content_id),
        span=expression.span,
        sentence=expression.sentence,
        edtf=None,
        precision=precision,
        basis="unresolved",
        is_duration=expression.is_duration and not expression.offset,  # "the past week" says when, were today known
        why=reason,
    )


def _precision(unit: str) -> TimePrecision:
    known: dict[str, TimePrecision] = {
        "minute": "minute", "hour": "minute", "day": "day", "weekend": "weekend", "week": "week", "month": "month",
        "season": "season", "year": "year", "decade": "decade",
    }  # fmt: skip
    return known.get(unit, "vague")


def _before_christ(expression: TimeExpression, content_id: str) -> TimeMention:
    edtf = f"-{-(expression.year or 0):04}" if expression.year else "0000"
    return TimeMention(
        mention_id=_mention_id(expression, content_id), span=expression.span, sentence=expression.sentence, edtf=edtf,
        precision="year", basis="calendar", why="a year before our era, counted astronomically",
    )  # fmt: skip


def _mention_id(expression: TimeExpression, content_id: str) -> str:
    return hash_id(content_id, "time", expression.span.start, expression.span.end)


def _calendar_why(expression: TimeExpression, stretch: Stretch) -> str:
    if expression.weekday is not None and stretch.first.weekday() != expression.weekday and not expression.until:
        return f"the words give the whole date, but {stretch.first} is a {stretch.first:%A}"
    return "the words give the whole date"


def _published_why(expression: TimeExpression, anchors: Anchors, agreed: bool, stretch: Stretch) -> str:
    whole = expression.span.text
    if agreed and names_day(expression):
        conflict = _conflict(expression, stretch)
        fit = ", of those in which the weekday fits" if expression.weekday is not None and not conflict else ""
        year = f"{whole!r} names the day; the year {stretch.first.year} is the nearest to {anchors.name}{fit}"
        return year + conflict
    way = {"past": "looking back", "future": "looking ahead"}.get(expression.direction, "nearest")
    why = f"{whole!r} {way} from {anchors.name}"
    return why if agreed else why + "; its possible days differ, so the whole stretch is given"


def _conflict(expression: TimeExpression, stretch: Stretch) -> str:
    is_other = expression.weekday is not None and stretch.first.weekday() != expression.weekday
    return f"; conflict: {stretch.first} is a {stretch.first:%A}" if is_other else ""
