"""Codes taught by a few examples, as a user would, measured where the annotated corpus has the same code.

`python -m evaluation.own_codes --data .data --readers .data/reader` teaches modes and types by ten sentences of folds
0-3 with the trigger marked, contexts by evaluation/labels/own_contexts.yaml, and reads fold 4 with its reader. That
reader has learnt these very codes from thousands of examples. Its answers for them are not used, but its states know
them: a mode or type that the reader has never met is harder.
"""

import argparse
import random
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from evaluation.gold_match import match_records
from evaluation.reader import load_fold
from lapwing.knowledge import load_knowledge
from lapwing.knowledge.codebook import Codebook, EventMode, load_background, load_codebook
from lapwing.knowledge.codebook_seeds import THRESHOLDS, Example, Seed, SeedKind
from lapwing.models.reader import Reader
from lapwing.pipeline import Tools, code_report
from lapwing.reading import Taught, teach
from lapwing.records.event import EventMention
from lapwing.records.report import Report
from training.examples import Example as GoldExample
from training.gold import fold_of, load_gold

FOLD = 4
SHOTS = 10
DRAWS = 3  # of examples; what is printed is all of them together
RUN_ON = date(2026, 6, 30)
CONTEXTS = Path(__file__).with_name("labels") / "own_contexts.yaml"
MODES = (("CONSULT", "visit"), ("COERCE", "arrest"), ("RETREAT", "release"), ("ASSAULT", "abduct"), ("PROTEST", "demo"))
TYPES = ("PROTEST", "AID", "SANCTION")


Code = tuple[SeedKind, str, str]  # kind, the type of a mode, name
Coded = tuple[GoldExample, tuple[EventMention, ...]]


@dataclass(frozen=True, slots=True)
class Figures:
    """How often a code was given, should have been, and was rightly given."""

    given: int
    gold: int
    right: int

    def __str__(self) -> str:
        precision, recall = self.right / max(self.given, 1), self.right / max(self.gold, 1)
        f1 = 2 * self.right / max(self.given + self.gold, 1)
        return f"P {precision:.2f} R {recall:.2f} F1 {f1:.2f}"


def main() -> int:
    """Measure and print; exit status 2 when readers or data are missing."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.own_codes", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the unpacked corpora")
    parser.add_argument("--readers", type=Path, required=True, help="folder with fold4")
    arguments = parser.parse_args()
    folder = arguments.readers / f"fold{FOLD}"
    if not (folder / "encoder.onnx").exists() or not (arguments.data / "plover_cameo" / "lapwing_gold").exists():
        print(f"{arguments.data} or {arguments.readers} lacks what is needed: lapwing_gold and fold4", file=sys.stderr)
        return 2
    gold, reader = load_gold(arguments.data), load_fold(folder)
    trial = Trial(
        learn=[one for one in gold if fold_of(one.example_id) != FOLD],
        held_out=[one for one in gold if fold_of(one.example_id) == FOLD],
        reader=reader,
    )
    heads = trial.code([], load_codebook())
    print_drawn(trial, [("mode", event, name) for event, name in MODES], heads)
    print_drawn(trial, [("type", "", name) for name in TYPES], heads)
    print_contexts(trial, heads)
    return 0


def print_drawn(trial: "Trial", codes: Sequence[Code], heads: Sequence[Coded]) -> None:
    """Print modes or types taught by drawn examples, and the reader's own answers for the same."""
    told: dict[Code, list[Figures]] = {code: [] for code in codes}
    for number in range(DRAWS):
        coded = trial.code([draw_seed(*code, trial.learn, number) for code in codes], load_codebook())
        for code in codes:
            told[code].append(trial.count(coded, code, own=own_name(code)))
    for code in codes:
        summed = Figures(*(sum(getattr(one, key) for one in told[code]) for key in ("given", "gold", "right")))
        head = trial.count(heads, code, own=code[2])
        print(
            f"{' '.join(code):22} {SHOTS} examples: {summed}; the reader's own: {head} ({head.gold} gold)", flush=True
        )


def own_name(code: Code) -> str:
    """Return what a taught code is called, so that it is told from the reader's."""
    return f"OWN-{code[2]}" if code[0] == "type" else f"own-{code[2]}"


def draw_seed(kind: SeedKind, event: str, name: str, learn: Sequence[GoldExample], number: int) -> Seed:
    """Return a seed of SHOTS marked sentences of the code, drawn by number."""
    found = [
        example
        for one in learn
        for trigger in one.triggers
        if is_coded(trigger.gold, kind, event, name) and (example := marked(one, trigger.pieces))
    ]
    examples = random.Random(number).sample(found, SHOTS)
    return Seed(
        kind=kind, code=own_name((kind, event, name)), event=event, examples=tuple(examples), threshold=THRESHOLDS[kind]
    )


