"""The annotated PLOVER corpus (lapwing_gold): summaries and windows of prose, as examples with spans."""

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from training.examples import Example, GoldEvent, make_example

FOLDS = 5
_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()


def fold_of(example_id: str) -> int:
    """Return the fold (0-4) of an item or window: the corpus's convention, by its id's hash."""
    digits = example_id[1:9] if example_id[0] == "r" else example_id[:8]
    return int(digits, 16) % FOLDS


def load_gold(data: Path) -> list[Example]:
    """Read both halves of the corpus below `data`, in file order."""
    folder = data / "plover_cameo" / "lapwing_gold"
    items = [_item(row) for row in _rows(folder / "items.jsonl")]
    return items + [_window(row) for row in _rows(folder / "prose.jsonl")]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def _item(row: dict[str, Any]) -> Example:
    text = row["text"]
    used: list[int] = []
    events = [_event(record, text, (0, len(text)), used, row["date"]) for record in row["events"]]
    return make_example(row["id"], text, [0], events, row["date"])


def _window(row: dict[str, Any]) -> Example:
    text, starts = "", []
    for sentence in row["sentences"]:
        starts.append(len(text))
        text += sentence + " "
    text, bounds, used = text[:-1], [*starts[1:], len(text)], list[int]()
    events = [_event(e, text, (starts[e["s"]], bounds[e["s"]]), used, None) for e in row["events"]]
    return make_example(row["id"], text, starts, events)


def _event(
    record: dict[str, Any], text: str, sentence: tuple[int, int], used: list[int], published: str | None
) -> GoldEvent:
    trigger = _place_trigger(text, record["trigger"], sentence, used)
    used.append(trigger[0])
    spans: dict[str, list[tuple[int, int, str | None]] | None] = {}
    for role in ("actor", "recipient"):
        parts = [entity.split("|") for entity in record[role]]
        found = [(_locate(text, part[0], sentence, trigger), part[2] if len(part) > 2 else None) for part in parts]
        spans[role] = [(*span, sector) for span, sector in found if span]
    for role in ("place", "source"):
        span = _locate(text, record[role], sentence, trigger) if record[role] else None
        spans[role] = [(*span, None)] if span else []
    spans["time"] = _find_time(text, record["when"], sentence, trigger, published)
    for role in ("dead", "injured"):
        spans[role] = find_number(text, record[role], sentence, trigger, role)
    return GoldEvent(
        trigger=trigger,
        event=record["type"],
        modes=tuple(record["mode"]),
        contexts=tuple(record["context"]),
        reality=record["reality"],
        spans=spans,
        record=record,
    )


def _occurrences(text: str, phrase: str, bounds: tuple[int, int]) -> list[tuple[int, int]]:
    pattern = (r"\b" if phrase[:1].isalnum() else "") + re.escape(phrase) + (r"\b" if phrase[-1:].isalnum() else "")
    found = [m.span() for m in re.finditer(pattern, text) if bounds[0] <= m.start() < bounds[1]]
    return found or [m.span() for m in re.finditer(re.escape(phrase), text) if bounds[0] <= m.start() < bounds[1]]


def _place_trigger(text: str, phrase: str, sentence: tuple[int, int], used: list[int]) -> tuple[int, int]:
    found = _occurrences(text, phrase, sentence)
    return next((span for span in found if span[0] not in used), found[0])


def _locate(text: str, phrase: str, sentence: tuple[int, int], trigger: tuple[int, int]) -> tuple[int, int] | None:
    """Find the occurrence nearest to the trigger: in its sentence, or anywhere for a caret ("^Raqqa")."""
    anywhere = phrase.startswith("^")
    found = _occurrences(text, phrase.lstrip("^"), (0, len(text)) if anywhere else sentence)
    found = found or _occurrences(text, phrase.lstrip("^"), (0, len(text)))
    return min(found, key=lambda span: abs(span[0] - trigger[0]), default=None)


def _find_time(
    text: str, when: str | None, sentence: tuple[int, int], trigger: tuple[int, int], published: str | None
) -> list[tuple[int, int, str | None]] | None:
    """Find the words behind a date; None (no loss) where it is neither the day of publication nor in the words."""
    if not when:
        return []
    phrases = [when[1:]] if when.startswith("~") else list(_phrases_for(when, published))
    for phrase in phrases:
        found = [m.span() for m in re.finditer(phrase if not when.startswith("~") else re.escape(phrase), text)]
        inside = [span for span in found if sentence[0] <= span[0] < sentence[1]]
        if inside:
            return [(*min(inside, key=lambda span: abs(span[0] - trigger[0])), None)]
    return [] if when == published else None


def _phrases_for(when: str, published: str | None) -> Iterator[str]:
    """Yield patterns of the ways in which news prose writes the EDTF date `when`, the fullest first."""
    days = [d for d in when.split("/") if re.fullmatch(r"\d{4}-\d\d-\d\d", d)]
    for day in map(date.fromisoformat, days):
        month = f"{day:%B}|{day:%b}\\.?"
        yield rf"(?:on )?(?:{day:%A},? )?(?:{month}) {day.day}\b(?:, {day.year})?"
        yield rf"(?:on )?{day.day} (?:{month})\b(?: {day.year})?"
        lag = (date.fromisoformat(published) - day).days if published else 99
        if 0 <= lag <= 7:
            yield rf"(?:(?:on|last) )?{day:%A}(?: (?:morning|evening|night|afternoon))?\b"
        yield from {0: [r"today\b", r"tonight\b"], 1: [r"yesterday\b"]}.get(lag, [])
        if lag == -1:
            yield r"tomorrow\b"
    if re.fullmatch(r"\d{4}-\d\d", when):
        first = date.fromisoformat(when + "-01")
        yield rf"(?:(?:in|since) )?(?:late |early |mid-)?{first:%B}(?: {first.year})?\b"
        if published and (date.fromisoformat(published).replace(day=1) - timedelta(days=1)).isoformat()[:7] == when:
            yield r"last month\b"
    if re.fullmatch(r"\d{4}", when):
        yield rf"(?:(?:in|since|from) )?(?:late |early |mid-)?{when}\b"
        if published and int(published[:4]) - 1 == int(when):
            yield r"last year\b"


def find_number(
    text: str, number: int | None, sentence: tuple[int, int], trigger: tuple[int, int], role: str
) -> list[tuple[int, int, str | None]] | None:
    """Find the figure behind a count, nearest to its word ("killed", "injured"); None where it is not in the words."""
    if number is None:
        return []
    words = [f"{number:,}", str(number)]
    words += [_NUMBERS[number]] if number < len(_NUMBERS) else []
    words += ["an?"] if number == 1 else []
    pattern = r"(?i)\b(?:" + "|".join(words) + r")\b"
    found = [m.span() for m in re.finditer(pattern, text) if sentence[0] <= m.start() < sentence[1]]
    cue = r"kill|dead|death|die|fatal|casualt" if role == "dead" else r"injur|wound|hurt"
    cues = [m.start() for m in re.finditer(cue, text)] or [trigger[0]]
    best = min(found, key=lambda span: min(abs(span[0] - at) for at in cues), default=None)
    return [(*best, None)] if best else None
