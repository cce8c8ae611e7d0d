"""Near copies: reports whose body is, for the most part, the body of another report."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from anyascii import anyascii

from lapwing.records.document import Document

_KEY_ROWS = 24  # a copy that was cut to a tenth still shares one of so many values in 9 cases of 10
_MAX_COMPARED = 40  # reports of one bucket that a new one is compared with
_MIN_SHINGLES = 8  # shorter bodies are copies only when word for word the same
_FEW_SHINGLES = 20  # a body of fewer has to be contained nearly whole
_SHINGLE_WORDS = 5
NEAR_COPY_JACCARD = 0.5  # declared: rewritten head, added paragraph
# Cut, with some paragraphs added. Of the reports of one story by two outlets (NeuS and NewsWCL50, the half of the
# stories for fitting) two pairs of 693 share more than .3, and none more than .55.
NEAR_COPY_CONTAINMENT = 0.6
_SHORT_CONTAINMENT = 0.8  # declared
_WORD = re.compile(r"\w+")


def find_copies(documents: Sequence[Document]) -> dict[str, str]:
    """Return for each report_id the smallest report_id of its group of near copies.

    Candidates share a value of `Document.signature` (MinHash of the body's word 5-grams) and are checked on the
    5-grams themselves: Jaccard, or containment of the shorter in the longer. Documents without a signature are
    copies only of the same content. Independent reports of one story share names and quotes and are not copies.
    The result does not depend on the order of `documents`.
    """
    ordered = sorted(documents, key=lambda document: document.report_id)
    parent = {document.report_id: document.report_id for document in ordered}
    by_id = {document.report_id: document for document in ordered}
    shingles: dict[str, frozenset[str]] = {}
    for one, other in _candidates(ordered):
        if _root(parent, one) != _root(parent, other) and _are_copies(by_id[one], by_id[other], shingles):
            first, second = sorted((_root(parent, one), _root(parent, other)))
            parent[second] = first
    return {report: _root(parent, report) for report in parent}


def _candidates(ordered: Sequence[Document]) -> Iterator[tuple[str, str]]:
    buckets: defaultdict[tuple[object, ...], list[str]] = defaultdict(list)
    seen: set[tuple[str, str]] = set()
    for document in ordered:
        for key in _bucket_keys(document):
            bucket = buckets[key]
            for other in bucket:
                if (other, document.report_id) not in seen:
                    seen.add((other, document.report_id))
                    yield other, document.report_id
            if len(bucket) < _MAX_COMPARED:
                bucket.append(document.report_id)


def _bucket_keys(document: Document) -> Iterator[tuple[object, ...]]:
    yield ("content", document.content_id)
    yield from enumerate(document.signature[:_KEY_ROWS])


def _are_copies(one: Document, other: Document, shingles: dict[str, frozenset[str]]) -> bool:
    if one.content_id == other.content_id:
        return True
    first, second = (_body_shingles(document, shingles) for document in (one, other))
    smaller = min(len(first), len(second))
    if smaller < _MIN_SHINGLES:
        return False
    shared = len(first & second)
    if shared / (len(first) + len(second) - shared) >= NEAR_COPY_JACCARD:
        return True
    needed = NEAR_COPY_CONTAINMENT if smaller >= _FEW_SHINGLES else _SHORT_CONTAINMENT
    return shared / smaller >= needed or _is_cut_from(one, other, first, second) >= needed


def _is_cut_from(one: Document, other: Document, first: frozenset[str], second: frozenset[str]) -> float:
    """Return how much of the shorter body stands in the longer text: a short cut has its head taken for its body."""
    short, long = (first, other) if len(first) <= len(second) else (second, one)
    return len(short & _shingles(long.text)) / len(short)


def _body_shingles(document: Document, known: dict[str, frozenset[str]]) -> frozenset[str]:
    if document.report_id not in known:
        known[document.report_id] = _shingles(body_text(document))
    return known[document.report_id]


def _shingles(text: str) -> frozenset[str]:
    tokens = _WORD.findall(anyascii(text).lower())
    runs = zip(*(tokens[offset:] for offset in range(_SHINGLE_WORDS)), strict=False)
    return frozenset(map(" ".join, runs))


def body_text(document: Document) -> str:
    """Return the text of the body and list blocks, or the whole text of a document without blocks."""
    parts = [block.span.text for block in document.blocks if block.kind in ("body", "list")]
    return "\n".join(parts) if parts else document.text


def _root(parent: dict[str, str], report: str) -> str:
    while parent[report] != report:
        parent[report] = parent[parent[report]]
        report = parent[report]
    return report
