"""Our annotation of open corpora (see annotation.py) as texts with the country and sector of each actor and recipient.

Countries and sectors are written in PLOVER's codes, as those of lapwing_gold are. Texts of the Current Events corpus
have their day. Fold: OPEN, so that whoever leaves a fold of lapwing_gold out keeps them all. Only summaries and our own
texts are read: windows of prose would need their whole articles cut into sentences, for a sixth of the actors.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evaluation.actor_texts import GoldText, Key, is_pronoun, plover_codes
from training.annotation import FOLDER, TEXTS

OPEN = -1
FILES = ("first_summaries.jsonl", "second_summaries.jsonl", "second_own.jsonl")


def read_annotated(data: Path) -> Iterator[GoldText]:
    """Yield the annotated texts that have an actor or a recipient, in the order of the files."""
    rows = [json.loads(line) for name in FILES for line in (FOLDER / name).read_text("utf-8").splitlines()]
    rows = [row for row in rows if any(_parties(row))]
    days = _days(data)
    names = dict.fromkeys(row["corpus"] for row in rows)
    texts = {name: TEXTS[name](data, [row["id"] for row in rows if row["corpus"] == name]) for name in names}
    for row in rows:
        yield _gold_text(row, texts[row["corpus"]][row["id"]], days.get(row["id"], ""))


def _parties(row: dict[str, Any]) -> Iterator[tuple[int, int, str, str]]:
    for event in row["events"]:
        for role in ("actor", "recipient"):
            yield from (tuple(party) for party in event.get(role, ()))


def _days(data: Path) -> dict[str, str]:
    path = data / "raw_news" / "WikipediaCurrentEvents" / "events.jsonl"
    with path.open(encoding="utf-8") as lines:
        return {row["id"]: row["date"] for row in map(json.loads, lines)}


def _gold_text(row: dict[str, Any], text: str, day: str) -> GoldText:
    entities: dict[Key, tuple[str, str]] = {}
    for start, end, country, sector in _parties(row):
        if not is_pronoun(text[start:end]):
            entities.setdefault((start, end), plover_codes(country, sector))
    places = dict.fromkeys(tuple(event["place"]) for event in row["events"] if "place" in event)
    bounds = [*row["starts"][1:], len(text) + 1]
    return GoldText(
        item_id=f"{row['corpus']}:{row['id']}",
        fold=OPEN,
        day=day,
        text=text,
        sentences=tuple((start, max(start, end - 1)) for start, end in zip(row["starts"], bounds, strict=True)),
        entities=entities,
        places=tuple(places),
    )
