"""A text as words with offsets, cut into clauses: what all checks read."""

import re
from dataclasses import dataclass

from lapwing.dossier.check.vocabulary import BREAKS

_WORD = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_]+(?:[-'’][^\W\d_]+)*(?:\d+)?|[;:,()—–“”\"]")
_POSSESSIVE = re.compile(r"['’]s?$")
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
    """Return the words of a text; a new clause begins at a mark or at a word such as "after" or "which"."""
    words: list[Word] = []
    clause = 0
    for match in _WORD.finditer(text):
        written = match[0]
        low = _POSSESSIVE.sub("", written.lower().replace("’", "'"))
        if not low[:1].isalnum() or low in BREAKS:
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
