"""The fact matrix: a row a field, a column an origin, a cell what that origin tells and whether others tell it too."""

from collections.abc import Mapping, Sequence, Set
from types import MappingProxyType

from lapwing.dossier.days import edtf_in_words
from lapwing.dossier.material import Cell, MatrixRow
from lapwing.dossier.terms import TITLES
from lapwing.records.fused import Event, Fact, FactValue, JudgedValue


def build_matrix(
    event: Event,
    origins: Sequence[str],
    numbers: Mapping[str, int] = MappingProxyType({}),
    reports: Mapping[int, str] = MappingProxyType({}),
) -> tuple[MatrixRow, ...]:
    """Return the rows of an event's facts; a cell cites what its own origin says.

    Args:
        event: the event.
        origins: the ids of its origins, in the order of the columns.
        numbers: the passages' numbers by mention id.
        reports: the report of each passage by its number.
    """
    carried = {origin.origin_id: origin.reports for origin in event.origins}
    own = {o: {n for n, report_id in reports.items() if report_id in carried.get(o, ())} for o in origins}
    return tuple(
        MatrixRow(
            field=fact.field,
            title=TITLES.get(fact.field, fact.field),
            status=fact.status,
            why=fact.why,
            judged=_judged(fact.judged) if fact.judged else None,
            cells=tuple(_cell(fact, origin, numbers, own[origin]) for origin in origins),
        )
        for fact in event.facts
    )


def _judged(by: JudgedValue) -> str:
    because = f": {by.reason}" if by.reason else ""
    return f"{by.label} (judged by {by.author} on {by.judged_at[:10]}{because})"


def _cell(fact: Fact, origin: str, numbers: Mapping[str, int], own: Set[int]) -> Cell:
    told = [value for value in fact.values if origin in value.origins]
    if not told:
        return Cell(state="silent")
    claimants = sorted({name for value in told for name in value.claimants})
    all_cites = {numbers[id_] for value in told for id_ in value.mentions if id_ in numbers}
    cites = sorted(all_cites & own or all_cites)
    return Cell(
        state=_state(fact, told),
        values=tuple(shown_value(value) for value in told),
        claimants=tuple(claimants),
        cites=tuple(cites),
    )


def _state(fact: Fact, told: Sequence[FactValue]) -> str:
    """A field in conflict is so in every cell; else a cell is alone where no other origin tells any of its values."""
    if fact.status != "agree":
        return fact.status
    if fact.field in ("actor", "recipient", "mode", "context", "source"):
        return "agree" if any(len(value.origins) > 1 for value in told) else "sole"
    return "agree"


def shown_value(value: FactValue) -> str:
    """Return the value for people, a day in words with those it was told in."""
    since = f", since {value.superseded.partition(':')[0]}" if value.superseded else ""
    is_date = value.value[:1].isdigit() and "-" in value.value
    if not is_date:
        return f"{value.label or value.value}{since}"
    told = f" (“{value.label}”)" if value.label and value.label != value.value else ""
    return f"{edtf_in_words(value.value)}{told}{since}"
