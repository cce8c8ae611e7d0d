"""Spans that the reader cut short are made whole: "Armed Forces of", "General", "U" take in the rest of the name.

Only what touches a span on the page can complete it: a tagged name that overlaps it, the person whose title it is, what
its last preposition governs, the rest of an abbreviation or of a word.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from lapwing.records.base import Span
from lapwing.records.reading import Argument, EntitySpan, Reading, Trigger

ACRONYM = re.compile(r"(?:[^\W\d_]\.){2,}")
OPEN_END = re.compile(r"\s(?:of|for|from|in|to)$", re.I)
TITLE_END = re.compile(r"\b[A-Z][\w’'-]*$")
ARTICLE = re.compile(r"the|an?", re.I)
GAP = re.compile(r"\s+(?:the\s+)?$", re.I)
TAGS = {
    "actor": frozenset({"PER", "ORG", "LOC", "NORP"}),
    "recipient": frozenset({"PER", "ORG", "LOC", "NORP"}),
    "source": frozenset({"PER", "ORG"}),
    "place": frozenset({"LOC", "ORG"}),
}
MAX_BRACKET = 12  # code points of an abbreviation after a name that the reader may have cut off
MIN_NAME = 3  # a tagged piece of fewer characters completes nothing


def with_whole_spans(trigger: Trigger, reading: Reading, text: str) -> Trigger:
    """Return the trigger with every actor, recipient, source and place that was cut short made whole."""
    whole = tuple(_whole(argument, trigger, reading, text) for argument in trigger.arguments)
    return replace(trigger, arguments=whole)


def _whole(argument: Argument, trigger: Trigger, reading: Reading, text: str) -> Argument:
    tags = TAGS.get(argument.role)
    if tags is None:
        return argument
    names = [
        entity
        for entity in reading.entities
        if entity.label in tags and entity.sentence == argument.sentence and len(entity.span.text) >= MIN_NAME
    ]
    start, end = argument.span.start, argument.span.end
    start, end = _to_names(start, end, names)
    end = _to_word_end(start, end, text)
    if ARTICLE.fullmatch(text[start:end]):
        end = min((n.span.end for n in names if n.span.start > end and text[end : n.span.start].isspace()), default=end)
    if argument.role != "place":
        end = _to_person(start, end, names, text)
        end = _to_governed(start, end, names, trigger.arguments, text)
    end = _to_bracket(start, end, text)
    limit = reading.sentences[argument.sentence].span
    span = Span(start=max(start, limit.start), end=min(end, limit.end), text="")
    if span.overlaps(trigger.span) and not argument.span.overlaps(trigger.span):
        return argument
    return replace(argument, span=Span(start=span.start, end=span.end, text=text[span.start : span.end]))


def _to_names(start: int, end: int, names: Iterable[EntitySpan]) -> tuple[int, int]:
    """Return the bounds widened to the names that they cut."""
    cut = [name.span for name in names if name.span.start < end and start < name.span.end]
    return min([start, *(span.start for span in cut)]), max([end, *(span.end for span in cut)])


def _to_word_end(start: int, end: int, text: str) -> int:
    acronym = ACRONYM.match(text, start)
    if acronym is not None and start < end < acronym.end():
        return acronym.end()
    while 0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return end


def _to_bracket(start: int, end: int, text: str) -> int:
    """Return the end with a bracket that was cut in it closed, or before one that is not closed near by."""
    opened = text.rfind("(", start, end)
    if opened <= start or ")" in text[opened:end]:
        return end
    closed = text.find(")", end, end + MAX_BRACKET)
    return closed + 1 if closed >= 0 else start + len(text[start:opened].rstrip())


def _to_person(start: int, end: int, names: Iterable[EntitySpan], text: str) -> int:
    """Return the end of the person's name that a title stands right before: "General" becomes "General Okoye"."""
    people = [name.span for name in names if name.label == "PER"]
    if any(person.start < end and start < person.end for person in people) or not TITLE_END.search(text[start:end]):
        return end
    after = [person.end for person in people if person.start > end and text[end : person.start].isspace()]
    return min(after, default=end)


def _to_governed(start: int, end: int, names: Iterable[EntitySpan], arguments: Iterable[Argument], text: str) -> int:
    """Return the end of what a last preposition governs: a name, or another argument that the reader split off."""
    if not OPEN_END.search(text[start:end]):
        return end
    spans = [*(name.span for name in names), *(other.span for other in arguments if other.role != "place")]
    after = [span for span in spans if span.start >= end and GAP.fullmatch(text[end : span.start])]
    if after:
        return max(span.end for span in after)
    return start + OPEN_END.search(text[start:end]).start()  # type: ignore[union-attr]
