"""A small fake reader: a text and what the reader would have seen in it, named by the words alone."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from lapwing.events import code_events
from lapwing.knowledge.codebook import load_codebook
from lapwing.records.base import Rejection, Span
from lapwing.records.document import Document
from lapwing.records.event import EventMention
from lapwing.records.mention import ActorMention, Mentions, PlaceMention, TimeMention
from lapwing.records.quote import Quote
from lapwing.records.reading import Argument, EntitySpan, Reading, Sentence, Trigger
from tests.factories import (
    make_actor,
    make_argument,
    make_block,
    make_document,
    make_place,
    make_reading,
    make_time,
    make_trigger,
    span_of,
)

Roles = dict[str, str | list[str]]


@dataclass
class Coded:
    """What the stage made of a text."""

    events: list[EventMention]
    rejections: list[Rejection]

    @property
    def only(self) -> EventMention:
        """The one event there is."""
        assert len(self.events) == 1, self.events
        return self.events[0]


class Text:
    """A text with one sentence a line and one paragraph a block of lines; each `seen` adds what the reader found."""

    def __init__(self, text: str, **document: Any) -> None:
        self.text = text
        self.sentences = _sentences(text)
        paragraphs = _paragraphs(text)
        document.setdefault("blocks", tuple(make_block(span.text, span.start) for span in paragraphs))
        self.document: Document = make_document(text, **document)
        self.triggers: list[Trigger] = []
        self.actors: list[ActorMention] = []
        self.places: list[PlaceMention] = []
        self.times: list[TimeMention] = []
        self.quotes: list[Quote] = []
        self.entities: list[EntitySpan] = []

    def span(self, words: str, nth: int = 0) -> Span:
        """Return the span of the words."""
        return span_of(self.text, words, nth=nth)

    def at(self, words: str, nth: int = 0) -> dict[str, Any]:
        """Return the span of the words with the number of their sentence."""
        span = self.span(words, nth)
        number = next(one.index for one in self.sentences if one.span.start <= span.start < one.span.end)
        return {"span": span, "sentence": number}

    def event(self, words: str, event: str, roles: Roles | None = None, *, nth: int = 0, **fields: Any) -> "Text":
        """Add a trigger with its arguments."""
        found = self.at(words, nth)
        arguments = [
            self.argument(role, one, found["sentence"])
            for role, several in (roles or {}).items()
            for one in ([several] if isinstance(several, str) else several)
        ]
        arguments.sort(key=lambda argument: argument.span.start)
        self.triggers.append(make_trigger(event=event, arguments=tuple(arguments), **{**found, **fields}))
        return self

    def argument(self, role: str, words: str, sentence: int) -> Argument:
        """Return an argument: the words in the trigger's sentence, or where they stand first."""
        here = self.sentences[sentence].span
        start = self.text.find(words, here.start, here.end)
        span = Span(start=start, end=start + len(words), text=words) if start >= 0 else self.span(words)
        return make_argument(role, span, sentence=sentence)

    def actor(self, words: str, entity: str | None, country: str | None, nth: int = 0, **fields: Any) -> "Text":
        """Add an actor mention."""
        named = {"entity_id": entity, "country": country, "name": words, "canonical": words, **self.at(words, nth)}
        kind = "country" if entity and entity.startswith("country:") else "person"
        self.actors.append(make_actor(**{"kind": kind, "sector": ("GOV",), **named, **fields}))
        return self

    def place(self, words: str, country: str | None, nth: int = 0, **fields: Any) -> "Text":
        """Add a place mention."""
        self.places.append(make_place(**{"country": country, "name": words, **self.at(words, nth), **fields}))
        return self

    def time(self, words: str, day: str | None, nth: int = 0, **fields: Any) -> "Text":
        """Add a time mention of one day."""
        dated = {"edtf": day, "date_min": day, "date_max": day, **self.at(words, nth)}
        self.times.append(make_time(**{**dated, **fields}))
        return self

    def reading(self) -> Reading:
        """Return the fake reading."""
        triggers = sorted(self.triggers, key=lambda trigger: trigger.span.start)
        return make_reading(
            self.document, sentences=self.sentences, triggers=tuple(triggers), entities=tuple(self.entities)
        )

    def mentions(self) -> Mentions:
        """Return all mentions in text order."""
        return Mentions(
            actors=tuple(sorted(self.actors, key=lambda one: one.span.start)),
            places=tuple(sorted(self.places, key=lambda one: one.span.start)),
            times=tuple(sorted(self.times, key=lambda one: one.span.start)),
        )

    def code(self) -> Coded:
        """Run the stage."""
        found = list(code_events(self.document, self.reading(), self.mentions(), self.quotes, load_codebook()))
        events = [one for one in found if isinstance(one, EventMention)]
        return Coded(events=events, rejections=[one for one in found if isinstance(one, Rejection)])


def _paragraphs(text: str) -> list[Span]:
    spans, start = [], 0
    for part in text.split("\n\n"):
        spans.append(Span(start=start, end=start + len(part), text=part))
        start += len(part) + 2
    return spans


def _sentences(text: str) -> tuple[Sentence, ...]:
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(_paragraphs(text)):
        start = paragraph.start
        for line in paragraph.text.split("\n"):
            span = Span(start=start, end=start + len(line), text=line)
            sentences.append(Sentence(index=len(sentences), span=span, paragraph=number))
            start += len(line) + 1
    return tuple(sentences)


@pytest.fixture
def text() -> Callable[..., Text]:
    """Return the builder of a text with what the reader saw in it."""
    return Text
