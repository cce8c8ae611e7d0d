"""The copy signature: MinHash of word 5-grams, by which fusion finds verbatim and edited copies.

Broder (1997). The share of equal entries of two signatures estimates the Jaccard similarity of their 5-gram sets,
with a standard error of at most .063 for 64 permutations. It is not a measure of agreement in content.
"""

import re
import zlib
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

N_PERMUTATIONS = 64
GRAM = 5
MASK = np.uint64(0xFFFFFFFF)
CHUNK = 4096  # grams hashed at once: 64 × 4096 × 8 bytes = 2 MB


def _permutations() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Return fixed odd multipliers and offsets of multiply-shift hashing (splitmix64 of 1, 2, 3, …)."""
    state = np.arange(1, 2 * N_PERMUTATIONS + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    state = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    state = (state ^ (state >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    state = state ^ (state >> np.uint64(31))
    return state[:N_PERMUTATIONS] | np.uint64(1), state[N_PERMUTATIONS:]


MULTIPLIERS, OFFSETS = _permutations()


def sign_text(parts: Iterable[str]) -> tuple[int, ...]:
    """Return the signature of a text given in parts: 64 numbers of 32 bits, () when it has no word."""
    words = [word for part in parts for word in re.findall(r"\w+", part.casefold())]
    size = min(GRAM, len(words))
    grams = sorted({" ".join(words[i : i + size]) for i in range(len(words) - size + 1)}) if words else []
    if not grams:
        return ()
    hashes = np.array([_hash_gram(gram) for gram in grams], dtype=np.uint64)
    least = np.full(N_PERMUTATIONS, MASK, dtype=np.uint64)
    for start in range(0, len(hashes), CHUNK):
        mixed = (MULTIPLIERS[:, None] * hashes[None, start : start + CHUNK] + OFFSETS[:, None]) >> np.uint64(32)
        least = np.minimum(least, mixed.min(axis=1))
    return tuple(int(value) for value in least)


def _hash_gram(gram: str) -> int:
    packed = gram.encode("utf-8", "surrogatepass")
    return zlib.crc32(packed) << 32 | zlib.adler32(packed)
