"""How many people a phrase names as victims: "nine civilians and a police officer" are ten, "a boy" is one."""

import re
from collections.abc import Iterable, Sequence

from lapwing.events.quantities import NUMBER, VAGUE_WORD, read_quantity
from lapwing.records.base import Span
from lapwing.records.event import Quantity

HEDGE = (
    r"(?:at least|more than|over|about|around|some|nearly|almost|up to|as many as|an estimated|no fewer than"
    r"|an additional|additional|a further|another|all)"
)
COUNT = rf"(?:{NUMBER.pattern}|{VAGUE_WORD.pattern})"
#: Words that no name of victims holds: those that join, and verbs that say what became of them.
BROKEN_BY = (
    r"and|or|but|who|that|which|when|while|after|is|are|was|were|be|been|being|has|have|had|killed|dead|died|dies"
)
WORD = rf"(?!(?:{BROKEN_BY}|wounded|injured|hurt|killing|wounding|injuring)\b)[\w’'.-]+"
#: One item of a list of victims, as far as a comma: "at least seven U.S. Marines", "their driver".
ITEM = rf"\b(?:(?:{HEDGE}\s+)?{COUNT}|an?|one|his|her|its|their)(?:\s+{WORD}){{1,6}}"
OPENING = rf"\b(?:(?:{HEDGE}\s+)?{COUNT}|an?|one|his|her|its|their)\s"
AND = r"(?:,\s*)?(?:and|as well as|along with)\s+"
JOINED = rf"\s*(?:{AND}|,\s+)"
BEFORE_LAST = re.compile(rf"(?P<item>{ITEM})\s*{AND}(?:{HEDGE}\s+)?$", re.I)
BEFORE = re.compile(rf"(?P<item>{ITEM}),\s+(?:{HEDGE}\s+)?$", re.I)
LAST = re.compile(rf"(?P<item>{ITEM})$", re.I)
#: More victims told of the same act after the first, unless they are told to have been hurt or taken.
AFTER = re.compile(
    rf"^[^.;,]{{0,60}}?\s+and\s+(?P<n>{COUNT})(?=\s+(?:others?|more|in|at|near)\b)"
    r"(?![^.;]*\b(?:injur|wound|hurt|arrest|detain|captur|abduct|kidnap|missing))",
    re.I,
)
#: What stands before has its own verb: "KILLED four soldiers and 12 others were wounded".
OF_ANOTHER_HARM = re.compile(rf"\b(?:kill|wound|injur|hurt|murder|arrest|detain|captur)\w*\s+(?:{HEDGE}\s+)?$", re.I)
SPLIT = re.compile(JOINED, re.I)
COUNTED = re.compile(rf"^(?:{HEDGE}\s+)?{COUNT}\b(?!\s*(?:-|or\s+\d+-)\s*(?:year|month|day|week))", re.I)
ONE = re.compile(r"^(?:an?|one|another|his|her|its)\s+(?!(?:few|number|series|lot|total)\b)", re.I)
DEFINITE = re.compile(r"^(?:the|their)\s+", re.I)
NAME = re.compile(r"^(?:[a-z]+\s+){0,4}(?:[A-Z][\w’'.-]*\s*){1,5}$")
#: Nouns in the singular that stand for several people.
COLLECTIVE = re.compile(
    r"\b(?:famil(?:y|ies)|crew|group|couple|pair|team|dozen|hundred|number|unit|patrol|staff|village|population|convoy"
    r"|people|police|troops|men|women|children|personnel|civilians|public|military|army|government|community)"
    r"(?=\W*(?:$|\b(?:of|from|in|at|near|who)\b))",
    re.I,
)
LIST_REACH = 160  # code points before a counted victim in which the rest of the list is looked for


def count_victims(phrases: Iterable[Span], sentence: Span) -> Quantity | None:
    """Return how many people the phrases of a sentence name together, None when one of them cannot be counted.

    A phrase in two parts with nothing but a comma between is one and who it is: "a Hamas official, Abu Shanab".
    """
    counts = [_count(item, sentence) for phrase in phrases for item in _items(phrase)]
    return add_up(counts, sentence) if counts and None not in counts else None


def _items(phrase: Span) -> list[Span]:
    gaps = list(SPLIT.finditer(phrase.text))
    if len(gaps) == 1 and gaps[0].group().strip() == ",":
        return [_cut(phrase, 0, gaps[0].start())]
    starts, ends = [0, *(gap.end() for gap in gaps)], [*(gap.start() for gap in gaps), len(phrase.text)]
    return [_cut(phrase, start, end) for start, end in zip(starts, ends, strict=True) if start < end]


def _count(item: Span, sentence: Span) -> Quantity | None:
    """Return the number of one item; the article before a noun in the singular and a name count one."""
    if COUNTED.match(item.text):
        return read_quantity(item, sentence.text, sentence.start)
    if COLLECTIVE.search(item.text):
        return None
    singular = DEFINITE.match(item.text) and not re.search(r"s\W*$", item.text)
    return one_of(item) if ONE.match(item.text) or singular or NAME.match(item.text) else None


def one_of(span: Span) -> Quantity:
    """Return the quantity of a phrase that names one person."""
    return Quantity(min=1, max=1, text=span.text, start=span.start, end=span.end, approximate=False)


def list_before(sentence: Span, end: int) -> Quantity | None:
    """Return how many a list that ends at `end` of the sentence tells: "a guard and two pupils" (were killed)."""
    item = _last_item(LAST, sentence, end)
    count = _count(item, sentence) if item else None
    return with_rest_of_list(count, sentence) if count else None


def with_rest_of_list(first: Quantity, sentence: Span) -> Quantity:
    """Return the count with what is listed beside it: "seven Marines and THREE soldiers", "TWO here and one in"."""
    counts: list[Quantity | None] = [first]
    start = first.start - sentence.start
    while item := _last_item(BEFORE if len(counts) > 1 else BEFORE_LAST, sentence, start):
        count = _count(item, sentence)
        if count is None or OF_ANOTHER_HARM.search(sentence.text, 0, item.start - sentence.start):
            break
        counts, start = [count, *counts], item.start - sentence.start
    at = first.end - sentence.start
    if len(counts) == 1 and (after := AFTER.search(sentence.text[at:])):
        counts += [_count(_cut(sentence, at + after.start("n"), at + after.end("n")), sentence)]
    return add_up(counts, sentence)


def _last_item(pattern: re.Pattern[str], sentence: Span, end: int) -> Span | None:
    """Return the shortest item of a list that the pattern finds before `end`: a longer one would begin too early."""
    found = pattern.search(sentence.text, max(0, end - LIST_REACH), end)
    if found is None:
        return None
    starts = [found.start("item") + each.start() for each in re.finditer(OPENING, found.group("item"), re.I)]
    return _cut(sentence, starts[-1], found.end("item"))


def add_up(counts: Sequence[Quantity | None], around: Span) -> Quantity:
    """Return the sum of the counts, told by the words of `around` from the first to the last of them."""
    known = [count for count in counts if count is not None]
    if len(known) == 1:
        return known[0]
    highest = [count.max for count in known]
    words = _cut(around, known[0].start - around.start, known[-1].end - around.start)
    return Quantity(
        min=sum(count.min for count in known),
        max=None if None in highest else sum(number for number in highest if number is not None),
        text=words.text,
        start=words.start,
        end=words.end,
        approximate=any(count.approximate for count in known),
    )


def _cut(span: Span, start: int, end: int) -> Span:
    return Span(start=span.start + start, end=span.start + end, text=span.text[start:end])
