"""Our own annotation of open corpora (`annotation/*.jsonl`): ids and offsets; texts come from corpora; some are ours.

A row names its corpus and the id of a text there, the text's hash, where its sentences start, and the events with their
spans as code points. GUIDE.md of the annotated PLOVER corpus says what each field means; contexts are
annotated of about half of the events. A row whose text is not to be found as it was is an error: offsets into another
text would be noise.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from sentencex import segment

from training.entities import GMB_FILE, load_gmb
from training.examples import Example, GoldEvent, make_example
from training.gold import find_number

Texts = Callable[[Path, Sequence[str]], dict[str, str]]  # (folder of corpora, ids) → texts by id
FOLDER = Path(__file__).parent / "annotation"
_TIGHT = (  # how a newspaper prints what a corpus of tokens sets apart, in this order
    (r" (n't|'s|'re|'ve|'ll|'d|'m|'S|N'T)\b", r"\1"),
    (r" ([,.;:?!%)\]])", r"\1"),
    (r"([(\[$]) ", r"\1"),
    (r" '(?= |$)", "'"),
    ("`` ", '"'),
    (" ''", '"'),
    ("ca n't", "can't"),
)


def load_annotation(data: Path, files: str = "*.jsonl") -> list[Example]:
    """Read the annotated texts of `files`, in order; ValueError names a text that differs from the one annotated."""
    rows = [row for path in sorted(FOLDER.glob(files)) for row in _rows(path)]
    texts = {
        corpus: read(data, [row["id"] for row in rows if row["corpus"] == corpus]) for corpus, read in TEXTS.items()
    }
    return [_example(row, texts[row["corpus"]]) for row in rows]


def _example(row: dict[str, Any], texts: dict[str, str]) -> Example:
    text = texts.get(row["id"], "")
    if text_hash(text) != row["text_hash"]:
        raise ValueError(f"{row['corpus']} {row['id']}: the text is not the one that was annotated")
    bounds = [*row["starts"][1:], len(text)]
    events = [_event(event, text, row["starts"], bounds) for event in row["events"]]
    return make_example(f"{row['corpus']}:{row['id']}", text, row["starts"], events)


def text_hash(text: str) -> str:
    """Return the first 8 hex digits of the SHA-256 of `text`."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _event(record: dict[str, Any], text: str, starts: Sequence[int], bounds: Sequence[int]) -> GoldEvent:
    trigger = (record["trigger"][0], record["trigger"][1])
    number = next(n for n, end in enumerate(bounds) if trigger[0] < end)
    sentence = (starts[number], bounds[number])
    spans: dict[str, list[tuple[int, int, str | None]] | None] = {}
    for role in ("actor", "recipient"):
        spans[role] = [(start, end, sector) for start, end, _, sector in record.get(role, ())]
    for role in ("place", "time", "source"):
        spans[role] = [(*record[role], None)] if role in record else []
    for role in ("dead", "injured"):
        spans[role] = find_number(text, record.get(role), sentence, trigger, role)
    return GoldEvent(
        trigger=trigger,
        event=record["type"],
        modes=tuple(record.get("mode", ())),
        contexts=tuple(record["context"]) if "context" in record else None,
        reality=record.get("reality", "happened"),
        spans=spans,
        record=record,
    )


def _own(_: Path, ids: Sequence[str]) -> dict[str, str]:
    """Return the texts that were written for this corpus, the only ones that stand beside it."""
    texts = json.loads((FOLDER / "own_texts.json").read_text("utf-8"))
    return {each: texts[each] for each in ids}


def _current_events(data: Path, ids: Sequence[str]) -> dict[str, str]:
    path, wanted = data / "raw_news" / "WikipediaCurrentEvents" / "events.jsonl", set(ids)
    return {row["id"]: row["text"] for row in _rows(path) if row["id"] in wanted}


def _gmb(data: Path, ids: Sequence[str]) -> dict[str, str]:
    wanted = set(ids)
    return {e.example_id: e.text for e in load_gmb(data / GMB_FILE) if e.example_id in wanted}


