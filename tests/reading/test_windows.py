"""Windows: whole sentences, as many as fit, every piece once."""

import numpy as np

from lapwing.models.tokenizer import SHAPES
from lapwing.reading.windows import (
    CLS,
    LONGEST_PIECES,
    SEP,
    TOGETHER,
    frame_window,
    make_windows,
    mark_trigger,
    reach_of,
    rows_of,
)
from tests.factories import make_sentence


def _sentences(n: int, words: int) -> tuple:
    text = "troops " * words
    return tuple(make_sentence(text=text, start=i * 10_000, index=i) for i in range(n))


def test_sentences_are_packed_until_a_window_is_full():
    """Short sentences share a window and none is cut."""
    windows = list(make_windows(_sentences(10, TOGETHER // 4)))
    assert [sorted(set(w.sentences.tolist())) for w in windows] == [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9]]


def test_a_long_sentence_is_read_whole_and_alone():
    """What is longer than sentences are read together for still fits the encoder."""
    windows = list(make_windows(_sentences(2, TOGETHER + 20)))
    assert [(len(w), set(w.sentences.tolist())) for w in windows] == [(TOGETHER + 20, {0}), (TOGETHER + 20, {1})]


def test_a_sentence_longer_than_a_window_loses_no_piece():
    """An endless sentence is cut into windows that together hold all of it."""
    windows = list(make_windows(_sentences(1, 700)))
    assert sum(map(len, windows)) == 700
    assert max(map(len, windows)) <= LONGEST_PIECES


def test_no_sentence_no_window():
    """An empty document has no windows."""
    assert list(make_windows(())) == []


def test_a_window_is_framed_and_never_padded():
    """[CLS] before and [SEP] after, each of a special shape."""
    [window] = make_windows(_sentences(1, 3))
    ids, shapes = frame_window(window)
    assert (ids[0], ids[-1], len(ids)) == (CLS, SEP, 5)
    assert [SHAPES[shape] for shape in (shapes[0], shapes[-1])] == ["special", "special"]


def test_distances_count_sentences_from_the_trigger():
    """The trigger's own sentence is 4, the next 5, the one before 3."""
    [window] = make_windows(_sentences(3, 2))
    marks, distances = mark_trigger(window, (2, 3))
    assert np.flatnonzero(marks).tolist() == [3]
    assert distances[1:-1].tolist() == [3, 3, 4, 4, 5, 5]


def test_reach_is_whole_sentences_around_the_trigger():
    """Three sentences before a trigger's and one after it, as far as the window has them."""
    [window] = make_windows(_sentences(7, 2))
    assert [reach_of(window, (at, at + 1)) for at in (0, 9, 13)] == [(0, 4), (2, 12), (6, 14)]


def test_rows_of_shorter_reaches_begin_earlier_and_stay_inside():
    """All triggers have as many rows as the longest reach; [CLS] is row 0, and no row lies outside the window."""
    rows = rows_of([(0, 4), (2, 12), (6, 14)])
    assert [(row[0], row[-1]) for row in rows.tolist()] == [(1, 10), (3, 12), (5, 14)]
