"""Word pieces: offsets are into the text as given, whatever it holds."""

import pytest

from lapwing.models.tokenizer import SHAPES, split_pieces


@pytest.mark.parametrize(
    ("word", "shape"),
    [("troops", "lower"), ("Oslo", "Title"), ("NATO", "UPPER"), ("McCain", "miXed"), ("2014", "digit"), (";", "mark")],
)
def test_shape_keeps_what_the_vocabulary_loses(word: str, shape: str):
    """The first piece of a word knows how it was written."""
    assert SHAPES[split_pieces(word).shapes[0]] == shape


def test_later_pieces_of_a_word_continue_it():
    """Every piece after the first is marked."""
    shapes = [SHAPES[s] for s in split_pieces("Kyrgyzstanis").shapes]
    assert set(shapes[1:]) == {"continued"}


@pytest.mark.parametrize("text", ["", "\x00\x01", "é́ ü", "\ud800 lone", "مرحبا", "👩‍👩‍👧 family", "a" * 5000])
def test_any_text_has_offsets_inside_it(text: str):
    """Control characters, accents, surrogates and emoji neither raise nor leave the text."""
    pieces = split_pieces(text)
    assert all(0 <= a <= b <= len(text) for a, b in zip(pieces.starts, pieces.ends, strict=True))
