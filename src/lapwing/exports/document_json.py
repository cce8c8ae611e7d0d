"""Documents as JSON objects, without their text. Keys and order are fixed."""

import json
from typing import Any

from lapwing.records.document import DateCandidate, Document, PublishedDate


def document_json(document: Document) -> dict[str, Any]:
    """Return what is known of a document: whose it is, where it came from, when it was published, on what basis.

    `metadata` is all else that was stated of it: author, section, load date, the row that it stood in.
    """
    return {
        "id": document.document_id,
        "report_id": document.report_id,
        "content_id": document.content_id,
        "path": document.path,
        "url": document.url,
        "title": document.title.text if document.title else document.given_title,
        "outlet": document.outlet.name if document.outlet else None,
        "wire": [agency.name for agency in document.wire],
        "language": document.language,
        "translated_from": document.translated_from,
        "metadata": {key: json.loads(value) for key, value in document.metadata},
        **published_json(document.published),
    }


def published_json(published: PublishedDate) -> dict[str, Any]:
    """Return a publication date with its reasons and whatever else it may have been."""
    return {
        "published": published.edtf,
        "published_basis": published.basis,
        "published_why": published.why,
        "published_candidates": [_candidate_json(candidate) for candidate in published.candidates],
    }


def _candidate_json(candidate: DateCandidate) -> dict[str, Any]:
    return {"edtf": candidate.edtf, "score": round(candidate.score.value, 4), "why": candidate.score.why}
