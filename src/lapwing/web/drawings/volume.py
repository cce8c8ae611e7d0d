"""Volume in time: events above a line and reports below it, by day, week, month or year as the span asks for."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from lapwing.store.overview import DayCount

_WIDTH, _FOOT = 1000, 24
_MOST_BARS = 130
_LAST_LABEL = 0.93  # of the width, beyond which a label would run over the edge
_STEPS: tuple[tuple[str, Callable[[date], date]], ...] = (
    ("day", lambda day: day),
    ("week", lambda day: day - timedelta(days=day.weekday())),
    ("month", lambda day: day.replace(day=1)),
    ("year", lambda day: day.replace(month=1, day=1)),
)


Address = Callable[[str, str], str]


def _search(first: str, last: str) -> str:
    return f"/search?since={first}&until={last}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """How much happened and was published in one step of time. `first` and `last` are ISO days."""

    first: str
    last: str
    n_events: int
    n_reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    """Bins of one `step` (day, week, month, year) in order, gaps with zeros; `n_outside` lie too far off to draw."""

    step: str
    bins: tuple[Bin, ...]
    n_outside: int
    drawing: Markup


def make_volume(
    days: Sequence[DayCount], address: Address = _search, *, above: int = 110, below: int = 50
) -> Volume | None:
    """Return the volume of the days on which anything was, None with no day.

    The span is that of the middle 98 % of events and reports, so that one date in 1914 does not press a month into a
    line; what lies outside is counted.

    Args:
        days: what was on each day.
        address: where a bar leads, by its first and last day.
        above: the height of the highest bar of events.
        below: the same of reports; 0 leaves them out.
    """
    inside = _middle(days)
    if not inside:
        return None
    first, last = date.fromisoformat(inside[0].day), date.fromisoformat(inside[-1].day)
    step, floor = next(((name, f) for name, f in _STEPS if len(_steps(first, last, f)) <= _MOST_BARS), _STEPS[-1])
    events: Counter[date] = Counter()
    reports: Counter[date] = Counter()
    for count in inside:
        at = floor(date.fromisoformat(count.day))
        events[at] += count.n_events
        reports[at] += count.n_reports
    starts = _steps(first, last, floor)
    bins = tuple(
        Bin(
            first=start.isoformat(),
            last=(after - timedelta(days=1)).isoformat(),
            n_events=events[start],
            n_reports=reports[start],
        )
        for start, after in zip(starts, [*starts[1:], _next(starts[-1], step)], strict=True)
    )
    n_outside = sum(each.n_events for each in days) - sum(each.n_events for each in inside)
    return Volume(step=step, bins=bins, n_outside=n_outside, drawing=_draw(bins, step, address, above, below))


def _middle(days: Sequence[DayCount]) -> list[DayCount]:
    total = sum(each.n_events + each.n_reports for each in days)
    seen, kept = 0, []
    for each in days:
        before, seen = seen, seen + each.n_events + each.n_reports
        if seen >= total * 0.01 and before <= total * 0.99:
            kept.append(each)
    return kept


def _steps(first: date, last: date, floor: Callable[[date], date]) -> list[date]:
    found = dict.fromkeys(floor(first + timedelta(days=n)) for n in range((last - first).days + 1))
    return list(found)


def _next(start: date, step: str) -> date:
    days = {"day": 1, "week": 7, "month": 31, "year": 366}[step]
    after = start + timedelta(days=days)
    return after.replace(day=1) if step in ("month", "year") else after


def _draw(bins: Sequence[Bin], step: str, address: Address, above: int, below: int) -> Markup:
    """Draw it, each bar a link to the events of its days."""
    width = _WIDTH / len(bins)
    gap = min(1.5, width * 0.2)
    most_events = max(1, *(each.n_events for each in bins))
    most_reports = max(1, *(each.n_reports for each in bins))
    frame = Markup('<svg class="volume" viewBox="0 0 {} {}" role="group" aria-label="Events by {}">')
    parts = [frame.format(_WIDTH, above + below + _FOOT, step)]
    for n, each in enumerate(bins):
        if each.n_events + each.n_reports:
            up, down = above * each.n_events / most_events, below * each.n_reports / most_reports
            reports = f", {each.n_reports} reports" if below else ""
            parts += [
                Markup('<a href="{}"><title>{}: {} events{}</title>').format(
                    address(each.first, each.last), each.first, each.n_events, reports
                ),
                _rectangle("reach", n * width, 0, width, above + below),
                _rectangle("events", n * width, above - up, width - gap, up),
                _rectangle("reports", n * width, above + 1, width - gap, down) if down else Markup(),
                Markup("</a>"),
            ]
    parts += [
        Markup('<text x="{:.1f}" y="{}">{}</text>').format(n * width, above + below + 18, _label(bins[n].first, step))
        for n in range(0, len(bins), max(1, -(-len(bins) // 7)))
        if n * width < _WIDTH * _LAST_LABEL
    ]
    return Markup("").join([*parts, Markup("</svg>")])


def _rectangle(kind: str, x: float, y: float, width: float, height: float) -> Markup:
    drawn = Markup('<rect class="{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>')
    return drawn.format(kind, x, y, width, height)


def _label(day: str, step: str) -> str:
    at = date.fromisoformat(day)
    return {"year": f"{at:%Y}", "month": f"{at:%b %Y}"}.get(step, f"{at.day} {at:%b %Y}")
