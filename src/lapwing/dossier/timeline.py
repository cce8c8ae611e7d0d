"""A timeline: a bar an event over the days it may lie on; ends that are not known fade out."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from lapwing.dossier.days import edtf_in_words
from lapwing.dossier.headline import event_title
from lapwing.dossier.marks import text
from lapwing.dossier.material import EventEntry
from lapwing.records.event import EventDate

_MOST_ROWS = 80
_MOST_TICKS = 5
_FEW = 20  # one day in so many, at either end, may lie far from all others
_FAR = 3  # times the stretch of the others
_OPEN_SHARE = 0.07  # of the whole span, that an open end runs on


def draw_timeline(entries: Sequence[EventEntry]) -> str:
    """Return the timeline of dated events in their order, numbered as in the dossier; "" with fewer than two."""
    dated = [(number, entry) for number, entry in enumerate(entries, start=1) if is_dated(entry.event.date)]
    if len(dated) < 2:
        return ""
    first, last = _span([entry for _, entry in dated[:_MOST_ROWS]])
    ticks = [(_share(day, first, last), label) for day, label in _marks(first, last)]
    lines = "".join(f'<s style="left:{at:.2f}%"></s>' for at, _ in ticks)
    labels = "".join(f'<em style="left:{at:.2f}%">{label}</em>' for at, label in ticks)
    rows = "".join(_row(number, entry, lines, first, last) for number, entry in dated[:_MOST_ROWS])
    return (
        '<ol class="timeline"><li class="axis" aria-hidden="true"><span></span>'
        f'<span class="track">{labels}</span></li>'
        f"{rows}</ol>"
    )


def is_dated(when: EventDate) -> bool:
    """Whether anything is known of the day."""
    return bool(when.date_min or when.date_max)


def left_out(entries: Sequence[EventEntry]) -> tuple[int, int]:
    """Return how many events are undated, and how many dated ones the timeline has no room for."""
    dated = sum(1 for entry in entries if is_dated(entry.event.date))
    return len(entries) - dated, max(0, dated - _MOST_ROWS)


def _span(entries: Sequence[EventEntry]) -> tuple[date, date]:
    """Return the first and last day drawn: where a few events lie far from all others, those of the others."""
    days = sorted(
        date.fromisoformat(day) for e in entries for day in (e.event.date.date_min, e.event.date.date_max) if day
    )
    first, last = days[0], days[-1]
    few = len(days) // _FEW
    inner = days[few], days[-1 - few]
    if (inner[1] - inner[0]).days * _FAR < (last - first).days:
        first, last = inner
    pad = max(1, (last - first).days // 30)
    return first - timedelta(days=pad), last + timedelta(days=pad + 1)


def _share(day: date, first: date, last: date) -> float:
    """Return where a day lies between two, in percent."""
    return 100 * (day - first).days / max(1, (last - first).days)


def _marks(first: date, last: date) -> Iterator[tuple[date, str]]:
    """Yield a few round days: first days of years or of months, or days at even steps."""
    days = (last - first).days
    if days > 900:
        years = range(first.year + 1, last.year + 1)
        step = len(years) // 6 + 1
        yield from ((date(year, 1, 1), str(year)) for year in years[::step])
    elif days > 75:
        months = (date(year, month, 1) for year in range(first.year, last.year + 1) for month in range(1, 13))
        inside = [day for day in months if first < day < last]
        yield from ((day, f"{day:%b} {day.year}") for day in inside[:: len(inside) // 6 + 1])
    else:
        steps = [first + timedelta(days=n) for n in range(1, days, -(-days // _MOST_TICKS))]
        for number, day in enumerate(steps):
            is_new_year = not number or day.year != steps[number - 1].year
            yield day, f"{day.day} {day:%b}{f' {day.year}' if is_new_year else ''}"


def _row(number: int, entry: EventEntry, lines: str, first: date, last: date) -> str:
    event = entry.event
    low = event.date.date_min or event.date.date_max or ""
    high = event.date.date_max or low
    opens, ends = _open_ends(event.date)
    begin = _share(date.fromisoformat(low), first, last)
    end = _share(date.fromisoformat(high) + timedelta(days=1), first, last)
    if low == high:
        begin, end = begin - opens * _OPEN_SHARE * 100, end + ends * _OPEN_SHARE * 100
    label = f'<a href="#event-{number}"><b>{number}</b>{text(event_title(event))}</a>'
    if end <= 0 or begin >= 100:
        side, told = ("before", "◂ {}") if end <= 0 else ("after", "{} ▸")
        shown = text(told.format(edtf_in_words(event.date.edtf)))
        return f'<li>{label}<span class="track">{lines}<span class="{side}">{shown}</span></span></li>'
    begin, end = max(0.0, begin), min(100.0, end)
    fade = {(True, True): " fade-both", (True, False): " fade-in", (False, True): " fade-out"}.get((opens, ends), "")
    kind = event.reality if event.reality in ("planned", "possible", "negated") else "real"
    shown = edtf_in_words(event.date.edtf)
    return (
        f'<li>{label}<span class="track">{lines}'
        f'<span class="bar {kind}{fade}" style="left:{begin:.2f}%;width:{max(0.0, end - begin):.2f}%" '
        f'title="{text(shown)}"></span></span></li>'
    )


def _open_ends(when: EventDate) -> tuple[bool, bool]:
    """Return whether the begin and the end are not known: EDTF that is open or approximate, or a month for a day."""
    given = when.edtf or ""
    vague = any(sign in given for sign in "~?%X") or (when.date_min != when.date_max and "/" not in given)
    return vague or given.startswith(("..", "/")), vague or given.endswith(("..", "/"))
