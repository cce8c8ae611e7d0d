"""Logits to spans: entity tags, triggers and the arguments of a trigger."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from lapwing.models.labels import ENTITY_TAGS, EVENTS, TRIGGER_TAGS
from lapwing.models.tokenizer import SHAPES

Array = NDArray[np.float32]
CONTINUED = SHAPES.index("continued")
INSIDE = TRIGGER_TAGS.index("INSIDE")
TRIGGER_FLOOR = 0.2  # below it nothing is kept, not even as a rejection: the words are no event to the reader
ROLE_FLOOR = 0.5  # of a piece being inside an argument


def softmax(logits: Array) -> Array:
    """Return probabilities over the last axis."""
    raised = np.exp(logits - logits.max(-1, keepdims=True))
    return np.asarray(raised / raised.sum(-1, keepdims=True), dtype=np.float32)


def sigmoid(logits: Array) -> Array:
    """Return independent probabilities."""
    return np.asarray(1 / (1 + np.exp(-logits)), dtype=np.float32)


def find_entities(logits: Array, shapes: NDArray[np.int64]) -> Iterator[tuple[int, int, str, float]]:
    """Yield (first piece, last+1, label, probability) of the tagged spans of a window, whole words only."""
    probabilities = softmax(logits)
    labels = (probabilities.argmax(-1) + 1) // 2  # 0 outside, then the entities in order
    starts = probabilities.argmax(-1) % 2 == 1
    _follow_words(labels, shapes)
    at = 0
    while at < len(labels):
        end = at + 1
        while end < len(labels) and labels[end] == labels[at] and not (starts[end] and shapes[end] != CONTINUED):
            end += 1
        if labels[at]:
            both = 2 * labels[at] - 1
            yield at, end, ENTITY_TAGS[both][2:], float(probabilities[at:end, both : both + 2].sum(-1).mean())
        at = end


def _follow_words(labels: NDArray[np.int64], shapes: NDArray[np.int64]) -> None:
    for at in range(1, len(labels)):
        if shapes[at] == CONTINUED:
            labels[at] = labels[at - 1]


def find_triggers(logits: Array, shapes: NDArray[np.int64]) -> Iterator[tuple[int, int, Array]]:
    """Yield (first piece, last+1, probabilities over EVENTS) of every word that may name an event."""
    probabilities = softmax(logits)
    best = probabilities.argmax(-1)
    types = probabilities[:, 1 : len(EVENTS)].sum(-1)
    for at in np.flatnonzero((types >= TRIGGER_FLOOR) & (shapes != CONTINUED)):
        end = int(at) + 1
        while end < len(best) and (shapes[end] == CONTINUED or best[end] == INSIDE):
            end += 1
        yield int(at), end, probabilities[at, : len(EVENTS)]


def find_role_spans(probabilities: Array, shapes: NDArray[np.int64]) -> Iterator[tuple[int, int, float]]:
    """Yield (first piece, last+1, probability) of one role's spans; `probabilities`: (pieces, 3) out, first, inside."""
    inside = probabilities[:, 1:].sum(-1) >= ROLE_FLOOR
    for at in range(1, len(inside)):
        if shapes[at] == CONTINUED:
            inside[at] = inside[at - 1]
    at = 0
    while at < len(inside):
        end = at + 1
        while end < len(inside) and inside[end] and not _starts(probabilities, shapes, end):
            end += 1
        if inside[at]:
            yield at, end, float(probabilities[at:end, 1:].sum(-1).mean())
        at = end


def _starts(probabilities: Array, shapes: NDArray[np.int64], at: int) -> bool:
    return bool(probabilities[at, 1] > probabilities[at, 2] and shapes[at] != CONTINUED)
