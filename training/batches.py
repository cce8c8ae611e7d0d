"""Examples to padded tensors."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from lapwing.models.labels import ROLES
from lapwing.models.tokenizer import SHAPES
from training.examples import IGNORED, Example

CLS, SEP = 101, 102
MAX_PIECES = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Padded windows (windows, pieces incl. [CLS] and [SEP]) and their triggers (triggers, …)."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    entity_tags: Tensor
    trigger_tags: Tensor
    window_of: Tensor
    marks: Tensor
    distances: Tensor
    roles: Tensor
    sectors: Tensor
    events: Tensor
    modes: Tensor
    contexts: Tensor
    realities: Tensor


def make_batch(examples: Sequence[Example]) -> Batch:
    """Pad `examples` to the longest of them."""
    width = max(len(e.pieces) for e in examples) + 2
    triggers = [(n, t) for n, e in enumerate(examples) for t in e.triggers]

    def padded(rows: list[np.ndarray], fill: int) -> Tensor:
        out = np.full((len(rows), width), fill, dtype=np.int64)
        for row, values in zip(out, rows, strict=True):
            row[1 : 1 + len(values)] = values
        return torch.from_numpy(out)

    ids = padded([e.pieces.ids for e in examples], 0)
    ids[:, 0] = CLS
    mask = torch.zeros(ids.shape)
    for n, e in enumerate(examples):
        ids[n, len(e.pieces) + 1] = SEP
        mask[n, : len(e.pieces) + 2] = 1.0
    rows = triggers[0][1].roles.shape[0] if triggers else len(ROLES)  # corpora of semantic roles have rows of their own
    roles = np.full((len(triggers), width, rows), IGNORED, dtype=np.int64)
    for row, (_, t) in zip(roles, triggers, strict=True):
        row[1 : 1 + t.roles.shape[1]] = t.roles.T
    return Batch(
        ids=ids,
        shapes=padded([e.pieces.shapes for e in examples], SHAPES.index("special")),
        mask=mask,
        entity_tags=padded([_known(e, e.entity_tags) for e in examples], IGNORED),
        trigger_tags=padded([_known(e, e.trigger_tags) for e in examples], IGNORED),
        window_of=torch.tensor([n for n, _ in triggers], dtype=torch.long),
        marks=padded([mark_pieces(len(examples[n].pieces), t.pieces) for n, t in triggers], 0),
        distances=padded([sentence_distances(examples[n].sentences, t.pieces[0]) for n, t in triggers], 4),
        roles=torch.from_numpy(roles),
        sectors=padded([t.sectors for _, t in triggers], IGNORED),
        events=torch.tensor([t.event for _, t in triggers], dtype=torch.long),
        modes=_stack([t.modes for _, t in triggers]),
        contexts=_stack([t.contexts for _, t in triggers]),
        realities=torch.tensor([t.reality for _, t in triggers], dtype=torch.long),
    )


def mark_pieces(length: int, trigger: tuple[int, int]) -> np.ndarray:
    """Return (length,) with 1 on the trigger's pieces."""
    marks = np.zeros(length, dtype=np.int64)
    marks[trigger[0] : trigger[1]] = 1
    return marks


def sentence_distances(sentences: np.ndarray, at: int) -> np.ndarray:
    """Return (pieces,) sentences from the trigger's, cut to -4 … 4, shifted to 0 … 8."""
    return np.clip(sentences - sentences[at], -4, 4) + 4


def iterate_batches(examples: Sequence[Example], pieces: int, rng: random.Random) -> Iterator[list[Example]]:
    """Yield batches of examples of like length, about `pieces` pieces each, in random order."""
    keyed = sorted(examples, key=lambda e: len(e.pieces) * rng.uniform(0.9, 1.1))
    batches, current = [], list[Example]()
    for example in keyed:
        if len(example.pieces) > MAX_PIECES or not len(example.pieces):
            continue
        if current and (len(current) + 1) * (len(example.pieces) + 2) > pieces:
            batches.append(current)
            current = []
        current.append(example)
    if current:
        batches.append(current)
    rng.shuffle(batches)
    yield from batches


def _known(example: Example, tags: np.ndarray | None) -> np.ndarray:
    return tags if tags is not None else np.full(len(example.pieces), IGNORED)


def _stack(rows: list[np.ndarray]) -> Tensor:
    return torch.from_numpy(np.stack(rows)) if rows else torch.zeros(0, 1)
