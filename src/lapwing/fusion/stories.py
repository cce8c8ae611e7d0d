"""Stories: reports of one piece of news, by the rare words of their heads and openings and by when they appeared."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations
from math import log2, sqrt
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from lapwing.fusion.cluster import cluster_profiles
from lapwing.fusion.lemmas import content_lemmas
from lapwing.fusion.rarity import rarity
from lapwing.records.document import Document

# Cosine of two openings. NeuS: .75 of the pairs of one story reach it, .004 of others (2,556 pairs); NewsWCL50, all on
# the politics of two weeks: .88 and .016 (300 pairs). Counted on the stories that weights are chosen on.
SAME_STORY = 0.2
LIKE_STORY = 0.1  # the same texts: all but .01 of the pairs of one story reach it, .023 of others
_OPENING_CHARACTERS = 700  # of the body, after the head
_FEWEST_WORDS = 8  # a shorter opening says nothing of its story
_KEPT_WORDS = 40  # the weightiest of an opening
_KEY_WORDS = 12  # two reports are compared when they share two of their weightiest words
_SMALL_RUN = 400  # reports that are all compared with each other: in a small run no word is known to be rare
_NEIGHBOURS = 25  # that a report is compared with among the later ones that share the same two words
_DAYS_APART = 5  # later news of the same matter is another story

_PART = 60_000  # reports whose keys are held at once
_MIX = 2_654_435_761  # Knuth's multiplier: the key of two words is not that of their sum
_NO_DAY = -(10**9)  # fits every day

Words = NDArray[np.uint32]
Days = NDArray[np.int64]
Vector = Mapping[str, float]
Pair = tuple[int, int]


class Stories:
    """Which reports tell one story, and how alike two openings are."""

    def __init__(self, documents: Sequence[Document]) -> None:
        ordered = sorted(documents, key=lambda document: (document.published.date_min, document.report_id))
        self._openings = dict(zip((one.report_id for one in ordered), _vectors(ordered), strict=True))
        self._story: dict[str, str] = {}
        for group in _cluster(ordered, list(self._openings.values())):
            for index in group:
                self._story[ordered[index].report_id] = ordered[group[0]].report_id

    def opening(self, report_id: str) -> Vector:
        """Return the weighted words of a report's head and opening, of length one; empty for an unknown report."""
        return self._openings.get(report_id, {})

    def of(self, report_id: str) -> str:
        """Return the report_id of the earliest report of the story that a report belongs to."""
        return self._story.get(report_id, report_id)


def alike(one: Vector, other: Vector) -> float:
    """Return the cosine of two openings, 0 to 1."""
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    return sum(weight * large[word] for word, weight in small.items() if word in large)


def _vectors(documents: Sequence[Document]) -> list[Vector]:
    bags = [Counter(content_lemmas(_opening(document))) for document in documents]
    bits = rarity(bags)
    return [_vector(bag, bits) if len(bag) >= _FEWEST_WORDS else {} for bag in bags]


def _opening(document: Document) -> str:
    title = document.title.text if document.title else document.given_title or ""
    body = "\n".join(block.span.text for block in document.blocks if block.kind == "body") or document.text
    return f"{title}\n{body[:_OPENING_CHARACTERS]}"


def _vector(bag: Mapping[str, int], bits: Mapping[str, float]) -> Vector:
    weights = {word: bits[word] * (1 + log2(count)) for word, count in bag.items()}
    kept = sorted(weights, key=lambda word: (-weights[word], word))[:_KEPT_WORDS]
    norm = sqrt(sum(weights[word] ** 2 for word in kept)) or 1.0
    return {word: weights[word] / norm for word in kept}


def _cluster(documents: Sequence[Document], openings: Sequence[Vector]) -> list[tuple[int, ...]]:
    days = [_published(document) for document in documents]
    bits = {
        (one, other): alike(openings[one], openings[other]) - SAME_STORY for one, other in _candidates(openings, days)
    }
    known = {pair: value for pair, value in bits.items() if value > -SAME_STORY / 2}  # others are as good as unseen
    return cluster_profiles(len(documents), known, frozenset(), unseen=-SAME_STORY)


def _candidates(openings: Sequence[Vector], days: Sequence[tuple[int, int] | None]) -> Iterable[Pair]:
    """Return each pair (smaller first) that shares two of its weightiest words and appeared within days.

    In a small run it is all that appeared within days; a crowd is not squared.
    """
    if len(openings) <= _SMALL_RUN:
        pairs = combinations(range(len(openings)), 2)
        return [pair for pair in pairs if _close(days[pair[0]], days[pair[1]])]
    words = np.array([_key_words(opening) for opening in openings], dtype=np.uint32)
    bounds = np.array([day or (_NO_DAY, -_NO_DAY) for day in days], dtype=np.int64)
    n_parts = 1 + len(openings) // _PART
    found = np.unique(np.concatenate([_share_key(words, bounds, part, n_parts) for part in range(n_parts)]))
    return zip((found >> 32).tolist(), (found & 0xFFFFFFFF).tolist(), strict=True)


def _share_key(words: Words, bounds: Days, part: int, n_parts: int) -> Days:
    """Return the pairs, as one number each, that share a key of one part of all keys: bounds what is held at once."""
    keys: list[Words] = []
    indices: list[Days] = []
    for one, other in combinations(range(words.shape[1]), 2):
        key = words[:, one] * np.uint32(_MIX) + words[:, other]
        mine = np.flatnonzero((key % n_parts == part) & (words[:, one] != 0) & (words[:, other] != 0))
        keys.append(key[mine])
        indices.append(mine)
    every, whose = np.concatenate(keys), np.concatenate(indices)
    order = np.lexsort((whose, every))
    every, whose = every[order], whose[order]
    found = []
    for step in range(1, _NEIGHBOURS + 1):
        here = np.flatnonzero(every[step:] == every[:-step])
        first, second = whose[here], whose[here + step]
        gap = np.maximum(bounds[first, 0], bounds[second, 0]) - np.minimum(bounds[first, 1], bounds[second, 1])
        near = (gap <= _DAYS_APART) & (first != second)
        found.append(np.unique(first[near] << 32 | second[near]))
    return np.unique(np.concatenate(found))


def _key_words(opening: Vector) -> list[int]:
    """Return hashes of the weightiest words of an opening in order of the words, 0 where there are too few."""
    weightiest = sorted(sorted(opening), key=lambda word: -opening[word])[:_KEY_WORDS]
    hashes = [crc32(word.encode()) for word in sorted(weightiest)]
    return hashes + [0] * (_KEY_WORDS - len(hashes))


def _published(document: Document) -> tuple[int, int] | None:
    first, last = document.published.date_min, document.published.date_max
    return (date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()) if first and last else None


def _close(one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    if one is None or other is None:
        return True
    return max(one[0], other[0]) - min(one[1], other[1]) <= _DAYS_APART
