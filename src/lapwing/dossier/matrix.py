"""The fact matrix: a row a field, a column an origin, a cell what that origin tells and whether others tell it too."""

from collections.abc import Mapping, Sequence

from lapwing.dossier.material import Cell, MatrixRow
from lapwing.records.fused import Event, Fact, FactValue

TITLES = {
    "event": "what", "mode": "how", "about": "about", "actor": "who", "recipient": "to whom", "date": "when",
    "place": "where", "reality": "reality", "dead": "dead", "injured": "injured", "size": "people",
    "source": "said by", "context": "context",
}  # fmt: skip


def build_matrix(event: Event, origins: Sequence[str], numbers: Mapping[str, int]) -> tuple[MatrixRow, ...]:
    """Return the rows of an event's facts. `numbers` are the passages' numbers by mention id."""
    return tuple(
        MatrixRow(
            field=fact.field,
            title=TITLES.get(fact.field, fact.field),
            status=fact.status,
            why=fact.why,
            cells=tuple(_cell(fact, origin, numbers) for origin in origins),
        )
        for fact in event.facts
    )


def _cell(fact: Fact, origin: str, numbers: Mapping[str, int]) -> Cell:
    told = [value for value in fact.values if origin in value.origins]
    if not told:
        return Cell(state="silent")
    claimants = sorted({name for value in told for name in value.claimants})
    cites = sorted({numbers[id_] for value in told for id_ in value.mentions if id_ in numbers})
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
    """Return the value for people, a day with the words it was told in."""
    is_date = value.value[:1].isdigit() and "-" in value.value and value.value != value.label
    return f"{value.value} (“{value.label}”)" if is_date else value.label or value.value
