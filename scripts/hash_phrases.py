"""Hash the phrases of texts that must not stand in this repository, so that a test can look for them.

    python scripts/hash_phrases.py FOLDER > tests/kept_out_phrases.txt

The texts are yardsticks: Lapwing is judged on them, so none of their wording may stand in the package, the knowledge,
the samples or the tests. A phrase is six successive words of which at least two are ordinary words (lower case, not of
the function words), so that names and titles, which every text shares, are not taken for phrases.
"""

import hashlib
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

N_WORDS = 6
MIN_ORDINARY_WORDS = 2
HASH_LENGTH = 16  # hex digits: 64 bits, and a million phrases of ours against a thousand meet by chance once in 10^10
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
FUNCTION_WORDS = frozenset(
    "a about after all also an and are as at be been before between by for from had has have he her his in into is it"
    " its more not of on or over said she that the their they this to two under was were which who will with".split()
)


WORD_BUCKET = 3  # hex digits: enough to pass over most words at once, too few to tell which words the texts have


@dataclass(frozen=True, slots=True)
class PhraseIndex:
    """The hashes of phrases, and buckets of the words in them: only runs of such words need hashing."""

    phrases: frozenset[str]
    buckets: frozenset[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "PhraseIndex":
        """Return the index of all distinctive phrases of `texts`."""
        phrases = {phrase for text in texts for phrase in _phrases_of(_spell(text)) if is_distinctive(phrase)}
        buckets = frozenset(_bucket(word.lower()) for phrase in phrases for word in phrase)
        return cls(frozenset(map(hash_phrase, phrases)), buckets)

    @classmethod
    def parse(cls, text: str) -> "PhraseIndex":
        """Return the index that `write` gave."""
        buckets, *phrases = text.splitlines()
        return cls(frozenset(phrases), frozenset(buckets.split()))

    def write(self) -> str:
        """Return the index as text: a line of buckets, then a hash a line."""
        return "\n".join((" ".join(sorted(self.buckets)), *sorted(self.phrases))) + "\n"

    def find(self, text: str) -> list[str]:
        """Return the phrases of this index that stand in `text`."""
        run: list[str] = []
        found = []
        for word in _spell(text.lower()):
            run = [*run[1 - N_WORDS :], word] if _bucket(word) in self.buckets else []
            if len(run) == N_WORDS and hash_phrase(tuple(run)) in self.phrases:
                found.append(" ".join(run))
        return found


def is_distinctive(phrase: tuple[str, ...]) -> bool:
    """Whether a phrase has enough ordinary words to be somebody's wording and not a name with its title."""
    ordinary = [word for word in phrase if word.islower() and word not in FUNCTION_WORDS]
    return len(ordinary) >= MIN_ORDINARY_WORDS


def hash_phrase(phrase: tuple[str, ...]) -> str:
    """Return the hash of a phrase, the same for any capitals."""
    return hashlib.sha256(" ".join(phrase).lower().encode()).hexdigest()[:HASH_LENGTH]


def _spell(text: str) -> list[str]:
    return WORD.findall(text.replace("’", "'"))


def _phrases_of(words: list[str]) -> Iterator[tuple[str, ...]]:
    yield from (tuple(words[n : n + N_WORDS]) for n in range(len(words) - N_WORDS + 1))


@lru_cache(maxsize=1 << 20)
def _bucket(word: str) -> str:
    return hashlib.sha256(word.encode()).hexdigest()[:WORD_BUCKET]


def main(folder: str) -> None:
    """Print the index of every text file in `folder`."""
    print(
        PhraseIndex.of(path.read_text(encoding="utf-8") for path in sorted(Path(folder).glob("*.txt"))).write(), end=""
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
