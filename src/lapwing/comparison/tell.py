"""A comparison as a table and as a summary in words."""

from collections import Counter
from collections.abc import Iterator, Mapping

from lapwing.comparison.acts import Act
from lapwing.comparison.match import Comparison, Pair, Status

COLUMNS = (
    "status", "reason", "why", "days_off",
    "their_row", "their_id", "their_date", "their_code", "their_type", "their_dyad", "their_url",
    "our_event", "our_date", "our_cameo", "our_type", "our_dyad",
)  # fmt: skip
_HEADINGS: Mapping[Status, str] = {
    "matched": "matched",
    "only_theirs": "only theirs",
    "only_ours": "only ours",
}
_MOST_CONFUSED = 8


def pair_json(pair: Pair) -> dict[str, object]:
    """Return a line of the comparison under the names of `COLUMNS`; None where a side is missing."""
    theirs, ours = pair.theirs, pair.ours
    return {
        "status": pair.status,
        "reason": pair.reason,
        "why": pair.why,
        "days_off": pair.days_off,
        "their_row": theirs.row if theirs else None,
        "their_id": theirs.act_id if theirs else None,
        "their_date": _day(theirs),
        "their_code": theirs.code if theirs else None,
        "their_type": theirs.event if theirs else None,
        "their_dyad": theirs.dyad if theirs else None,
        "their_url": (theirs.url or None) if theirs else None,
        "our_event": ours.act_id if ours else None,
        "our_date": _day(ours),
        "our_cameo": ours.code if ours else None,
        "our_type": ours.event if ours else None,
        "our_dyad": ours.dyad if ours else None,
    }


def tell(comparison: Comparison) -> Iterator[str]:
    """Yield the summary, line by line: both sides, reasons, types, and which types stand for which."""
    n_theirs = sum(pair.status != "only_ours" for pair in comparison.pairs)
    n_only_ours = comparison.count("only_ours").total()
    n_ours = comparison.n_ours_matched + n_only_ours
    matched = comparison.count("matched").total()
    found = f"{matched} of {n_theirs} rows of theirs ({_share(matched, n_theirs)})"
    told = f"{comparison.n_ours_matched} of {n_ours} events of ours ({_share(comparison.n_ours_matched, n_ours)})"
    yield f"{found} tell {told}"
    for status, heading in _HEADINGS.items():
        counts = comparison.count(status)
        reasons = ", ".join(f"{number} {reason}" for reason, number in counts.most_common())
        yield f"{heading}: {counts.total()}" + (f" ({reasons})" if reasons else "")
    yield from _by_type(comparison)
    yield from _confused(comparison)


def _by_type(comparison: Comparison) -> Iterator[str]:
    counts: Counter[tuple[str, Status]] = Counter()
    for pair in comparison.pairs:
        act = pair.ours if pair.status == "only_ours" else pair.theirs
        if act:
            counts[act.event, pair.status] += 1
    types = sorted({event for event, _ in counts})
    if types:
        yield ""
        yield f"{'type':<12}{'matched':>10}{'only theirs':>14}{'only ours':>12}"
    for event in types:
        numbers = (counts[event, status] for status in _HEADINGS)
        yield f"{event:<12}" + "".join(f"{n:>{width}}" for n, width in zip(numbers, (10, 14, 12), strict=True))


def _confused(comparison: Comparison) -> Iterator[str]:
    """Name the types that stand for each other where day and dyad are the same."""
    pairs = Counter(
        (pair.theirs.event, pair.ours.event)
        for pair in comparison.pairs
        if pair.status == "only_theirs" and pair.reason == "other type" and pair.theirs and pair.ours
    )
    if pairs:
        yield ""
        yield "the same day and dyad under another type (theirs, ours):"
    for (theirs, ours), number in pairs.most_common(_MOST_CONFUSED):
        yield f"  {number:>5}  {theirs}, {ours}"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}%" if whole else "-"


def _day(act: Act | None) -> str | None:
    if act is None:
        return None
    return act.first.isoformat() if act.first == act.last else f"{act.first.isoformat()}/{act.last.isoformat()}"
