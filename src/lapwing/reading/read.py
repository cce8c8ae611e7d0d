"""One document through the encoder: windows in, a Reading out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from lapwing.models.labels import CONTEXTS, EVENTS, MODES, PLOVER_SECTOR, REALITIES, ROLES, SECTORS
from lapwing.models.reader import Reader, TriggerScores
from lapwing.reading.decode import Array, find_entities, find_role_spans, find_triggers, sigmoid, softmax
from lapwing.reading.sentences import split_sentences
from lapwing.reading.windows import BATCH, Batch, Window, batch_windows, make_windows, mark_trigger
from lapwing.records.base import Span
from lapwing.records.document import Document
from lapwing.records.reading import Argument, EntityLabel, EntitySpan, Reading, Role, Sentence, Trigger

MODE_FLOOR, CONTEXT_FLOOR = 0.4, 0.4
MOST_MODES, MOST_CONTEXTS = 2, 3
_HYPHENATED = re.compile(r"(?:-[^\W\d_]+)+")
_LABELS: dict[str, EntityLabel] = {label: label for label in get_args(EntityLabel)}
_ROLES: dict[str, Role] = {role: role for role in get_args(Role)}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A trigger in a window: its pieces and its probabilities over EVENTS."""

    row: int
    pieces: tuple[int, int]
    types: Array


def read_document(document: Document, reader: Reader) -> Reading:
    """Read all sentences of `document`; the result depends on its text and the reader's weights alone."""
    return read_sentences(document.text, document.content_id, split_sentences(document), reader)


def read_sentences(text: str, content_id: str, sentences: tuple[Sentence, ...], reader: Reader) -> Reading:
    """Read `sentences` of `text` in windows of whole sentences."""
    windows = list(make_windows(sentences))
    entities: list[EntitySpan] = []
    triggers: list[Trigger] = []
    for at in range(0, len(windows), BATCH):
        found_entities, found_triggers = _read_batch(text, windows[at : at + BATCH], reader)
        entities += found_entities
        triggers += found_triggers
    return Reading(content_id=content_id, sentences=sentences, entities=tuple(entities), triggers=tuple(triggers))


def _read_batch(text: str, windows: Sequence[Window], reader: Reader) -> tuple[list[EntitySpan], list[Trigger]]:
    batch = batch_windows(windows)
    scores = reader.score_pieces(batch.ids, batch.shapes, batch.mask)
    entities, found = [], []
    for row, window in enumerate(windows):
        inner = slice(1, len(window) + 1)
        entities += [
            EntitySpan(
                span=_whole_name(text, _span(text, window, a, b)) if label == "PER" else _span(text, window, a, b),
                label=_LABELS[label],
                sentence=int(window.sentences[a]),
                probability=round(p, 4),
            )
            for a, b, label, p in find_entities(scores.entity[row, inner], window.shapes)
        ]
        found += [
            _Found(row=row, pieces=(a, b), types=types)
            for a, b, types in find_triggers(scores.trigger[row, inner], window.shapes)
        ]
    return entities, list(_read_triggers(text, windows, batch, scores.states, found, reader))


def _read_triggers(
    text: str, windows: Sequence[Window], batch: Batch, states: Array, found: Sequence[_Found], reader: Reader
) -> Iterator[Trigger]:
    for row, window in enumerate(windows):  # one call a window: no padding, and scales depend on that window alone
        here = [f for f in found if f.row == row]
        if not here:
            continue
        width = len(window) + 2
        marked = [mark_trigger(window, f.pieces, width) for f in here]
        scores = reader.score_triggers(
            np.repeat(states[row : row + 1, :width], len(here), axis=0),
            np.repeat(batch.mask[row : row + 1, :width], len(here), axis=0),
            np.stack([marks for marks, _ in marked]),
            np.stack([distances for _, distances in marked]),
        )
        for number, trigger in enumerate(here):
            yield _make_trigger(text, window, trigger, scores, number)


def _make_trigger(text: str, window: Window, found: _Found, scores: TriggerScores, number: int) -> Trigger:
    # Two heads name the type, one before and one after the argument layer; their geometric mean beats either.
    types = np.sqrt(found.types[1:] / found.types[1:].sum() * softmax(scores.event[number])[1:])
    event = int(types.argmax()) + 1
    reality = softmax(scores.reality[number])
    modes = [(m, p) for m, p in zip(MODES, sigmoid(scores.mode[number]), strict=True) if m.startswith(EVENTS[event])]
    return Trigger(
        span=_span(text, window, *found.pieces),
        sentence=int(window.sentences[found.pieces[0]]),
        probability=round(float(found.types[1:].sum()), 4),
        event=EVENTS[event],
        event_probability=round(float(types[event - 1] / types.sum()), 4),
        mode=_most([(m.split(":")[1], p) for m, p in modes], MODE_FLOOR, MOST_MODES),
        context=_most(list(zip(CONTEXTS, sigmoid(scores.context[number]), strict=True)), CONTEXT_FLOOR, MOST_CONTEXTS),
        reality=REALITIES[int(reality.argmax())],  # type: ignore[arg-type]
        reality_probability=round(float(reality.max()), 4),
        arguments=tuple(_arguments(text, window, scores, number)),
    )


def _most(scored: list[tuple[str, np.float32]], floor: float, most: int) -> tuple[tuple[str, float], ...]:
    kept = [(code, round(float(p), 4)) for code, p in scored if p >= floor]
    return tuple(sorted(kept, key=lambda pair: (-pair[1], pair[0]))[:most])


def _arguments(text: str, window: Window, scores: TriggerScores, number: int) -> Iterator[Argument]:
    roles = softmax(scores.roles[number, 1 : len(window) + 1])
    sectors = softmax(scores.sectors[number, 1 : len(window) + 1])
    for column, role in enumerate(ROLES):
        for a, b, probability in find_role_spans(roles[:, column], window.shapes):
            span = _span(text, window, a, b)
            if span.text:
                yield Argument(
                    role=_ROLES[role],
                    span=span,
                    sentence=int(window.sentences[a]),
                    probability=round(probability, 4),
                    sector=_sector(sectors[a:b]) if role in ("actor", "recipient") else None,
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
