"""Trying codes of one's own: what examples score, and which events of a workspace would be gained, lost or changed.

Example:
    >>> from pathlib import Path
    >>> from lapwing.code_trials import check_codes
    >>> faults, codes = check_codes([Path("codes.yaml")])
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from lapwing.knowledge.codebook import find_codebook_faults, load_background, load_codebook
from lapwing.models import load_reader
from lapwing.pipeline import Tools, code_document, make_tools
from lapwing.reading import teach
from lapwing.reading.taught import TaughtCode
from lapwing.records.document import Document
from lapwing.records.event import EventMention


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeChange:
    """What codes of one's own make of one event mention: its codes before and after, "" where there is no event."""

    change: Literal["gained", "lost", "changed"]
    before: str
    after: str
    document: str
    outlet: str
    sentence: str
    trigger: tuple[int, int]
    codes: tuple[str, ...]


def check_codes(layers: Sequence[Path]) -> tuple[tuple[str, ...], tuple[TaughtCode, ...]]:
    """Return every fault of the layers, as "file:line: what", and the taught codes with what their examples score."""
    faults = find_codebook_faults(*layers)
    seeds = () if faults else load_codebook(*layers).seeds
    return faults, teach(seeds, load_background(), load_reader()).codes


def try_codes(
    documents: Iterable[Document],
    layers: Sequence[Path],
    on_progress: Callable[[], None] = lambda: None,
) -> Iterator[CodeChange]:
    """Code documents with and without the layers, and yield every difference, in the order of the documents.

    Both codings are made here, by this version: what else has changed since the workspace was coded does not show.
    """
    without, within = make_tools(), make_tools(layers=tuple(layers))
    for document in documents:
        before, after = (_mentions(document, tools) for tools in (without, within))
        for place in sorted(before.keys() | after.keys()):
            one, other = before.get(place), after.get(place)
            if one is None or other is None or _code(one) != _code(other):
                yield _change(document, one, other)
        on_progress()


def _mentions(document: Document, tools: Tools) -> dict[tuple[int, int], EventMention]:
    on = date.fromisoformat(document.published.date_max or "2000-01-01")  # a document of a workspace is dated already
    coded = code_document(document, tools, on)
    return {(one.trigger.start, one.trigger.end): one for one in coded.event_mentions}


def _change(document: Document, before: EventMention | None, after: EventMention | None) -> CodeChange:
    shown = after or before
    if shown is None:
        raise ValueError("no mention on either side")
    old, new = _codes(before), _codes(after)
    start = shown.sentence.start
    return CodeChange(
        change="gained" if before is None else "lost" if after is None else "changed",
        before=_code(before) if before else "",
        after=_code(after) if after else "",
        document=document.document_id,
        outlet=document.outlet.name if document.outlet else "",
        sentence=shown.sentence.text,
        trigger=(shown.trigger.start - start, shown.trigger.end - start),
        codes=tuple(sorted(new - old)),
    )


def _codes(mention: EventMention | None) -> set[str]:
    if mention is None:
        return set()
    modes = {f"mode {mention.event} {code}" for code in mention.mode}
    return {f"type {mention.event}", *modes, *(f"context {code}" for code in mention.context)}


def _code(mention: EventMention) -> str:
    context = f" / {', '.join(mention.context)}" if mention.context else ""
    return ", ".join((mention.event, *mention.mode)) + context
