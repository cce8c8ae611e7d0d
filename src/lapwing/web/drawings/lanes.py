"""Two lanes, one a direction: cooperation above its line, conflict below, on one scale; hatched where no report is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from lapwing.web.wording import country_name

_WIDTH, _LEFT = 1000, 48
_MOST_BAR = 48
_HEAD, _HALF, _BETWEEN = 30, 84, 16
_REPORTS, _FOOT = 34, 26
_MOST_MONTHS, _LABEL = 14, 64
_NAMES = ("cooperation in words", "cooperation in deeds", "conflict in words", "conflict in deeds")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """What one side did to the other: counts by quad (verbal and material cooperation, verbal and material conflict),
    in all and for each stretch.
    """

    actor: str
    recipient: str
    n_by_quad: tuple[int, ...]
    counts: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """One period with how it is covered by reports: full, thin, or a gap in which there are none."""

    label: str
    first: str
    last: str
    n_reports: int
    coverage: str


def draw_lanes(lanes: Sequence[Lane], stretches: Sequence[Stretch], address: Callable[[str, str], str]) -> Markup:
    """Return the drawing, "" with nothing to draw; `address` is where a stretch leads, by its first and last day."""
    if not stretches:
        return Markup()
    width = (_WIDTH - _LEFT) / len(stretches)
    lane_height = _HEAD + 2 * _HALF + _BETWEEN
    foot = lane_height * len(lanes)
    top = _scale(lanes)
    frame = Markup(
        '<svg class="lanes" viewBox="0 0 {} {}" role="group" aria-label="{}">'
        '<defs><pattern id="gap" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<rect class="gapline" width="1.6" height="7"/></pattern></defs>'
    )
    parts = [frame.format(_WIDTH, foot + _REPORTS + _FOOT, "Cooperation and conflict over time, by direction")]
    parts += [_coverage(n, width, each, foot + _REPORTS) for n, each in enumerate(stretches)]
    parts += [_ground(lane, number * lane_height, top) for number, lane in enumerate(lanes)]
    parts += [_column(n, width, lanes, stretches, (address, top, lane_height, foot)) for n in range(len(stretches))]
    most = max(1, *(each.n_reports for each in stretches))
    for n, each in enumerate(stretches):
        high = (_REPORTS - 6) * each.n_reports / most
        parts.append(_bar("reports", n, width, foot + _REPORTS - high, high))
    parts.append(
        Markup('<text class="figure" x="{}" y="{}" text-anchor="end">reports</text>').format(
            _LEFT - 6, foot + _REPORTS - 2
        )
    )
    parts += _axis(stretches, width, foot + _REPORTS)
    return Markup("").join([*parts, Markup("</svg>")])


def _scale(lanes: Sequence[Lane]) -> int:
    """The highest stack in any lane: both directions are drawn to it."""
    stacks = [max(c[0] + c[1], c[2] + c[3]) for lane in lanes for c in lane.counts]
    return max(1, *stacks)


def _coverage(n: int, width: float, stretch: Stretch, height: float) -> Markup:
    if stretch.coverage == "full":
        return Markup()
    told = "No report was collected" if stretch.coverage == "gap" else "Few reports were collected"
    drawn = Markup(
        '<rect class="cover {}" x="{:.1f}" y="{}" width="{:.1f}" height="{}"><title>{}, {} to {}</title></rect>'
    )
    x, high = _LEFT + n * width, height - _HEAD
    return drawn.format(stretch.coverage, x, _HEAD, width, high, told, stretch.first, stretch.last)


def _ground(lane: Lane, y: float, top: int) -> Markup:
    """Draw the name, the line in the middle and the scale of one lane."""
    middle = y + _HEAD + _HALF
    name = f"{country_name(lane.actor)} → {country_name(lane.recipient)}"
    lines = Markup("").join(
        Markup('<line class="{}" x1="{}" x2="{}" y1="{:.1f}" y2="{:.1f}"/>').format(kind, _LEFT, _WIDTH, at, at)
        for kind, at in (("grid", middle - _HALF), ("zero", middle), ("grid", middle + _HALF))
    )
    figures = Markup("").join(
        Markup('<text class="figure" x="{}" y="{:.1f}" text-anchor="end">{}</text>').format(_LEFT - 6, at + 4, told)
        for told, at in ((top, middle - _HALF), (0, middle), (top, middle + _HALF))
    )
    return Markup('<text class="way" x="0" y="{:.1f}">{}</text>{}{}').format(y + 17, name, lines, figures)


def _column(
    n: int,
    width: float,
    lanes: Sequence[Lane],
    stretches: Sequence[Stretch],
    frame: tuple[Callable[[str, str], str], int, float, float],
) -> Markup:
    """Draw one period in all lanes as one link; nothing where nothing happened."""
    address, top, lane_height, foot = frame
    if not any(sum(lane.counts[n]) for lane in lanes):
        return Markup()
    stretch = stretches[n]
    parts = [
        Markup('<a href="{}"><title>{}</title>').format(address(stretch.first, stretch.last), _told(n, lanes, stretch)),
        Markup('<rect class="reach" x="{:.1f}" y="{}" width="{:.1f}" height="{}"/>').format(
            _LEFT + n * width, _HEAD, width, foot + _REPORTS - _HEAD
        ),
    ]
    for number, lane in enumerate(lanes):
        middle = number * lane_height + _HEAD + _HALF
        up, down = middle, middle
        for quad in (2, 1):
            high = _HALF * lane.counts[n][quad - 1] / top
            up -= high
            parts.append(_bar(f"q{quad}", n, width, up, high))
        for quad in (4, 3):
            high = _HALF * lane.counts[n][quad - 1] / top
            parts.append(_bar(f"q{quad}", n, width, down, high))
            down += high
    return Markup("").join([*parts, Markup("</a>")])


def _told(n: int, lanes: Sequence[Lane], stretch: Stretch) -> str:
    ways = []
    for lane in lanes:
        acts = [f"{count} {name}" for count, name in zip(lane.counts[n], _NAMES, strict=True) if count]
        if acts:
            ways.append(f"{country_name(lane.actor)} → {country_name(lane.recipient)}: {', '.join(acts)}")
    return f"{stretch.first} to {stretch.last}. {'; '.join(ways)}. {stretch.n_reports} reports collected"


def _bar(kind: str, n: int, width: float, y: float, height: float) -> Markup:
    if height <= 0:
        return Markup()
    wide = min(width - min(2.0, width * 0.2), _MOST_BAR)
    drawn = Markup('<rect class="{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>')
    return drawn.format(kind, _LEFT + (n + 0.5) * width - wide / 2, y, wide, height)


def _axis(stretches: Sequence[Stretch], width: float, y: float) -> list[Markup]:
    """Name the months where they begin, or the years where there is no room for months."""
    years = {stretch.first[:4]: n for n, stretch in reversed(list(enumerate(stretches)))}
    months = {stretch.first[:7]: n for n, stretch in reversed(list(enumerate(stretches)))}
    named = months if len(months) <= _MOST_MONTHS else years
    told = Markup('<text x="{:.1f}" y="{}">{}</text><path class="tick" d="M{:.1f} {}v5"/>')
    marks, before, free = [], "", 0.0
    for name, n in sorted(named.items()):
        x = _LEFT + n * width
        follows = any(x < _LEFT + other * width < x + _LABEL for other in named.values())
        if x < free or x > _WIDTH - _LABEL / 2 or (n == 0 and follows):
            continue
        year, month = name[:4], name[5:]
        label = f"{date(int(year), int(month), 1):%b}{'' if year == before else f' {year}'}" if month else year
        marks.append(told.format(x, y + 19, label, x, y))
        before, free = year, x + _LABEL
    return marks
