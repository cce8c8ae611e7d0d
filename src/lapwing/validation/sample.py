"""What is drawn for hand coding: records with what Lapwing coded, and documents in which events are looked for."""

from dataclasses import dataclass
from typing import Literal

Field = Literal["event", "type", "mode", "context", "actor", "recipient", "date", "place", "reality"]
#: What a coder judges of a record, in the order of the sheet. "event": whether the words tell an event at all.
FIELDS: tuple[Field, ...] = (
    "event", "type", "mode", "context", "actor", "recipient", "date", "place", "reality",
)  # fmt: skip
#: The record as a whole is right when all of these are.
WHOLE: tuple[Field, ...] = ("event", "type", "actor", "recipient")


@dataclass(frozen=True, slots=True, kw_only=True)
class SampledRecord:
    """One record to judge.

    `coded` holds (field, comparable value) and `told` (field, words for people) for each of FIELDS but "event".
    `weight` is how many records it stands for, 0 for one that is only there because its document was drawn.
    Offsets of the trigger count from the start of `sentence`.
    """

    record_id: str
    report_id: str
    stratum: str
    weight: float
    before: str
    sentence: str
    after: str
    trigger_start: int
    trigger_end: int
    document: str
    outlet: str
    published: str
    url: str
    coded: tuple[tuple[Field, str], ...]
    told: tuple[tuple[Field, str], ...]
    confidence: float

    def value(self, field: Field) -> str:
        """Return what Lapwing coded: "yes" for "event"."""
        return dict(self.coded).get(field, "yes" if field == "event" else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class SampledDocument:
    """One document that a coder reads whole, to list what was missed. `records` are Lapwing's in it, judged as well."""

    report_id: str
    document: str
    outlet: str
    published: str
    url: str
    text: str
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stratum:
    """How many records of a stratum there are, and how many were drawn."""

    name: str
    n_records: int
    n_drawn: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A whole draw. `made_with`: (name, checksum) of what coded the records; `n_records`: how many there are in all."""

    seed: str
    by: str
    blind: bool
    n_records: int
    n_documents: int
    made_with: tuple[tuple[str, str], ...]
    types: tuple[str, ...]
    strata: tuple[Stratum, ...]
    records: tuple[SampledRecord, ...]
    documents: tuple[SampledDocument, ...]
