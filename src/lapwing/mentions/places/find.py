"""Finding the places that a document names."""

import re
from collections.abc import Iterable, Iterator

from lapwing.knowledge.gazetteer import Gazetteer
from lapwing.mentions.places.extent import head_length, is_between, is_common, is_owned, whole_place
from lapwing.mentions.places.generic import SIDES
from lapwing.mentions.places.missed import find_missed
from lapwing.mentions.places.names import Beside, find_beside, read_names
from lapwing.records.base import Score, Span
from lapwing.records.document import Document
from lapwing.records.ids import hash_id
from lapwing.records.mention import PlaceMention
from lapwing.records.reading import Reading, Sentence

_JOINT = re.compile(r"([A-Z][^,]*?) (?:and|or) ([A-Z][^,]*)")
_FOUND = Score(value=0.0, why="found, not yet grounded")


def find_places(document: Document, reading: Reading, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """Return the places that are named, in text order, not yet grounded.

    Places are the reader's LOC spans, the place arguments of its triggers that hold a name which the gazetteer knows,
    the dateline's place, and known names that the reader missed where a place must stand. Demonyms (NORP) and spans
    inside a person's name are none. `country` and `admin1` of what is returned hold only what the text names right
    beside the place ("Springfield, Illinois"); nothing else is decided here.
    """
    kept: list[tuple[Span, int]] = []
    for found, sentence in _parts(_candidate_spans(document, reading, gazetteer), gazetteer):
        limit = max(found.end, _bounds(reading.sentences, found, sentence, len(document.text)).end)
        span = whole_place(document.text, found, limit, gazetteer)
        if _is_word(span.text) and not any(span.overlaps(other) for other, _ in kept):
            kept.append((span, sentence))
    kept += find_missed(document, reading, [span for span, _ in kept], gazetteer)
    kept.sort(key=lambda item: item[0].start)
    return tuple(
        _mention(document, span, sentence, _beside(document, reading, span, sentence, gazetteer))
        for span, sentence in kept
    )


def _is_word(text: str) -> bool:
    """Whether a span can be a place at all: it has letters and is no bare "southern"."""
    return any(char.isalpha() for char in text) and text not in SIDES


def _parts(spans: Iterable[tuple[Span, int]], gazetteer: Gazetteer) -> Iterator[tuple[Span, int]]:
    """Yield the spans, two names joined by "and" each alone: "Sydney and Melbourne", but not "Trinidad and Tobago"."""
    for whole, sentence in spans:
        joint = _JOINT.fullmatch(whole.text)
        is_two = joint and not gazetteer.find(whole.text) and all(gazetteer.find(name) for name in joint.groups())
        if joint is None or not is_two:
            yield whole, sentence
            continue
        for group in (1, 2):
            start, end = joint.span(group)
            yield Span(start=whole.start + start, end=whole.start + end, text=joint[group]), sentence


def _candidate_spans(document: Document, reading: Reading, gazetteer: Gazetteer) -> Iterator[tuple[Span, int]]:
    persons = [entity.span for entity in reading.entities if entity.label in {"PER", "NORP"}]
    if document.dateline and document.dateline.place:
        yield document.dateline.place, _sentence_of(document.dateline.place, reading)
    for trigger in reading.triggers:
        for argument in trigger.arguments:
            if argument.role == "place" and is_between(argument.span.text):
                yield argument.span, argument.sentence
    tagged = [entity for entity in reading.entities if entity.label == "LOC"]
    for entity in sorted(tagged, key=lambda entity: entity.span.start - entity.span.end):
        if not any(person.covers(entity.span) for person in persons):
            yield entity.span, entity.sentence
    for trigger in reading.triggers:
        for argument in trigger.arguments:
            is_free = argument.role == "place" and not any(other.overlaps(argument.span) for other in persons)
            if is_free and _is_named(argument.span.text, gazetteer):
                yield argument.span, argument.sentence


def _is_named(text: str, gazetteer: Gazetteer) -> bool:
    return text[:1].isupper() and any(gazetteer.find(reading.name) for reading in read_names(text))


def _sentence_of(span: Span, reading: Reading) -> int:
    return next((sentence.index for sentence in reading.sentences if sentence.span.overlaps(span)), 0)


def _beside(document: Document, reading: Reading, span: Span, sentence: int, gazetteer: Gazetteer) -> Beside:
    if is_between(span.text):
        return Beside()
    if is_common(span.text):
        return _inside(document, reading, span, sentence, gazetteer)
    if "," in span.text:
        tail = span.text[span.text.index(",") :]
        return find_beside("X" + tail, 0, 1, gazetteer)
    bounds = _bounds(reading.sentences, span, sentence, len(document.text))
    text = document.text[bounds.start : bounds.end]
    return find_beside(text, span.start - bounds.start, span.end - bounds.start, gazetteer)


def _inside(document: Document, reading: Reading, span: Span, sentence: int, gazetteer: Gazetteer) -> Beside:
    """Return the country that a common noun's own complement names: "hospital in Peru", but not "border of Peru"."""
    bounds = _bounds(reading.sentences, span, sentence, len(document.text))
    text = document.text[span.start + head_length(span.text) : bounds.end]
    if is_owned(span.text) and not text.startswith(" in "):
        return Beside()
    return (
        Beside()
        if is_between(document.text[span.start : bounds.end][:40])
        else find_beside("X" + text, 0, 1, gazetteer)
    )


def _bounds(sentences: tuple[Sentence, ...], span: Span, sentence: int, length: int) -> Span:
    for candidate in sentences[sentence : sentence + 1]:
        if candidate.span.overlaps(span):
            return candidate.span
    return Span(start=max(0, span.start - 80), end=min(length, span.end + 120), text="")


def _mention(document: Document, span: Span, sentence: int, beside: Beside) -> PlaceMention:
    return PlaceMention(
        mention_id=hash_id(document.content_id, "place", span.start, span.end),
        span=span,
        sentence=sentence,
        name=next(read_names(span.text)).name,
        country=beside.country,
        admin1=beside.admin1,
        precision="unknown",
        score=_FOUND,
    )
