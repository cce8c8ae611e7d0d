"""Sentences: cut by sentencex inside readable blocks, with offsets into the text as given."""

from lapwing.reading.sentences import LONGEST, split_sentences
from tests.factories import make_block, make_document


def _texts(text: str, *kinds_and_spans: tuple[str, int, int]) -> list[str]:
    blocks = tuple(make_block(text[a:b], a, kind=k) for k, a, b in kinds_and_spans)
    document = make_document(text=text, blocks=blocks or (make_block(text),))
    sentences = split_sentences(document)
    assert all(text[s.span.start : s.span.end] == s.span.text for s in sentences)
    return [s.span.text for s in sentences]


def test_abbreviations_do_not_end_a_sentence():
    """Titles, months and initials keep their sentence whole."""
    text = "Gen. Lee met Sen. John F. Hay in the U.S. on Oct. 3. They spoke at 5 p.m. for an hour."
    assert _texts(text) == ["Gen. Lee met Sen. John F. Hay in the U.S. on Oct. 3.", "They spoke at 5 p.m. for an hour."]


def test_furniture_is_never_a_sentence():
    """Only title, body and list blocks are read."""
    text = "Troops left the town. Read more here."
    assert _texts(text, ("body", 0, 21), ("furniture", 22, 37)) == ["Troops left the town."]


def test_a_block_boundary_ends_a_sentence_without_a_full_stop():
    """A headline without a full stop does not run into the body."""
    text = "Troops leave\nThe army withdrew on Monday."
    assert _texts(text, ("title", 0, 12), ("body", 13, 41)) == ["Troops leave", "The army withdrew on Monday."]


def test_a_page_without_any_full_stop_is_cut_and_nothing_is_lost():
    """Very long runs are cut at blanks; every word stays in some sentence."""
    text = "word " * 2000
    pieces = _texts(text)
    assert max(map(len, pieces)) <= LONGEST
    assert sum(piece.count("word") for piece in pieces) == 2000


def test_white_space_alone_has_no_sentence():
    """Blank text yields nothing rather than an empty sentence."""
    assert _texts(" \n ") == []
