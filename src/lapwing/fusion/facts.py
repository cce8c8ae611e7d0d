"""The fact matrix: for each field every value that is told, who tells it, and whether the origins agree."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from lapwing.fusion.corroborate import claims_reason, count_independent, fact_value, is_claimed, support_reason
from lapwing.fusion.origins import Telling
from lapwing.fusion.values import FIGURES, Field, Said
from lapwing.records.fused import Fact, FactStatus

Told = tuple[Said, tuple[Telling, ...]]


def rank_values(field: Field, tellings: Sequence[Telling]) -> list[Told]:
    """Return the values of one field with their tellings, the headline first.

    The declared rule: most independent support (tellings of the value or of a coarser one that covers it), then
    precision, then number of tellings, then confidence of the best mention, then earliest published, then the value
    itself.
    """
    by_value: defaultdict[str, list[tuple[Said, Telling]]] = defaultdict(list)
    for telling in tellings:
        for said in field.read(telling.mention):
            by_value[said.value].append((said, telling))
    found = [(_best_said(pairs), tuple(telling for _, telling in pairs)) for _, pairs in sorted(by_value.items())]
    return sorted(found, key=lambda told: _rank(field, told, found))


def state_fact(field: Field, ranked: Sequence[Told], tellings: Sequence[Telling]) -> Fact | None:
    """Return the fact of one field, or None where every telling is silent."""
    if not ranked:
        return None
    clashes = [pair for pair in combinations(ranked, 2) if not field.compatible(pair[0][0].raw, pair[1][0].raw)]
    update = field.name in FIGURES and bool(clashes) and _rises(ranked)
    everyone = [telling for _, told_by in ranked for telling in told_by]
    claimed = bool(clashes) and not update and all(_is_claim(pair) for pair in clashes)
    ordered = sorted(ranked, key=_last_published, reverse=True) if update else list(ranked)
    return Fact(
        field=field.name,
        status="claimed" if claimed else _status(field.name, ranked, bool(clashes) and not update),
        values=tuple(fact_value(said.value, said.label, told_by) for said, told_by in ordered),
        silent=silent_origins(tellings, everyone),
        why=_claims(ordered, everyone) if claimed else _why(clashes, update, ordered, everyone),
    )


def silent_origins(tellings: Sequence[Telling], heard: Sequence[Telling]) -> tuple[str, ...]:
    """Return the origins that tell the event but not this field."""
    return tuple(sorted({telling.origin_id for telling in tellings} - {telling.origin_id for telling in heard}))


def _is_claim(clash: tuple[Told, Told]) -> bool:
    """Whether both values are only on the word of sources, and not of the same."""
    (_, here), (_, there) = clash
    return is_claimed(here) and is_claimed(there) and {t.claimant for t in here}.isdisjoint(t.claimant for t in there)


def _status(field: str, ranked: Sequence[Told], clash: bool) -> FactStatus:
    if clash:
        return "conflict"
    if field in ("mode", "source", "context"):  # several may hold at once: agreement needs two origins of one value
        widest = max(len({telling.origin_id for telling in told_by}) for _, told_by in ranked)
    else:
        widest = len({telling.origin_id for _, told_by in ranked for telling in told_by})
    return "agree" if widest > 1 else "sole"


def _best_said(pairs: Sequence[tuple[Said, Telling]]) -> Said:
    return min(pairs, key=lambda pair: (-pair[1].mention.confidence, pair[1].published or "9999", pair[0].label))[0]


def _rank(field: Field, told: Told, found: Sequence[Told]) -> tuple[float, float, int, float, str, str]:
    said, told_by = told
    supporters = [telling for other, others in found if field.covers(other.raw, said.raw) for telling in others]
    published = min((telling.published for telling in told_by if telling.published), default="9999")
    confidence = max(telling.mention.confidence for telling in told_by)
    return -count_independent(supporters), -said.precision, -len(told_by), -confidence, published, said.value


def _rises(ranked: Sequence[Told]) -> bool:
    """Whether greater figures were published only later than every smaller one: a toll that is still being counted."""
    by_figure = sorted(ranked, key=lambda told: told[0].raw.min)
    days = [sorted(telling.published for telling in told_by) for _, told_by in by_figure]
    return all(here[0] and here[-1] < there[0] for here, there in zip(days, days[1:], strict=False))


def _last_published(told: Told) -> str:
    return max(telling.published for telling in told[1])


def _claims(ordered: Sequence[Told], everyone: Sequence[Telling]) -> str:
    return f"{claims_reason((said.label, told_by) for said, told_by in ordered)}; {support_reason(everyone)}"


def _why(
    clashes: Sequence[tuple[Told, Told]], update: bool, ordered: Sequence[Told], everyone: Sequence[Telling]
) -> str:
    support = support_reason(everyone)
    if update:
        rise = f"rises from {ordered[-1][0].label} to {ordered[0][0].label}"
        return f"{rise} with the day of publication: an update; {support}"
    if clashes:
        (one, _), (other, _) = clashes[0]
        return f"{one.label} and {other.label} cannot both be true; {support}"
    if len(ordered) > 1:
        return f"values that can stand together; {support}"
    return support
