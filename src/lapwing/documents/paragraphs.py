"""Paragraphs of a plain text: its lines, joined where a line end only fills a width (hard-wrapped text).

Wrapping is told by its form. A wrapper breaks a line only when the next word does not fit, so that nearly every line
that goes on in small letters is as full as the width allows; headlines, list items and paragraphs on one line are not.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median, mode

from lapwing.documents.datelines import parse_dateline
from lapwing.documents.line_forms import line_form
from lapwing.documents.units import Unit, unit_between

LINE = re.compile(r"[^\n\r\u2028\u2029]+")
LINE_END = re.compile(r"\r*\n|[\r\u2028\u2029]")
BULLET = re.compile(r"(?:[-*•▪●‣·–—+]|\(?\d{1,2}[.)]|\(?[a-z]\))\s")
UNFINISHED = re.compile(r"[\w,’'%)\"”&$-]\Z")
NARROWEST, WIDEST = 30, 132  # characters of a line that fills a width
SLACK = 3  # a wrapper that counts a mark or a trailing blank leaves so many characters more
FULL_SHARE = 0.7  # of the lines that go on in small letters, so many are full in a wrapped text
GOING_ON = 0.25  # of the line ends without a full stop, at least so many fall before a small letter
FEWEST = 0.1  # and of all line ends inside paragraphs


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrapping:
    """How a text is wrapped: to how many characters, how far the lines that go on are indented, and whether blank lines
    stand between its paragraphs.
    """

    width: int
    indent: int
    has_gaps: bool


def split_units(text: str) -> tuple[Unit, ...]:
    """Cut a text into units. Lines that only wrap a paragraph are joined; single line ends otherwise separate."""
    lines = tuple(_lines(text))
    wrapping = find_wrapping(lines)
    return _join(lines, text, wrapping) if wrapping else lines


def find_wrapping(lines: Sequence[Unit]) -> Wrapping | None:
    """Return how the lines of a text are wrapped, None if they are not.

    The width is that of the widest line that goes on in small letters in the next, so that lines that were never
    wrapped (a long address, a table) do not count.
    """
    inner = [(a, b) for a, b in zip(lines, lines[1:], strict=False) if not b.gap and a.width >= NARROWEST]
    unfinished = [(a, b) for a, b in inner if UNFINISHED.search(a.text)]
    going_on = [(a, b) for a, b in unfinished if a.width <= WIDEST and _goes_on(a, b)]
    if not going_on or len(going_on) < max(GOING_ON * len(unfinished), FEWEST * len(inner)):
        return None
    widths = [a.width for a, _ in going_on]
    width = max(w for w in widths if w <= 1.25 * median(widths))
    full = sum(_is_full(a, b, width) for a, b in going_on)
    if full < FULL_SHARE * len(going_on):
        return None
    has_gaps = any(line.gap for line in lines)
    return Wrapping(width=width, indent=mode(b.indent for _, b in going_on), has_gaps=has_gaps)


def _lines(text: str) -> Iterator[Unit]:
    last = -1
    for match in LINE.finditer(text):
        gap = last >= 0 and len(LINE_END.findall(text, last, match.start())) > 1
        if unit := unit_between(text, match.start(), match.end(), gap):
            yield Unit(unit.start, unit.end, unit.text, gap, unit.start - match.start())
            last = match.end()


def _goes_on(line: Unit, following: Unit) -> bool:
    """Whether a sentence runs over the line end, as the letters at both sides show."""
    return bool(UNFINISHED.search(line.text)) and following.text[:1].islower() and not BULLET.match(following.text)


def _is_full(line: Unit, following: Unit, width: int) -> bool:
    """Whether the first word of the following line had no room on this one."""
    return line.width + 1 + len(following.text.split(maxsplit=1)[0]) > width - SLACK


def _join(lines: Sequence[Unit], text: str, wrapping: Wrapping) -> tuple[Unit, ...]:
    joined: list[Unit] = []
    last: Unit | None = None
    for line in lines:
        if last is not None and _continues(joined[-1], last, line, wrapping):
            head = joined.pop()
            joined.append(Unit(head.start, line.end, text[head.start : line.end], head.gap, head.indent))
        else:
            joined.append(line)
        last = line
    return tuple(joined)


def _continues(head: Unit, last: Unit, line: Unit, wrapping: Wrapping) -> bool:
    """Whether `line` goes on the paragraph that begins with `head` and of which `last` is the last line so far."""
    if line.gap or last.width < NARROWEST or BULLET.match(line.text):
        return False
    if line.indent > wrapping.indent + 1 and not (BULLET.match(head.text) and line.indent > head.indent):
        return False
    if _goes_on(last, line):
        return last.width >= 0.6 * wrapping.width
    if last.width > wrapping.width + SLACK:
        return False
    is_inside = wrapping.has_gaps and head.start < last.start and bool(UNFINISHED.search(last.text))
    is_uneven = is_inside and 2 * last.width > wrapping.width  # wrapped by hand, or again after an edit
    return (is_uneven or _is_full(last, line, wrapping.width)) and not _opens_anew(last, line)


def _opens_anew(last: Unit, line: Unit) -> bool:
    """Whether a line under a full one begins something by its own form: a dateline, or a byline under a sentence."""
    if parse_dateline(line.text, 0, len(line.text)):
        return True
    return last.is_final and line_form(line) is not None
