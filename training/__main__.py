"""The command that makes the reader: `python -m training --data DATA --out FOLDER [--folds]`.

Three steps: school (one pass over names and semantic roles), apprenticeship (the first half of our own annotation of
open corpora, which no fold is measured on), and the annotated corpus with some of the whole annotation. Without --folds
the last step learns all of that corpus and writes the graphs that the package ships; with --folds it is done five
times, each without one fold, for `evaluation/reader.py`.
"""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

import torch

from training.annotation import load_annotation
from training.entities import load_entities
from training.examples import Example
from training.export import export_reader
from training.fit import Recipe, fit_reader
from training.gold import FOLDS, fold_of, load_gold
from training.network import Network, start_from_minilm
from training.roles import load_roles
from training.schooling import load_school, school

APPRENTICESHIP = Recipe(epochs=4, batch_pieces=640, encoder_rate=3e-4, head_rate=2e-3, entity_share=0.15)
RECIPE = Recipe(epochs=5, batch_pieces=640, encoder_rate=3e-4, head_rate=1e-3, entity_share=0.1, more_share=0.15)
NEEDED = ("plover_cameo/lapwing_gold/items.jsonl", "ner/GMB/ner_dataset.csv.zip", "ner/re3d", "ner/wikigold",
          "srl/PropBank_EWT/train.jsonl", "events/RAMS_devtest/dev.jsonlines",
          "raw_news/WikipediaCurrentEvents/events.jsonl", "news_clustering/NeuS_AllSides/train.source",
          "html_extraction/fundus_en")  # fmt: skip


def main() -> int:
    """Train, export, and say where the graphs are; exit status 2 when data are missing."""
    arguments = _parse()
    missing = [name for name in NEEDED if not (arguments.data / name).exists()]
    if missing:
        print(f"{arguments.data} lacks {', '.join(missing)}; see training/README.md for what to unpack there.",
              file=sys.stderr)  # fmt: skip
        return 2
    torch.set_num_threads(arguments.threads)
    entities = load_entities(arguments.data)
    gold, annotation = load_gold(arguments.data), load_annotation(arguments.data)
    for fold in (range(FOLDS) if arguments.folds else [None]) if arguments.only is None else [arguments.only]:
        network = _start(arguments, entities)
        train = [e for e in gold if fold is None or fold_of(e.example_id) != fold]
        name = "final" if fold is None else f"fold{fold}"
        fit_reader(network, train, entities, replace(RECIPE, seed=arguments.seed), name, more=annotation)
        folder = arguments.out / name
        export_reader(network, folder)
        torch.save(network.state_dict(), folder / "network.pt")
        print(folder)
    return 0


def _start(arguments: argparse.Namespace, entities: list[Example]) -> Network:
    """Return the network after school and apprenticeship, each from the output folder when an earlier run left it."""
    torch.manual_seed(arguments.seed)
    network, schooled, apprenticed = start_from_minilm(), arguments.out / "school.pt", arguments.out / "apprentice.pt"
    arguments.out.mkdir(parents=True, exist_ok=True)
    if not apprenticed.exists():
        if not schooled.exists():
            torch.save(school(start_from_minilm(), entities, load_roles(arguments.data)), schooled)
        load_school(network, torch.load(schooled))
        first = load_annotation(arguments.data, "first_*.jsonl")
        fit_reader(network, first, entities, replace(APPRENTICESHIP, seed=arguments.seed), "apprenticeship")
        torch.save(network.state_dict(), apprenticed)
    network.load_state_dict(torch.load(apprenticed))
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
