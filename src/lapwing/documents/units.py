"""Units of a plain text: its lines, or its paragraphs where lines are only wrapped."""

import re
from dataclasses import dataclass

LINE = re.compile(r"[^\n\r\u2028\u2029]+")
FINAL = re.compile(r"[.!?…:;][\"'”’»)\]]*\s*$|[.!?…]?[\"”»]$")
MIN_WRAPPED = 45  # characters: shorter lines are not filled
MAX_WRAPPED = 110
PROSE_WORDS = 8
LONG_WORDS = 23  # so long a line without a full stop is still prose, cut off or carelessly ended


@dataclass(frozen=True, slots=True)
class Unit:
    """A line or paragraph: `start`, `end` in the text, without white space around; `gap` marks a blank line before."""

    start: int
    end: int
    text: str
    gap: bool

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


def split_units(text: str) -> tuple[Unit, ...]:
    """Cut a text into units. Lines that only wrap a paragraph are joined; single line ends otherwise separate."""
    lines = _lines(text)
    return _join_wrapped(lines, text) if _is_wrapped(lines) else lines


def unit_between(text: str, start: int, end: int, gap: bool = False) -> Unit | None:
    """Return the unit between two offsets, without the white space around; None if nothing else is there."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Unit(start, end, text[start:end], gap) if start < end else None


def _lines(text: str) -> tuple[Unit, ...]:
    found: list[Unit] = []
    last = 0
    for match in LINE.finditer(text):
        gap = bool(found) and len(re.findall(r"\r\n|[\n\r\u2028\u2029]", text[last : match.start()])) > 1
        if unit := unit_between(text, match.start(), match.end(), gap):
            found.append(unit)
            last = match.end()
    return tuple(found)


def _is_wrapped(lines: tuple[Unit, ...]) -> bool:
    """Whether most line ends inside paragraphs fall in the middle of a sentence, at a steady width."""
    inner = [(a, b) for a, b in zip(lines, lines[1:], strict=False) if not b.gap]
    wrapped = sum(_is_wrap(a, b) for a, b in inner)
    return wrapped >= 2 and wrapped >= 0.5 * len(inner) and any(b.text[:1].islower() for _, b in inner)


def _is_wrap(line: Unit, following: Unit) -> bool:
    filled = MIN_WRAPPED <= len(line.text) <= MAX_WRAPPED
    return filled and not following.gap and (not line.is_final or following.text[:1].islower())


def _join_wrapped(lines: tuple[Unit, ...], text: str) -> tuple[Unit, ...]:
    joined: list[Unit] = []
    last: Unit | None = None
    for line in lines:
        fits = last is not None and not line.gap and MIN_WRAPPED <= len(last.text) <= MAX_WRAPPED
        if joined and fits and not re.match(r"[-*•–]\s", line.text):
            head = joined.pop()
            joined.append(Unit(head.start, line.end, text[head.start : line.end], head.gap))
        else:
            joined.append(line)
        last = line
    return tuple(joined)
