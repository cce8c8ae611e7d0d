"""Fit the weights of fusion's comparisons: `python -m training.fit_fusion --data .data [--coded FILE]`.

What each observation weighs in bits, from labelled pairs of mentions of two outlets (evaluation/labels/pairs.csv): the
stories whose hash is even; the others are kept for evaluation. Each pair counts twice, half each: as dated, and with
every day taken away. Logistic regression with a normal prior around the declared weights (sd 1 bit), so that rare
observations stay near what was declared; those seen in fewer than 10 pairs are left as declared. The pairs were picked
by hand, so that their share of one event says nothing: the intercept is fitted apart and dropped.
"""

import argparse
import json
import pickle
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from unittest import mock

import numpy as np
from numpy.typing import NDArray

from evaluation.pair_scores import Pair, read_labels
from evaluation.pairs import code_text, find_mention, read_texts, spans_of
from lapwing.fusion import weights
from lapwing.fusion.compare import compare_profiles
from lapwing.fusion.copies import find_copies
from lapwing.fusion.fitted import FITTED, load_fitted
from lapwing.fusion.namesakes import unify_entities
from lapwing.fusion.profile import Profile, ProfileBuilder
from lapwing.fusion.rarity import rarity
from lapwing.knowledge import load_knowledge
from lapwing.models import load_reader
from lapwing.pipeline import Tools
from lapwing.records.coded import CodedReport
from lapwing.records.document import PublishedDate
from lapwing.records.event import EventDate

OUT = Path(__file__).parents[1] / "src" / "lapwing" / "fusion" / FITTED
TRUST = 1.0  # bits: the standard deviation of the prior around a declared weight
FEWEST = 10  # pairs
# All pairs are of one story, so of one time, mostly of one country, and were picked for being alike: what nearly all of
# them share tells nothing here, and would only stand for the intercept.
FITTED_HERE = (
    "BOTH_LEAD_IN_STORY", "COUNTRIES_OVERLAP", "FEW_DAYS_APART_UNSURE", "HAPPENED_AND_BACKGROUND",
    "HAPPENED_AND_POSSIBLE", "NO_ALIKE_NAMES", "NO_COMMON_COUNTRY", "ONE_DAY_APART_UNSURE", "OTHER_DOER",
    "OTHER_MODE", "OTHER_REALITY", "OTHER_RECIPIENT", "OTHER_TYPE", "OTHER_TYPE_SAME_WORD", "SAME_DYAD_IN_STORY",
    "SAME_MODE", "SHARED_ENTITY_IN_STORY", "SHARED_ENTITY_MAX", "SWAPPED_DIRECTION", "TRIGGER_IN_SENTENCE",
    "WORDS_PER_COSINE",
)  # fmt: skip
_UNDATED = EventDate(edtf=None, date_min=None, date_max=None, text=None, basis="unknown")
_YEAR = re.compile(r"\b\d{4}\b")
Coded = Mapping[tuple[str, str, str], CodedReport]


