"""The result as bytes that depend on inputs, versions and judgements alone: not on folders, run ids or the way there.

Event ids are minted once and may stem from an earlier run. Here an event is named by its mentions, and its history is
left out; files are named without their folders.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lapwing.exports.event_json import event_json
from lapwing.exports.mention_json import mention_json
from lapwing.exports.quote_json import quote_json
from lapwing.exports.rejection_json import rejection_json
from lapwing.records.base import Rejection
from lapwing.records.coded import CitedMention
from lapwing.records.fused import Event
from lapwing.records.ids import hash_id
from lapwing.store.workspace_file import WorkspaceFile

EVENTS, MENTIONS, QUOTES, REJECTIONS = (
    f"outputs/{name}.jsonl" for name in ("events", "mentions", "quotes", "rejections")
)
_OF_THE_WAY = ("id", "merged_into", "split_from", "history")


def read_outputs(file: WorkspaceFile) -> dict[str, bytes]:
    """Return every output of a workspace by its name."""
    events = file.events()
    names = {event.event_id: _name(event) for event in events}
    return {
        EVENTS: _lines(_event_row(event, names) for event in events),
        MENTIONS: _lines(_mention_row(cited, names) for cited in file.cited()),
        QUOTES: _lines(map(quote_json, file.quotes())),
        REJECTIONS: _lines(map(_rejection_row, file.rejections())),
    }


def file_name(path: str) -> str:
    """Return a path without its folders, whichever system it is of."""
    return path.replace("\\", "/").rpartition("/")[2]


def _name(event: Event) -> str:
    return hash_id("event", *sorted(event.mentions))


def _event_row(event: Event, names: Mapping[str, str]) -> dict[str, Any]:
    row = {name: value for name, value in event_json(event).items() if name not in _OF_THE_WAY}
    relations = [{**one, "event_id": names.get(one["event_id"])} for one in row["relations"]]
    row["relations"] = sorted(relations, key=lambda one: (one["kind"], str(one["event_id"])))
    return {"id": names[event.event_id], **row, "mentions": sorted(row["mentions"])}


def _mention_row(cited: CitedMention, names: Mapping[str, str]) -> dict[str, Any]:
    told = {"path": file_name(cited.path), "event_id": names.get(cited.event_id or ""), "run_id": None}
    return {**mention_json(cited), **told}


def _rejection_row(rejection: Rejection) -> dict[str, Any]:
    name = file_name(rejection.path)
    return {**rejection_json(rejection), "path": name, "detail": rejection.detail.replace(rejection.path, name)}


def _lines(rows: Iterable[Mapping[str, Any]]) -> bytes:
    """Return rows as JSON Lines in an order of their own, so that it matters not how they were stored."""
    return b"".join(sorted(_encoded(rows)))


def _encoded(rows: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    for row in rows:
        yield json.dumps(row, ensure_ascii=False, sort_keys=True).encode("utf-8", "backslashreplace") + b"\n"
