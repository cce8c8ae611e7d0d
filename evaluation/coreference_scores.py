"""Scores of clusterings of the same items: pairwise, MUC, B³, CEAFe, and their CoNLL mean."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Clusters = Sequence[frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """Precision, recall and F1 of one measure, each 0..1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean, 0 when both are."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def score_clusters(found: Clusters, gold: Clusters) -> dict[str, Scores]:
    """Return every measure by name. Each clustering holds an item once at most.

    An item that only one of them holds is in no cluster of the other, as in the scorer of the CoNLL-2012 shared task.

    MUC: Vilain et al. 1995; B³: Bagga and Baldwin 1998; CEAFe: Luo 2005 (φ4). CoNLL F1 is the mean of their F1.
    """
    return {
        "pairwise": _pairwise(found, gold),
        "MUC": _muc(found, gold),
        "B³": _b_cubed(found, gold),
        "CEAFe": _ceaf(found, gold),
    }


def conll_f1(scores: Mapping[str, Scores]) -> float:
    """Return the mean F1 of MUC, B³ and CEAFe."""
    return (scores["MUC"].f1 + scores["B³"].f1 + scores["CEAFe"].f1) / 3


def _pairwise(found: Clusters, gold: Clusters) -> Scores:
    shared = sum(_pairs(count) for overlap in _overlaps(found, gold) for count in overlap.values())
    proposed, wanted = (sum(_pairs(len(cluster)) for cluster in clusters) for clusters in (found, gold))
    return Scores(precision=_ratio(shared, proposed), recall=_ratio(shared, wanted))


def _muc(found: Clusters, gold: Clusters) -> Scores:
    return Scores(precision=_muc_recall(gold, found), recall=_muc_recall(found, gold))


def _muc_recall(found: Clusters, gold: Clusters) -> float:
    links = sum(len(cluster) - 1 for cluster in gold)
    kept = sum(overlap.total() - len(overlap) for overlap in _overlaps(gold, found))
    return _ratio(kept, links)


def _b_cubed(found: Clusters, gold: Clusters) -> Scores:
    n_found, n_gold = (sum(map(len, clusters)) for clusters in (found, gold))
    precise = sum(
        count * count / len(one)
        for one, overlap in zip(found, _overlaps(found, gold), strict=True)
        for count in overlap.values()
    )
    recalled = sum(
        count * count / len(one)
        for one, overlap in zip(gold, _overlaps(gold, found), strict=True)
        for count in overlap.values()
    )
    return Scores(precision=_ratio(precise, n_found), recall=_ratio(recalled, n_gold))


def _ceaf(found: Clusters, gold: Clusters) -> Scores:
    total = sum(_best_alignment(block, found, gold) for block in _connected(found, gold))
    return Scores(precision=_ratio(total, len(found)), recall=_ratio(total, len(gold)))


def _connected(found: Clusters, gold: Clusters) -> Iterable[tuple[list[int], list[int]]]:
    """Yield groups of found and gold clusters that share items, directly or through others."""
    neighbours: defaultdict[tuple[str, int], set[tuple[str, int]]] = defaultdict(set)
    for index, overlap in enumerate(_overlaps(found, gold)):
        for other in overlap:
            neighbours["found", index].add(("gold", other))
            neighbours["gold", other].add(("found", index))
    seen: set[tuple[str, int]] = set()
    for start in sorted(neighbours):
        group, queue = [], [] if start in seen else [start]
        seen.add(start)
        while queue:
            node = queue.pop()
            group.append(node)
            queue += [other for other in neighbours[node] if other not in seen]
            seen |= neighbours[node]
        if group:
            yield (
                [n for side, n in sorted(group) if side == "found"],
                [n for side, n in sorted(group) if side == "gold"],
            )


def _best_alignment(block: tuple[list[int], list[int]], found: Clusters, gold: Clusters) -> float:
    rows, columns = sorted((([found[n] for n in block[0]]), [gold[n] for n in block[1]]), key=len)
    return -_assign([[-2 * len(one & other) / (len(one) + len(other)) for other in columns] for one in rows])


def _assign(costs: list[list[float]]) -> float:
    """Return the least sum of one cost a row, no column twice (Hungarian method; rows ≤ columns)."""
    n_rows, n_columns = len(costs), len(costs[0])
    row_price, column_price = [0.0] * (n_rows + 1), [0.0] * (n_columns + 1)
    owner, way = [0] * (n_columns + 1), [0] * (n_columns + 1)
    for row in range(1, n_rows + 1):
        owner[0], column = row, 0
        least, done = [float("inf")] * (n_columns + 1), [False] * (n_columns + 1)
        while True:
            done[column] = True
            here, step, following = owner[column], float("inf"), 0
            for other in range(1, n_columns + 1):
                if not done[other]:
                    cost = costs[here - 1][other - 1] - row_price[here] - column_price[other]
                    if cost < least[other]:
                        least[other], way[other] = cost, column
                    if least[other] < step:
                        step, following = least[other], other
            for other in range(n_columns + 1):
                if done[other]:
                    row_price[owner[other]] += step
                    column_price[other] -= step
                else:
                    least[other] -= step
            column = following
            if owner[column] == 0:
                break
        while column:
            owner[column] = owner[way[column]]
            column = way[column]
    return sum(costs[owner[column] - 1][column - 1] for column in range(1, n_columns + 1) if owner[column])


def _overlaps(these: Clusters, those: Clusters) -> list[Counter[int]]:
    home = {item: index for index, cluster in enumerate(those) for item in cluster}
    return [Counter(home[item] for item in sorted(cluster) if item in home) for cluster in these]


def _pairs(number: int) -> int:
    return number * (number - 1) // 2


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 1.0
