"""Country and sector of actors on lapwing_gold, given the gold spans.

python -m evaluation.actors --data FOLDER [--folds 0123] [--show 15] [--errors country] [--prose]

Without --folds: each fold, fold 4 being the one that no rule was made on, then all. Each fold is judged with weights
(see training/actor_countries.py and actor_sectors.py) fitted on the other four and on our annotation, which has none of
its texts; --shipped uses those that ship, which have seen all. What is given and what is tagged: actor_texts. A gold
UNK is right when no country is given. Texts are never written out: only spans and codes.
"""

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.actor_texts import GoldText, find_in, read_items, read_prose
from lapwing.knowledge import Knowledge, load_knowledge
from lapwing.mentions.actors import ground_actors
from lapwing.mentions.actors.sectors import SectorWeights
from lapwing.mentions.actors.setting import Weights
from lapwing.records.mention import ActorMention

FOLDS = "01234"
UNKNOWN = "UNK"


@dataclass(frozen=True, slots=True)
class Judged:
    """A gold actor and the mention that was grounded for it."""

    country: str
    sector: str
    mention: ActorMention

    @property
    def country_is_right(self) -> bool:
        """Whether the country is the gold one; none at all where the gold does not know it."""
        return (self.mention.country or UNKNOWN) == self.country

    @property
    def sector_is_right(self) -> bool:
        """Whether the first sector is the gold one."""
        return self.mention.sector[:1] == (self.sector,)


def main() -> int:
    """Print accuracies by kind and the commonest confusions; exit code 2 if the corpus is missing."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.actors", description=__doc__.splitlines()[0])
    parser.add_argument("--data", default=os.environ.get("DATA", ""), help="folder with the unpacked corpora")
    parser.add_argument("--folds", action="append", help="folds to show, as 0123 [default: each, then 01234]")
    parser.add_argument("--show", type=int, default=15, help="how many confusions to name")
    parser.add_argument("--errors", choices=("country", "sector"), help="print every error of this kind")
    parser.add_argument("--prose", action="store_true", help="judge the windows of prose, not the summaries")
    parser.add_argument("--shipped", action="store_true", help="use the weights that ship, which have seen all folds")
    options = parser.parse_args()
    folder = Path(options.data, "plover_cameo", "lapwing_gold")
    if not folder.is_dir():
        print(f"data missing: {folder}", file=sys.stderr)
        return 2
    judged = judge(Path(options.data), load_knowledge(), prose=options.prose, shipped=options.shipped)
    for folds in options.folds or [*FOLDS, FOLDS]:
        print(f"folds {folds}")
        show([one for fold in folds for one in judged[int(fold)]], options.show, options.errors)
    return 0


def judge(data: Path, known: Knowledge, *, prose: bool, shipped: bool) -> dict[int, list[Judged]]:
    """Return what became of every gold actor by fold, each fold with weights that have not seen it."""
    folder = data / "plover_cameo" / "lapwing_gold"
    texts = list(read_prose(folder) if prose else read_items(folder))
    weights: dict[int, tuple[Weights, SectorWeights]] = {} if shipped else fit_folds(data, known)
    judged: dict[int, list[Judged]] = {fold: [] for fold in range(len(FOLDS))}
    for gold in texts:
        judged[gold.fold].extend(judge_text(gold, known, *weights.get(gold.fold, (None, None))))
    return judged


def fit_folds(data: Path, known: Knowledge) -> dict[int, tuple[Weights, SectorWeights]]:
    """Return for each fold the weights for countries and sectors fitted on the others and on our annotation."""
    from training.actor_countries import fit_weights, ground_texts, make_examples, read_all
    from training.actor_sectors import fit_sectors, make_sector_examples

    texts = ground_texts(read_all(data), known)
    countries, sectors = make_examples(texts), make_sector_examples(texts)
    return {
        fold: (
            fit_weights([e for e in countries if e.fold != fold]),
            fit_sectors([e for e in sectors if e.fold != fold]),
        )
        for fold in range(len(FOLDS))
    }


def judge_text(
    gold: GoldText, known: Knowledge, weights: Weights | None, sector_weights: SectorWeights | None
) -> Iterator[Judged]:
    """Yield what became of each gold actor of a text."""
    actors, context = find_in(gold, known)
    mentions = ground_actors(actors, context, known.actors, weights, sector_weights)
    grounded = {(m.span.start, m.span.end): m for m in mentions}
    for key, (country, sector) in gold.entities.items():
        wider = (one for (start, end), one in grounded.items() if start < key[1] and key[0] < end)
        yield Judged(country, sector, grounded.get(key) or next(wider))


def show(judged: Sequence[Judged], n_shown: int, errors: str | None) -> None:
    """Print the table, the confusions, and the errors if they are asked for."""
    totals: Counter[tuple[str, str]] = Counter()
    confusions: dict[str, Counter[tuple[str, str]]] = {"country": Counter(), "sector": Counter()}
    for one in judged:
        mention, right = one.mention, {"country": one.country_is_right, "sector": one.sector_is_right}
        for kind in ("all", mention.kind):
            totals[kind, "n"] += 1
            totals[kind, "claimed"] += mention.country is not None
            totals[kind, "entity"] += mention.entity_id is not None
            for name, is_right in right.items():
                totals[kind, name] += is_right
        if not right["country"]:
            confusions["country"][one.country, str(mention.country)] += 1
        if not right["sector"]:
            confusions["sector"][one.sector, " ".join(mention.sector) or "-"] += 1
        if errors and not right[errors]:
            got = f"{mention.country} {' '.join(mention.sector)} | {mention.score.why[:110]}"
            print(f"{mention.kind:12} {mention.span.text[:70]!r} gold {one.country} {one.sector} got {got}")
    print(f"{'kind':14}{'n':>6}{'country':>9}{'claimed':>9}{'sector':>9}{'entity':>9}")
    for kind in sorted({kind for kind, _ in totals}):
        n = totals[kind, "n"]
        shares = (totals[kind, name] / n for name in ("country", "claimed", "sector", "entity"))
        print(f"{kind:14}{n:6}" + "".join(f"{share:9.3f}" for share in shares))
    for name, table in confusions.items():
        common = table.most_common(n_shown)
        print(name, "gold>got:", ", ".join(f"{gold}>{got} {n}" for (gold, got), n in common))


if __name__ == "__main__":
    sys.exit(main())
