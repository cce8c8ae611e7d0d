"""One document through the encoder: windows in, a Reading out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from lapwing.models.labels import CONTEXTS, EVENTS, MODES, PLOVER_SECTOR, REALITIES, ROLES, SECTORS
from lapwing.models.reader import Reader, TriggerScores
from lapwing.reading.decode import (
    Array,
    find_entities,
    find_parties,
    find_role_spans,
    find_triggers,
    sigmoid,
    softmax,
)
from lapwing.reading.sentences import split_sentences
from lapwing.reading.taught import Taught
from lapwing.reading.windows import Window, frame_window, make_windows, mark_trigger, reach_of, rows_of
from lapwing.reading.word_states import pieces_of, span_vector, word_vectors
from lapwing.records.base import Span
from lapwing.records.document import Document
from lapwing.records.reading import Argument, EntityLabel, EntitySpan, Reading, Role, Sentence, Trigger

PARTIES = ("actor", "recipient")
#: Of being an event: below it a trigger is refused whatever its type (the threshold of events/calibration.json is no
#: lower), so that who takes part in it need not be read.
ARGUMENTS_FLOOR = 0.5
MODE_FLOOR, MOST_MODES = 0.4, 2
CONTEXT_FLOOR, MOST_CONTEXTS = 0.01, 12  # events/contexts.py weighs them
_HYPHENATED = re.compile(r"(?:-[^\W\d_]+)+")
_LABELS: dict[str, EntityLabel] = {label: label for label in get_args(EntityLabel)}
_ROLES: dict[str, Role] = {role: role for role in get_args(Role)}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A trigger in a window: its pieces and its probabilities over EVENTS."""

    pieces: tuple[int, int]
    types: Array
    is_named: bool = False  # by a pattern of the user's own: its arguments are read however improbable it is

    @property
    def probability(self) -> float:
        """That of being an event of any type."""
        return round(float(self.types[1:].sum()), 4)


def read_document(document: Document, reader: Reader, taught: Taught | None = None) -> Reading:
    """Read all sentences of `document`; the result depends on its text, the weights and what was taught alone."""
    return read_sentences(document.text, document.content_id, split_sentences(document), reader, taught)


def read_sentences(
    text: str, content_id: str, sentences: tuple[Sentence, ...], reader: Reader, taught: Taught | None = None
) -> Reading:
    """Read `sentences` of `text` in windows of whole sentences, each by itself.

    `taught` are codes of the user's own: their patterns may name events that the reader sees none in.
    """
    entities: list[EntitySpan] = []
    triggers: list[Trigger] = []
    for window in make_windows(sentences):
        scores = reader.score_pieces(*frame_window(window))
        inner = slice(1, len(window) + 1)
        entities += _entities(text, window, scores.entity[inner])
        found = [
            _Found(pieces=(a, b), types=types) for a, b, types in find_triggers(scores.trigger[inner], window.shapes)
        ]
        if taught is None:
            triggers += _read_triggers(text, window, scores.states, found, reader)
            continue
        named = list(taught.named_events(text, window))
        found = _with_named(found, named, softmax(scores.trigger[inner])[:, : len(EVENTS)])
        read = _read_triggers(text, window, scores.states, found, reader)
        triggers += _apply_taught(taught, read, window, scores.states[inner], sentences)
    return Reading(content_id=content_id, sentences=sentences, entities=tuple(entities), triggers=tuple(triggers))


def _entities(text: str, window: Window, logits: Array) -> Iterator[EntitySpan]:
    for a, b, label, probability in find_entities(logits, window.shapes):
        span = _span(text, window, a, b)
        yield EntitySpan(
            span=_whole_name(text, span) if label == "PER" else span,
            label=_LABELS[label],
            sentence=int(window.sentences[a]),
            probability=round(probability, 4),
        )


def _read_triggers(
    text: str, window: Window, states: Array, found: Sequence[_Found], reader: Reader
) -> Iterator[Trigger]:
    """Yield the triggers in the order found; one call reads the probable ones, whose scales depend on the window."""
    probable = [one for one in found if one.is_named or one.probability >= ARGUMENTS_FLOOR]
    read: dict[tuple[int, int], Trigger] = {}
    if probable:
        marked = [mark_trigger(window, one.pieces) for one in probable]
        reaches = [reach_of(window, one.pieces) for one in probable]
        rows = rows_of(reaches)
        scores = reader.score_triggers(
            states, np.stack([marks for marks, _ in marked]), np.stack([away for _, away in marked]), rows
        )
        for number, (one, reach) in enumerate(zip(probable, reaches, strict=True)):
            first = reach[0] + 1 - int(rows[number, 0])
            read[one.pieces] = _make_trigger(text, window, one, scores, number, reach, first)
    for one in found:
        yield read.get(one.pieces) or _make_improbable(text, window, one)


def _with_named(found: Sequence[_Found], named: Sequence[tuple[int, int]], types: Array) -> list[_Found]:
    """Add the events that patterns name where the reader has none, in text order."""
    kept = list(found)
    for first, last in named:
        if not any(one.pieces[0] < last and first < one.pieces[1] for one in kept):
            kept.append(_Found(pieces=(first, last), types=types[first], is_named=True))
        else:
            kept = [
                replace(one, is_named=True) if one.pieces[0] < last and first < one.pieces[1] else one for one in kept
            ]
    return sorted(kept, key=lambda one: one.pieces)


