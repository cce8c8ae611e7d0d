"""One row of a timeline: a bar for when an event happened, fading where that is vague, and a dot for its first report.

All is given in per cent of the width, so that rows stretch with the page and dots stay round.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from lapwing.records.fused import Event
from lapwing.web.wording import long_day

_DAY = re.compile(r"\d{4}-\d\d-\d\d(T.*)?")
_HEIGHT, _MIDDLE = 24, 12
_LEAST = 0.7  # per cent: a day must be seen
_MOST_TICKS = 7
_MARGIN = 0.03


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """The days that rows share, and those of them that are named."""

    first: date
    last: date
    ticks: tuple[date, ...]

    def at(self, day: date, part: float = 0) -> float:
        """Return where a day begins (`part` 0), or how far it has gone, in per cent of the width, within it."""
        share = ((day - self.first).days + part) / max(1, (self.last - self.first).days)
        return round(100 * min(max(share, 0.0), 1.0), 2)


def make_axis(events: Sequence[Event]) -> Axis | None:
    """Return an axis for the middle nine tenths of the days on which events happened and were told; None with none."""
    days = sorted(
        date.fromisoformat(day)
        for event in events
        for day in (event.date.date_min, event.date.date_max, event.first_reported)
        if day and len(day) == 10
    )
    if not days:
        return None
    cut = len(days) // 20
    first, last = days[cut], days[-1 - cut]
    wide = max(4, (last - first).days)
    margin = timedelta(days=max(1, round(wide * _MARGIN)))
    first, last = first - margin, first + timedelta(days=wide + 1) + margin
    return Axis(first=first, last=last, ticks=_ticks(first, last))


def _ticks(first: date, last: date) -> tuple[date, ...]:
    """Return the days, months or years to name: as many as there is room for."""
    n_days = (last - first).days
    if n_days <= 62:
        step = max(1, -(-n_days // _MOST_TICKS))
        return tuple(first + timedelta(days=n) for n in range(1, n_days, step))
    months = [date(y, m, 1) for y in range(first.year, last.year + 1) for m in range(1, 13)]
    inside = [day for day in months if first <= day <= last]
    if n_days > 366 * 3:
        inside = [day for day in inside if day.month == 1]
    return tuple(inside[:: max(1, -(-len(inside) // _MOST_TICKS))])


def draw_axis(axis: Axis) -> Markup:
    """Return the names of the days above the rows."""
    is_days = (axis.last - axis.first).days <= 62
    told = Markup('<text x="{}%" y="14">{}</text>')
    names = [f"{day.day} {day:%b}" if is_days else f"{day:%b %Y}" for day in axis.ticks]
    parts = [told.format(axis.at(day), name) for day, name in zip(axis.ticks, names, strict=True)]
    return Markup('<svg class="when-row axis" height="20" aria-hidden="true">{}</svg>').format(Markup("").join(parts))


def draw_bar(event: Event, axis: Axis) -> Markup:
    """Return the row of an event; only the lines of the axis where its days are not known."""
    lines = Markup("").join(
        Markup('<line class="grid" x1="{0}%" x2="{0}%" y1="0" y2="{1}"/>').format(axis.at(day), _HEIGHT)
        for day in axis.ticks
    )
    row = Markup('<svg class="when-row" height="{}" role="img" aria-label="{}">{}{}</svg>')
    return row.format(_HEIGHT, _told(event), lines, _bar(event, axis) + _report(event, axis))


def vagueness(edtf: str | None) -> str:
    """Return which ends of a date are vague: "none", "first", "last" or "both".

    A day is sharp; a month, a year, what is about or perhaps, and an end that is open are vague.
    """
    begin, slash, end = (edtf or "").partition("/")
    is_first, is_last = (not _DAY.fullmatch(part) for part in (begin, end if slash else begin))
    return {(True, True): "both", (True, False): "first", (False, True): "last"}.get((is_first, is_last), "none")


def _bar(event: Event, axis: Axis) -> Markup:
    first, last = event.date.date_min, event.date.date_max
    if not first or not last:
        return Markup()
    left = axis.at(date.fromisoformat(first))
    right = axis.at(date.fromisoformat(last), 1)
    wide = max(_LEAST, round(right - left, 2))
    drawn = Markup('<rect class="q{} {}" x="{}%" y="6" width="{}%" height="12"/>')
    return drawn.format(event.quad_code, f"vague-{vagueness(event.date.edtf)}", min(left, 100 - wide), wide)


def _report(event: Event, axis: Axis) -> Markup:
    if not event.first_reported or len(event.first_reported) != 10:
        return Markup()
    day = date.fromisoformat(event.first_reported)
    at, line = axis.at(day, 0.5), Markup()
    if event.date.date_max:
        end = axis.at(date.fromisoformat(event.date.date_max), 0.5)
        line = Markup('<line class="lag" x1="{}%" x2="{}%" y1="{}" y2="{}"/>').format(end, at, _MIDDLE, _MIDDLE)
    return line + Markup('<circle class="told" cx="{}%" cy="{}" r="4"/>').format(at, _MIDDLE)


def _told(event: Event) -> str:
    happened = event.date.edtf or "undated"
    return f"{happened}, first reported {long_day(event.first_reported) if event.first_reported else 'on no known day'}"
