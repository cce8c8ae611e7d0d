"""Unresolved names as JSON objects, and as a CSV to fill in and give to `lapwing actors add --file`."""

import csv
import io
from collections.abc import Iterable
from typing import Any

from lapwing.records.unresolved import Unresolved

TO_FILL_IN = (
    "name", "kind", "actor_id", "country", "sector", "office", "start", "end", "latitude", "longitude", "source",
)  # fmt: skip
TO_READ = ("events", "documents", "local_id", "perhaps", "example", "path")


def unresolved_json(found: Unresolved) -> dict[str, Any]:
    """Return one name with how much hangs on it and what it may be."""
    return {
        "name": found.name,
        "kind": found.kind,
        "country": found.country,
        "sector": list(found.sector),
        "local_id": found.local_id or None,
        "events": found.n_events,
        "documents": found.n_documents,
        "mentions": found.n_mentions,
        "perhaps": [
            {"entity_id": each.entity_id, "name": each.name, "score": round(each.score.value, 4)}
            for each in found.perhaps
        ],
        "example": found.example,
        "path": found.path,
    }


def unresolved_csv(found: Iterable[Unresolved]) -> str:
    """Return the names as CSV: country and sector as the texts suggest them, `source` empty until somebody knows."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, (*TO_FILL_IN, *TO_READ), restval="", lineterminator="\n")
    writer.writeheader()
    for each in found:
        writer.writerow(
            {
                "name": each.name,
                "kind": each.kind,
                "country": each.country or "",
                "sector": " ".join(code for code in each.sector if code != "UNK"),
                "events": each.n_events,
                "documents": each.n_documents,
                "local_id": each.local_id,
                "perhaps": "; ".join(f"{candidate.entity_id} {candidate.name}" for candidate in each.perhaps),
                "example": each.example,
                "path": each.path,
            }
        )
    return text.getvalue()
