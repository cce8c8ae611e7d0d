"""Event coding on five folds of the annotated corpus, from text to record, each fold by a reader without it.

`python -m evaluation.reader --data .data --readers .data/reader` needs the readers of `python -m training --folds`.
F1 at event, type, mode and countries; accuracy of other fields among matched records; 95% intervals by bootstrap over
documents. The confidence is fitted on the same held-out records by `training/calibrate.py`.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from evaluation.gold_match import MEASURES, Match, match_records
from lapwing.knowledge import Knowledge, load_knowledge
from lapwing.models.reader import OnnxReader, Reader
from lapwing.pipeline import Tools, code_report
from lapwing.records.ids import content_id
from lapwing.records.report import Report
from training.examples import Example
from training.gold import FOLDS, fold_of, load_gold

RUN_ON = date(2026, 6, 30)  # a fixed "today" for the undated windows of prose
RESAMPLES = 1000
PEERS = """\
For scale, not comparable one to one: two human coders agree at event F1 .965, type .946, type+mode .923, type+both
countries .896 on summaries (.958, .947, .924, .868 on prose); a trigger head alone reached event .79, type .72."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """One document: its matches, and the types of its gold events."""

    example_id: str
    matches: tuple[Match, ...]
    gold_types: tuple[str, ...]

    @property
    def n_gold(self) -> int:
        """How many gold events it has."""
        return len(self.gold_types)


def main() -> int:
    """Score the folds and print; exit status 2 when readers or data are missing."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.reader", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the unpacked corpora")
    parser.add_argument("--readers", type=Path, required=True, help="folder with fold0 … fold4")
    parser.add_argument("--folds", type=int, nargs="+", default=list(range(FOLDS)), help="only these folds")
    parser.add_argument("--show", type=int, default=0, help="print this many wrong records of each half")
    arguments = parser.parse_args()
    folds = [n for n in arguments.folds if (arguments.readers / f"fold{n}" / "encoder.onnx").exists()]
    missing = [f"fold{n}" for n in arguments.folds if n not in folds]
    if missing:
        print(f"not measured, no reader: {', '.join(missing)}; `make train-folds` makes them", file=sys.stderr)
    if not folds or not (arguments.data / "plover_cameo" / "lapwing_gold").exists():
        print(f"{arguments.data} or {arguments.readers} lacks what is needed: lapwing_gold and a fold", file=sys.stderr)
        return 2
    scored = score_folds(arguments.data, arguments.readers, folds)
    for name, half in (("summaries", scored_half(scored, prose=False)), ("prose", scored_half(scored, prose=True))):
        print_half(name, half)
        print_wrong(half, arguments.show)
    print(PEERS)
    return 0


def score_folds(data: Path, readers: Path, folds: Sequence[int]) -> list[Scored]:
    """Code every document of the chosen folds with the reader that has not seen it."""
    gold, knowledge, scored = load_gold(data), load_knowledge(), []
    for fold in folds:
        reader = load_fold(readers / f"fold{fold}")
        scored += [score(e, reader, knowledge) for e in gold if fold_of(e.example_id) == fold]
    return scored


def load_fold(folder: Path) -> Reader:
    """Return the reader whose graphs stand in `folder`."""
    return OnnxReader(*((folder / name).read_bytes() for name in ("encoder.onnx", "arguments.onnx")))


def score(example: Example, reader: Reader, knowledge: Knowledge) -> Scored:
    """Code one document and hold its records against its gold events."""
    report = Report(
        report_id=example.example_id,
        path="-",
        content=example.text,
        published=example.published,
        language="en",
        input_id=content_id(example.text),
    )
    coded = code_report(report, Tools(reader, knowledge), RUN_ON)
    gold = [
        (int(example.pieces.starts[t.pieces[0]]), int(example.pieces.ends[t.pieces[1] - 1]), t.gold)
        for t in example.triggers
    ]
    matches = match_records(coded.event_mentions, gold, example.published)
    types = tuple(str(record["type"]) for _, _, record in gold)
    return Scored(example_id=example.example_id, matches=tuple(matches), gold_types=types)


