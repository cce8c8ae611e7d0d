"""The command that makes the reader: `python -m training --data DATA --out FOLDER [--folds]`.

Without --folds it trains on all of the annotated corpus and writes the graphs that the package ships; with --folds it
trains five readers, each without one fold, for `evaluation/reader.py`. All start from one pass over
names and semantic roles.
"""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

import torch

from training.entities import load_entities
from training.examples import Example
from training.export import export_reader
from training.fit import Recipe, fit_reader
from training.gold import FOLDS, fold_of, load_gold
from training.network import Network, start_from_minilm
from training.roles import load_roles
from training.schooling import load_school, school

RECIPE = Recipe(epochs=10, batch_pieces=640, encoder_rate=3e-4, head_rate=2e-3, entity_share=0.08)
GMB_SENTENCES = 20_000
NEEDED = ("plover_cameo/lapwing_gold/items.jsonl", "ner/GMB/ner_dataset.csv.zip", "ner/re3d", "ner/wikigold",
          "srl/PropBank_EWT/train.jsonl", "events/RAMS_devtest/dev.jsonlines")  # fmt: skip


def main() -> int:
    """Train, export, and say where the graphs are; exit status 2 when data are missing."""
    arguments = _parse()
    missing = [name for name in NEEDED if not (arguments.data / name).exists()]
    if missing:
        print(f"{arguments.data} lacks {', '.join(missing)}; see training/README.md for what to unpack there.",
              file=sys.stderr)  # fmt: skip
        return 2
    torch.set_num_threads(arguments.threads)
    entities = load_entities(arguments.data, GMB_SENTENCES)
    gold = load_gold(arguments.data)
    for fold in (range(FOLDS) if arguments.folds else [None]) if arguments.only is None else [arguments.only]:
        network = _start(arguments, entities)
        train = [e for e in gold if fold is None or fold_of(e.example_id) != fold]
        fit_reader(
            network, train, entities, replace(RECIPE, seed=arguments.seed), "final" if fold is None else f"fold {fold}"
        )
        folder = arguments.out / ("final" if fold is None else f"fold{fold}")
        export_reader(network, folder)
        torch.save(network.state_dict(), folder / "network.pt")
        print(folder)
    return 0


def _start(arguments: argparse.Namespace, entities: list[Example]) -> Network:
    """Return MiniLM after school, from the output folder when an earlier run left its weights there."""
    torch.manual_seed(arguments.seed)
    network, kept = start_from_minilm(), arguments.out / "school.pt"
    if not kept.exists():
        arguments.out.mkdir(parents=True, exist_ok=True)
        torch.save(school(start_from_minilm(), entities, load_roles(arguments.data)), kept)
    load_school(network, torch.load(kept))
    return network


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the unpacked corpora")
    parser.add_argument("--out", type=Path, required=True, help="folder for the graphs, e.g. .data/reader")
    parser.add_argument("--folds", action="store_true", help="five readers for evaluation instead of the one to ship")
    parser.add_argument("--only", type=int, help="with --folds: this fold alone")
    parser.add_argument("--seed", type=int, default=1, help="of the heads' first weights and the order (default 1)")
    parser.add_argument("--threads", type=int, default=2, help="processor threads (default 2)")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
