"""Reading: what the encoder saw in a document: sentences, entity spans, triggers and their arguments."""

from dataclasses import dataclass
from typing import Literal

from lapwing.records.base import Span

EntityLabel = Literal["PER", "ORG", "LOC", "NORP", "TIME"]
Role = Literal["actor", "recipient", "place", "time", "source", "dead", "injured", "size"]
Reality = Literal["happened", "ongoing", "planned", "possible", "negated", "background"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence. `paragraph` counts the document's blocks, so that two sentences of one paragraph share it."""

    index: int
    span: Span
    paragraph: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EntitySpan:
    """A named entity or a phrase of time as tagged: PER, ORG, LOC (incl. countries), NORP (demonyms), TIME."""

    span: Span
    label: EntityLabel
    sentence: int
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """A span that the reader linked to a trigger. `sector` is the reader's guess for actors and recipients (PLOVER
    code).
    """

    role: Role
    span: Span
    sentence: int
    probability: float
    sector: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A word that names an event, with everything the heads say of it.

    `probability` is that of being an event at all, `event_probability` that of the type given it is one. `mode` and
    `context` hold (code, probability) pairs over their thresholds, most probable first. `arguments` are in text order.
    """

    span: Span
    sentence: int
    probability: float
    event: str
    event_probability: float
    mode: tuple[tuple[str, float], ...] = ()
    context: tuple[tuple[str, float], ...] = ()
    reality: Reality
    reality_probability: float
    arguments: tuple[Argument, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The reader's whole output for one document, in text order; a pure function of the text and the weights."""

    content_id: str
    sentences: tuple[Sentence, ...]
    entities: tuple[EntitySpan, ...]
    triggers: tuple[Trigger, ...]
