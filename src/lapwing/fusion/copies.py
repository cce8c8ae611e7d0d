"""Near copies: reports whose body is, for the most part, the body of another report."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from anyascii import anyascii

from lapwing.records.document import Document

_BAND_ROWS = 2  # with 64 or more values, a copy that was cut to a fifth still shares a band
_MAX_COMPARED = 40  # reports of one bucket that a new one is compared with
_MIN_SHINGLES = 20  # shorter bodies are copies only when word for word the same
_SHINGLE_WORDS = 5
NEAR_COPY_JACCARD = 0.5  # declared: rewritten head, added paragraph
NEAR_COPY_CONTAINMENT = 0.65  # declared: cut; independent reports that share two long quotes reach about .3
_WORD = re.compile(r"\w+")


def find_copies(documents: Sequence[Document]) -> dict[str, str]:
    """Return for each report_id the smallest report_id of its group of near copies.

    Candidates come from bands of `Document.signature` (MinHash of the body's word 5-grams) and are checked on the
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
    for start in range(0, len(document.signature) - _BAND_ROWS + 1, _BAND_ROWS):
        yield ("band", start, *document.signature[start : start + _BAND_ROWS])


def _are_copies(one: Document, other: Document, shingles: dict[str, frozenset[str]]) -> bool:
    if one.content_id == other.content_id:
        return True
    first, second = (_shingles_of(document, shingles) for document in (one, other))
    smaller = min(len(first), len(second))
    if smaller < _MIN_SHINGLES:
        return False
    shared = len(first & second)
    jaccard = shared / (len(first) + len(second) - shared)
    return jaccard >= NEAR_COPY_JACCARD or shared / smaller >= NEAR_COPY_CONTAINMENT


def _shingles_of(document: Document, known: dict[str, frozenset[str]]) -> frozenset[str]:
    if document.report_id not in known:
        tokens = _WORD.findall(anyascii(body_text(document)).lower())
        runs = zip(*(tokens[offset:] for offset in range(_SHINGLE_WORDS)), strict=False)
        known[document.report_id] = frozenset(map(" ".join, runs))
    return known[document.report_id]


def body_text(document: Document) -> str:
    """Return the text of the body and list blocks, or the whole text of a document without blocks."""
    parts = [block.span.text for block in document.blocks if block.kind in ("body", "list")]
    return "\n".join(parts) if parts else document.text


def _root(parent: dict[str, str], report: str) -> str:
    while parent[report] != report:
        parent[report] = parent[parent[report]]
        report = parent[report]
    return report
