"""Stretches of text in quotation marks: straight, curly, low, guillemets; nested, unclosed, over several paragraphs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lapwing.records.base import Span
from lapwing.records.document import Block, Document

CLOSERS = {"“": "”", "„": "“”", "«": "»", "»": "«", "``": "''", '"': '"', "‘": "’", "'": "'", "‹": "›"}
DOUBLE = re.compile(r"[“”„«»\"]|``|''")
SINGLE = re.compile(r"[‘’'‹›]")
SPOKEN_BLOCKS = frozenset({"title", "body", "list", "caption"})
OTHER_KIND = {"“": '"', '"': "”"}  # keyboards and editors mix them: “…," she said
MAX_LENGTH = 3_000  # code points; what runs longer without a closing mark was never one quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A stretch in quotation marks. `outer` includes the marks, `content` does not; `closed`: one closes it."""

    outer: Span
    content: Span
    closed: bool
    single: bool


def find_marked(document: Document) -> list[Marked]:
    """Return the outermost marked stretches of the document's spoken blocks, in text order.

    A paragraph whose quote is not closed goes on in the next one if that opens with a mark; otherwise the quote ends
    with its paragraph. A stray straight mark spoils at most its own paragraph.
    """
    blocks = [block for block in document.blocks if block.kind in SPOKEN_BLOCKS]
    found = [marked for block in blocks for marked in _of_block(document.text, block)]
    return _joined(document.text, found, blocks)


def _of_block(text: str, block: Block) -> Iterator[Marked]:
    """Yield the stretches in double marks, then those in single marks that lie outside of them."""
    double = list(_scan(text, block.span, DOUBLE, single=False))
    yield from double
    edges = [block.span.start, *(edge for one in double for edge in (one.outer.start, one.outer.end)), block.span.end]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        yield from _scan(text, Span(start=start, end=end, text=text[start:end]), SINGLE, single=True)


def _scan(text: str, region: Span, marks: re.Pattern[str], *, single: bool) -> Iterator[Marked]:
    position = region.start
    while (opening := _next_opening(text, position, region.end, marks, single=single)) is not None:
        closing = _closing(text, opening, region.end, single=single)
        if closing is None and (single or opening.group() == "''"):
            position = opening.end()
            continue
        content_end = closing.start() if closing else _stripped_end(text, opening.end(), region.end)
        outer_end = closing.end() if closing else content_end
        yield Marked(
            outer=_span(text, opening.start(), outer_end),
            content=_span(text, opening.end(), content_end),
            closed=closing is not None,
            single=single,
        )
        position = max(outer_end, opening.end())


def _next_opening(text: str, start: int, end: int, marks: re.Pattern[str], *, single: bool) -> re.Match[str] | None:
    """Return the next mark that can open: one that only closes is passed over, and so are apostrophes and inches."""
    for mark in marks.finditer(text, start, end):
        if mark.group() in CLOSERS and _opens(text, mark, single=single):
            return mark
    return None


def _opens(text: str, mark: re.Match[str], *, single: bool) -> bool:
    before = text[mark.start() - 1] if mark.start() else " "
    after = text[mark.end()] if mark.end() < len(text) else " "
    if mark.group() == "»":
        return before.isspace() and not after.isspace()
    if mark.group() in {'"', "'", "‘"} or single:
        return not before.isalnum() and not after.isspace() and before not in ".,;!?"
    return True


def _closing(text: str, opening: re.Match[str], end: int, *, single: bool) -> re.Match[str] | None:
    """Return the mark that closes what `opening` opens; nested quotes of the same kind are counted."""
    closers = CLOSERS[opening.group()]
    pattern = re.compile("''" if closers == "''" else f"[{re.escape(closers + opening.group())}]")
    depth = 1
    other = None if single else OTHER_KIND.get(opening.group())
    for mark in pattern.finditer(text, opening.end(), min(end, opening.end() + MAX_LENGTH)):
        if mark.group() in closers and _closes(text, mark, single=single):
            depth -= 1
        elif mark.group() == opening.group() and mark.group() not in closers:
            depth += 1
        if depth == 0:
            return _mixed(text, opening, mark.start(), other) or mark
    mixed = _mixed(text, opening, min(end, opening.end() + MAX_LENGTH), other)
    if mixed is not None:
        return mixed
    return _first_closing(text, pattern, opening, end, closers) if depth > 1 else None


def _mixed(text: str, opening: re.Match[str], end: int, other: str | None) -> re.Match[str] | None:
    """Return a closing mark of the other kind that plainly ends speech before `end`: curly opened, straight closed."""
    if other is None:
        return None
    return re.compile(rf"(?<=[,.?!…]){other}(?=\s+\S|\s*$)").search(text, opening.end(), end)


def _first_closing(
    text: str, pattern: re.Pattern[str], opening: re.Match[str], end: int, closers: str
) -> re.Match[str] | None:
    """Return the first closing mark: the remedy where an inner quote was opened twice and closed once."""
    return next((mark for mark in pattern.finditer(text, opening.end(), end) if mark.group() in closers), None)


def _closes(text: str, mark: re.Match[str], *, single: bool) -> bool:
    before = text[mark.start() - 1] if mark.start() else " "
    after = text[mark.end()] if mark.end() < len(text) else " "
    if single:
        return not after.isalnum() and not before.isspace()
    if mark.group() == '"':
        return not before.isspace() or not after.isalnum()
    return True


def _joined(text: str, found: Sequence[Marked], blocks: Sequence[Block]) -> list[Marked]:
    """Join a quote that its paragraph does not close with the next paragraph's, if that one starts with a mark."""
    joined: list[Marked] = []
    for marked in sorted(found, key=lambda one: one.outer.start):
        last = joined[-1] if joined else None
        if last is not None and not last.closed and _opens_next_block(last, marked, blocks):
            joined[-1] = Marked(
                outer=_span(text, last.outer.start, marked.outer.end),
                content=_span(text, last.content.start, marked.content.end),
                closed=marked.closed,
                single=last.single,
            )
        else:
            joined.append(marked)
    return joined


def _opens_next_block(last: Marked, marked: Marked, blocks: Sequence[Block]) -> bool:
    starts = [block.span.start for block in blocks]
    index = next((n for n, block in enumerate(blocks) if block.span.start <= last.content.end <= block.span.end), None)
    return index is not None and index + 1 < len(blocks) and marked.outer.start == starts[index + 1]


def _stripped_end(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())


def _span(text: str, start: int, end: int) -> Span:
    return Span(start=start, end=end, text=text[start:end])
