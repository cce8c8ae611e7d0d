"""Do the mentions agree on whether it happened? A plan and its happening are two events; a denial is not agreement."""

from collections.abc import Mapping

from lapwing.fusion import weights
from lapwing.fusion.profile import Profile
from lapwing.records.base import Score

ACTUAL = frozenset({"happened", "ongoing", "background"})
_WEIGHTS = {
    frozenset({"happened", "background"}): "HAPPENED_AND_BACKGROUND",
    frozenset({"ongoing", "background"}): "HAPPENED_AND_BACKGROUND",
    frozenset({"happened", "negated"}): "HAPPENED_AND_NEGATED",
    frozenset({"happened", "possible"}): "HAPPENED_AND_POSSIBLE",
    frozenset({"happened", "planned"}): "CONTRADICTION",
    frozenset({"ongoing", "planned"}): "CONTRADICTION",
    frozenset({"background", "planned"}): "CONTRADICTION",
}


def realities_agree(one: Profile, other: Profile, _rarity: Mapping[str, float]) -> Score | None:
    """Return evidence from the realities; None where they are the same, or it may be going on."""
    if one.reality == other.reality:
        return None
    first, second = sorted((one.reality, other.reality))
    if {first, second} == {"happened", "ongoing"}:
        return None
    bits: float = getattr(weights, _WEIGHTS.get(frozenset((first, second)), "OTHER_REALITY"))
    return Score(value=bits, why=f"one is {first}, the other {second}")
