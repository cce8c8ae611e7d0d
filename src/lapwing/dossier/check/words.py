"""A text as words with offsets, cut into clauses: what all checks read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lapwing.dossier.check.vocabulary import AFTER_SAYING, BREAKS, SAYING, family_of

_WORD = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_]+(?:[-'’][^\W\d_]+)*(?:\d+)?|[.!?](?=[\s”\"]+[A-Z“])|[;:,()—–“”\"]")
_POSSESSIVE = re.compile(r"['’]s?$")
_MOST_LISTED = 4  # words between two commas of a list
_MOST_NAMED = 3  # words in quotation marks that name a thing and say nothing
_SHORTENED = frozenset("mr mrs ms dr gen lt col maj sgt sen rep gov st jr sr capt prof no".split())
_SET = {"no confidence": "no-confidence", "no fly": "no-fly"}  # they deny nothing
CITATION = re.compile(r"\s*\[\d+\]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a mark. `low` is in lower case without a possessive ending; `clause` counts the clauses of the text."""

    start: int
    end: int
    text: str
    low: str
    clause: int
    is_owner: bool = False

    @property
    def is_mark(self) -> bool:
        """Whether it is a mark of punctuation."""
        return not self.text[0].isalnum()


def split_words(text: str) -> tuple[Word, ...]:
    """Return the words of a text; a new clause begins at a mark, at a word such as "after" or "which", and with what
    somebody "said". The commas of a list and the marks about a few quoted words begin none.
    """
    words: list[Word] = []
    clause = 0
    matches = list(_WORD.finditer(text))
    matches = [each for n, each in enumerate(matches) if each[0] not in ".!?" or not _is_short(matches[n - 1][0])]
    lows = [_POSSESSIVE.sub("", match[0].lower().replace("’", "'")) for match in matches]
    lows = [_SET.get(f"{low} {lows[at + 1]}" if at + 1 < len(lows) else low, low) for at, low in enumerate(lows)]
    for at, match in enumerate(matches):
        written, low = match[0], lows[at]
        if _cuts(at, lows):
            clause += 1
        elif low.endswith("n't"):
            low = "not"
        words.append(
            Word(
                match.start(),
                match.end(),
                written,
                low,
                clause,
                written.lower() != low and "'" in written.replace("’", "'"),
            )
        )
    return tuple(words)


def _cuts(at: int, lows: Sequence[str]) -> bool:
    """Whether a new clause begins at a word or mark."""
    low = lows[at]
    if low == ",":
        return not _lists(at, lows)
    if low in {"“", "”", '"'}:
        return not _encloses(at, lows)
    if not low[:1].isalnum() or low in BREAKS:
        return True
    said = at > 0 and lows[at - 1] in SAYING and lows[max(0, at - 2)] != "united"  # the United States
    return said and low[:1].isalpha() and low not in AFTER_SAYING


def _is_short(word: str) -> bool:
    """Whether a stop after a word is that of a shortening: "Gen.", "J."."""
    return word.lower() in _SHORTENED or (len(word) == 1 and word.isupper())


def _lists(at: int, lows: Sequence[str]) -> bool:
    """Whether a comma parts the members of a list: "the army, rebels and militias", not "the army, which fought"."""
    between: list[str] = []
    for low in lows[at + 1 :]:
        if low in {"and", "or"} and between:
            return True
        if low == "," and between:
            return _lists(at + 1 + len(between), lows)
        if not low[:1].isalnum() or low in BREAKS or family_of(low) or len(between) == _MOST_LISTED:
            return False
        between.append(low)
    return False


def _encloses(at: int, lows: Sequence[str]) -> bool:
    """Whether a quotation mark is one of two about a few words."""
    near = range(max(0, at - _MOST_NAMED - 1), min(len(lows), at + _MOST_NAMED + 2))
    return any(lows[n] in {"“", "”", '"'} and abs(n - at) > 1 for n in near)
