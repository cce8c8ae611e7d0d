"""Blocks: a plain text cut into title, body, lists, datelines, bylines, captions, furniture and licence lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lapwing.documents.furniture import Verdict, judge_places
from lapwing.documents.joints import FINAL_CREDIT, Piece, cut_closing, cut_items, cut_opening
from lapwing.documents.line_forms import line_form
from lapwing.documents.paragraphs import split_units
from lapwing.documents.units import Unit, unit_between
from lapwing.knowledge.outlets import OutletIndex
from lapwing.records.base import Span
from lapwing.records.document import Block, BlockKind, Dateline

READ_KINDS: frozenset[BlockKind] = frozenset({"title", "body", "list"})
OPENING_UNITS = 3  # units of body text within which a dateline may stand
HEADING = re.compile(r"#{1,6}\s+")
RULE = re.compile(r"[-*_=~\s]{3,}\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The blocks of a text with what was understood on the way."""

    blocks: tuple[Block, ...]
    dateline: Dateline | None = None

    def first(self, kind: BlockKind) -> Span | None:
        """Return the span of the first block of a kind."""
        return next((block.span for block in self.blocks if block.kind == kind), None)

    def read_texts(self) -> tuple[str, ...]:
        """Return the texts of the blocks that are read for events, without the title."""
        return tuple(block.span.text for block in self.blocks if block.kind in ("body", "list"))


def cut_blocks(text: str, *, title: str | None, outlets: OutletIndex, markdown: bool = False) -> Layout:
    """Cut a text into its blocks. Offsets point into `text` as given; white space between blocks belongs to none.

    title: the title that the row, sidecar or page states, if any: a line that repeats it is the title.
    """
    pieces: list[Piece] = []
    for unit in split_units(text):
        pieces += _cut_ends(text, unit, markdown, outlets)
    units = [piece[0] for piece in pieces]
    forms: list[Verdict] = [(kind, why) if kind else line_form(unit) for unit, kind, why in pieces]
    judged = judge_places(units, forms, title)
    return _lay_out(text, units, judged)


def _cut_ends(text: str, unit: Unit, markdown: bool, outlets: OutletIndex) -> list[Piece]:
    if markdown and (heading := HEADING.match(unit.text)):
        inner = unit_between(text, unit.start + heading.end(), unit.end)
        return [(inner, "title", "a Markdown heading")] if inner else []
    if RULE.match(unit.text):
        return [(unit, "furniture", "a rule")]
    pieces: list[Piece] = []
    for part, kind, why in cut_closing(text, unit):
        if kind:
            pieces.append((part, kind, why))
        else:
            pieces += [piece for item in cut_items(text, part) for piece in _cut_signature(text, item, outlets)]
    return pieces


def _lay_out(text: str, units: Sequence[Unit], judged: Sequence[Verdict]) -> Layout:
    blocks: list[Block] = []
    dateline: Dateline | None = None
    n_body = 0
    for unit, verdict in zip(units, judged, strict=True):
        if verdict is not None:
            blocks.append(_block(unit, *verdict))
            continue
        dated = dateline is not None or n_body >= OPENING_UNITS
        cut, found = cut_opening(text, unit, opening=n_body == 0, dated=dated)
        dateline = dateline or found
        n_body += 1
        blocks += [_block(piece, kind or "body", why) for piece, kind, why in cut]
    return Layout(blocks=tuple(blocks), dateline=dateline)


def _cut_signature(text: str, unit: Unit, outlets: OutletIndex) -> list[Piece]:
    """Cut a known agency's name, after a dash or in brackets, off the last sentence of a paragraph."""
    credit = FINAL_CREDIT.search(unit.text, max(0, len(unit.text) - 60))
    if credit is None or credit.start() == 0 or not outlets.find_agencies(credit["name"]):
        return [(unit, None, "")]
    cut = unit.start + credit.start()
    body, name = unit_between(text, unit.start, cut), unit_between(text, cut, unit.end)
    pieces: list[Piece] = [(body, None, "")] if body else []
    return [*pieces, (name, "byline", "an agency's signature after the last sentence")] if name else pieces


def _block(unit: Unit, kind: BlockKind, why: str) -> Block:
    return Block(span=Span(start=unit.start, end=unit.end, text=unit.text), kind=kind, why=why)