def scored_half(scored: Sequence[Scored], *, prose: bool) -> list[Scored]:
    """Return the windows of prose (their ids begin with r) or the summaries."""
    return [s for s in scored if s.example_id.startswith("r") == prose]


def print_half(name: str, scored: Sequence[Scored]) -> None:
    """Print F1 of each measure with its interval, field accuracies, and the commonest confusions."""
    matches = [m for s in scored for m in s.matches]
    n_gold = sum(s.n_gold for s in scored)
    print(f"\n{name}: {len(scored)} documents, {n_gold} gold events, {len(matches)} records")
    for measure in MEASURES:
        low, high = _interval(scored, measure)
        print(f"  {measure:22} F1 {_f1(scored, measure):.3f}  [{low:.3f}, {high:.3f}]")
    for field in ("reality", "place", "dead", "injured", "date"):
        judged = [m.judged[field] for m in matches if field in m.judged]
        if judged:
            print(f"  {field:22} right in {sum(judged) / len(judged):.3f} of {len(judged)} matched")
    print(f"  {'reality':22} macro-F1 {macro_f1(_realities(matches)):.3f} over the six of them")
    _print_types(scored, matches)


def _realities(matches: Sequence[Match]) -> list[tuple[str, str]]:
    return [(m.gold["reality"], m.mention.reality) for m in matches if m.gold]


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """Return the mean F1 over the labels of (gold, ours) `pairs`, each label that either side uses counting once."""
    labels = sorted({label for pair in pairs for label in pair})
    right = Counter(gold for gold, ours in pairs if gold == ours)
    said = Counter(label for pair in pairs for label in pair)
    return sum(2 * right[label] / said[label] for label in labels) / max(len(labels), 1)


def _print_types(scored: Sequence[Scored], matches: Sequence[Match]) -> None:
    gold = Counter(each for s in scored for each in s.gold_types)
    ours = Counter(m.mention.event for m in matches)
    right = Counter(m.mention.event for m in matches if m.judged.get("type"))
    f1 = {event: 2 * right[event] / (gold[event] + ours[event]) for event in gold}
    ranked = sorted(f1, key=lambda event: -f1[event])
    print("  F1 by type (gold events): " + ", ".join(f"{event} {f1[event]:.2f} ({gold[event]})" for event in ranked))
    wrong = Counter((m.gold["type"], m.mention.event) for m in matches if m.gold and not m.judged["type"])
    print("  commonest confusions: " + ", ".join(f"{a} as {b} {n}" for (a, b), n in wrong.most_common(8)))


def print_wrong(scored: Sequence[Scored], most: int) -> None:
    """Print a fixed sample of records that are wrong in type or countries, to read."""
    wrong = [m for s in scored for m in s.matches if not m.judged.get("type+both countries")]
    for m in random.Random(0).sample(wrong, min(most, len(wrong))):
        ours = [[f"{p.text}={p.country}" for p in side] for side in (m.mention.actor, m.mention.recipient)]
        theirs = (m.gold["type"], m.gold["actor"], m.gold["recipient"]) if m.gold else "no event"
        print(f"    {m.mention.sentence.text[:300]!r}")
        print(f"      {m.mention.trigger.text}: {m.mention.event} {ours} / {theirs}")


def _f1(scored: Sequence[Scored], measure: str) -> float:
    right = sum(bool(m.judged.get(measure)) for s in scored for m in s.matches)
    total = sum(len(s.matches) + s.n_gold for s in scored)
    return 2 * right / total if total else 0.0


def _interval(scored: Sequence[Scored], measure: str) -> tuple[float, float]:
    rng = random.Random(0)
    counts = [(sum(bool(m.judged.get(measure)) for m in s.matches), len(s.matches) + s.n_gold) for s in scored]
    values = []
    for _ in range(RESAMPLES):
        drawn = rng.choices(counts, k=len(counts))
        values.append(2 * sum(right for right, _ in drawn) / max(1, sum(total for _, total in drawn)))
    values.sort()
    return values[int(0.025 * RESAMPLES)], values[int(0.975 * RESAMPLES)]


if __name__ == "__main__":
    sys.exit(main())
