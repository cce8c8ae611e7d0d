"""How well two names fit: words are aligned one to one, in any order, after folding; each word at most once.

Two words fit when they are spellings of one word: alike in sound (see sounds), or, if long, a letter short. The family
name counts most; initials fit the names they begin; a word that one name lacks costs little when both have others. This
is not a test of identity: namesakes fit perfectly, so offices, dates and countries decide (see people).
"""

from functools import lru_cache

from rapidfuzz.distance import Indel

from lapwing.knowledge.name_keys import PARTICLES, fold_words, name_key
from lapwing.mentions.actors.sounds import are_spellings

SAME_KEY_FLOOR = 0.86
NO_FIT = 0.72
MISSING_WORD = 0.06
NICKNAME = 0.92
LOST_INITIAL = 0.06
NICKNAMES = {  # English short forms that no sound shows
    "al": "albert", "alex": "alexander", "andy": "andrew", "ben": "benjamin", "bernie": "bernard", "beth":
    "elizabeth", "bill": "william", "bob": "robert", "chris": "christopher", "chuck": "charles", "dan": "daniel",
    "dave": "david", "dick": "richard", "don": "donald", "doug": "douglas", "ed": "edward", "fred": "frederick",
    "greg": "gregory", "hank": "henry", "harry": "harold", "jack": "john", "jeff": "jeffrey", "jerry": "gerald",
    "jim": "james", "joe": "joseph", "kate": "katherine", "kathy": "kathleen", "ken": "kenneth", "larry":
    "lawrence", "liz": "elizabeth", "maggie": "margaret", "matt": "matthew", "mike": "michael", "mitch":
    "mitchell", "nick": "nicholas", "pat": "patrick", "pete": "peter", "phil": "philip", "ray": "raymond", "rick":
    "richard", "rob": "robert", "ron": "ronald", "rudy": "rudolph", "sam": "samuel", "stan": "stanley", "steve":
    "steven", "ted": "edward", "tim": "timothy", "tom": "thomas", "tony": "anthony", "val": "valerie", "will":
    "william",
}  # fmt: skip
OPENING_NAMES = 0.87
SUFFIXES = frozenset({"jr", "ii", "iii", "iv", "vi", "vii", "viii", "xiii", "xiv", "xv", "xvi"})
LONG = 6
SLIP = 0.84


@lru_cache(maxsize=65536)
def words_fit(left: str, right: str) -> float:
    """Return how well two folded words fit, 0 to 1; spellings of one word reach at least .86, others nothing."""
    if left == right:
        return 1.0
    if len(left) == 1 or len(right) == 1:
        return 0.8 if left[0] == right[0] else 0.0
    if NICKNAMES.get(left) == right or NICKNAMES.get(right) == left:
        return NICKNAME
    if name_key(left)[:1] != name_key(right)[:1] and {left[:1], right[:1]} != {"h", "k"}:
        return 0.0
    if are_spellings(left, right):
        return SAME_KEY_FLOOR + 0.12 * Indel.normalized_similarity(left, right)
    return SLIP if _is_slip(left, right) else 0.0


def _is_slip(left: str, right: str) -> bool:
    """Whether of two long words one lacks an inner letter of the other, as in "Dimitri" and "Dmitri"."""
    if min(len(left), len(right)) < LONG or (left[0], left[-1]) != (right[0], right[-1]):
        return False
    return len(left) != len(right) and Indel.distance(left, right, score_cutoff=1) <= 1


@lru_cache(maxsize=65536)
def names_fit(mention: str, known: str) -> float:
    """Return how well a name in a text fits a known name, 0 to 1. A lone family name fits at most .9.

    "Jr." and a regnal number tell namesakes apart: a known name without them is another person's. A middle initial that
    the known name lacks is left out; the first two names of a Spanish name fit it nearly.
    """
    left, right = words_of(mention), words_of(known)
    if not left or not right or not _shares_family(left, right) or _lacks_suffix(mention, known):
        return 0.0
    fewer = _without_initials(left, right)
    if fewer != left:
        return max(0.0, names_fit(" ".join(fewer), known) - LOST_INITIAL)
    if len(left) == 2 and len(right) > 2 and left == right[:2] and len(right[0]) > 1:
        return OPENING_NAMES
    if "".join(sorted(left)) == "".join(sorted(right)):
        return 1.0
    if len(right) > 1 and len(left) > len(right) and _contains(left, right):
        return OPENING_NAMES
    return _align(left, right)


def _contains(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether a mention has every word of a known name, the family name last: "Jose Manuel Zelaya", Manuel Zelaya."""
    return left[-1] == right[-1] and all(word in left for word in right)


def _shares_family(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether the family names, which stand last or first, fit: what is cheap to see and mostly settles it."""
    if left[-1] in right[:2] or left[-1] == right[-1] or _have_same_letters(left, right):
        return True
    ends = ((left[-1], right[-1]), (left[-1], right[0]), (left[0], right[-1]))
    return any(words_fit(one, other) >= NO_FIT for one, other in ends)


def _have_same_letters(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    one, other = "".join(left), "".join(right)
    return len(one) == len(other) and sorted(one) == sorted(other)


def _lacks_suffix(mention: str, known: str) -> bool:
    suffixes = SUFFIXES.intersection(fold_words(mention)[1:])
    return bool(suffixes) and not suffixes.issubset(fold_words(known)[1:])


def _without_initials(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a mention without middle initials that the known name has no word for."""
    begun = {word[0] for word in right[1:-1]}
    kept = tuple(w for i, w in enumerate(left) if not 0 < i < len(left) - 1 or len(w) > 1 or w in begun)
    return kept if len(kept) > 1 else left


def _align(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    if len(left) == 1:
        family = max(words_fit(left[-1], right[-1]), words_fit(left[-1], right[0]))
        return max(0.0, family - (0.1 if len(right) > 1 else 0.0))
    free = list(right)
    fits = []
    for word in left:
        best = max(free, key=lambda other: words_fit(word, other), default="")
        fit = words_fit(word, best) if best else 0.0
        if fit >= NO_FIT:
            free.remove(best)
        fits.append(fit if fit >= NO_FIT else 0.0)
    mean = sum(fits) / len(left)
    shorter = min(len(left), len(right))
    lacking = abs(len(left) - len(right)) * MISSING_WORD if shorter > 1 else 0.1
    return max(0.0, mean - min(lacking, 0.18))


@lru_cache(maxsize=65536)
def words_of(name: str) -> tuple[str, ...]:
    """Return the folded words of a name without particles, or all of them where it has no others."""
    words = tuple(word for word in fold_words(name) if word not in PARTICLES)
    return words or fold_words(name)
