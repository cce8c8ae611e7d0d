"""Units of a plain text: what is judged as one, a line or a paragraph."""

import re
from dataclasses import dataclass

FINAL = re.compile(r"[.!?…:;][\"'”’»)\]]*\s*$|[.!?…]?[\"”»]$")
PROSE_WORDS = 8
LONG_WORDS = 23  # so long a line without a full stop is still prose, cut off or carelessly ended


@dataclass(frozen=True, slots=True)
class Unit:
    """A line or paragraph: `start`, `end` in the text, without white space around.

    gap: a blank line stands before it. indent: how many blanks stand before it on its line.
    """

    start: int
    end: int
    text: str
    gap: bool
    indent: int = 0

    @property
    def width(self) -> int:
        """How many characters a line takes, with its indent."""
        return self.indent + len(self.text)

    @property
    def n_words(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    @property
    def is_final(self) -> bool:
        """Whether it ends as a sentence or an announcement does."""
        return bool(FINAL.search(self.text[-8:]))

    @property
    def is_prose(self) -> bool:
        """Whether it reads as running text rather than as a headline, label or credit."""
        return self.n_words >= LONG_WORDS or (self.n_words >= PROSE_WORDS and self.is_final)


def unit_between(text: str, start: int, end: int, gap: bool = False) -> Unit | None:
    """Return the unit between two offsets, without the white space around; None if nothing else is there."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Unit(start, end, text[start:end], gap) if start < end else None
