"""A spell of time on a line that others share: solid where it is known, faded where an end is not."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

_WIDTH, _HEIGHT = 400, 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """From `first` to `last`, in days from any day that the others count from too; what is not known is open."""

    first: int
    last: int
    open_first: bool = False
    open_last: bool = False


def draw_spell(spell: Spell, span: tuple[int, int], shade: tuple[int, int] | None, told: str) -> Markup:
    """Return the bar of a spell within `span`; `shade` is the stretch that the page is about."""
    scale = _WIDTH / max(1, span[1] - span[0])

    def at(day: int) -> float:
        return min(max((day - span[0]) * scale, 0), _WIDTH)

    left, right = at(spell.first), max(at(spell.last), at(spell.first) + 2.5)
    parts = [
        Markup('<svg class="spell" viewBox="0 0 {} {}" preserveAspectRatio="none" role="img" aria-label="{}">').format(
            _WIDTH, _HEIGHT, told
        )
    ]
    if shade:
        drawn = Markup('<rect class="shade" x="{:.1f}" y="0" width="{:.1f}" height="{}"/>')
        parts.append(drawn.format(at(shade[0]), max(2, at(shade[1]) - at(shade[0])), _HEIGHT))
    kind = "bar" + (" open" if spell.open_first or spell.open_last else "")
    parts.append(
        Markup('<rect class="{}" x="{:.1f}" y="4" width="{:.1f}" height="8"/>').format(kind, left, right - left)
    )
    fades = _fades(left, right, spell)
    return Markup("").join([*parts, *fades, Markup("</svg>")])


def _fades(left: float, right: float, spell: Spell) -> Sequence[Markup]:
    """An open end dissolves into strokes."""
    stroke = Markup('<rect class="bar" x="{:.1f}" y="4" width="{}" height="8"/>')
    after = [stroke.format(right + 4 + 7 * n, 4 - n) for n in range(3)] if spell.open_last else []
    before = [stroke.format(left - 7 - 7 * n, 4 - n) for n in range(3)] if spell.open_first else []
    return [*before, *after]
