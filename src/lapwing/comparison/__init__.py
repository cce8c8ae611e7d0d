"""Our events beside those that others coded: what matches, what only they have, what only we have, and why."""

from lapwing.comparison.acts import Act, Dropped, our_act, their_act
from lapwing.comparison.match import Comparison, Pair, Tolerance, compare_acts

__all__ = ["Act", "Comparison", "Dropped", "Pair", "Tolerance", "compare_acts", "our_act", "their_act"]
