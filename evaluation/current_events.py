"""The Current Events corpus: its items, and items written as reports that Lapwing codes."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

SOURCE = Path("raw_news") / "WikipediaCurrentEvents" / "events.jsonl"


def read_items(data: Path) -> Iterator[dict[str, Any]]:
    """Yield the items in the folder's order; the program ends with 2 where there are none.

    Keys: id, date (ISO), category, story (or None), text, sources.
    """
    path = data / SOURCE
    if not path.is_file():
        print(f"missing: {path}")
        raise SystemExit(2)
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def write_reports(items: Iterable[dict[str, Any]], target: Path) -> Path:
    """Write items as reports of one outlet, each dated and with its id; return where they are."""
    with target.open("w", encoding="utf-8") as out:
        for item in items:
            row = {"id": item["id"], "text": item["text"], "published": item["date"], "outlet": "Current Events"}
            out.write(json.dumps(row) + "\n")
    return target
