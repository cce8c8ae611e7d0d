"""How names are folded for comparison: plain words, and a key that survives transliteration.

`fold_words` is for exact look-up. `name_key` maps a word to its consonants after merging the spellings that different
romanisations give one sound (Shoygu/Shoigu/Choïgou, Bagheri/Baqeri, Gaddafi/Qadhafi). Keys only fetch candidates: two
names of one key need not be one name, so candidates are always aligned letter by letter afterwards (see
mentions/actors/alignment).
"""

import re
from functools import lru_cache

from anyascii import anyascii

WORD = re.compile(r"[a-z0-9]+")
POSSESSIVE = re.compile(r"['’]s\b|(?<=s)['’](?=\s|$)")
PARTICLES = frozenset(
    [
        "al",
        "el",
        "ul",
        "ad",
        "ar",
        "as",
        "an",
        "az",
        "bin",
        "ben",
        "ibn",
        "abu",
        "abd",
        "von",
        "van",
        "der",
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "das",
        "do",
        "du",
        "la",
        "le",
        "los",
        "las",
        "den",
        "ter",
        "ten",
        "y",
        "e",
        "of",
        "the",
        "jr",
        "sr",
        "ii",
        "iii",
    ]
)
_SOUNDS = (
    (r"(.)\1+", r"\1"),
    (r"tsch|tch|dzh|dsch|dj|zh", "j"),
    (r"sch|sh|ch|cz|sz|ts|tz|x", "s"),
    (r"ph", "f"),
    (r"kh|gh|q|ck|c|g", "k"),
    (r"th", "t"),
    (r"dh", "d"),
    (r"bh", "b"),
    (r"[wf]", "v"),
    (r"z", "s"),
    (r"j(?=[^aeiou]|$)|(?<=[^aeiou])j(?=[aeiou])", ""),
)
_RULES = tuple((re.compile(pattern), result) for pattern, result in _SOUNDS)
_INNER = re.compile(r"[aeiouyh]")


@lru_cache(maxsize=65536)
def fold_words(text: str) -> tuple[str, ...]:
    """Return the words of a text in ASCII and lower case, without possessive endings, dots and apostrophes."""
    plain = POSSESSIVE.sub("", text)
    plain = anyascii(plain).lower().replace("'", "").replace("`", "").replace(".", "")
    return tuple(WORD.findall(plain))


@lru_cache(maxsize=65536)
def name_key(word: str) -> str:
    """Return the consonant key of one folded word; a leading vowel is kept as "a". Keys may be shared by different
    names.
    """
    key = word
    for pattern, result in _RULES:
        key = pattern.sub(result, key)
    if not key:
        return word
    first = "a" if key[0] in "aeiouy" else key[0]
    rest = _INNER.sub("", key[1:])
    return re.sub(r"(.)\1+", r"\1", first + rest)
