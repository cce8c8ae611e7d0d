"""A workspace of coded Current Events items, for evaluations of what comes after coding."""

import hashlib
import json
from datetime import date
from pathlib import Path

from lapwing.api import Workspace
from lapwing.settings import Settings

CURRENT_EVENTS = "raw_news/WikipediaCurrentEvents/events.jsonl"
_RUN_ON = date(2026, 7, 1)


def code_items(data: Path, folder: Path, n_items: int) -> Path:
    """Code the first `n_items` in the order of a hash, so that they are the same everywhere; return the workspace."""
    corpus, workspace = folder / "items.jsonl", folder / "items.db"
    with (data / CURRENT_EVENTS).open(encoding="utf-8") as lines:
        items = sorted(map(json.loads, lines), key=lambda item: hashlib.sha256(item["id"].encode()).hexdigest())
    with corpus.open("w", encoding="utf-8") as stream:
        for item in items[:n_items]:
            row = {"id": item["id"], "text": item["text"], "published": item["date"]}
            stream.write(json.dumps(row) + "\n")
    with Workspace(Settings(workspace=workspace, jobs=1, run_on=_RUN_ON)) as opened:
        opened.code([corpus])
    return workspace
