"""Event: one event of the world, fused from every mention of it, with what agrees and what does not."""

from dataclasses import dataclass
from typing import Literal

from lapwing.records.base import Score
from lapwing.records.event import EventDate, EventPlace, Participant
from lapwing.records.reading import Reality

FactStatus = Literal["agree", "conflict", "sole", "claimed", "judged"]
RelationKind = Literal["part_of", "same_series", "planned_as", "retells", "response_to"]
RevisionKind = Literal["replaces", "corrects", "retracts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One independent telling: an outlet's own report, or a wire story however many outlets print it.

    `outlet` names whose words they are (the agency for a wire copy); `reports` are the report_ids that carry them.
    """

    origin_id: str
    outlet: str | None
    owner: str | None
    state_linked: bool
    reports: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactValue:
    """One value told of one field, and by whom. `value` is comparable (code, EDTF, number), `label` is for people.

    `superseded` says by which report it was replaced or retracted: it clashes with nothing and is never the headline.
    """

    value: str
    label: str
    mentions: tuple[str, ...]
    origins: tuple[str, ...]
    owners: tuple[str, ...]
    claimants: tuple[str, ...]
    superseded: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedValue:
    """The right value of a field as a person judged it: who, when (an ISO instant), and why."""

    value: str
    label: str
    author: str
    judged_at: str
    reason: str
    judgement_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One field of an event ("actor", "recipient", "date", "place", "event", "reality", "dead", …) over all origins.

    "claimed" is a clash of what sources say, not of what is reported as known: who says what stands with each value.
    A field that was judged has the status "judged", and keeps what was told in `values`.
    """

    field: str
    status: FactStatus
    values: tuple[FactValue, ...]
    silent: tuple[str, ...] = ()  # origin_ids that tell the event but not this field
    why: str = ""
    judged: JudgedValue | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How this event stands to another one."""

    kind: RelationKind
    event_id: str
    score: Score


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Why one mention was put with the event's others. `bits` is the total weight of evidence.

    `beside` is the mention that it was compared with, the one that it has most in common with.
    """

    mention_id: str
    bits: float
    reasons: tuple[Score, ...]
    beside: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A report that took back an earlier one of its outlet: a new text under its address, a correction, a retraction.

    `revised_id` is the report_id of what was taken back, None when that is not in the workspace.
    """

    kind: RevisionKind
    report_id: str
    revised_id: str | None
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event, its headline values, its facts with their sources.

    The headline of each field is chosen by a declared rule (see fusion/merge). `history` lists (run_id, what changed).
    `confidence` is the highest of the mentions' confidences: a count of sources is never confidence.
    """

    event_id: str
    event: str
    mode: tuple[str, ...]
    about: str | None
    context: tuple[str, ...]
    quad_code: int
    event_scale: float
    cameo: str
    date: EventDate
    actor: tuple[Participant, ...]
    recipient: tuple[Participant, ...]
    place: EventPlace | None
    reality: Reality
    confidence: float
    mentions: tuple[str, ...]
    reports: tuple[str, ...]
    origins: tuple[Origin, ...]
    facts: tuple[Fact, ...]
    merges: tuple[Merge, ...] = ()
    relations: tuple[Relation, ...] = ()
    first_reported: str | None = None
    merged_into: str | None = None
    split_from: str | None = None
    history: tuple[tuple[str, str], ...] = ()
    revisions: tuple[Revision, ...] = ()
