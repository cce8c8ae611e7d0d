"""Do the figures agree? "At least 84" contains 85; a toll may rise; three dead are not eighty."""

from collections.abc import Mapping

from lapwing.fusion import weights
from lapwing.fusion.profile import Profile
from lapwing.records.base import Score
from lapwing.records.event import Quantity

_APPROXIMATE = 0.1  # "about 80" is read as 72 to 88
_NEAR_RATIO = 1.5
_UPDATE_RATIO = 5  # declared: a toll that is still being counted seldom rises more between two reports


def figures_agree(one: Profile, other: Profile, _rarity: Mapping[str, float]) -> Score | None:
    """Return evidence from the first figure that both give: dead, injured, size."""
    for name, here, there in (
        ("dead", one.dead, other.dead),
        ("injured", one.injured, other.injured),
        ("people", one.size, other.size),
    ):
        if here and there:
            return _quantities(name, here, there)
    return None


def bounds_of(quantity: Quantity) -> tuple[float, float]:
    """Return the least and the greatest number that the words allow."""
    high = float("inf") if quantity.max is None else float(quantity.max)
    slack = _APPROXIMATE * quantity.min if quantity.approximate else 0.0
    return quantity.min - slack, high + slack


def _quantities(name: str, here: Quantity, there: Quantity) -> Score:
    (low, high), (other_low, other_high) = bounds_of(here), bounds_of(there)
    why = f"{here.text} and {there.text} {name}"
    near = max(here.min, there.min) <= _NEAR_RATIO * max(1, min(here.min, there.min))
    if low <= other_high and other_low <= high:
        return Score(value=weights.FIGURES_AGREE if near else weights.FIGURES_NEAR, why=why)
    exact = None not in (here.max, there.max) and not (here.approximate or there.approximate)
    if exact and max(here.min, there.min) > _UPDATE_RATIO * max(1, min(here.min, there.min)):
        return Score(value=weights.FIGURES_BEYOND_UPDATE, why=f"{why}: more than an update")
    return Score(value=weights.FIGURES_NEAR if near else weights.FIGURES_FAR, why=why)
