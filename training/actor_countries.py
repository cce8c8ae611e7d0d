"""Fit the weights by which those who name no country get one: a conditional logit over the countries of their text.

`python -m training.actor_countries --data .data [--out src/lapwing/mentions/actors/country_weights.json]` grounds the
gold spans of lapwing_gold by their own words, takes those left without a country, and fits which of the offered
countries the annotation has (leaving it open where it has UNK or a country that is not offered). No randomness: the
loss is convex, and the same data give the same weights. `evaluation/actors.py` fits by it without the fold judged.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped, import-not-found, unused-ignore]

from evaluation.actor_texts import GoldText, find_in, read_items, read_prose
from lapwing.knowledge import Knowledge, load_knowledge
from lapwing.mentions.actors.ground import ground_alone
from lapwing.mentions.actors.setting import find_choices
from lapwing.mentions.actors.surroundings import NONE

RIDGE = 1.0
CROSSED_RIDGE = 2.5  # what holds for one kind of actor alone is trusted less
MIN_COUNT = 6  # examples that have a feature
SHIPPED = Path("src/lapwing/mentions/actors/country_weights.json")
DIGITS = 3


@dataclass(frozen=True, slots=True)
class Example:
    """One mention to decide: the features of each option, and the right one."""

    fold: int
    options: Mapping[str, Mapping[str, float]]
    right: str


def make_examples(texts: Iterable[GoldText], known: Knowledge) -> list[Example]:
    """Return an example for each gold mention that its own words leave without a country."""
    found = []
    for gold in texts:
        actors, context = find_in(gold, known)
        grounded = ground_alone(actors, context, known.actors)
        for choice in find_choices(grounded, context, known.actors):
            mention = grounded[choice.position]
            code = gold.entities.get((mention.span.start, mention.span.end), ("", ""))[0]
            if code:
                found.append(Example(gold.fold, choice.options, code if code in choice.options else NONE))
    return found


def fit_weights(examples: Sequence[Example]) -> dict[str, float]:
    """Return the weight of each feature that is frequent enough."""
    counts = Counter(name for e in examples for name in {name for f in e.options.values() for name in f})
    names = sorted(name for name, count in counts.items() if count >= MIN_COUNT)
    column = {name: i for i, name in enumerate(names)}
    rows: list[dict[int, float]] = []
    starts, right = [0], []
    for example in examples:
        for option, features in example.options.items():
            if option == example.right:
                right.append(len(rows))
            rows.append({column[name]: value for name, value in features.items() if name in column})
        starts.append(len(rows))
    matrix = np.zeros((len(rows), len(names)))
    for i, row in enumerate(rows):
        for j, value in row.items():
            matrix[i, j] = value
    ridge = np.array([CROSSED_RIDGE if "*" in name else RIDGE for name in names])
    fitted = _minimise(matrix, np.array(starts), np.array(right), ridge)
    return {name: round(float(w), DIGITS) for name, w in zip(names, fitted, strict=True) if round(float(w), DIGITS)}


def _minimise(
    matrix: NDArray[np.float64], starts: NDArray[np.int_], right: NDArray[np.int_], ridge: NDArray[np.float64]
) -> NDArray[np.float64]:
    group = np.repeat(np.arange(len(starts) - 1), np.diff(starts))

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        sums = matrix @ weights
        sums -= np.maximum.reduceat(sums, starts[:-1])[group]
        shares = np.exp(sums)
        total = np.add.reduceat(shares, starts[:-1])
        likely = shares / total[group]
        value = -(sums[right] - np.log(total)).sum() + 0.5 * (ridge * weights**2).sum()
        slope = matrix.T @ likely - matrix[right].sum(axis=0) + ridge * weights
        return float(value), slope

    result = minimize(loss, np.zeros(matrix.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    fitted: NDArray[np.float64] = result.x
    return fitted


def read_all(data: Path) -> list[GoldText]:
    """Return both halves of the corpus."""
    folder = data / "plover_cameo" / "lapwing_gold"
    return [*read_items(folder), *read_prose(folder)]


def main() -> int:
    """Fit on all and write the weights."""
    parser = argparse.ArgumentParser(prog="python -m training.actor_countries", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=SHIPPED)
    options = parser.parse_args()
    examples = make_examples(read_all(options.data), load_knowledge())
    weights = fit_weights(examples)
    source = f"python -m training.actor_countries, on {len(examples)} mentions of lapwing_gold"
    written = {"version": 1, "source": source, "weights": weights}
    options.out.write_text(json.dumps(written, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{len(examples)} mentions, {len(weights)} weights → {options.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
