"""Fit the weights by which those whom the knowledge does not know get a sector: a multinomial logit over their words.

`python -m training.actor_sectors --data .data [--out src/lapwing/mentions/actors/sector_weights.json]` grounds the gold
spans of our annotation (annotated_actors) and of lapwing_gold, takes the actors that are no known entity, and fits
their annotated sectors. No randomness: the loss is convex. `evaluation/actors.py` fits by it without the fold judged.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped, import-not-found, unused-ignore]
from scipy.sparse import csr_matrix  # type: ignore[import-untyped, import-not-found, unused-ignore]

from lapwing.knowledge import load_knowledge
from lapwing.mentions.actors.sector_clues import describe_actor
from lapwing.mentions.actors.sectors import is_open
from training.actor_countries import GroundedText, ground_texts, read_all

RIDGE = 2.0
MIN_COUNT = 4  # mentions that have a feature
MIN_AROUND = 12  # of words that only stand in the sentence
LEAST = 0.05  # weights nearer to 0 are left out
DIGITS = 2
STEPS = 60
UNTOLD = "UNK"
SHIPPED = Path("src/lapwing/mentions/actors/sector_weights.json")

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class SectorExample:
    """One mention to decide: its features, and its sector."""

    fold: int
    features: tuple[str, ...]
    right: str


def make_sector_examples(texts: Iterable[GroundedText]) -> list[SectorExample]:
    """Return an example for each gold mention that is no known entity."""
    found = []
    for text in texts:
        for mention in text.mentions:
            sector = text.gold.entities.get((mention.span.start, mention.span.end), ("", ""))[1]
            if sector and sector != UNTOLD and is_open(mention) and mention.antecedent is None:
                features = describe_actor(mention, text.mentions, text.context)
                found.append(SectorExample(text.gold.fold, features, sector))
    return found


def fit_sectors(examples: Sequence[SectorExample]) -> dict[str, dict[str, float]]:
    """Return the weights by feature, then sector; feature "" holds for everyone."""
    counts = Counter(name for example in examples for name in example.features)
    names = ["", *sorted(name for name, count in counts.items() if count >= _least_count(name))]
    sectors = sorted({example.right for example in examples})
    column = {name: i for i, name in enumerate(names)}
    rows = [[0, *(column[name] for name in e.features if name in column)] for e in examples]
    starts = np.cumsum([0, *map(len, rows)])
    entries = np.concatenate([np.array(row) for row in rows])
    matrix = csr_matrix((np.ones(len(entries)), entries, starts), shape=(len(rows), len(names)))
    right = np.array([sectors.index(example.right) for example in examples])
    fitted = _minimise(matrix, right, len(sectors))
    table = {name: dict(zip(sectors, map(float, row), strict=True)) for name, row in zip(names, fitted, strict=True)}
    kept = {
        name: {s: round(w, DIGITS) for s, w in row.items() if abs(w) >= LEAST or not name}
        for name, row in table.items()
    }
    return {name: row for name, row in kept.items() if row}


def _least_count(name: str) -> int:
    return MIN_AROUND if " with " in name or name.startswith(("before ", "after ")) else MIN_COUNT


def _minimise(matrix: csr_matrix, right: NDArray[np.int_], n_sectors: int) -> Floats:
    shape = (matrix.shape[1], n_sectors)
    rows = np.arange(len(right))
    turned = matrix.T.tocsr()

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights = flat.reshape(shape)
        sums = matrix @ weights
        sums -= sums.max(axis=1, keepdims=True)
        shares = np.exp(sums)
        total = shares.sum(axis=1)
        value = -(sums[rows, right] - np.log(total)).sum() + 0.5 * RIDGE * (flat**2).sum()
        likely = shares / total[:, None]
        likely[rows, right] -= 1.0
        return float(value), (turned @ likely).ravel() + RIDGE * flat

    options = {"maxiter": STEPS, "maxcor": 6}
    fitted: Floats = minimize(loss, np.zeros(shape[0] * shape[1]), jac=True, method="L-BFGS-B", options=options).x
    return fitted.reshape(shape)


def main() -> int:
    """Fit on all and write the weights."""
    parser = argparse.ArgumentParser(prog="python -m training.actor_sectors", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=SHIPPED)
    options = parser.parse_args()
    examples = make_sector_examples(ground_texts(read_all(options.data), load_knowledge()))
    write_sectors(fit_sectors(examples), len(examples), options.out)
    return 0


def write_sectors(weights: dict[str, dict[str, float]], n_mentions: int, out: Path) -> None:
    """Write the weights, one feature a line."""
    source = f"python -m training.actor_sectors, on {n_mentions} mentions of our annotation and lapwing_gold"
    lines = [f"  {json.dumps(name)}: {json.dumps(row, sort_keys=True)}" for name, row in sorted(weights.items())]
    head = f'{{\n "source": {json.dumps(source)},\n "version": 1,\n "weights": {{\n'
    out.write_text(head + ",\n".join(lines) + "\n }\n}\n", encoding="utf-8")
    print(f"{n_mentions} mentions, {len(weights)} features → {out}")


if __name__ == "__main__":
    sys.exit(main())