def _apply_taught(
    taught: Taught, triggers: Iterator[Trigger], window: Window, states: Array, sentences: Sequence[Sentence]
) -> Iterator[Trigger]:
    texts = {sentence.index: sentence.span.text for sentence in sentences}
    for trigger in triggers:
        inside = np.flatnonzero(window.sentences == trigger.sentence)
        words = word_vectors(window, states, (int(inside[0]), int(inside[-1]) + 1))
        pieces = pieces_of(window, (trigger.span.start, trigger.span.end)) or (0, 1)
        yield taught.apply(trigger, texts[trigger.sentence], span_vector(states, pieces), words)


def _make_improbable(text: str, window: Window, found: _Found) -> Trigger:
    """Return a trigger that is kept for its rejection alone: nothing but its words and type is read."""
    types = found.types[1:] / found.types[1:].sum()
    return Trigger(
        span=_span(text, window, *found.pieces),
        sentence=int(window.sentences[found.pieces[0]]),
        probability=found.probability,
        event=EVENTS[int(types.argmax()) + 1],
        event_probability=round(float(types.max()), 4),
        reality="happened",
        reality_probability=0.0,
    )


def _make_trigger(
    text: str, window: Window, found: _Found, scores: TriggerScores, number: int, reach: tuple[int, int], first: int
) -> Trigger:
    # Two heads name the type, one before and one after the argument layer; their geometric mean beats either.
    types = np.sqrt(found.types[1:] / found.types[1:].sum() * softmax(scores.event[number])[1:])
    event = int(types.argmax()) + 1
    reality = softmax(scores.reality[number])
    return Trigger(
        span=_span(text, window, *found.pieces),
        sentence=int(window.sentences[found.pieces[0]]),
        probability=found.probability,
        event=EVENTS[event],
        event_probability=round(float(types[event - 1] / types.sum()), 4),
        mode=_most(_modes(EVENTS[event], scores.mode[number]), MODE_FLOOR, MOST_MODES),
        context=_most(list(zip(CONTEXTS, sigmoid(scores.context[number]), strict=True)), CONTEXT_FLOOR, MOST_CONTEXTS),
        reality=REALITIES[int(reality.argmax())],  # type: ignore[arg-type]
        reality_probability=round(float(reality.max()), 4),
        arguments=tuple(_arguments(text, window, scores, number, reach, first)),
    )


def _modes(event: str, logits: Array) -> list[tuple[str, np.float32]]:
    """Weigh the modes of a type against one another and against none, whose logit is zero as in training."""
    own = [at for at, mode in enumerate(MODES) if mode.startswith(event + ":")]
    probabilities = softmax(np.append(logits[own], np.float32(0)))
    return [(MODES[at].split(":")[1], p) for at, p in zip(own, probabilities, strict=False)]


def _most(scored: list[tuple[str, np.float32]], floor: float, most: int) -> tuple[tuple[str, float], ...]:
    kept = [(code, round(float(p), 4)) for code, p in scored if p >= floor]
    return tuple(sorted(kept, key=lambda pair: (-pair[1], pair[0]))[:most])


def _arguments(
    text: str, window: Window, scores: TriggerScores, number: int, reach: tuple[int, int], first: int
) -> Iterator[Argument]:
    """Yield the arguments among the pieces of `reach`, whose scores begin at row `first`."""
    rows = slice(first, first + reach[1] - reach[0])
    roles, sectors = softmax(scores.roles[number, rows]), softmax(scores.sectors[number, rows])
    shapes = window.shapes[slice(*reach)]
    actor, recipient = (roles[:, ROLES.index(role)] for role in PARTIES)
    parties = dict(zip(PARTIES, find_parties(actor, recipient, shapes), strict=True))
    for column, role in enumerate(ROLES):
        for a, b, probability in parties.get(role) or find_role_spans(roles[:, column], shapes):
            span = _span(text, window, reach[0] + a, reach[0] + b)
            if span.text:
                yield Argument(
                    role=_ROLES[role],
                    span=span,
                    sentence=int(window.sentences[reach[0] + a]),
                    probability=round(probability, 4),
                    sector=_sector(sectors[a:b]) if role in PARTIES else None,
                )


def _sector(probabilities: NDArray[np.float32]) -> str:
    return PLOVER_SECTOR[SECTORS[int(probabilities.mean(0).argmax())]]


def _whole_name(text: str, span: Span) -> Span:
    """Take the rest of a hyphenated name in ("Kim Jong" of "Kim Jong-un"): pieces of names are rare to the encoder."""
    rest = _HYPHENATED.match(text, span.end) if text[span.end - 1 : span.end].isalpha() else None
    end = rest.end() if rest else span.end
    return Span(start=span.start, end=end, text=text[span.start : end])


def _span(text: str, window: Window, first: int, last: int) -> Span:
    start, end = int(window.starts[first]), int(window.ends[last - 1])
    while start < end - 1 and not (text[start].isalnum() or text[start] in "\"'“‘($€£#"):
        start += 1
    while end > start + 1 and text[end - 1] in " ,;:-–—":
        end -= 1
    return Span(start=start, end=end, text=text[start:end])
