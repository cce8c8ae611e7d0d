"""The reader's view of single words: the mean of the states of a word's pieces, of length one."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from lapwing.models.reader import Reader
from lapwing.models.tokenizer import SHAPES
from lapwing.reading.windows import Window, frame_window, make_windows
from lapwing.records.base import Span
from lapwing.records.reading import Sentence

Array = NDArray[np.float32]
CONTINUED, MARK = SHAPES.index("continued"), SHAPES.index("mark")


def read_windows(text: str, reader: Reader) -> list[tuple[Window, Array]]:
    """Return the windows of one text, taken as a single sentence, each with its states (pieces, width)."""
    sentence = Sentence(index=0, span=Span(start=0, end=len(text), text=text), paragraph=0)
    windows = list(make_windows([sentence]))
    return [(window, inner_states(reader.score_pieces(*frame_window(window)).states)) for window in windows]


def inner_states(states: Array) -> Array:
    """Return the states of a window's own pieces, without those of the special ones around them."""
    return states[1:-1]


def word_vectors(window: Window, states: Array, pieces: tuple[int, int]) -> Array:
    """Return the vectors of the words that begin among `pieces`, (words, width); marks of punctuation are no words."""
    heads = [
        at for at in range(*pieces) if window.shapes[at] != CONTINUED and window.shapes[at] != SHAPES.index("mark")
    ]
    return np.stack([span_vector(states, (at, _word_end(window, at))) for at in heads]) if heads else states[:0]


def span_vector(states: Array, pieces: tuple[int, int]) -> Array:
    """Return the mean state of some pieces, of length one."""
    mean = states[slice(*pieces)].mean(0)
    return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9), dtype=np.float32)


def pieces_of(window: Window, span: tuple[int, int]) -> tuple[int, int] | None:
    """Return the first and last+1 piece of a stretch of text, None where the window has nothing of it."""
    inside = np.flatnonzero((window.starts < span[1]) & (window.ends > span[0]))
    return (int(inside[0]), int(inside[-1]) + 1) if len(inside) else None


def _word_end(window: Window, at: int) -> int:
    end = at + 1
    while end < len(window) and window.shapes[end] == CONTINUED:
        end += 1
    return end


def stacked(vectors: Sequence[Array]) -> Array:
    """Return vectors one below the other."""
    return np.concatenate([np.atleast_2d(each) for each in vectors])
