"""Fit the weights by which events get their contexts: a logistic regression a context.

`python -m training.contexts --data .data --readers .data/reader [--out …]` reads each fold of the annotated corpus by
the reader that has not seen it, and our own annotation, and fits the contexts of the triggers that name an annotated
event to their words and to the reader's own probabilities. No randomness: the loss is convex. `evaluation/contexts.py`
fits by it without the fold judged.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack  # type: ignore[import-untyped, import-not-found, unused-ignore]
from sklearn.linear_model import (  # type: ignore[import-untyped, import-not-found, unused-ignore]
    LogisticRegression,
)

from evaluation.reader import load_fold
from lapwing.documents import make_document
from lapwing.events.confidence import load_calibration
from lapwing.events.contexts import ALWAYS, READER, ContextWeights, describe_context, log_odds
from lapwing.events.scene import Scene
from lapwing.knowledge.codebook import load_codebook
from lapwing.knowledge.lexicon import load_lexicon
from lapwing.knowledge.outlets import load_outlets
from lapwing.models.reader import Reader
from lapwing.reading import read_document
from lapwing.records.base import Rejection
from lapwing.records.ids import content_id
from lapwing.records.mention import Mentions
from lapwing.records.reading import Trigger
from lapwing.records.report import Report
from training.annotation import load_annotation
from training.examples import Example
from training.gold import FOLDS, fold_of, load_gold

OPEN = -1  # the fold of what no fold leaves out
SHIPPED = Path("src/lapwing/events/context_weights.json")
PENALTY = 0.3  # the inverse of the ridge
MIN_COUNT = 12  # events that have a feature
MIN_EVENTS = 3  # of a context: one that is rarer is not told
LEAST = 0.15  # weights nearer to 0 are left out
DIGITS = 2
STEPS = 300


@dataclass(frozen=True, slots=True)
class ContextExample:
    """One trigger that names an annotated event: its features, the reader's probabilities, and its contexts."""

    fold: int
    features: tuple[str, ...]
    read: Mapping[str, float]
    right: frozenset[str]


def make_context_examples(data: Path, readers: Path) -> list[ContextExample]:
    """Return the examples of all folds, each read by the reader without it, then those of our own annotation.

    The readers have learnt the acts of the annotation but not its contexts; its texts go round among them.
    """
    gold, ours, found = load_gold(data), _with_contexts(load_annotation(data)), list[ContextExample]()
    for fold in range(FOLDS):
        reader = load_fold(readers / f"fold{fold}")
        for example in gold:
            if fold_of(example.example_id) == fold:
                found += _examples(example, reader, fold)
        for example in ours[fold::FOLDS]:
            found += _examples(example, reader, OPEN)
    return found


def _with_contexts(examples: Sequence[Example]) -> list[Example]:
    return [e for e in examples if any("context" in trigger.gold for trigger in e.triggers)]


def _examples(example: Example, reader: Reader, fold: int) -> Iterator[ContextExample]:
    scene = _read(example, reader)
    threshold = load_calibration().threshold
    spans = example.pieces
    events = [
        (int(spans.starts[t.pieces[0]]), int(spans.ends[t.pieces[1] - 1]), _right(t.gold))
        for t in example.triggers
        if "context" in t.gold
    ]
    for trigger in scene.reading.triggers if scene else ():
        right = next((c for start, end, c in events if start < trigger.span.end and trigger.span.start < end), None)
        if right is not None and scene and trigger.probability * trigger.event_probability >= threshold:
            features = describe_context(trigger, _modes(trigger, scene), scene)
            yield ContextExample(fold, features, dict(trigger.context), right)


def _right(gold: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(gold["context"] or ())


def _modes(trigger: Trigger, scene: Scene) -> tuple[str, ...]:
    return scene.codebook.modes(trigger.event, [code for code, _ in trigger.mode])


def _read(example: Example, reader: Reader) -> Scene | None:
    """Return what the reader sees in a text; nobody is grounded, for contexts do not ask who took part."""
    document = make_document(
        Report(
            report_id=example.example_id,
            path="-",
            content=example.text,
            published=example.published,
            language="en",
            input_id=content_id(example.text),
        ),
        outlets=load_outlets(),
    )
    if isinstance(document, Rejection):
        return None
    return Scene(
        document=document,
        reading=read_document(document, reader),
        mentions=Mentions(actors=(), places=(), times=()),
        quotes=(),
        codebook=load_codebook(),
        lexicon=load_lexicon(),
    )


def fit_contexts(examples: Sequence[ContextExample]) -> ContextWeights:
    """Return the weights by feature, then context; those of ALWAYS are the intercepts, of READER the reader's."""
    counts = Counter(name for example in examples for name in example.features)
    names = sorted(name for name, count in counts.items() if count >= MIN_COUNT)
    column = {name: i for i, name in enumerate(names)}
    cells = [(row, column[f]) for row, e in enumerate(examples) for f in e.features if f in column]
    rows, columns = zip(*cells, strict=True)
    words = csr_matrix((np.ones(len(cells)), (rows, columns)), shape=(len(examples), len(names)))
    weights: dict[str, dict[str, float]] = {ALWAYS: {}, READER: {}}
    for code, count in sorted(Counter(code for e in examples for code in e.right).items()):
        if count < MIN_EVENTS:
            continue
        read = csr_matrix([[log_odds(e.read.get(code, 0.0))] for e in examples])
        model = LogisticRegression(C=PENALTY, max_iter=STEPS)
        model.fit(hstack([words, read]).tocsr(), [code in e.right for e in examples])
        *fitted, weights[READER][code] = (round(float(weight), DIGITS) for weight in model.coef_[0])
        weights[ALWAYS][code] = round(float(model.intercept_[0]), DIGITS)
        for name, weight in zip(names, fitted, strict=True):
            if abs(weight) >= LEAST:
                weights.setdefault(name, {})[code] = weight
    return weights


def main() -> int:
    """Fit on all folds and write the weights."""
    parser = argparse.ArgumentParser(prog="python -m training.contexts", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the unpacked corpora")
    parser.add_argument("--readers", type=Path, required=True, help="folder with fold0 … fold4")
    parser.add_argument("--out", type=Path, default=SHIPPED)
    options = parser.parse_args()
    examples = make_context_examples(options.data, options.readers)
    write_contexts(fit_contexts(examples), len(examples), options.out)
    return 0


def write_contexts(weights: ContextWeights, n_events: int, out: Path) -> None:
    """Write the weights, one feature a line."""
    source = f"python -m training.contexts, on {n_events} events of lapwing_gold and our annotation"
    lines = [f"  {json.dumps(name)}: {json.dumps(row, sort_keys=True)}" for name, row in sorted(weights.items())]
    head = f'{{\n "source": {json.dumps(source)},\n "version": 1,\n "weights": {{\n'
    out.write_text(head + ",\n".join(lines) + "\n }\n}\n", encoding="utf-8")
    print(f"{n_events} events, {len(weights)} features → {out}")


if __name__ == "__main__":
    sys.exit(main())
