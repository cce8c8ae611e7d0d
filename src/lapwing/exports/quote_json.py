"""Quotes as JSON objects: what `lapwing quotes --json` writes, one a line. Keys and order are fixed."""

from typing import Any

from lapwing.exports.mention_json import participant_json
from lapwing.records.quote import Quote


def quote_json(quote: Quote) -> dict[str, Any]:
    """Return who said what, where."""
    return {
        "document_id": quote.document_id,
        "speaker": participant_json(quote.speaker) if quote.speaker else None,
        "text": quote.span.text,
        "start": quote.span.start,
        "end": quote.span.end,
        "direct": quote.direct,
        "cue": quote.cue.text if quote.cue else None,
    }
