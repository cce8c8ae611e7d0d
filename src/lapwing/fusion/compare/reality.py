"""Do the mentions agree on whether it happened? A plan and its happening are two events; a denial is not agreement."""

from collections.abc import Mapping

from lapwing.fusion import weights
from lapwing.fusion.profile import Profile
from lapwing.records.base import Score

ACTUAL = frozenset({"happened", "ongoing", "background"})
_BITS = {
    frozenset({"happened", "background"}): weights.HAPPENED_AND_BACKGROUND,
    frozenset({"ongoing", "background"}): weights.HAPPENED_AND_BACKGROUND,
    frozenset({"happened", "ongoing"}): 0.0,
    frozenset({"happened", "negated"}): weights.HAPPENED_AND_NEGATED,
    frozenset({"happened", "possible"}): weights.HAPPENED_AND_POSSIBLE,
    frozenset({"happened", "planned"}): weights.CONTRADICTION,
    frozenset({"ongoing", "planned"}): weights.CONTRADICTION,
    frozenset({"background", "planned"}): weights.CONTRADICTION,
}


def realities_agree(one: Profile, other: Profile, _rarity: Mapping[str, float]) -> Score | None:
    """Return evidence from the realities; None where they are the same."""
    if one.reality == other.reality:
        return None
    first, second = sorted((one.reality, other.reality))
    bits = _BITS.get(frozenset((first, second)), weights.OTHER_REALITY)
    return Score(value=bits, why=f"one is {first}, the other {second}") if bits else None
