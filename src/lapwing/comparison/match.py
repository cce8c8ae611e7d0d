"""Which act of theirs is which of ours, and, of what has no match, what comes nearest and where it differs."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from typing import Literal

from lapwing.comparison.acts import MUTUAL_TYPES, Act

Status = Literal["matched", "only_theirs", "only_ours"]
#: Why something has no match, or with what little difference it has one.
Reason = Literal[
    "same", "day off", "other type", "other dyad", "other direction", "side missing", "several differences",
    "matches another", "nothing near",
]  # fmt: skip

OTHER_PARTIES = frozenset(("other dyad", "side missing"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Tolerance:
    """How far two acts may differ. days: to match. window_days: to be named as what comes nearest."""

    days: int = 1
    window_days: int = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One line of the comparison: an act of theirs, one of ours, or both.

    Of what is on one side only, the other is what comes nearest, None where nothing does. days_off: theirs after ours.
    """

    status: Status
    reason: Reason
    why: str
    theirs: Act | None
    ours: Act | None
    days_off: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Every row of theirs and every event of ours, each where it belongs.

    Several rows of theirs may match one event of ours: sets without fusion tell one event as often as it was printed.
    """

    pairs: tuple[Pair, ...]

    def count(self, status: Status) -> Counter[Reason]:
        """Count the lines of a status by reason."""
        return Counter(pair.reason for pair in self.pairs if pair.status == status)

    @property
    def n_ours_matched(self) -> int:
        """How many of our events at least one row of theirs matches."""
        return len({pair.ours.act_id for pair in self.pairs if pair.status == "matched" and pair.ours})


def compare_acts(theirs: Iterable[Act], ours: Sequence[Act], tolerance: Tolerance) -> Comparison:
    """Match every act of theirs with the one of ours that differs least from it.

    They match when type and dyad are the same and the days lie within the tolerance. A dyad is the same when each side
    shares a country; of talks, agreements and cooperation the direction says nothing.
    """
    near_ours = _Index(ours, tolerance)
    pairs: list[Pair] = []
    matched: set[str] = set()
    kept: list[Act] = []
    for act in theirs:
        kept.append(act)
        pair = _nearest(act, near_ours.near(act), tolerance, matched)
        pairs.append(pair)
        if pair.status == "matched" and pair.ours:
            matched.add(pair.ours.act_id)
    near_theirs = _Index(kept, tolerance)
    left = (act for act in ours if act.act_id not in matched)
    pairs += [_unmatched_ours(act, near_theirs.near(act), tolerance) for act in left]
    return Comparison(pairs=tuple(pairs))


class _Index:
    """Acts by day, so that only what lies near is compared: the same two parties in the window around it, and the same
    type with one of the parties on about the same day.
    """

    def __init__(self, acts: Sequence[Act], tolerance: Tolerance) -> None:
        self._acts = acts
        self._tolerance = tolerance
        self._places: defaultdict[tuple[date, str, str], list[int]] = defaultdict(list)
        for place, act in enumerate(acts):
            for day in act.days(0):
                for one, other in (*act.pairs, *act.single_parties):
                    self._places[day, one, other].append(place)

    def near(self, act: Act) -> list[Act]:
        """Return the acts that may match `act` or come nearest to it, in their order."""
        keys = {(day, *pair) for day in act.days(self._tolerance.window_days) for pair in act.pairs}
        keys |= {(day, *one) for day in act.days(self._tolerance.days) for one in act.single_parties}
        places = {place for key in keys for place in self._places.get(key, ())}
        return [self._acts[place] for place in sorted(places)]


def _nearest(theirs: Act, candidates: Sequence[Act], tolerance: Tolerance, matched: AbstractSet[str]) -> Pair:
    """Return the line of an act of theirs. Of those of ours that fit alike one that is not yet `matched` is taken."""
    best = min(candidates, key=lambda ours: (*_distance(theirs, ours, tolerance), ours.act_id in matched), default=None)
    if best is None:
        return Pair(status="only_theirs", reason="nothing near", why="", theirs=theirs, ours=None)
    differences = _differences(theirs, best, tolerance)
    days_off = theirs.days_from(best)
    if not differences:
        reason: Reason = "day off" if days_off else "same"
        why = f"{abs(days_off)} day{'s' * (abs(days_off) > 1)} {'later' if days_off > 0 else 'earlier'} than ours"
        return Pair(
            status="matched", reason=reason, why=why if days_off else "", theirs=theirs, ours=best, days_off=days_off
        )
    return _one_sided("only_theirs", theirs, best, differences)


def _unmatched_ours(ours: Act, candidates: Sequence[Act], tolerance: Tolerance) -> Pair:
    best = min(candidates, key=lambda theirs: _distance(theirs, ours, tolerance), default=None)
    if best is None:
        return Pair(status="only_ours", reason="nothing near", why="", theirs=None, ours=ours)
    differences = _differences(best, ours, tolerance)
    if not differences:
        why = "theirs fits this one too, but another of ours better"
        return Pair(status="only_ours", reason="matches another", why=why, theirs=best, ours=ours)
    return _one_sided("only_ours", best, ours, differences)


def _one_sided(status: Status, theirs: Act, ours: Act, differences: dict[Reason, str]) -> Pair:
    """Return the line of what has no match, with what comes nearest. Other parties and anything else that differs are
    nothing in common, and so are three differences.
    """
    if len(differences) > 2 or (len(differences) > 1 and differences.keys() & OTHER_PARTIES):
        mine, other = (theirs, None) if status == "only_theirs" else (None, ours)
        return Pair(status=status, reason="nothing near", why="", theirs=mine, ours=other)
    reason = next(iter(differences)) if len(differences) == 1 else "several differences"
    why = "; ".join(differences.values())
    return Pair(status=status, reason=reason, why=why, theirs=theirs, ours=ours, days_off=theirs.days_from(ours))


def _distance(theirs: Act, ours: Act, tolerance: Tolerance) -> tuple[int, bool, int, int]:
    """Order candidates: fewest differences, then the same type, then the nearest day, then the most parties shared."""
    other_type = theirs.event != ours.event
    days_off = abs(theirs.days_from(ours))
    n_differences = other_type + (not _same_dyad(theirs, ours)) + (days_off > tolerance.days)
    return n_differences, other_type, days_off, -len(theirs.parties & ours.parties)


def _differences(theirs: Act, ours: Act, tolerance: Tolerance) -> dict[Reason, str]:
    found: dict[Reason, str] = {}
    if theirs.event != ours.event:
        found["other type"] = f"theirs is {theirs.event}, ours {ours.event}"
    if not _same_dyad(theirs, ours):
        found[_dyad_difference(theirs, ours)] = f"theirs is {theirs.dyad}, ours {ours.dyad}"
    days_off = theirs.days_from(ours)
    if abs(days_off) > tolerance.days:
        found["day off"] = f"theirs is {abs(days_off)} days {'later' if days_off > 0 else 'earlier'}"
    return found


def _same_dyad(theirs: Act, ours: Act) -> bool:
    if _same_sides(theirs.actor, ours.actor) and _same_sides(theirs.recipient, ours.recipient):
        return True
    is_mutual = theirs.event in MUTUAL_TYPES and ours.event in MUTUAL_TYPES
    for one, other in ((theirs, ours), (ours, theirs)):
        # All parties as actors on the one side, a directed row on the other: the same where both of its ends are there.
        if one.is_mutual and other.actor and other.recipient:
            n_sides = len(set(one.actor) & other.parties)
            both_there = _same_sides(one.actor, other.actor) and _same_sides(one.actor, other.recipient)
            return both_there and n_sides >= min(2, len(one.actor))
    return is_mutual and _same_sides(theirs.actor, ours.recipient) and _same_sides(theirs.recipient, ours.actor)


def _dyad_difference(theirs: Act, ours: Act) -> Reason:
    """Tell a dyad that is turned round, or one of which the one or the other names one side only, from another dyad."""
    if not all((theirs.actor, theirs.recipient, ours.actor, ours.recipient or ours.is_mutual)):
        return "side missing" if theirs.parties & ours.parties else "other dyad"
    is_turned = _same_sides(theirs.actor, ours.recipient) and _same_sides(theirs.recipient, ours.actor)
    return "other direction" if is_turned else "other dyad"


def _same_sides(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two sides share a country, or neither names one."""
    return any(code in other for code in one) if one and other else not one and not other
