"""Fit the weights by which those who name no country get one: a conditional logit over the countries of their text.

`python -m training.actor_countries --data .data [--out src/lapwing/mentions/actors/country_weights.json]` grounds the
gold spans of lapwing_gold and of our annotation (annotated_actors) by their own words, takes those left without a
country, and fits which of the offered countries the annotation has (leaving it open where it has UNK or a country that
is not offered). No randomness: the loss is convex, and the same data give the same weights. `evaluation/actors.py` fits
by it without the fold judged.
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
from scipy.sparse import csr_matrix  # type: ignore[import-untyped, import-not-found, unused-ignore]

from evaluation.actor_texts import GoldText, find_in, read_items, read_prose
from lapwing.knowledge import Knowledge, load_knowledge
from lapwing.mentions.actors.ground import ground_alone
from lapwing.mentions.actors.setting import Choice, find_choices
from lapwing.mentions.actors.surroundings import NONE
from lapwing.records.context import Context
from lapwing.records.mention import ActorMention
from training.annotated_actors import read_annotated

RIDGE = 1.0
CROSSED_RIDGE = 2.5  # what holds for one kind of actor alone is trusted less
MIN_COUNT = 6  # examples that have a feature
SHIPPED = Path("src/lapwing/mentions/actors/country_weights.json")
DIGITS = 3
LEAST = 0.1  # weights of words nearer to 0 are left out


@dataclass(frozen=True, slots=True)
class Example:
    """One mention to decide: the features of each option, and the right one."""

    fold: int
    options: Mapping[str, Mapping[str, float]]
    right: str


@dataclass(frozen=True, slots=True)
class GroundedText:
    """An annotated text, its mentions grounded alone, and those of them whose country is open."""

    gold: GoldText
    context: Context
    mentions: Sequence[ActorMention]
    choices: Sequence[Choice]


def ground_texts(texts: Iterable[GoldText], known: Knowledge) -> list[GroundedText]:
    """Return the texts with their mentions grounded by their own words, and what is to be decided of them."""
    found = []
    for gold in texts:
        actors, context = find_in(gold, known)
        mentions = ground_alone(actors, context, known.actors)
        found.append(GroundedText(gold, context, mentions, find_choices(mentions, context, known.actors)))
    return found


def make_examples(texts: Iterable[GroundedText]) -> list[Example]:
    """Return an example for each gold mention that its own words leave without a country."""
    found = []
    for text in texts:
        gold = text.gold
        for choice in text.choices:
            span = text.mentions[choice.position].span
            code = gold.entities.get((span.start, span.end), ("", ""))[0]
            if code:
                found.append(Example(gold.fold, choice.options, code if code in choice.options else NONE))
    return found


def fit_weights(examples: Sequence[Example]) -> dict[str, float]:
    """Return the weight of each feature that is frequent enough."""
    counts = Counter(
        name for e in examples for name in {name for f in e.options.values() for name in f if "“" not in name}
    )
    counts.update(name for e in examples for name in e.options[e.right] if "“" in name)  # words: where they were right
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
    ends = np.cumsum([0, *map(len, rows)])
    columns = np.array([j for row in rows for j in row], dtype=np.int64)
    values = np.array([value for row in rows for value in row.values()])
    matrix = csr_matrix((values, columns, ends), shape=(len(rows), len(names)))
    ridge = np.array([CROSSED_RIDGE if "*" in name else RIDGE for name in names])
    fitted = _minimise(matrix, np.array(starts), np.array(right), ridge)
    weights = {name: round(float(w), DIGITS) for name, w in zip(names, fitted, strict=True)}
    return {name: w for name, w in weights.items() if abs(w) >= (LEAST if "“" in name else 10**-DIGITS)}


def _minimise(
    matrix: csr_matrix, starts: NDArray[np.int_], right: NDArray[np.int_], ridge: NDArray[np.float64]
) -> NDArray[np.float64]:
    group = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    turned, seen = matrix.T.tocsr(), np.asarray(matrix[right].sum(axis=0)).ravel()

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        sums = matrix @ weights
        sums -= np.maximum.reduceat(sums, starts[:-1])[group]
        shares = np.exp(sums)
        total = np.add.reduceat(shares, starts[:-1])
        likely = shares / total[group]
        value = -(sums[right] - np.log(total)).sum() + 0.5 * (ridge * weights**2).sum()
        slope = turned @ likely - seen + ridge * weights
        return float(value), slope

    result = minimize(loss, np.zeros(matrix.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    fitted: NDArray[np.float64] = result.x
    return fitted


def read_all(data: Path) -> list[GoldText]:
    """Return both halves of lapwing_gold, then our annotation of open corpora, which has no fold."""
    folder = data / "plover_cameo" / "lapwing_gold"
    return [*read_items(folder), *read_prose(folder), *read_annotated(data)]


def write_weights(weights: Mapping[str, float], n_mentions: int, out: Path) -> None:
    """Write the weights, one a line."""
    source = f"python -m training.actor_countries, on {n_mentions} mentions of lapwing_gold and our annotation"
    written = {"version": 2, "source": source, "weights": weights}
    out.write_text(json.dumps(written, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{n_mentions} mentions, {len(weights)} weights → {out}")


def main() -> int:
    """Fit on all and write the weights."""
    parser = argparse.ArgumentParser(prog="python -m training.actor_countries", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=SHIPPED)
    options = parser.parse_args()
    examples = make_examples(ground_texts(read_all(options.data), load_knowledge()))
    write_weights(fit_weights(examples), len(examples), options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
