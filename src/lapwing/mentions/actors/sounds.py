"""Whether two words are spellings of one name: the same consonants, as many vowels, and vowels near in sound.

Romanisations differ in doubled letters, in how a consonant is written (Shoygu/Shoigu, Bagheri/Baqeri) and in vowels
(Mohammad/Muhammed); they do not add syllables or an ending. Of a short word ("Peng", "Ping") every letter counts.
"""

import re
from functools import lru_cache

from lapwing.knowledge.name_keys import name_key

_SHORT = 4
_BRIEF = 5
_LONG = 8
_RESPELT = tuple(
    (re.compile(pattern), result)
    for pattern, result in (
        (r"(?<=[gq])u(?=[ei])", ""),
        (r"j(?=[^aeiou]|$)", "y"),
        (r"(?<=[^aeiou])j(?=[aeiou])", ""),
        (r"y(?=[aeiou])", ""),
        (r"(?<=[aeiou])h$", ""),
        (r"(?<=k)o$", "a"),
        (r"a(?:ee|ei|i|y|e)|ee|e[iy]|i[iy]+|yy?", "i"),
        (r"oo|ou", "u"),
        (r"(.)\1+", r"\1"),
    )
)
_CLOSE = tuple(
    (re.compile(pattern), result)
    for pattern, result in ((r"ck|c(?!h)", "k"), (r"w", "v"), (r"y", "i"), (r"ph", "f"), (r"(.)\1+", r"\1"))
)
_NEAR = frozenset({"ae", "ei", "ou"})
_NEAR_INSIDE = _NEAR | {"eu"}
_VOWEL = re.compile(r"[aeiou]")


@lru_cache(maxsize=65536)
def are_spellings(left: str, right: str) -> bool:
    """Return whether two folded words may be spellings of one name."""
    if not _same_consonants(left, right):
        return False
    ours, theirs = _respell(left), _respell(right)
    vowels = list(zip(_VOWEL.findall(ours), _VOWEL.findall(theirs), strict=False))
    longest = max(len(left), len(right))
    if longest < _SHORT or (len(vowels) == 1 and longest <= _BRIEF):
        return _replace(left, _CLOSE) == _replace(right, _CLOSE)
    if len(_VOWEL.findall(ours)) != len(_VOWEL.findall(theirs)) or _is_open(ours) != _is_open(theirs):
        return False
    apart = sum(not _is_near(one, other, at) for at, (one, other) in enumerate(vowels))
    if min(len(left), len(right)) <= _SHORT and any({"e", "i"} == {one, other} for one, other in vowels):
        return False
    return apart == 0 or apart == 1 and len(vowels) >= _SHORT and longest >= _LONG and _ends_alike(vowels)


def _same_consonants(left: str, right: str) -> bool:
    if name_key(left) == name_key(right):
        return True
    return ("kh" in left) != ("kh" in right) and name_key(left.replace("kh", "h")) == name_key(right.replace("kh", "h"))


def _respell(word: str) -> str:
    spelt = _replace(word, _RESPELT)
    return spelt[:-1] if len(word) > _BRIEF and word.endswith("ne") else spelt


def _replace(word: str, rules: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    for pattern, result in rules:
        word = pattern.sub(result, word)
    return word


def _is_open(word: str) -> bool:
    return bool(_VOWEL.match(word[-1:]))


def _is_near(one: str, other: str, at: int) -> bool:
    return one == other or "".join(sorted(one + other)) in (_NEAR_INSIDE if at else _NEAR)


def _ends_alike(vowels: list[tuple[str, str]]) -> bool:
    return vowels[-1][0] == vowels[-1][1] or _is_near(*vowels[-1], 1)
