"""How well two names fit: words are aligned one to one, in any order, after folding; each word at most once.

Two words fit when they are spellings of one word: alike in sound (see sounds), or, if long, a letter short. The family
name counts most; initials fit the names they begin; a word that one name lacks costs little when both have others. This
is not a test of identity: namesakes fit perfectly, so offices, dates and countries decide (see people).
"""

from functools import lru_cache

from rapidfuzz.distance import Indel

from lapwing.knowledge.name_keys import PARTICLES, fold_words
from lapwing.mentions.actors.sounds import are_spellings

SAME_KEY_FLOOR = 0.86
NO_FIT = 0.72
MISSING_WORD = 0.06
LONG = 6
SLIP = 0.84


@lru_cache(maxsize=65536)
def words_fit(left: str, right: str) -> float:
    """Return how well two folded words fit, 0 to 1; spellings of one word reach at least .86, others nothing."""
    if left == right:
        return 1.0
    if len(left) == 1 or len(right) == 1:
        return 0.8 if left[0] == right[0] else 0.0
    if are_spellings(left, right):
        return SAME_KEY_FLOOR + 0.12 * Indel.normalized_similarity(left, right)
    return SLIP if _is_slip(left, right) else 0.0


def _is_slip(left: str, right: str) -> bool:
    """Whether of two long words one lacks an inner letter of the other, as in "Dimitri" and "Dmitri"."""
    if min(len(left), len(right)) < LONG or (left[0], left[-1]) != (right[0], right[-1]):
        return False
    return len(left) != len(right) and Indel.distance(left, right, score_cutoff=1) <= 1


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
