"""Named entities on sentences that no reader has learnt from: the end of GMB and a fifth of re3d's documents.

`python -m evaluation.entities --data .data [--reader .data/reader/fold0]` reads each line by itself, as the corpora
give them, and compares spans with their labels exactly, as CoNLL does. re3d marks every noun phrase and pronoun with
its article; of its spans the names are kept (`training.entities`). Where a corpus marks something that has none of our
labels, or a phrase that is half name, what the reader says counts neither way; re3d marks times and
nationalities only now and then, so that its figure over persons, organisations and places is printed as well.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evaluation.coreference_scores import Scores
from lapwing.models import load_reader
from lapwing.models.labels import ENTITIES, ENTITY_TAGS
from lapwing.models.reader import OnnxReader, Reader
from lapwing.reading.decode import find_entities
from lapwing.reading.windows import Window, frame_window
from training.entities import GMB_FILE, load_held_out
from training.examples import IGNORED, Example

RESAMPLES = 1000
Spans = frozenset[tuple[int, int, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One line: what the corpus marks and what the reader does, both as (first piece, last+1, label)."""

    gold: Spans
    found: Spans


def main() -> int:
    """Score both corpora and print; exit status 2 when data or reader are missing."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.entities", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the unpacked corpora")
    parser.add_argument(
        "--reader", type=Path, help="folder with encoder.onnx and arguments.onnx [default: the shipped]"
    )
    arguments = parser.parse_args()
    missing = [path for path in (arguments.data / GMB_FILE, arguments.data / "ner" / "re3d") if not path.exists()]
    if missing:
        print(f"data missing: {', '.join(map(str, missing))}", file=sys.stderr)
        return 2
    reader = load_reader() if arguments.reader is None else _load(arguments.reader)
    for corpus, examples in load_held_out(arguments.data).items():
        _report(corpus, [compare(example, reader) for example in examples])
    return 0


def _load(folder: Path) -> Reader:
    return OnnxReader((folder / "encoder.onnx").read_bytes(), (folder / "arguments.onnx").read_bytes())


def compare(example: Example, reader: Reader) -> Compared:
    """Read one line; spans over pieces whose label is unknown are left out on both sides."""
    pieces, tags = example.pieces, labels_of(example)
    window = Window(
        ids=pieces.ids, shapes=pieces.shapes, starts=pieces.starts, ends=pieces.ends, sentences=example.sentences
    )
    logits = reader.score_pieces(*frame_window(window)).entity[1 : len(pieces) + 1]
    unknown = tags == IGNORED
    found = {(a, b, label) for a, b, label, _ in find_entities(logits, pieces.shapes) if not unknown[a:b].any()}
    return Compared(gold=frozenset(read_tags(tags)), found=frozenset(found))


def labels_of(example: Example) -> NDArray[np.int64]:
    """Return the indices into ENTITY_TAGS, or IGNORED, of each piece; ValueError for a corpus without entities."""
    if example.entity_tags is None:
        raise ValueError(f"{example.example_id} carries no entities")
    return example.entity_tags


def read_tags(tags: NDArray[np.int64]) -> Iterator[tuple[int, int, str]]:
    """Yield (first piece, last+1, label) of the spans that `tags`, indices into ENTITY_TAGS or IGNORED, lay down."""
    names = [ENTITY_TAGS[tag] if tag != IGNORED else "O" for tag in tags]
    for at in (n for n, name in enumerate(names) if name.startswith("B-")):
        end = at + 1
        while end < len(names) and names[end] == f"I-{names[at][2:]}":
            end += 1
        yield at, end, names[at][2:]


def score(lines: Sequence[Compared], labels: Sequence[str] = ENTITIES) -> Scores:
    """Return precision and recall over `lines`, of the spans with one of `labels`."""
    count: Counter[str] = Counter()
    for line in lines:
        gold, found = ({span for span in spans if span[2] in labels} for spans in (line.gold, line.found))
        count.update(right=len(gold & found), gold=len(gold), found=len(found))
    return Scores(precision=count["right"] / max(count["found"], 1), recall=count["right"] / max(count["gold"], 1))


def _report(corpus: str, lines: Sequence[Compared]) -> None:
    draw = random.Random(1)
    resampled = sorted(score(draw.choices(lines, k=len(lines))).f1 for _ in range(RESAMPLES))
    low, high = resampled[RESAMPLES // 40], resampled[-RESAMPLES // 40]
    print(f"{corpus}: {len(lines)} lines, {sum(len(line.gold) for line in lines)} entities (aim: F1 .80)")
    rows = {"all": ENTITIES, "names": ("PER", "ORG", "LOC"), **{label: (label,) for label in ENTITIES}}
    for name, labels in rows.items():
        of = score(lines, labels)
        interval = f"  [{low:.3f}, {high:.3f}]" if name == "all" else ""
        print(f"  {name:5} precision {of.precision:.3f}  recall {of.recall:.3f}  F1 {of.f1:.3f}{interval}")


if __name__ == "__main__":
    sys.exit(main())
