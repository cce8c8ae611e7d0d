"""A timeline as inline SVG: a bar an event over the days it may lie on; ends that are not known fade out."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from lapwing.dossier.headline import event_title
from lapwing.dossier.marks import text
from lapwing.dossier.material import EventEntry

_WIDTH, _ROW, _TOP, _LABEL = 960, 26, 34, 400
_MOST_ROWS = 60
_MOST_LETTERS = 56
_OPEN_DAYS = 0.06  # of the whole span, that an open end fades over
_EVENT_DATE = "the day of the event"


def draw_timeline(entries: Sequence[EventEntry]) -> str:
    """Return the timeline of dated events in their order, numbered as in the dossier; "" with fewer than two."""
    dated = [
        (number, entry)
        for number, entry in enumerate(entries, start=1)
        if entry.event.date.date_min or entry.event.date.date_max
    ]
    if len(dated) < 2:
        return ""
    rows = dated[:_MOST_ROWS]
    first, last = _span([entry for _, entry in rows])
    height = _TOP + _ROW * len(rows) + 8
    bars = "".join(_row(n, number, entry, first, last) for n, (number, entry) in enumerate(rows))
    return (
        f'<svg class="timeline" role="img" viewBox="0 0 {_WIDTH} {height}"><title>Events by date</title>'
        '<defs><linearGradient id="fade-out"><stop class="solid"/><stop offset="1" class="clear"/></linearGradient>'
        '<linearGradient id="fade-in"><stop class="clear"/><stop offset="1" class="solid"/></linearGradient>'
        '<linearGradient id="fade-both"><stop class="clear"/><stop offset=".5" class="solid"/>'
        '<stop offset="1" class="clear"/></linearGradient></defs>'
        f"{''.join(_ticks(first, last, height))}{bars}</svg>"
    )


def left_out(entries: Sequence[EventEntry]) -> tuple[int, int]:
    """Return how many events are undated, and how many dated ones the timeline has no room for."""
    dated = sum(1 for entry in entries if entry.event.date.date_min or entry.event.date.date_max)
    return len(entries) - dated, max(0, dated - _MOST_ROWS)


def _span(entries: Sequence[EventEntry]) -> tuple[date, date]:
    days = [date.fromisoformat(day) for e in entries for day in (e.event.date.date_min, e.event.date.date_max) if day]
    first, last = min(days), max(days)
    pad = max(1, (last - first).days // 25)
    return first - timedelta(days=pad), last + timedelta(days=pad + 1)


def _x(day: date, first: date, last: date) -> float:
    return _LABEL + (_WIDTH - _LABEL - 10) * (day - first).days / max(1, (last - first).days)


def _ticks(first: date, last: date, height: int) -> Iterator[str]:
    for day, label in _marks(first, last):
        x = _x(day, first, last)
        yield f'<line class="tick" x1="{x:.1f}" x2="{x:.1f}" y1="{_TOP - 6}" y2="{height}"/>'
        yield f'<text class="tick-label" x="{x:.1f}" y="{_TOP - 14}" text-anchor="middle">{label}</text>'


def _marks(first: date, last: date) -> Iterator[tuple[date, str]]:
    """Yield at most eight days that are round: years, months, or days."""
    days = (last - first).days
    if days > 900:
        step = max(1, days // 365 // 6 + 1)
        years = range(first.year + 1, last.year + 1)
        yield from ((date(year, 1, 1), str(year)) for year in years if year % step == 0)
    elif days > 75:
        step = max(1, days // 30 // 6 + 1)
        months = ((year, month) for year in range(first.year, last.year + 1) for month in range(1, 13))
        inside = [date(year, month, 1) for year, month in months if first < date(year, month, 1) < last]
        yield from ((day, f"{day:%b} {day.year}") for day in inside[::step])
    else:
        step = max(1, days // 6)
        yield from (
            (first + timedelta(days=n), f"{(first + timedelta(days=n)).day} {first + timedelta(days=n):%b}")
            for n in range(1, days, step)
        )


def _row(n: int, number: int, entry: EventEntry, first: date, last: date) -> str:
    event = entry.event
    y = _TOP + _ROW * n
    label = event_title(event)
    label = label if len(label) <= _MOST_LETTERS else label[: _MOST_LETTERS - 1].rstrip() + "…"
    low = event.date.date_min or event.date.date_max or ""
    high = event.date.date_max or low
    opens, ends = _is_open(event.date.edtf, low, high)
    begin, end = _x(date.fromisoformat(low), first, last), _x(date.fromisoformat(high) + timedelta(days=1), first, last)
    kind = f"bar {event.reality if event.reality in ('planned', 'possible', 'negated') else 'real'}"
    fade = {(True, True): "fade-both", (True, False): "fade-in", (False, True): "fade-out"}.get((opens, ends))
    style = f' style="fill:url(#{fade})"' if fade else ""
    return (
        f'<a href="#event-{number}"><text class="row" x="0" y="{y + 16}"><tspan class="n">{number}</tspan> '
        f"{text(label)}</text></a>"
        f'<rect class="{kind}" x="{begin:.1f}" y="{y + 6}" width="{max(6.0, end - begin):.1f}" height="13" rx="3"{style}>'
        f"<title>{text(event.date.edtf or 'undated')}</title></rect>"
    )


def _is_open(edtf: str | None, low: str, high: str) -> tuple[bool, bool]:
    """Return whether the begin and the end are not known: an open or approximate EDTF, or more than a day by bounds."""
    given = edtf or ""
    vague = "~" in given or "?" in given or "%" in given or (low != high and "/" not in given)
    return vague or given.startswith(("..", "/")), vague or given.endswith(("..", "/"))
