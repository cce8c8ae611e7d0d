"""Sentences: each readable block is cut by sentencex; a block boundary is always a sentence boundary."""

from collections.abc import Iterator

import sentencex

from lapwing.records.base import Span
from lapwing.records.document import Block, Document
from lapwing.records.reading import Sentence

READABLE = ("title", "body", "list")
LONGEST = 1200  # characters; longer ones (an unclosed quotation swallows a page) are cut at the next mark or blank


def split_sentences(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences of all blocks that may tell events, in text order, trimmed of white space."""
    spans = (
        (number, span)
        for number, block in enumerate(document.blocks)
        if block.kind in READABLE
        for span in _split_block(document.text, block)
    )
    return tuple(Sentence(index=n, span=span, paragraph=paragraph) for n, (paragraph, span) in enumerate(spans))


def _split_block(text: str, block: Block) -> Iterator[Span]:
    body = text[block.span.start : block.span.end]
    for boundary in sentencex.get_sentence_boundaries("en", body):
        yield from _cut_long(text, block.span.start + boundary["start_index"], block.span.start + boundary["end_index"])


def _cut_long(text: str, start: int, end: int) -> Iterator[Span]:
    while end - start > LONGEST:
        part = text[start : start + LONGEST]
        cut = max(part.rfind(mark, LONGEST // 2) + 1 for mark in (". ", ".” ", '." ', "; ", "\n", " "))
        yield from _trimmed(text, start, start + (cut or LONGEST))
        start += cut or LONGEST
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start=start, end=end, text=text[start:end])
