"""What two runs have alike and what differs: versions, inputs, outputs, and events by what they tell."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from lapwing.replication.manifest import InputHash, Manifest, Named
from lapwing.replication.outputs import EVENTS

#: Two machines may differ by so much in a confidence, and in nothing else.
CLOSE = 0.01

InputChange = Literal["changed", "missing", "new"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Something that is named alike on both sides and is not the same; "" where one side has nothing of the name."""

    what: str
    then: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InputDifference:
    """A report that is not as it was, was not found, or was not there then."""

    change: InputChange
    name: str
    report_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDifference:
    """An event that was gained, lost or changed. `told` is what it tells in a line, `fields` what is not as it was."""

    change: Literal["gained", "lost", "changed"]
    event_id: str
    told: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Replication:
    """Whether a second run gave the same bytes, and what differs.

    is_close: records are equal, but for confidences up to `CLOSE` apart, as between two kinds of processors; then
    `confidence_gap` is the widest. outputs: those whose bytes differ.
    """

    holds: bool
    is_close: bool
    confidence_gap: float
    outputs: tuple[str, ...]
    versions: tuple[Difference, ...]
    files: tuple[Difference, ...]
    libraries: tuple[Difference, ...]
    inputs: tuple[InputDifference, ...]
    events: tuple[EventDifference, ...]
    n_same_events: int


def compare(then: Manifest, now: Manifest, before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Replication:
    """Compare a bundle's manifest and outputs with those of a second run."""
    differing = tuple(sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name)))
    old, new = _rows(before.get(EVENTS, b"")), _rows(after.get(EVENTS, b""))
    gap = max((_gap(before.get(name, b""), after.get(name, b"")) for name in differing), default=0.0)
    return Replication(
        holds=not differing,
        is_close=gap <= CLOSE,
        confidence_gap=gap if gap <= CLOSE else 0.0,
        outputs=differing,
        versions=tuple(_differences(_versions(then), _versions(now))),
        files=tuple(_differences(then.files, now.files)),
        libraries=tuple(_differences(then.libraries, now.libraries)),
        inputs=tuple(_input_differences(then.inputs, now.inputs)),
        events=tuple(_event_differences(old, new)),
        n_same_events=sum(new.get(name) == row for name, row in old.items()),
    )


def _versions(manifest: Manifest) -> Named:
    return (*manifest.parts, ("codebook", manifest.codebook))


def _differences(then: Named, now: Named) -> Iterator[Difference]:
    old, new = dict(then), dict(now)
    for name in sorted(old.keys() | new.keys()):
        if old.get(name) != new.get(name):
            yield Difference(what=name, then=old.get(name, ""), now=new.get(name, ""))


def _input_differences(then: Sequence[InputHash], now: Sequence[InputHash]) -> Iterator[InputDifference]:
    """Pair inputs by id and, where a text was changed and so its id, by the name of the file."""
    old, new = {one.report_id: one for one in then}, {one.report_id: one for one in now}
    left: defaultdict[str, list[InputHash]] = defaultdict(list)
    for one in new.values():
        if one.report_id not in old:
            left[one.name].append(one)
    for one in sorted(old.values(), key=lambda one: (one.name, one.report_id)):
        same = new.get(one.report_id)
        if same is None:
            renamed = left[one.name].pop(0) if left[one.name] else None
            yield InputDifference(change="changed" if renamed else "missing", name=one.name, report_id=one.report_id)
        elif same.text_hash != one.text_hash:
            yield InputDifference(change="changed", name=one.name, report_id=one.report_id)
    for one in sorted((each for rest in left.values() for each in rest), key=lambda one: (one.name, one.report_id)):
        yield InputDifference(change="new", name=one.name, report_id=one.report_id)


def _event_differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[EventDifference]:
    """Pair events by their mentions, then by sharing one, then by what they tell: a changed text has other mentions."""
    pairs = [(old[name], new[name]) for name in old.keys() & new.keys()]
    lost = {name: row for name, row in old.items() if name not in new}
    gained = {name: row for name, row in new.items() if name not in old}
    for key in (_mention_keys, _told_keys):
        pairs += _pair_off(lost, gained, key)
    for before, after in sorted(pairs, key=lambda pair: str(pair[0]["id"])):
        fields = tuple(name for name in before if name != "id" and before[name] != after.get(name))
        if fields:
            yield EventDifference(change="changed", event_id=before["id"], told=told_event(before), fields=fields)
    for name, row in sorted(lost.items()):
        yield EventDifference(change="lost", event_id=name, told=told_event(row))
    for name, row in sorted(gained.items()):
        yield EventDifference(change="gained", event_id=name, told=told_event(row))


def _pair_off(lost: dict[str, Any], gained: dict[str, Any], keys: Any) -> list[tuple[Any, Any]]:
    by_key: dict[Any, str] = {}
    for name, row in sorted(gained.items()):
        for key in keys(row):
            by_key.setdefault(key, name)
    pairs = []
    for name, row in sorted(lost.items()):
        other = next((by_key[key] for key in keys(row) if by_key.get(key) in gained), None)
        if other is not None:
            pairs.append((lost.pop(name), gained.pop(other)))
    return pairs


def _mention_keys(row: Mapping[str, Any]) -> Iterable[str]:
    mentions: list[str] = row["mentions"]
    return mentions


def _told_keys(row: Mapping[str, Any]) -> Iterable[str]:
    return (told_event(row),)


def told_event(row: Mapping[str, Any]) -> str:
    """Return one event in a line: day, type, who, whom."""
    code = ", ".join((row["event"], *row["mode"]))
    actor, recipient = ("; ".join(one["name"] for one in row[side]) or "–" for side in ("actor", "recipient"))
    return f"{row['date'] or 'undated'} {code}: {actor} → {recipient}"


def _rows(content: bytes) -> dict[str, Any]:
    rows = (json.loads(line) for line in content.splitlines())
    return {row["id"]: row for row in rows}


def _gap(before: bytes, after: bytes) -> float:
    """Return the widest difference of confidences where all else is equal, infinity where it is not."""
    old, new = before.splitlines(), after.splitlines()
    if len(old) != len(new):
        return float("inf")
    rows = [sorted(map(_without_confidence, lines), key=lambda one: one[0]) for lines in (old, new)]
    if any(one[0] != other[0] for one, other in zip(*rows, strict=True)):
        return float("inf")
    return max((abs(one[1] - other[1]) for one, other in zip(*rows, strict=True)), default=0.0)


def _without_confidence(line: bytes) -> tuple[str, float]:
    row = json.loads(line)
    confidence = float(row.pop("confidence", 0.0) or 0.0)
    return json.dumps(row, sort_keys=True), confidence