def _neus(data: Path, ids: Sequence[str]) -> dict[str, str]:
    """Return the first five sentences of article K of line N, for ids "N.K"."""
    lines = (data / "news_clustering" / "NeuS_AllSides" / "train.source").read_text("utf-8").split("\n")
    texts = {}
    for each in ids:
        line, part = map(int, each.split("."))
        article = re.findall(r"ARTICLE=> (.*?)(?= \[SEP\]|$)", lines[line].strip())[part]
        texts[each] = " ".join([s.strip() for s in segment("en", article) if s.strip()][:5])
    return texts


def _rams(data: Path, ids: Sequence[str]) -> dict[str, str]:
    """Return the named sentences of a window of RAMS, for ids "key/0,2,3"."""
    path = data / "events" / "RAMS_devtest" / "dev.jsonlines"
    windows = {row["doc_key"]: row["sentences"] for row in _rows(path)}
    texts = {}
    for each in ids:
        key, numbers = each.split("/")
        texts[each] = " ".join(print_tokens(windows[key][int(n)]) for n in numbers.split(","))
    return texts


def _articles(paragraphs: Callable[[Path, frozenset[str]], dict[str, list[str]]]) -> Texts:
    """Return a reader of windows of articles: sentences FIRST to LAST-1 of article KEY, for ids "KEY/FIRST-LAST"."""

    def read(data: Path, ids: Sequence[str]) -> dict[str, str]:
        found = paragraphs(data, frozenset(each.rpartition("/")[0] for each in ids))
        sentences = {key: list(_sentences(parts)) for key, parts in found.items()}
        texts = {}
        for each in ids:
            key, _, window = each.rpartition("/")
            first, last = map(int, window.split("-"))
            texts[each] = " ".join(sentences[key][first:last])
        return texts

    return read


def _sentences(paragraphs: Iterable[str]) -> Iterator[str]:
    for paragraph in paragraphs:
        yield from (s.strip() for s in segment("en", " ".join(paragraph.split())) if s.strip())


def _fundus(data: Path, keys: frozenset[str]) -> dict[str, list[str]]:
    """Return paragraphs of "country/Publisher.json:version"."""
    found = {}
    for key in keys:
        name, version = key.rsplit(":", 1)
        page = json.loads((data / "html_extraction" / "fundus_en" / name).read_text("utf-8"))[version]["body"]
        sections = [paragraph for section in page.get("sections", []) for paragraph in section["paragraphs"]]
        found[key] = [*page.get("summary", []), *sections]
    return found


def _allsides(data: Path, keys: frozenset[str]) -> dict[str, list[str]]:
    """Return paragraphs of "round-up:stance"."""
    path = data / "news_clustering" / "NeuS_AllSides" / "headline_11_2021-10-19_crawled_all.jsonl"
    told = ((f"{row['id']}:{stance}", news) for row in _rows(path) for stance, news in row["news"].items())
    return {key: news["newBody"] for key, news in told if key in keys}


def _re3d(data: Path, keys: frozenset[str]) -> dict[str, list[str]]:
    paths = sorted((data / "ner" / "re3d").glob("*/documents.json"))
    return {row["_id"]: row["text"].splitlines() for path in paths for row in _rows(path) if row["_id"] in keys}


def print_tokens(tokens: Sequence[str]) -> str:
    """Return a sentence of tokens as a newspaper would print it."""
    text = " ".join(tokens)
    for pattern, replacement in _TIGHT:
        text = re.sub(pattern, replacement, text)
    printed = ""
    for number, part in enumerate(text.split('"')):
        inside = number % 2
        printed = (printed if inside else printed.rstrip()) + '"' * bool(number) + (part.lstrip() if inside else part)
    printed = re.sub(r" ([’”])", r"\1", printed)
    return re.sub(r"(?<=\w) - (?=\w)", "-", re.sub(r"([“‘]) ", r"\1", printed)).strip()


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


TEXTS: dict[str, Texts] = {
    "AllSides": _articles(_allsides),
    "CurrentEvents": _current_events,
    "Fundus": _articles(_fundus),
    "GMB": _gmb,
    "NeuS": _neus,
    "RAMS": _rams,
    "own": _own,
    "re3d": _articles(_re3d),
}
