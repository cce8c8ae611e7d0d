"""A reader that is told which words are triggers and finds the rest itself: to measure what follows the finding."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from lapwing.models.labels import EVENTS, TRIGGER_TAGS
from lapwing.models.reader import Reader, TokenScores, TriggerScores
from lapwing.models.tokenizer import SHAPES
from lapwing.reading import split_sentences
from lapwing.reading.windows import Window, make_windows
from lapwing.records.document import Document

_SURE = 20.0  # logits: what is given is not to be refused for its probability
_CONTINUED = SHAPES.index("continued")
_TYPES = slice(1, len(EVENTS))
_INSIDE = TRIGGER_TAGS.index("INSIDE")


class GivenTriggers:
    """Reads one document with a reader and marks the given spans as triggers, of the type it finds likeliest there.

    It serves one call of `read_document` for the document it was made for: windows are counted as they come.
    """

    def __init__(self, reader: Reader, document: Document, spans: Sequence[tuple[int, int]]) -> None:
        self._reader = reader
        windows = make_windows(split_sentences(document))
        self._pieces = iter([list(_pieces_of(window, spans)) for window in windows])

    @property
    def version(self) -> str:
        """The version of the reader behind it."""
        return self._reader.version

    def score_pieces(self, ids: NDArray[np.int64], shapes: NDArray[np.int64]) -> TokenScores:
        """Score the next window; at the given pieces one type is made sure."""
        scores = self._reader.score_pieces(ids, shapes)
        trigger = scores.trigger.copy()
        for piece in next(self._pieces):
            row = trigger[piece + 1]  # after [CLS]
            row[0] = row[_INSIDE] = -_SURE
            row[1 + int(row[_TYPES].argmax())] = _SURE
        return replace(scores, trigger=trigger)

    def score_triggers(
        self,
        states: NDArray[np.float32],
        marks: NDArray[np.int64],
        distances: NDArray[np.int64],
        rows: NDArray[np.int64],
    ) -> TriggerScores:
        """Score triggers as the reader does."""
        return self._reader.score_triggers(states, marks, distances, rows)


def _pieces_of(window: Window, spans: Sequence[tuple[int, int]]) -> Iterable[int]:
    """Yield the first piece of the first word of each span that lies in the window."""
    for start, end in spans:
        inside = (window.starts < end) & (window.ends > start) & (window.shapes != _CONTINUED)
        if inside.any():
            yield int(np.flatnonzero(inside)[0])
