"""How well two names fit: words are aligned one to one, in any order, after folding; each word at most once.

The family name counts most; initials fit the names they begin; a word that one name lacks costs little when both have
others. This is not a test of identity: namesakes fit perfectly, so offices, dates and countries decide (see people).
"""

from functools import lru_cache

from rapidfuzz.distance import Indel, JaroWinkler

from lapwing.knowledge.name_keys import PARTICLES, fold_words, name_key

SAME_KEY_FLOOR = 0.86
NO_FIT = 0.72
MISSING_WORD = 0.06


@lru_cache(maxsize=65536)
def words_fit(left: str, right: str) -> float:
    """Return how well two folded words fit, 0 to 1; words that sound alike reach at least .86."""
    if left == right:
        return 1.0
    if len(left) == 1 or len(right) == 1:
        return 0.8 if left[0] == right[0] else 0.0
    plain = max(Indel.normalized_similarity(left, right), JaroWinkler.normalized_similarity(left, right) - 0.06)
    if name_key(left) == name_key(right) and left[0] in right[:2] + _cousins(right[0]):
        vowels = Indel.normalized_similarity(left, right)
        return max(plain, SAME_KEY_FLOOR + 0.12 * vowels) if vowels >= 0.5 else plain
    return plain


def names_fit(mention: str, known: str) -> float:
    """Return how well a name in a text fits a known name, 0 to 1. A lone family name fits at most .9."""
    left, right = _words(mention), _words(known)
    if not left or not right:
        return 0.0
    if "".join(sorted(left)) == "".join(sorted(right)):
        return 1.0
    return _align(left, right)


def _align(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    free = list(right)
    fits = []
    for word in left:
        best = max(free, key=lambda other: words_fit(word, other), default="")
        fit = words_fit(word, best) if best else 0.0
        if fit >= NO_FIT:
            free.remove(best)
        fits.append(fit if fit >= NO_FIT else 0.0)
    family = max((words_fit(left[-1], other) for other in (right[-1], right[0])), default=0.0)
    mean = sum(fits) / len(left)
    shorter = min(len(left), len(right))
    lacking = abs(len(left) - len(right)) * MISSING_WORD if shorter > 1 else 0.1
    if family < NO_FIT and words_fit(left[0], right[-1]) < NO_FIT:
        mean *= 0.75
    return max(0.0, mean - min(lacking, 0.18))


def _words(name: str) -> tuple[str, ...]:
    words = tuple(word for word in fold_words(name) if word not in PARTICLES)
    return words or fold_words(name)


def _cousins(letter: str) -> str:
    groups = ("kqgc", "szxcj", "vwf", "iey", "ao", "uo", "jdzg", "ea")
    return "".join(group for group in groups if letter in group)
