"""Hash the phrases of texts that must not stand in this repository, so that a test can look for them.

    python scripts/hash_phrases.py FOLDER > tests/kept_out_phrases.txt

The texts are yardsticks: Lapwing is judged on them, so none of their wording may stand in the package, the knowledge,
the samples or the tests. A phrase is six successive words of which at least two are ordinary words (lower case, not of
the function words), so that names and titles, which every text shares, are not taken for phrases.
"""

import hashlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

N_WORDS = 6
MIN_ORDINARY_WORDS = 2
HASH_LENGTH = 16  # hex digits: 64 bits, and a million phrases of ours against a thousand meet by chance once in 10^10
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
FUNCTION_WORDS = frozenset(
    "a about after all also an and are as at be been before between by for from had has have he her his in into is it"
    " its more not of on or over said she that the their they this to two under was were which who will with".split()
)


def phrases_of(text: str) -> Iterator[tuple[str, ...]]:
    """Yield every run of six words of `text`, spelt as they stand, in order."""
    words = WORD.findall(text)
    yield from (tuple(words[n : n + N_WORDS]) for n in range(len(words) - N_WORDS + 1))


def is_distinctive(phrase: tuple[str, ...]) -> bool:
    """Whether a phrase has enough ordinary words to be somebody's wording and not a name with its title."""
    ordinary = [word for word in phrase if word.islower() and word not in FUNCTION_WORDS]
    return len(ordinary) >= MIN_ORDINARY_WORDS


def hash_phrase(phrase: tuple[str, ...]) -> str:
    """Return the hash of a phrase, the same for any capitals and apostrophes."""
    words = " ".join(phrase).lower().replace("’", "'")
    return hashlib.sha256(words.encode()).hexdigest()[:HASH_LENGTH]


def hash_texts(texts: Iterator[str]) -> list[str]:
    """Return the sorted hashes of all distinctive phrases of `texts`."""
    return sorted({hash_phrase(phrase) for text in texts for phrase in phrases_of(text) if is_distinctive(phrase)})


def main(folder: str) -> None:
    """Print the hashes of every text file in `folder`, one a line."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(Path(folder).glob("*.txt")))
    print("\n".join(hash_texts(texts)))


if __name__ == "__main__":
    main(*sys.argv[1:])
