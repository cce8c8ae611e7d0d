"""Windows: whole sentences, as many as fit, every piece once."""

import numpy as np

from lapwing.reading.windows import LONGEST_PIECES, batch_windows, make_windows, mark_trigger
from tests.factories import make_sentence


def _sentences(n: int, words: int) -> tuple:
    text = "troops " * words
    return tuple(make_sentence(text=text, start=i * 10_000, index=i) for i in range(n))


def test_sentences_are_packed_until_a_window_is_full():
    """Short sentences share a window and none is cut."""
    windows = list(make_windows(_sentences(10, 60)))
    assert [sorted(set(w.sentences.tolist())) for w in windows] == [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9]]


def test_a_sentence_longer_than_a_window_loses_no_piece():
    """An endless sentence is cut into windows that together hold all of it."""
    windows = list(make_windows(_sentences(1, 700)))
    assert sum(map(len, windows)) == 700
    assert max(map(len, windows)) <= LONGEST_PIECES


def test_no_sentence_no_window():
    """An empty document has no windows."""
    assert list(make_windows(())) == []


def test_padding_is_masked():
    """Shorter windows are padded, and the mask ends after [SEP]."""
    windows = [*make_windows(_sentences(1, 3)), *make_windows(_sentences(1, 5))]
    batch = batch_windows(windows)
    assert batch.mask.sum(1).tolist() == [5.0, 7.0]


def test_distances_count_sentences_from_the_trigger():
    """The trigger's own sentence is 4, the next 5, the one before 3."""
    [window] = make_windows(_sentences(3, 2))
    marks, distances = mark_trigger(window, (2, 3), len(window) + 2)
    assert np.flatnonzero(marks).tolist() == [3]
    assert distances[1:-1].tolist() == [3, 3, 4, 4, 5, 5]
