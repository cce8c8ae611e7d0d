"""Seeds: what a code of the user's own is recognised by: patterns, and sentences with the telling words marked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

SeedKind = Literal["context", "mode", "type"]
Needs = Literal["either", "both"]

#: By default a code holds where its score is at least this much: 0 is ordinary news, 1 the mean of its examples. Modes
#: and types of the annotated corpus are told apart best at about half, single words of a sentence only near the mean
#: (evaluation/own_codes.py).
THRESHOLDS: dict[SeedKind, float] = {"mode": 0.5, "type": 0.6, "context": 0.8}
FEWEST_EXAMPLES = 3

_GAP = r"(?:[^\s.;:!?]+\s+){0,3}?"
_WORD = re.compile(r"[^\W_][\w'’.-]*\*?|\*")
_MARKED = re.compile(r"<([^<>]+)>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence, and the stretches of it (start, end) that tell the code; none in a counterexample without marks."""

    text: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """What one code is recognised by.

    event: the type of a mode, "" for others. patterns: as the user writes them. threshold: of the score. needs: whether
    a pattern or the score is enough, or both are needed, where there are both.
    """

    kind: SeedKind
    code: str
    event: str = ""
    patterns: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    counterexamples: tuple[Example, ...] = ()
    threshold: float
    needs: Needs = "either"

    @property
    def name(self) -> str:
        """Its name for people: "context sport", "mode CONSULT summit", "type MEDIATE"."""
        return " ".join(filter(None, (self.kind, self.event, self.code)))


def compile_patterns(patterns: Sequence[str]) -> re.Pattern[str] | None:
    """Return one expression for several patterns, None for none.

    Words stand for themselves whatever their capitals; a star after a word takes any ending, a star alone up to three
    words.

    Raises:
        ValueError: if a pattern has anything else, or no word.
    """
    if not patterns:
        return None
    return re.compile("|".join(f"(?:{_expression(pattern)})" for pattern in patterns), re.IGNORECASE)


def _expression(pattern: str) -> str:
    words = pattern.split()
    odd = [word for word in words if not _WORD.fullmatch(word)]
    if odd:
        raise ValueError(f"{odd[0]!r} is no word: a pattern has words, * after a word for any ending, * for some words")
    if not words or all(word == "*" for word in words):
        raise ValueError("a pattern needs a word")
    if "*" in (words[0], words[-1]):
        raise ValueError("a pattern begins and ends with a word: leave the * at its edge out")
    return r"\b" + "".join(_parts(words)) + (r"\b" if not words[-1].endswith("*") else "")


def _parts(words: Sequence[str]) -> Iterator[str]:
    for number, word in enumerate(words):
        if word == "*":
            yield _GAP
        else:
            stem = re.escape(word.rstrip("*")) + (r"[\w'’-]*" if word.endswith("*") else "")
            yield stem + (r"\s+" if number < len(words) - 1 else "")


def parse_example(text: str) -> Example:
    """Return a sentence without its marks < and >, and where they stood.

    Raises:
        ValueError: if marks are open, nested or empty.
    """
    left = _MARKED.sub("", text)
    if "<" in left or ">" in left or any(not match[1].strip() for match in _MARKED.finditer(text)):
        raise ValueError("marks must open and close around words: Voters <went to the polls> on Sunday.")
    marks = []
    for number, match in enumerate(_MARKED.finditer(text)):
        start = match.start() - 2 * number
        marks.append((start, start + len(match[1])))
    return Example(text=_MARKED.sub(r"\1", text), marks=tuple(marks))