def marked(example: GoldExample, pieces: tuple[int, int]) -> Example | None:
    """Return the sentence of a trigger with the trigger marked."""
    start, end = int(example.pieces.starts[pieces[0]]), int(example.pieces.ends[pieces[1] - 1])
    first = example.text.rfind(". ", 0, start) + 2 if ". " in example.text[:start] else 0
    last = example.text.find(". ", end)
    text = example.text[first : last + 1 if last >= 0 else len(example.text)]
    return Example(text=text, marks=((start - first, end - first),))


def is_coded(record: Mapping[str, Any], kind: SeedKind, event: str, name: str) -> bool:
    """Whether a gold record has the code."""
    if kind == "type":
        return bool(record["type"] == name)
    values = record[kind]
    is_of_type = kind != "mode" or record["type"] == event
    return is_of_type and name in values


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What is learnt from, what is measured on, and the reader."""

    learn: Sequence[GoldExample]
    held_out: Sequence[GoldExample]
    reader: Reader

    def code(self, seeds: Sequence[Seed], codebook: Codebook) -> list[Coded]:
        """Return every document with its mentions, coded with the taught codes."""
        taught = teach(seeds, self.background(seeds), self.reader)
        tools = Tools(self.reader, replace(load_knowledge(), codebook=with_codes(codebook, taught)), taught)
        return [(one, code_report(_report(one), tools, RUN_ON).event_mentions) for one in self.held_out]

    def background(self, seeds: Sequence[Seed]) -> list[str]:
        """Return the ordinary news without sentences that tell what is taught: to a user's new code they are none."""
        hidden = {seed.code.lower().removeprefix("own-") for seed in seeds}
        tools = Tools(self.reader, load_knowledge())
        kept = []
        for text in load_background():
            report = Report(report_id="-", path="-", content=text, language="en")
            told = code_report(report, tools, RUN_ON).event_mentions
            codes = {code.lower() for one in told for code in (one.event, *one.mode, *one.context)}
            if not codes & hidden:
                kept.append(text)
        return kept

    def count(self, coded: Sequence[Coded], code: Code, *, own: str) -> Figures:
        """Count how often `own` was given to mentions, and rightly to such as have the gold code."""
        kind, event, _ = code
        given = right = 0
        for example, mentions in coded:
            for match in match_records(mentions, _gold(example), example.published):
                mention = match.mention
                codes = {"mode": mention.mode, "context": mention.context, "type": (mention.event,)}[kind]
                if own in codes and (kind != "mode" or mention.event == event):
                    given += 1
                    right += bool(match.gold and is_coded(match.gold, *code))
        n_gold = sum(is_coded(trigger.gold, *code) for one in self.held_out for trigger in one.triggers)
        return Figures(given, n_gold, right)


def _report(example: GoldExample) -> Report:
    return Report(
        report_id=example.example_id, path="-", content=example.text, published=example.published, language="en"
    )


def _gold(example: GoldExample) -> list[tuple[int, int, dict[str, Any]]]:
    starts, ends = example.pieces.starts, example.pieces.ends
    return [(int(starts[t.pieces[0]]), int(ends[t.pieces[1] - 1]), t.gold) for t in example.triggers]


def with_codes(codebook: Codebook, taught: Taught) -> Codebook:
    """Return the codebook with the codes that were taught, as a layer would add them."""
    types = dict(codebook.types)
    for code in taught.types:
        types[code.seed.code] = replace(types[code.seed.code.removeprefix("OWN-")], code=code.seed.code)
    for code in taught.modes:
        event = types[code.seed.event]
        mode = EventMode(code=code.seed.code, score=event.score, means="")
        types[code.seed.event] = replace(event, modes={**event.modes, code.seed.code: mode})
    contexts = {**codebook.contexts, **{code.seed.code: "" for code in taught.contexts}}
    return replace(codebook, types=types, contexts=contexts)


def print_contexts(trial: Trial, heads: Sequence[Coded]) -> None:
    """Print contexts by patterns, by examples, by either and by both, and the reader's own answers."""
    codebook = load_codebook(CONTEXTS)
    ways: dict[str, dict[str, Any]] = {
        "patterns": {"examples": ()},
        "examples": {"patterns": ()},
        "either": {},
        "both": {"needs": "both"},
    }
    for way, changed in ways.items():
        coded = trial.code([replace(seed, **changed) for seed in codebook.seeds], codebook)
        for seed in codebook.seeds:
            name = seed.code.removeprefix("own-")
            code: Code = ("context", "", name)
            figures, head = trial.count(coded, code, own=seed.code), trial.count(heads, code, own=name)
            print(f"context {name:9} by {way:8}: {figures}; the reader's own: {head} ({head.gold} gold)", flush=True)


if __name__ == "__main__":
    sys.exit(main())
