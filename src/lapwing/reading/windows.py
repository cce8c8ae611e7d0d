"""Windows: runs of whole sentences that fit the encoder, as arrays."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lapwing.models.tokenizer import SHAPES, split_pieces
from lapwing.records.reading import Sentence

LONGEST_PIECES = 254  # of a sentence that is not cut; and [CLS] and [SEP]
#: Sentences are read together up to here, as the reader has learnt short texts: prose by evaluation.reader on five
#: folds has type F1 .535 and with both countries .216 up to 254 pieces, .552 and .248 up to 64.
TOGETHER = 64
CLS, SEP = 101, 102
NEAR = 4  # sentences before or after a trigger that the argument layer tells apart
#: Sentences before and after a trigger's in which its arguments are looked for: 22 of 3,044 that are annotated in prose
#: stand farther away, and looking there as well costs half as much again.
REACH_BACK, REACH_ON = 3, 1


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


def make_windows(sentences: Sequence[Sentence]) -> Iterator[Window]:
    """Yield windows of as many whole sentences as are read together; one too long for the encoder is cut."""
    parts: list[Window] = []
    for sentence in sentences:
        for part in _sentence_parts(sentence):
            if parts and sum(map(len, parts)) + len(part) > TOGETHER:
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


def frame_window(window: Window) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return ids and shapes with [CLS] and [SEP], both (pieces + 2,): piece i of the window stands at i + 1."""
    special = SHAPES.index("special")
    return np.concatenate([[CLS], window.ids, [SEP]]), np.concatenate([[special], window.shapes, [special]])


def mark_trigger(window: Window, pieces: tuple[int, int]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the marks and the sentence distances (0 … 2·NEAR) of one trigger, both (pieces + 2,)."""
    marks, distances = np.zeros(len(window) + 2, np.int64), np.full(len(window) + 2, NEAR, np.int64)
    marks[1 + pieces[0] : 1 + pieces[1]] = 1
    away = window.sentences - window.sentences[pieces[0]]
    distances[1 : len(window) + 1] = np.clip(away, -NEAR, NEAR) + NEAR
    return marks, distances


def reach_of(window: Window, pieces: tuple[int, int]) -> tuple[int, int]:
    """Return the first and last+1 piece of the sentences in which a trigger's arguments are looked for."""
    sentence = window.sentences[pieces[0]]
    first = int(np.searchsorted(window.sentences, sentence - REACH_BACK, side="left"))
    last = int(np.searchsorted(window.sentences, sentence + REACH_ON, side="right"))
    return first, max(last, pieces[1])


def rows_of(reaches: Sequence[tuple[int, int]]) -> NDArray[np.int64]:
    """Return the rows of several triggers' reaches, (triggers, longest reach): shorter ones begin earlier.

    Rows count [CLS]. The last rows of each are those of its reach, and the longest begins at piece 0 or later.
    """
    longest = max(last - first for first, last in reaches)
    ends = np.array([max(last, longest) for _, last in reaches])
    return ends[:, None] - longest + 1 + np.arange(longest)[None]
