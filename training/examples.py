"""Windows with labels: what the annotation says, laid over word pieces."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from lapwing.models.labels import CONTEXTS, EVENTS, MODES, REALITIES, ROLES, SECTORS, TRIGGER_TAGS
from lapwing.models.tokenizer import Pieces, split_pieces

IGNORED = -100  # torch's ignore_index: no loss where the annotation is silent


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerExample:
    """One annotated event over the pieces of its window.

    `pieces`: first and last+1 piece of the trigger. `contexts`: NaN where the corpus says nothing of them.
    `roles`: (roles, pieces) 0 outside, 1 first, 2 inside or IGNORED. `sectors`: (pieces,) sector of the actor or
    recipient span that covers a piece, else IGNORED.
    """

    pieces: tuple[int, int]
    event: int
    modes: NDArray[np.float32]
    contexts: NDArray[np.float32]
    reality: int
    roles: NDArray[np.int64]
    sectors: NDArray[np.int64]
    gold: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A window of text. `entity_tags`/`trigger_tags` are (pieces,) or None where the corpus does not annotate them."""

    example_id: str
    text: str
    published: str | None = None
    pieces: Pieces
    sentences: NDArray[np.int64]
    entity_tags: NDArray[np.int64] | None = None
    trigger_tags: NDArray[np.int64] | None = None
    triggers: tuple[TriggerExample, ...] = ()


def cover(pieces: Pieces, start: int, end: int) -> tuple[int, int] | None:
    """Return the first and last+1 piece that touch the characters [start, end), None where none does."""
    touched = np.flatnonzero((pieces.starts < end) & (pieces.ends > start))
    return (int(touched[0]), int(touched[-1]) + 1) if len(touched) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEvent:
    """One annotated event with its spans as character offsets into the window's text.

    `spans` maps a role to its (start, end, sector) spans; a role that is None is unknown and carries no loss, and so do
    `contexts`.
    """

    trigger: tuple[int, int]
    event: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...] | None
    reality: str
    spans: dict[str, list[tuple[int, int, str | None]] | None]
    record: dict[str, object]


def make_example(
    example_id: str, text: str, starts: list[int], events: list[GoldEvent], published: str | None = None
) -> Example:
    """Lay `events` over the word pieces of `text`; `starts` are the character offsets of its sentences."""
    pieces = split_pieces(text)
    tags = np.zeros(len(pieces), dtype=np.int64)
    triggers = []
    for event in events:
        place = cover(pieces, *event.trigger)
        if place is None:
            continue
        tags[place[0]] = EVENTS.index(event.event)
        tags[place[0] + 1 : place[1]] = TRIGGER_TAGS.index("INSIDE")
        triggers.append(_make_trigger(pieces, place, event))
    sentences = np.searchsorted(np.array(starts), pieces.starts, side="right") - 1
    return Example(
        example_id=example_id,
        text=text,
        published=published,
        pieces=pieces,
        sentences=sentences,
        trigger_tags=tags,
        triggers=tuple(triggers),
    )


def _make_trigger(pieces: Pieces, place: tuple[int, int], event: GoldEvent) -> TriggerExample:
    roles = np.zeros((len(ROLES), len(pieces)), dtype=np.int64)
    sectors = np.full(len(pieces), IGNORED, dtype=np.int64)
    for number, role in enumerate(ROLES):
        spans = event.spans.get(role, [])
        if spans is None:
            roles[number] = IGNORED
            continue
        for start, end, sector in spans:
            span = cover(pieces, start, end)
            if span is None:
                continue
            roles[number, span[0]] = 1
            roles[number, span[0] + 1 : span[1]] = 2
            if sector in SECTORS:
                sectors[span[0] : span[1]] = SECTORS.index(sector)
    return TriggerExample(
        pieces=place,
        event=EVENTS.index(event.event),
        modes=_many_hot(MODES, [f"{event.event}:{mode}" for mode in event.modes]),
        contexts=np.full(len(CONTEXTS), np.nan, np.float32)
        if event.contexts is None
        else _many_hot(CONTEXTS, event.contexts),
        reality=REALITIES.index(event.reality),
        roles=roles,
        sectors=sectors,
        gold=event.record,
    )


def _many_hot(labels: tuple[str, ...], codes: list[str] | tuple[str, ...]) -> NDArray[np.float32]:
    return np.array([label in codes for label in labels], dtype=np.float32)
