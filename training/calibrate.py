"""Fit the confidence: the probability that a whole record is right, on records of held-out folds.

`python -m training.calibrate --data .data --readers .data/reader --out FILE` codes every document by the reader that
has not seen it, looks up whether each record is right (`whole record` of evaluation/gold_match.py), and fits the
logistic model of `lapwing.events.confidence`. It prints the reliability diagram and the expected calibration error on
documents that the fit has not seen. The threshold of what is recorded is kept.
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from unittest import mock

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from evaluation.reader import Scored, score_folds
from lapwing.events import confidence
from training.gold import FOLDS

BINS = 10
Rows = list[tuple[int, list[float], bool]]  # part (by the document's id), features, whether the whole record is right
PARTS = 5


def main() -> int:
    """Fit on all records, report by leaving a fifth of the documents out, and write the weights."""
    parser = argparse.ArgumentParser(prog="python -m training.calibrate", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--readers", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--folds", type=int, nargs="+", default=list(range(FOLDS)), help="only these folds")
    arguments = parser.parse_args()
    rows = _collect(arguments.data, arguments.readers, arguments.folds)
    print_reliability(_held_out(rows))
    kept = json.loads(arguments.out.read_text("utf-8"))["threshold"] if arguments.out.exists() else 0.35
    model = _fit(rows)
    weights = dict(zip(confidence.FEATURES, (round(float(w), 4) for w in model.coef_[0]), strict=True))
    fitted = {
        "intercept": round(float(model.intercept_[0]), 4),
        "source": f"fitted by training/calibrate.py on {len(rows)} records of held-out folds",
        "threshold": kept,
        "weights": weights,
    }
    arguments.out.write_text(json.dumps(fitted, indent=1, sort_keys=True) + "\n", "utf-8")
    return 0


def _collect(data: Path, readers: Path, folds: Sequence[int]) -> Rows:
    """Code the folds, noting the features from which each record's confidence was computed."""
    seen: dict[float, list[float]] = {}

    def noted(values: Mapping[str, float], _: confidence.Calibration) -> float:
        # A key in the place of the confidence: it travels with the record and finds its features again.
        key = (len(seen) + 1) / 1e6
        seen[key] = [values[name] for name in confidence.FEATURES]
        return key

    with mock.patch.object(confidence, "confidence", noted), mock.patch("lapwing.events.coding.confidence", noted):
        scored: Sequence[Scored] = score_folds(data, readers, folds)
    return [
        (int(s.example_id[-4:], 16) % PARTS, seen[m.mention.confidence], bool(m.judged.get("whole record")))
        for s in scored
        for m in s.matches
    ]


def _fit(rows: Rows) -> LogisticRegression:
    model = LogisticRegression(C=1.0, max_iter=1000)
    return model.fit(np.array([features for _, features, _ in rows]), np.array([right for *_, right in rows]))


def _held_out(rows: Rows) -> list[tuple[float, bool]]:
    pairs: list[tuple[float, bool]] = []
    for part in range(PARTS):
        model = _fit([row for row in rows if row[0] != part])
        here = [row for row in rows if row[0] == part]
        values: NDArray[np.float64] = model.predict_proba(np.array([features for _, features, _ in here]))[:, 1]
        pairs += list(zip(values.tolist(), [right for *_, right in here], strict=True))
    return pairs


def print_reliability(pairs: Sequence[tuple[float, bool]]) -> None:
    """Print, in tenths of confidence, how many records there are and how many are right; and the calibration error."""
    error = 0.0
    print("confidence  records  mean  right")
    for tenth in range(BINS):
        here = [(p, right) for p, right in pairs if min(int(p * BINS), BINS - 1) == tenth]
        if here:
            mean, right = sum(p for p, _ in here) / len(here), sum(r for _, r in here) / len(here)
            error += abs(mean - right) * len(here) / len(pairs)
            print(f"{tenth / BINS:.1f}-{(tenth + 1) / BINS:.1f}   {len(here):8}  {mean:.3f}  {right:.3f}")
    print(f"expected calibration error {error:.3f} over {len(pairs)} held-out records")


if __name__ == "__main__":
    sys.exit(main())
