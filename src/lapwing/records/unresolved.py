"""Unresolved: a name in the texts that the knowledge does not have."""

from dataclasses import dataclass

from lapwing.records.mention import Candidate


@dataclass(frozen=True, slots=True, kw_only=True)
class Unresolved:
    """A name that stands for nobody and nothing known. `local_id` is the id it is coded with, "" for none; country and
    sector are what its words and setting tell; `perhaps` are candidates that were not sure enough.
    """

    name: str
    kind: str
    country: str | None
    sector: tuple[str, ...]
    local_id: str
    n_events: int
    n_documents: int
    n_mentions: int
    example: str
    path: str
    perhaps: tuple[Candidate, ...] = ()
