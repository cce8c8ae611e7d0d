"""Who stands behind a value: origins, owners and claimants, each counted by itself; how many are independent."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from lapwing.fusion.origins import Telling
from lapwing.records.fused import FactValue


def count_independent(tellings: Iterable[Telling]) -> int:
    """Return how many of the tellings can be picked so that no two share a voice or a claimant.

    A telling without a claimant speaks for itself. Two outlets of one state, or two that quote one general, count once;
    so do an agency and a paper that has it from that agency.
    (A maximum matching of voices and claimants, by augmenting paths.)
    """
    claims: defaultdict[str, set[str]] = defaultdict(set)
    for telling in tellings:
        claims[telling.voice].add(telling.root)
    taken: dict[str, str] = {}
    return sum(_claim(voice, claims, taken, set()) for voice in sorted(claims))


def _claim(voice: str, claims: Mapping[str, set[str]], taken: dict[str, str], seen: set[str]) -> bool:
    for claimant in sorted(claims[voice] - seen):
        seen.add(claimant)
        if claimant not in taken or _claim(taken[claimant], claims, taken, seen):
            taken[claimant] = voice
            return True
    return False


def fact_value(value: str, label: str, tellings: Sequence[Telling]) -> FactValue:
    """Return a value with everyone who tells it, each list sorted and without repeats."""
    return FactValue(
        value=value,
        label=label,
        mentions=_sorted(telling.mention.mention_id for telling in tellings),
        origins=_sorted(telling.origin_id for telling in tellings),
        owners=_sorted(telling.owner for telling in tellings),
        claimants=_sorted(telling.claimant for telling in tellings),
    )


def is_claimed(tellings: Sequence[Telling]) -> bool:
    """Whether nobody tells a value as known: each telling of it has it from a source."""
    return all(telling.claimant for telling in tellings)


def claims_reason(told: Iterable[tuple[str, Sequence[Telling]]]) -> str:
    """Return in words who says what: each label with its claimants, "as known" where a telling has it from nobody."""

    def by_whom(tellings: Sequence[Telling]) -> str:
        names = sorted({telling.claimant or "" for telling in tellings})
        return f"by {', '.join(names)}" if names[0] else "as known"

    return "claimed, not known: " + "; ".join(f"{label} {by_whom(tellings)}" for label, tellings in told)


def support_reason(tellings: Sequence[Telling]) -> str:
    """Return in words how many origins, owners and claimants tell it, and how many of them are independent."""
    value = fact_value("", "", tellings)
    parts = [_counted(len(value.origins), "origin"), _counted(len(value.owners), "owner")]
    if value.claimants:
        parts.append(_counted(len(value.claimants), "claimant"))
    return f"{', '.join(parts)}; {count_independent(tellings)} independent"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _sorted(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({name for name in names if name}))
