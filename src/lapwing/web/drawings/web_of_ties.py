"""A network as SVG: ties as wide as their events are many, coloured by what prevails, each node and tie a link."""

from collections.abc import Callable, Sequence
from math import sqrt

from markupsafe import Markup

from lapwing.dossier.labels import Named, place_labels
from lapwing.store.ties import Tie
from lapwing.web.drawings.layout import lay_out

_WIDTH, _HEIGHT, _EDGE = 1180.0, 780.0, 64.0
_LEAST, _MOST = 4.0, 22.0
_WIDEST = 13.0
_PREVAILS = 0.6


def draw_ties(
    ties: Sequence[Tie], tie_address: Callable[[Tie], str | None], node_address: Callable[[str], str]
) -> Markup:
    """Return the drawing, "" without ties."""
    if not ties:
        return Markup()
    names = {end: name for tie in ties for end, name in zip(tie.ends, tie.names, strict=True)}
    weight = dict.fromkeys(names, 0)
    for tie in ties:
        for end in tie.ends:
            weight[end] += tie.n_events
    nodes = sorted(names, key=lambda node: (-weight[node], node))
    spots = {
        node: (_EDGE + x * (_WIDTH - 2 * _EDGE), _EDGE / 2 + y * (_HEIGHT - _EDGE))
        for node, (x, y) in lay_out(nodes, {tie.ends: tie.n_events for tie in ties}).items()
    }
    most_tie, most_node = max(tie.n_events for tie in ties), max(weight.values())
    frame = Markup('<svg class="network" viewBox="0 0 {:.0f} {:.0f}" role="group" aria-label="{}">')
    parts = [frame.format(_WIDTH, _HEIGHT, "Who is tied to whom; the ties stand in the table below")]
    parts += [_line(tie, spots, most_tie, tie_address(tie)) for tie in reversed(ties)]
    sizes = {node: max(_LEAST, _MOST * sqrt(weight[node] / most_node)) for node in nodes}
    parts += [_node(names[node], weight[node], spots[node], sizes[node], node_address(node)) for node in nodes]
    named = [Named(spots[n][0] + sizes[n] * 0.6, spots[n][1], len(names[n]), is_area=False) for n in nodes]
    text = Markup('<text x="{:.1f}" y="{:.1f}" text-anchor="{}">{}</text>')
    for node, spot in zip(nodes, place_labels(named, _WIDTH, _HEIGHT), strict=True):
        if not spot.is_far:
            parts.append(text.format(spot.x, spot.y, spot.anchor, names[node]))
    return Markup("").join([*parts, Markup("</svg>")])


def kind_of(tie: Tie) -> str:
    """Return what prevails in a tie: "cooperation", "conflict", or "mixed"."""
    cooperation = sum(tie.n_by_quad[:2]) / max(1, tie.n_events)
    return "cooperation" if cooperation >= _PREVAILS else "conflict" if cooperation <= 1 - _PREVAILS else "mixed"


def _line(tie: Tie, spots: dict[str, tuple[float, float]], most: int, address: str | None) -> Markup:
    (x, y), (to_x, to_y) = (spots[end] for end in tie.ends)
    told = f"{tie.names[0]} and {tie.names[1]}: {tie.n_events} events, {sum(tie.n_by_quad[:2])} of cooperation"
    line = Markup(
        '<line class="{}" x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}" stroke-width="{:.1f}">'
        "<title>{}</title></line>"
    ).format(kind_of(tie), x, y, to_x, to_y, max(1.2, _WIDEST * sqrt(tie.n_events / most)), told)
    return Markup('<a href="{}" tabindex="-1">{}</a>').format(address, line) if address else line


def _node(name: str, weight: int, spot: tuple[float, float], size: float, address: str) -> Markup:
    drawn = Markup('<a href="{}"><title>{}: {} events</title><circle cx="{:.1f}" cy="{:.1f}" r="{:.1f}"/></a>')
    return drawn.format(address, name, weight, *spot, size)