def main() -> int:
    """Fit, write the weights, and print them beside the declared ones."""
    parser = argparse.ArgumentParser(prog="python -m training.fit_fusion", description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--coded", type=Path, help="a pickle of the coded texts: read if there, else written")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    pairs = [pair for pair in read_labels() if is_for_fitting(pair.story)]
    coded = _coded(pairs, options.data, options.coded)
    names = FITTED_HERE
    rows = [row for one in (coded, undate(coded)) for row in _rows(pairs, one, names)]
    values = np.array([row[0] for row in rows])
    fitted = fit(values, np.array([row[1] for row in rows]), np.array([row[2] for row in rows]), names)
    seen = dict(zip(names, (values != 0).sum(axis=0) / 2, strict=True))
    _write(fitted, seen, len(rows) // 2, options.out)
    return 0


def is_for_fitting(story: tuple[str, str]) -> bool:
    """Whether weights may be chosen on a story (corpus and number): its hash is even."""
    return int(sha256(":".join(story).encode()).hexdigest(), 16) % 2 == 0


def undate(coded: Coded) -> dict[tuple[str, str, str], CodedReport]:
    """Return what was coded with no day left but those whose own words have a year."""
    return {key: _without_days(one) for key, one in coded.items()}


def fit(
    values: NDArray[np.float64], known: NDArray[np.float64], labels: NDArray[np.float64], names: Sequence[str]
) -> dict[str, float]:
    """Return the weight of each name in bits, by Newton's method; `known` are the bits of what is not fitted."""
    declared = _declared()
    enough = (values != 0).sum(axis=0) / 2 >= FEWEST
    kept = [name for name, is_enough in zip(names, enough, strict=True) if is_enough]
    start = np.array([declared[name] for name in kept])
    matrix = np.hstack([values[:, enough], np.ones((len(values), 1))]) * np.log(2)
    rest = known + values[:, ~enough] @ np.array([declared[n] for n in names if n not in kept])
    pull = np.array([1 / TRUST**2] * len(kept) + [1e-6])
    theta = np.append(start, 0.0)
    for _ in range(50):
        p = 1 / (1 + np.exp(-(matrix @ theta + rest * np.log(2))))
        gradient = matrix.T @ (p - labels) / 2 + pull * (theta - np.append(start, 0.0))
        hessian = (matrix * (p * (1 - p) / 2)[:, None]).T @ matrix + np.diag(pull)
        theta = theta - np.linalg.solve(hessian, gradient)
    return dict(zip(kept, (round(float(one), 2) for one in theta[:-1]), strict=True))


def _declared() -> dict[str, float]:
    """Return the declared weight of each name, whatever was fitted before."""
    now = {name: value for name, value in vars(weights).items() if name.isupper() and isinstance(value, float)}
    return now | {name: entry["declared"] for name, entry in load_fitted().items()}


def _coded(pairs: Sequence[Pair], data: Path, kept: Path | None) -> Coded:
    if kept and kept.exists():
        return pickle.loads(kept.read_bytes())
    texts, spans = read_texts(data, pairs), spans_of(pairs)
    tools = Tools(load_reader(), load_knowledge())
    coded = {key: code_text(key, texts[key], tools, is_dated=True, given=spans[key]) for key in texts}
    if kept:
        kept.write_bytes(pickle.dumps(coded))
    return coded


def _without_days(one: CodedReport) -> CodedReport:
    unknown = PublishedDate(edtf=None, basis="unknown", why="taken away")
    return replace(
        one,
        document=replace(one.document, published=unknown) if one.document else None,
        event_mentions=tuple(
            mention if _YEAR.search(mention.date.text or "") else replace(mention, date=_UNDATED)
            for mention in one.event_mentions
        ),
    )


def _rows(pairs: Sequence[Pair], coded: Coded, names: Sequence[str]) -> Iterator[tuple[list[float], float, float]]:
    """Yield for each pair how often it shows each observation, the bits of all else, and whether it is one event."""
    mentions = unify_entities([mention for one in coded.values() for mention in one.event_mentions])
    named = {mention.mention_id: mention for mention in mentions}
    documents = [one.document for one in coded.values() if one.document]
    builder = ProfileBuilder(documents, find_copies(documents), mentions)
    profiles = {one.mention_id: builder.build([one], frozenset([one.report_id])) for one in mentions}
    entities = rarity(profile.entities for profile in profiles.values())
    for pair in pairs:
        first = find_mention(coded[pair.first].event_mentions, pair.first_span)
        second = find_mention(coded[pair.second].event_mentions, pair.second_span)
        if first and second and named[first.mention_id].report_id != second.report_id:
            here, there = profiles[first.mention_id], profiles[second.mention_id]
            yield *_observe(here, there, entities, names), float(pair.label == "same")


def _observe(
    one: Profile, other: Profile, entities: Mapping[str, float], names: Sequence[str]
) -> tuple[list[float], float]:
    """Return how much the sum of a pair moves with each weight, and what of the sum moves with none."""
    declared = _declared()
    with mock.patch.dict(vars(weights), declared):
        bits = max(-24.0, compare_profiles(one, other, entities).bits)
    moved = []
    for name in names:
        with mock.patch.dict(vars(weights), declared | {name: declared[name] + 0.01}):
            moved.append(round((compare_profiles(one, other, entities).bits - bits) * 100, 3) if bits > -24 else 0.0)
    return moved, bits - sum(value * declared[name] for name, value in zip(names, moved, strict=True))


def _write(fitted: Mapping[str, float], seen: Mapping[str, float], n_pairs: int, out: Path) -> None:
    declared = _declared()
    table = {
        name: {"bits": fitted[name], "declared": declared[name], "pairs": round(seen[name])} for name in sorted(fitted)
    }
    source = f"fitted by training/fit_fusion.py on {n_pairs} labelled pairs of two outlets, each dated and undated"
    out.write_text(json.dumps({"version": 1, "source": source, "weights": table}, indent=1) + "\n", "utf-8")
    for name, entry in table.items():
        print(f"{name:28}{entry['declared']:7.2f} → {entry['bits']:6.2f}  ({entry['pairs']} pairs)")


if __name__ == "__main__":
    sys.exit(main())
