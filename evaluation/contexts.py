"""Contexts of events on five folds of the annotated corpus, the reader's own beside those weighed with words.

`python -m evaluation.contexts --data .data --readers .data/reader` fits the weights without the fold judged. Precision,
recall and F1 over all contexts of the triggers that name a gold event, and F1 of each context.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from lapwing.events.contexts import THRESHOLD, weigh_contexts
from lapwing.knowledge.codebook import MAX_CONTEXTS
from training.contexts import OPEN, ContextExample, fit_contexts, make_context_examples
from training.gold import FOLDS

READER_FLOOR = 0.4  # from which a context was told when the reader alone decided
Told = list[tuple[frozenset[str], frozenset[str]]]  # right and told, an event


def main() -> int:
    """Measure and print; exit status 2 when readers or data are missing."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.contexts", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the unpacked corpora")
    parser.add_argument("--readers", type=Path, required=True, help="folder with fold0 … fold4")
    options = parser.parse_args()
    if not (options.readers / "fold4").exists() or not (options.data / "plover_cameo" / "lapwing_gold").exists():
        print("lapwing_gold or the readers of `make train-folds` are missing", file=sys.stderr)
        return 2
    examples = make_context_examples(options.data, options.readers)
    print_told("the reader alone", [(e.right, choose(e.read, READER_FLOOR)) for e in examples if e.fold != OPEN])
    for threshold in (THRESHOLD - 0.05, THRESHOLD, THRESHOLD + 0.05):
        print_told(f"with words, from {threshold:.2f}", weighed(examples, threshold))
    print_each(weighed(examples, THRESHOLD))
    return 0


def choose(likely: Mapping[str, float], least: float) -> frozenset[str]:
    """Return the contexts from a probability on, at most as many as a record has."""
    ranked = sorted((code for code, p in likely.items() if p >= least), key=lambda code: (-likely[code], code))
    return frozenset(ranked[:MAX_CONTEXTS])


def weighed(examples: Sequence[ContextExample], least: float) -> Told:
    """Return what is told of each event, from a probability on, by weights that were fitted without its fold."""
    told: Told = []
    for fold in range(FOLDS):
        weights = fit_contexts([e for e in examples if e.fold != fold])
        held_out = (e for e in examples if e.fold == fold)
        told += [(e.right, choose(weigh_contexts(e.features, e.read, weights), least)) for e in held_out]
    return told


def print_told(name: str, told: Told) -> None:
    """Print precision, recall and F1 over all contexts."""
    right = sum(len(gold & said) for gold, said in told)
    n_said, n_gold = sum(len(said) for _, said in told), sum(len(gold) for gold, _ in told)
    f1 = 2 * right / max(n_said + n_gold, 1)
    print(f"{name:22} P {right / max(n_said, 1):.3f} R {right / max(n_gold, 1):.3f} F1 {f1:.3f}")


def print_each(told: Told) -> None:
    """Print F1 of each context with its number of gold events, the commonest first."""
    gold = Counter(code for right, _ in told for code in right)
    said = Counter(code for _, codes in told for code in codes)
    both = Counter(code for right, codes in told for code in right & codes)
    print(", ".join(f"{code} {2 * both[code] / (n + said[code]):.2f} ({n})" for code, n in gold.most_common()))


if __name__ == "__main__":
    sys.exit(main())
