"""Numbers of people in words and digits: "at least 84", "two", "dozens", "1.2 million", "between 30 and 40"."""

import re

from lapwing.records.base import Span
from lapwing.records.event import Quantity

UNITS = {
    word: value
    for value, word in enumerate(
        (
            "zero one two three four five six seven eight nine ten eleven twelve "
            "thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
        ).split()
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "k": 1_000, "m": 1_000_000}
# (lowest, highest or None) of words that give no number; a dozen is twelve, dozens are two dozen or more.
VAGUE: dict[str, tuple[int, int | None]] = {
    "tens": (20, None),
    "dozens": (24, None),
    "scores": (40, None),
    "hundreds": (200, None),
    "thousands": (2_000, None),
    "millions": (2_000_000, None),
    "several": (3, None),
    "many": (3, None),
    "some": (2, None),
    "few": (2, None),
    "couple": (2, 2),
    "both": (2, 2),
    "multiple": (2, None),
    "pair": (2, 2),
}
AT_LEAST = re.compile(
    r"\b(?:at least|no fewer than|not less than|a minimum of|more than|over|above|upwards? of|exceed\w*)\s+$", re.I
)
AT_MOST = re.compile(
    r"\b(?:at most|up to|as many as|fewer than|less than|under|below|nearly|almost|close to)\s+$", re.I
)
BELOW = re.compile(r"\b(?:fewer than|less than|under|below)\s+$", re.I)
ABOUT = re.compile(
    r"(?:\b(?:about|around|roughly|approximately|some|(?:an )?estimated|nearly|almost|close to|circa|up to|as many as)"
    r"|~)\s*$",
    re.I,
)
DIGITS = r"\d{1,3}(?:[,\u00a0 ]\d{3})+(?!\d)|\d+(?:\.\d+)?"
WORD = "|".join(
    sorted([*UNITS, *TENS, "hundred", "thousand", "million", "billion", "dozen", "a dozen"], key=len, reverse=True)
)
NUMBER = re.compile(
    rf"(?<![\w.])(?:(?:{DIGITS})(?:\s*(?:hundred|thousand|million|billion|dozen|k|m)\b)?|(?:(?:a\s+)?(?:{WORD})(?:(?:\s+and\s+|[\s-]+)(?:{WORD}))*)\b)(?!\w)",
    re.I,
)
VAGUE_WORD = re.compile(r"\b(?:" + "|".join(VAGUE) + r")\b", re.I)
OF_SCALE = re.compile(r"\s+of\s+(hundred|thousand|million)s\b", re.I)
AGE = re.compile(r"[\s-]*(?:or\s+\d+[\s-]*)?(?:years?|months?)\b[\s-]old", re.I)
RANGE = re.compile(r"^\s*(?:-|–|to|and|or)\s*$")
NOBODY = re.compile(r"\b(?:no|none|nobody|no one|zero)\b", re.I)
LEFT_REACH = 25  # code points before the span that may qualify the number ("at least")


def read_quantity(span: Span, text: str, at: int = 0) -> Quantity | None:
    """Return the number that a span tells, None when it tells none.

    Args:
        span: the reader's span ("at least 84 people", "84").
        text: the document's text or a part of it, for a qualifier that stands right before the span.
        at: where that part begins in the document.
    """
    left = text[max(0, span.start - at - LEFT_REACH) : span.start - at]
    if NOBODY.search(span.text):
        return _quantity(span, 0, 0, approximate=False)
    numbers = [number for number in NUMBER.finditer(span.text) if not AGE.match(span.text, number.end())]
    if not numbers:
        return _vague(span)
    first = numbers[0]
    value = to_number(first.group())
    before = left + span.text[: first.start()]
    if len(numbers) > 1 and RANGE.match(span.text[first.end() : numbers[1].start()]):
        other = to_number(numbers[1].group())
        if other > value:
            return _quantity(span, value, other, approximate=True)
    return _bounded(span, value, before)


def _bounded(span: Span, value: int, before: str) -> Quantity:
    """Return the value with the bounds that the words before it set."""
    if AT_LEAST.search(before):
        return _quantity(span, value, None, approximate=False)
    if AT_MOST.search(before):
        nearly = re.search(r"(?:nearly|almost|close to)\s+$", before, re.I)
        highest = value - 1 if BELOW.search(before) else value
        return _quantity(span, round(value * 0.9) if nearly else 1, highest, approximate=True)
    return _quantity(span, value, value, approximate=bool(ABOUT.search(before)))


def to_number(words: str) -> int:
    """Return the value of digits or English number words: "1.2 million" is 1,200,000, "twenty-two" is 22."""
    lowered = words.lower().strip()
    digits = re.match(rf"(?:{DIGITS})", lowered)
    if digits:
        scale = lowered[digits.end() :].strip()
        base = float(re.sub(r"[,\u00a0 ]", "", digits.group()))
        return round(base * (12 if scale == "dozen" else SCALES.get(scale, 1)))
    total = current = 0
    for word in re.split(r"[\s-]+", lowered):
        if word in UNITS or word in TENS:
            current += UNITS.get(word, 0) + TENS.get(word, 0)
        elif word == "dozen":
            current = 12 * max(1, current)
        elif word == "hundred":
            current = 100 * max(1, current)
        elif word in SCALES:
            total, current = total + SCALES[word] * max(1, current), 0
    return total + current


def _vague(span: Span) -> Quantity | None:
    word = VAGUE_WORD.search(span.text)
    if word is None:
        return None
    lowest, highest = VAGUE[word.group().lower()]
    scale = OF_SCALE.match(span.text, word.end())
    if scale is not None:
        return _quantity(span, lowest * SCALES[scale.group(1).lower()], None, approximate=True)
    return _quantity(span, lowest, highest, approximate=lowest != highest)


def _quantity(span: Span, lowest: int, highest: int | None, *, approximate: bool) -> Quantity:
    return Quantity(min=lowest, max=highest, text=span.text, start=span.start, end=span.end, approximate=approximate)
