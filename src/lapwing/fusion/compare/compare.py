"""All comparisons of a pair, in order, and their sum."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lapwing.fusion import weights
from lapwing.fusion.compare.actors import actors_agree
from lapwing.fusion.compare.days import days_agree
from lapwing.fusion.compare.figures import figures_agree
from lapwing.fusion.compare.places import places_agree
from lapwing.fusion.compare.reality import realities_agree
from lapwing.fusion.compare.stories import stories_agree
from lapwing.fusion.compare.telling import tellings_differ
from lapwing.fusion.compare.types import types_agree
from lapwing.fusion.compare.wording import wordings_agree
from lapwing.fusion.profile import Profile
from lapwing.records.base import Score

Rarity = Mapping[str, float]
Comparison = Callable[[Profile, Profile, Rarity], Score | None]

COMPARISONS: tuple[tuple[str, Comparison], ...] = (
    ("days", days_agree),
    ("types", types_agree),
    ("reality", realities_agree),
    ("places", places_agree),
    ("actors", actors_agree),
    ("figures", figures_agree),
    ("telling", tellings_differ),
    ("stories", stories_agree),
    ("wording", wordings_agree),
)
_PRIOR = Score(
    value=weights.PRIOR, why="to begin with, as most mentions that share a day and a country tell two events"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How strongly two profiles are one event: `bits` in all, above 0 for the same; the parts by comparison.

    `forbids` is True when one comparison alone rules out that they are one.
    """

    bits: float
    parts: tuple[tuple[str, Score], ...]
    forbids: bool

    @property
    def reasons(self) -> tuple[Score, ...]:
        """The scores alone, the prior first."""
        return (_PRIOR, *(score for _, score in self.parts))

    def bits_without(self, *names: str) -> float:
        """Return the sum of all comparisons but those named."""
        return self.bits - sum(score.value for name, score in self.parts if name in names)

    def forbids_without(self, *names: str) -> bool:
        """Whether a comparison other than those named rules out that the two are one."""
        return any(score.value <= weights.CANNOT_LINK for name, score in self.parts if name not in names)


def compare_profiles(one: Profile, other: Profile, rarity: Rarity) -> Verdict:
    """Return the weight of evidence, in bits, that `one` and `other` are one event; symmetric.

    Every comparison runs, so that relations can ask why two events are not one. `rarity` maps entity ids to bits.
    """
    parts = []
    bits, least = 0.0, 0.0
    for name, run in COMPARISONS:  # one loop: this is where fusion spends its time
        score = run(one, other, rarity)
        if score is not None:
            parts.append((name, score))
            bits += score.value
            least = min(least, score.value)
    return Verdict(bits=weights.PRIOR + bits, parts=tuple(parts), forbids=least <= weights.CANNOT_LINK)
