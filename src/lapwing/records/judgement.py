"""Judgement: what a person decided about mentions and events; Outcome: what came of it; Constraints: for fusion.

The log of judgements is append-only. A judgement names mentions by where their words stand (Anchor), not by an id, so
that it outlives other offsets, other versions of the code, and counts for every report of the same content.
"""

from dataclasses import dataclass
from typing import Literal

from lapwing.records.event import EventDate, EventPlace, Participant, Quantity

JudgementKind = Literal["same", "different", "part_of", "value", "not_an_event", "withdraw"]
JudgementState = Literal["applied", "contradicted", "unmatched", "withdrawn", "pending"]
LinkKind = Literal["same", "different", "part_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The words of one mention, where they stand, with every run of white space as one blank (NFC).

    `exact` is the trigger; `prefix` and `suffix` are what stands around it, long enough to be found once in the text.
    `role` is what is judged of it: "event" for the mention as a whole, else the field ("date", "actor", …).
    """

    content_id: str
    exact: str
    prefix: str
    suffix: str
    role: str = "event"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldValue:
    """The right value of a field. `value` is comparable, `label` for people; of the rest only what the field needs.

    All of the rest empty says that the field has no value ("no place").
    """

    value: str
    label: str
    codes: tuple[str, ...] = ()
    participants: tuple[Participant, ...] = ()
    place: EventPlace | None = None
    date: EventDate | None = None
    quantity: Quantity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One entry of the log. `judgement_id` is a hash of all the rest, so that no entry is changed unnoticed.

    `judged_at` is an instant (ISO 8601, UTC): where two judgements contradict each other, the later one holds. `one`
    and `other` are the two sides, each one mention or the mentions of an event, the best first: for "part_of" the part
    and the whole; "value" and "not_an_event" have one side. `field` and `right` belong to "value", `target` (the id of
    a judgement) to "withdraw".
    """

    judgement_id: str
    kind: JudgementKind
    author: str
    judged_at: str
    reason: str = ""
    one: tuple[Anchor, ...] = ()
    other: tuple[Anchor, ...] = ()
    field: str | None = None
    right: FieldValue | None = None
    target: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run made of a judgement. `events` are the ids of the events that it bears on.

    state: "applied"; "contradicted" by a later judgement; "unmatched": its words are not in the workspace, or are no
    mention there; "withdrawn"; "pending": no run has replayed it yet.
    """

    judgement_id: str
    state: JudgementState
    detail: str = ""
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two groups of mention ids that were judged same, different, or one (`one`) part of the other."""

    kind: LinkKind
    one: tuple[str, ...]
    other: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """The right value of a field of the event that has the first of `mentions` that there is."""

    mentions: tuple[str, ...]
    field: str
    right: FieldValue
    judgement_id: str
    author: str
    judged_at: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraints:
    """What fusion must respect, the latest judgement first: it holds where an earlier one says otherwise.

    `dropped` are mentions that tell no event.
    """

    links: tuple[Link, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    dropped: frozenset[str] = frozenset()
