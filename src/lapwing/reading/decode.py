"""Logits to spans: entity tags, triggers and the arguments of a trigger."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from lapwing.models.labels import ENTITY_TAGS, EVENTS, TRIGGER_TAGS
from lapwing.models.tokenizer import SHAPES

Array = NDArray[np.float32]
CONTINUED = SHAPES.index("continued")
INSIDE = TRIGGER_TAGS.index("INSIDE")
TRIGGER_FLOOR = 0.2  # below it nothing is kept, not even as a rejection: the words are no event to the reader
ROLE_FLOOR = 0.5  # of a piece being inside an argument
#: The same for the parties of an act that has none at that: somebody did it to somebody. By evaluation.reader on folds
#: 0-2 type F1 of prose is .533 without, .548 with it (.547 at .1), and with both countries .224 and .229 (.227).
PARTY_FLOOR = 0.2


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
    labels = labels[_word_heads(shapes)]
    for at, end in _runs(labels, starts & (shapes != CONTINUED)):
        both = 2 * int(labels[at]) - 1
        yield at, end, ENTITY_TAGS[both][2:], float(probabilities[at:end, both : both + 2].sum(-1).mean())


def _runs(labels: NDArray[np.int64], starts: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """Yield (first, last+1) of the runs of one label other than 0; a start begins a new one."""
    breaks = np.flatnonzero((labels[1:] != labels[:-1]) | starts[1:]) + 1
    edges = [0, *breaks.tolist(), len(labels)]
    for at, end in pairwise(edges):
        if at < end and labels[at]:
            yield at, end


def _word_heads(shapes: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return for each piece the first piece of its word; what a window cuts off at its beginning heads itself."""
    first = shapes != CONTINUED
    first[:1] = True
    return np.maximum.accumulate(np.where(first, np.arange(len(shapes)), 0))


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


def find_role_spans(
    probabilities: Array, shapes: NDArray[np.int64], floor: float = ROLE_FLOOR
) -> Iterator[tuple[int, int, float]]:
    """Yield (first piece, last+1, probability) of one role's spans; `probabilities`: (pieces, 3) out, first, inside."""
    inside = probabilities[:, 1:].sum(-1) >= floor
    if not inside.any():
        return
    inside = inside[_word_heads(shapes)]
    starts = (probabilities[:, 1] > probabilities[:, 2]) & (shapes != CONTINUED)
    for at, end in _runs(inside.astype(np.int64), starts):
        if at == 0 or starts[at]:  # what never begins is the tail of something else
            yield at, end, float(probabilities[at:end, 1:].sum(-1).mean())


def find_parties(
    actor: Array, recipient: Array, shapes: NDArray[np.int64]
) -> tuple[list[tuple[int, int, float]], list[tuple[int, int, float]]]:
    """Return the spans of both parties as `find_role_spans` does; where neither has any, the likeliest of each."""
    sides = [list(find_role_spans(side, shapes)) for side in (actor, recipient)]
    if not any(sides):
        low = (find_role_spans(side, shapes, PARTY_FLOOR) for side in (actor, recipient))
        sides = [sorted(side, key=lambda span: -span[2])[:1] for side in low]
    return sides[0], sides[1]
