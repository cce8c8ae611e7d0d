"""CodedRow: one row of an event data set that others coded, as it stands in their file."""

from dataclasses import dataclass
from typing import Literal

CodedLayout = Literal["polecat", "icews", "gdelt", "phoenix"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedRow:
    """One row. Codes are theirs and not yet understood; "" where they say nothing.

    row: where it stands in the file, counted from 1. day: ISO, or "". code: a CAMEO code, or a PLOVER type.
    actor, recipient: the country of each side as they write it (ISO-3, a name, or a CAMEO code), `;` between several.
    url: of the report, where the set has it.
    """

    layout: CodedLayout
    row: int
    row_id: str
    day: str
    code: str
    mode: str
    actor: str
    recipient: str
    actor_name: str
    recipient_name: str
    place: str
    publisher: str
    url: str
