"""Clusters that do not chain: average weight of evidence over all pairs, and pairs that must not share a cluster."""

import heapq
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set

from lapwing.fusion.weights import UNSEEN_PAIR

Pair = tuple[int, int]


def cluster_profiles(
    n_profiles: int,
    bits: Mapping[Pair, float],
    forbidden: Set[Pair],
    together: Sequence[Sequence[int]] = (),
    unseen: float = UNSEEN_PAIR,
) -> list[tuple[int, ...]]:
    """Return clusters of the indices 0..n-1: sorted tuples, in order of their first index.

    Average-link: the two clusters whose pairs average the most bits are joined, again and again, while that average is
    above zero and no pair of theirs is forbidden. A pair that was never compared counts `unseen`. Ties go to the
    smaller indices, so the outcome depends on nothing but the input. Each group of `together` is one cluster from the
    start, whatever its bits; no pair within one may be forbidden.
    """
    return _Agglomeration(n_profiles, bits, forbidden, together, unseen).run()


class _Agglomeration:
    def __init__(
        self,
        n_profiles: int,
        bits: Mapping[Pair, float],
        forbidden: Set[Pair],
        together: Sequence[Sequence[int]],
        unseen: float,
    ):
        self.unseen = unseen
        self.members: dict[int, list[int]] = {index: [index] for index in range(n_profiles)}
        self.links: defaultdict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
        self.barred: defaultdict[int, set[int]] = defaultdict(set)
        for pair in sorted(forbidden):
            self.barred[pair[0]].add(pair[1])
            self.barred[pair[1]].add(pair[0])
        for (one, other), value in sorted(bits.items()):
            self.links[one][other] = self.links[other][one] = (value, 1)
        self.queue = [(-value, one, other, 1, 1) for (one, other), value in bits.items() if value > 0]
        heapq.heapify(self.queue)
        for first, *others in map(sorted, together):
            for other in others:
                self._join(first, other)

    def run(self) -> list[tuple[int, ...]]:
        while self.queue:
            _, one, other, n_one, n_other = heapq.heappop(self.queue)
            current = self._size(one) == n_one and self._size(other) == n_other
            if current and other not in self.barred[one]:
                self._join(one, other)
        return sorted(tuple(sorted(group)) for group in self.members.values())

    def _size(self, cluster: int) -> int:
        return len(self.members.get(cluster, ()))

    def _join(self, one: int, other: int) -> None:
        """Join `other` into `one`, the smaller index, and queue the new averages."""
        self.members[one] += self.members.pop(other)
        for third in self.barred.pop(other, set()):
            self.barred[third].discard(other)
            self.barred[third].add(one)
            self.barred[one].add(third)
        self.links[one].pop(other, None)
        for third, (value, count) in self.links.pop(other, {}).items():
            if third != one:
                del self.links[third][other]
                had, n_had = self.links[one].get(third, (0.0, 0))
                self.links[one][third] = self.links[third][one] = (had + value, n_had + count)
        for third in self.links[one]:
            self._queue(one, third)

    def _queue(self, one: int, third: int) -> None:
        value, count = self.links[one][third]
        n_pairs = self._size(one) * self._size(third)
        average = (value + self.unseen * (n_pairs - count)) / n_pairs
        if average > 0 and third not in self.barred[one]:
            first, second = min(one, third), max(one, third)
            heapq.heappush(self.queue, (-average, first, second, self._size(first), self._size(second)))
