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
    levels = [-(-4 * count // size) for count in counts]  # 0 to 4, by the share of the days that have a report
    marks = Markup("").join(
        Markup('<path class="d{}" d="{}"/>').format(
            level,
            "".join(f"M{n * width:.1f} 0v{_HEIGHT}h{width:.1f}V0z" for n, each in enumerate(levels) if each == level),
        )
        for level in sorted(set(levels) - {0})
    )
    told = f"Days with reports, {span[0]} to {span[1]}"
    return Markup(
        '<svg class="strip" viewBox="0 0 {} {}" preserveAspectRatio="none" role="img" aria-label="{}">{}</svg>'
    ).format(_WIDTH, _HEIGHT, told, marks)
