"""A strip of days: dark where an outlet published, bare where it was silent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

_WIDTH, _HEIGHT, _MOST_CELLS = 300, 16, 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Equal cells of `days_a_cell` days from `first` to `last`, with how many of each cell's days have a report."""

    first: str
    last: str
    days_a_cell: int
    counts: tuple[int, ...]
    drawing: Markup


def make_calendar(days: Sequence[str], span: tuple[str, str]) -> Calendar:
    """Return the strip of `days` (ISO) over a span that other strips share."""
    first, last = (date.fromisoformat(day).toordinal() for day in span)
    n_days = last - first + 1
    size = -(-n_days // _MOST_CELLS)
    counts = [0] * -(-n_days // size)
    for day in days:
        at = date.fromisoformat(day).toordinal() - first
        if 0 <= at < n_days:
            counts[at // size] += 1
    return Calendar(
        first=span[0], last=span[1], days_a_cell=size, counts=tuple(counts), drawing=_draw(counts, size, span)
    )


def _draw(counts: Sequence[int], size: int, span: tuple[str, str]) -> Markup:
    width = _WIDTH / len(counts)
    marks = Markup("").join(
        Markup('<rect class="day d{}" x="{:.2f}" y="0" width="{:.2f}" height="{}"/>').format(
            min(4, -(-4 * count // size)), n * width, max(width - 0.4, 0.6), _HEIGHT
        )
        for n, count in enumerate(counts)
        if count
    )
    told = f"Days with reports, {span[0]} to {span[1]}"
    return Markup(
        '<svg class="strip" viewBox="0 0 {} {}" preserveAspectRatio="none" role="img" aria-label="{}">{}</svg>'
    ).format(_WIDTH, _HEIGHT, told, marks)
