"""Mentions: actors, places and times as found in the text, and what they were grounded to."""

from dataclasses import dataclass
from typing import Literal

from lapwing.records.base import Score, Span

ActorKind = Literal["person", "country", "organisation", "group", "nominal", "pronoun"]
PlacePrecision = Literal["point", "city", "admin1", "country", "region", "sea", "unknown"]
TimePrecision = Literal["minute", "day", "weekend", "week", "month", "season", "year", "decade", "vague"]
TimeBasis = Literal["calendar", "published", "dateline", "narrative", "unresolved"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One thing that a mention may be. `entity_id` is stable ("Q18511806", "country:IRN", "local:…")."""

    entity_id: str
    name: str
    country: str | None = None  # ISO-3 or PLOVER non-state code (IGO, NGO, MNC, IMG, …)
    sector: tuple[str, ...] = ()
    score: Score


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """Someone who may act: a person, state, organisation, group, or a noun phrase such as "protesters".

    `mention_id` = hash(content_id, start, end). `name` and `title` are parts of the span's text ("Sergei Shoigu",
    "Defense Minister"). Ungrounded mentions have entity_id None and keep their candidates. `antecedent` is the
    mention_id that a pronoun, a short name or a definite description points to.
    """

    mention_id: str
    span: Span
    sentence: int
    kind: ActorKind
    name: str
    title: str = ""
    entity_id: str | None = None
    canonical: str | None = None
    country: str | None = None
    sector: tuple[str, ...] = ()
    score: Score
    candidates: tuple[Candidate, ...] = ()
    antecedent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """Somewhere, with coordinates only where a gazetteer knows it: unknown stays unknown (no invented pins)."""

    mention_id: str
    span: Span
    sentence: int
    name: str
    geonames_id: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None
    admin1: str | None = None
    precision: PlacePrecision
    score: Score
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """A phrase of time. Before the document is dated `edtf` may be None and `basis` "unresolved"; see mentions/times.

    `date_min`/`date_max` are ISO days; `anchor` is the ISO day that a relative phrase was counted from.
    `is_duration` marks "for three days", which has no place on the calendar by itself.
    """

    mention_id: str
    span: Span
    sentence: int
    edtf: str | None
    date_min: str | None = None
    date_max: str | None = None
    precision: TimePrecision
    basis: TimeBasis
    anchor: str | None = None
    is_duration: bool = False
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeHolding:
    """A person who is named with an office in a text, and when they are known to have held it: a clue to the text's
    date.

    `tenures` are (from, to, asof) ISO days; `to` None means still in office when last seen, on `asof`, and unknown
    after it.
    """

    span: Span
    entity_id: str
    name: str
    office: str
    tenures: tuple[tuple[str, str | None, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """All mentions of one document, each kind in text order."""

    actors: tuple[ActorMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
