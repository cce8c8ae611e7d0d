"""The declared rules of a series: which dyads, which time, what is summed by what, and when coverage is thin."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from lapwing.errors import QueryError
from lapwing.series.periods import By

Per = Literal["quad", "type", "all"]
Measure = Literal["events", "goldstein", "event_scale"]
Pair = tuple[str, str]  # actor, recipient: ISO-3 codes, or PLOVER's codes of non-states

_CODE = re.compile(r"[A-Z]{3}")
_DYAD = re.compile(r"([A-Z]{3})([->])([A-Z]{3})")


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesRules:
    """What is counted into a panel.

    by: the length of a period. per: what counts and sums are split by.
    dyads: "IRN-RUS" (both directions) or "IRN>RUS" (the first acts); none: all that there are.
    actors: codes; every ordered pair of them is a dyad.
    sectors: PLOVER sectors; only parties that are of one of them count, as GOV and MIL for what states do. None: all.
    thin: a period whose reports, or days with reports, are fewer than this share of the median period's is thin.
    blank_gaps: periods without any report are empty instead of zero.
    """

    by: By = "month"
    per: Per = "quad"
    dyads: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    thin: float = 0.25
    blank_gaps: bool = False

    def __post_init__(self) -> None:
        """Refuse what has no meaning."""
        if not 0 <= self.thin <= 1:
            raise QueryError(f"a share of {self.thin} is none: give 0 to 1")
        wrong = [code for code in self.actors if not _CODE.fullmatch(code.upper())]
        if wrong:
            raise QueryError(f"{', '.join(wrong)}: no country code; write ISO-3, as IRN, or a PLOVER code, as IGO")
        if len(set(self.actors)) == 1:
            raise QueryError(f"one actor, {self.actors[0]}, makes no dyad: give two or more")

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """The dyads that were asked for, each direction once, in the order asked; none where all are wanted.

        Raises:
            QueryError: if one cannot be read.
        """
        named = [pair for dyad in self.dyads for pair in read_dyad(dyad)]
        codes = [code.upper() for code in self.actors]
        among = [(one, other) for one in codes for other in codes if one != other]
        return tuple(dict.fromkeys([*named, *among]))


def read_dyad(text: str) -> Sequence[Pair]:
    """Return the directed pairs that "IRN-RUS" or "IRN>RUS" names.

    Raises:
        QueryError: if it names none.
    """
    found = _DYAD.fullmatch(text.strip().upper())
    if found is None:
        raise QueryError(f"{text!r} is no dyad: write IRN-RUS (either way round) or IRN>RUS (the first acts)")
    first, direction, second = found.groups()
    return [(first, second)] if direction == ">" or first == second else [(first, second), (second, first)]
