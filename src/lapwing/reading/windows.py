"""Windows: runs of whole sentences that fit the encoder, as arrays."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lapwing.models.tokenizer import SHAPES, split_pieces
from lapwing.records.reading import Sentence

LONGEST_PIECES = 254  # and [CLS] and [SEP]
BATCH = 8  # windows a call; batches never cross a document, for int8 scales span a batch
CLS, SEP = 101, 102
NEAR = 4  # sentences before or after a trigger that the argument layer tells apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Pieces of consecutive sentences. Arrays are (pieces,); `starts`/`ends` are code points into the text."""

    ids: NDArray[np.int64]
    shapes: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    sentences: NDArray[np.int64]

    def __len__(self) -> int:
        """Return the number of pieces."""
        return len(self.ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Padded windows: arrays of shape (windows, longest + 2); piece i of a window stands at column i + 1."""

    ids: NDArray[np.int64]
    shapes: NDArray[np.int64]
    mask: NDArray[np.float32]


def make_windows(sentences: Sequence[Sentence]) -> Iterator[Window]:
    """Yield windows of as many whole sentences as fit; a sentence that is too long by itself is cut into pieces."""
    parts: list[Window] = []
    for sentence in sentences:
        for part in _sentence_parts(sentence):
            if parts and sum(map(len, parts)) + len(part) > LONGEST_PIECES:
                yield _join(parts)
                parts = []
            parts.append(part)
    if parts:
        yield _join(parts)


def _sentence_parts(sentence: Sentence) -> Iterator[Window]:
    pieces = split_pieces(sentence.span.text)
    for at in range(0, len(pieces), LONGEST_PIECES):
        cut = slice(at, at + LONGEST_PIECES)
        yield Window(
            ids=pieces.ids[cut],
            shapes=pieces.shapes[cut],
            starts=pieces.starts[cut] + sentence.span.start,
            ends=pieces.ends[cut] + sentence.span.start,
            sentences=np.full(len(pieces.ids[cut]), sentence.index, dtype=np.int64),
        )


def _join(parts: Sequence[Window]) -> Window:
    def joined(name: str) -> NDArray[np.int64]:
        return np.concatenate([getattr(part, name) for part in parts])

    return Window(**{name: joined(name) for name in ("ids", "shapes", "starts", "ends", "sentences")})


def batch_windows(windows: Sequence[Window]) -> Batch:
    """Pad windows to the longest of them and add [CLS] and [SEP]."""
    shape = (len(windows), max(map(len, windows)) + 2)
    ids, shapes, mask = np.zeros(shape, np.int64), np.zeros(shape, np.int64), np.zeros(shape, np.float32)
    shapes[:] = SHAPES.index("special")
    for row, window in enumerate(windows):
        end = len(window) + 1
        ids[row, 0], ids[row, 1:end], ids[row, end] = CLS, window.ids, SEP
        shapes[row, 1:end] = window.shapes
        mask[row, : end + 1] = 1.0
    return Batch(ids=ids, shapes=shapes, mask=mask)


def mark_trigger(window: Window, pieces: tuple[int, int], width: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the marks and the sentence distances (0 … 2·NEAR) of one trigger, both of shape (width,)."""
    marks, distances = np.zeros(width, np.int64), np.full(width, NEAR, np.int64)
    marks[1 + pieces[0] : 1 + pieces[1]] = 1
    away = window.sentences - window.sentences[pieces[0]]
    distances[1 : len(window) + 1] = np.clip(away, -NEAR, NEAR) + NEAR
    return marks, distances
