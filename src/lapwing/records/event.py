"""EventMention: one coded event as one sentence of one document tells it."""

from dataclasses import dataclass
from typing import Literal

from lapwing.records.base import Span
from lapwing.records.mention import PlacePrecision
from lapwing.records.reading import Reality

EventDateBasis = Literal["calendar", "published", "dateline", "narrative", "inferred", "judged", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """An actor in a role. `inherited` marks one that does not stand at the event itself but was resolved or taken from
    context.
    """

    text: str
    start: int
    end: int
    entity_id: str | None
    name: str
    country: str | None
    sector: tuple[str, ...]
    score: float
    why: str
    inherited: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPlace:
    """Where an event happened. Coordinates are degrees (WGS 84) or None; `inherited`: taken from context."""

    text: str
    start: int
    end: int
    name: str
    geonames_id: str | None
    latitude: float | None
    longitude: float | None
    country: str | None
    precision: PlacePrecision
    inherited: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDate:
    """When an event happened, as EDTF with ISO bounds; `edtf` None and basis "unknown" when nothing can be said."""

    edtf: str | None
    date_min: str | None
    date_max: str | None
    text: str | None
    basis: EventDateBasis
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number of people with its bounds ("at least 84": min 84, max None) and its words."""

    min: int
    max: int | None
    text: str
    start: int
    end: int
    approximate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCredit:
    """Who says that the event happened, as the text has it."""

    text: str
    start: int
    end: int
    entity_id: str | None
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """One event as one document tells it: the record that `lapwing code --mentions` writes.

    `mention_id` = hash(content_id, trigger span, codebook). `about` is the type of the act that an agreement, request
    or threat is about. `confidence` is the calibrated probability that the whole record is right. `cameo` may be "" (no
    CAMEO equivalent). `same_as` is the mention_id of an earlier mention in the document that this one only repeats.
    """

    mention_id: str
    report_id: str
    document_id: str
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
    source: SourceCredit | None
    trigger: Span
    sentence: Span
    dead: Quantity | None = None
    injured: Quantity | None = None
    size: Quantity | None = None
    confidence: float
    same_as: str | None = None
