"""The annotated texts of lapwing_gold as documents with a reading that has the gold spans: what actors are judged on.

Spans of actors, recipients and places, texts and dates are the annotation's. What else a reader would tag is tagged
from the knowledge, as a perfect tagger would: countries, persons by a known full name, and places that the gazetteer
knows, where they follow a word for "in". No event, role, country or sector of the annotation is given.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from lapwing.engine.context import make_context
from lapwing.knowledge import Knowledge
from lapwing.knowledge.actors import ActorIndex
from lapwing.knowledge.gazetteer import Gazetteer
from lapwing.knowledge.name_keys import fold_words
from lapwing.mentions.actors import find_actors
from lapwing.mentions.places import find_places, ground_places
from lapwing.records.base import Span
from lapwing.records.context import Context
from lapwing.records.document import Block, Document, PublishedDate
from lapwing.records.ids import content_id
from lapwing.records.mention import ActorMention
from lapwing.records.reading import Argument, EntityLabel, EntitySpan, Reading, Role, Sentence, Trigger

GOLD_SECTORS = {"MED": "JRN", "HLH": "MED", "PAR": "PRM", "UNS": "GOV"}
GOLD_COUNTRIES = {"KOS": "XKX"}
_END = re.compile(r"(?<=[a-z0-9)”\"]{2}[.!?]) +(?=[A-Z\"“])")
_ABBREVIATED = re.compile(r"(?:\b(?:Gen|Col|Maj|Lt|Capt|Sgt|Adm|Sen|Rep|Gov|Mr|Mrs|Dr|St|Inc|Ltd|Jr|vs)|[A-Z])\.$")
_WHERE = re.compile(
    r"\b(?:in|at|near|across|throughout|outside|around|inside|from|city of|town of)\s+(?:the\s+)?"
    r"((?:[A-Z][\w’'-]+\s+){0,2}[A-Z][\w’'-]+)"
)
_LONGEST_NAME = 4

Key = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldText:
    """One annotated text. `entities`: (start, end) → (country, sector) of its actors and recipients."""

    item_id: str
    fold: int
    day: str
    text: str
    sentences: tuple[Key, ...]
    entities: dict[Key, tuple[str, str]]
    places: tuple[Key, ...]


def read_items(folder: Path) -> Iterator[GoldText]:
    """Yield the summaries."""
    for line in (folder / "items.jsonl").read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        text = str(item["text"])
        entities: dict[Key, tuple[str, str]] = {}
        places: dict[Key, None] = {}
        for event in item["events"]:
            for entity in event["actor"] + event["recipient"]:
                span, code, sector = entity.split("|")[:3]
                start = text.find(span)
                if start >= 0:
                    entities[start, start + len(span)] = plover_codes(code, sector)
            place = event.get("place")
            if place and (start := text.find(place)) >= 0:
                places[start, start + len(place)] = None
        yield GoldText(
            item_id=item["id"],
            fold=int(item["id"][:8], 16) % 5,
            day=item["date"],
            text=text,
            sentences=tuple(split_sentences(text)),
            entities=entities,
            places=tuple(places),
        )


def read_prose(folder: Path) -> Iterator[GoldText]:
    """Yield the windows of prose; pronouns and arguments from another sentence are left out."""
    for line in (folder / "prose.jsonl").read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        text, sentences, at = " ".join(item["sentences"]), [], 0
        for sentence in item["sentences"]:
            sentences.append((at, at + len(sentence)))
            at += len(sentence) + 1
        entities: dict[Key, tuple[str, str]] = {}
        places: dict[Key, None] = {}
        for event in item["events"]:
            first, last = sentences[event["s"]]
            for entity in event["actor"] + event["recipient"]:
                span, code, sector = entity.split("|")[:3]
                start = text.find(span, first, last)
                if start >= 0 and not entity.startswith("^") and not is_pronoun(span):
                    entities[start, start + len(span)] = plover_codes(code, sector)
            place = event.get("place")
            if place and (start := text.find(place, first, last)) >= 0:
                places[start, start + len(place)] = None
        yield GoldText(
            item_id=item["id"],
            fold=int(item["id"][1:9], 16) % 5,
            day="",
            text=text,
            sentences=tuple(sentences),
            entities=entities,
            places=tuple(places),
        )


def plover_codes(country: str, sector: str) -> tuple[str, str]:
    """Return a country and a sector of the annotation in PLOVER's codes."""
    return GOLD_COUNTRIES.get(country, country), GOLD_SECTORS.get(sector, sector)


def is_pronoun(span: str) -> bool:
    """Whether a span is no more than a pronoun, which is no matter of grounding."""
    return span.lower() in {"he", "she", "they", "it", "him", "her", "them", "his", "their", "its", "we", "who", "i"}


def split_sentences(text: str) -> Iterator[Key]:
    """Yield where each sentence of a summary begins and ends."""
    start = 0
    for match in _END.finditer(text):
        if not _ABBREVIATED.search(text[start : match.start()]):
            yield start, match.start()
            start = match.end()
    yield start, len(text)


def find_in(gold: GoldText, known: Knowledge) -> tuple[tuple[ActorMention, ...], Context]:
    """Return the actors found, not yet grounded, and the context that the pipeline would make."""
    document, reading = _document(gold), _reading(gold, known)
    actors = find_actors(document, reading, known.actors)
    places = find_places(document, reading, known.gazetteer)
    context = make_context(document, reading, actors, places, (), known.actors.countries, known.gazetteer)
    grounded = ground_places(places, context, known.gazetteer)
    return actors, replace(context, places=grounded)


def _document(gold: GoldText) -> Document:
    content = content_id(gold.text)
    published = PublishedDate(
        edtf=gold.day, date_min=gold.day, date_max=gold.day, basis="metadata" if gold.day else "unknown", why="given"
    )
    return Document(
        document_id=gold.item_id,
        content_id=content,
        report_id=content,
        path="-",
        text=gold.text,
        blocks=(Block(span=_span(gold.text, (0, len(gold.text))), kind="body"),),
        published=published,
    )


def _reading(gold: GoldText, known: Knowledge) -> Reading:
    sentences = tuple(
        Sentence(index=i, span=_span(gold.text, key), paragraph=0) for i, key in enumerate(gold.sentences)
    )
    arguments = [_argument(gold, key, "actor") for key in gold.entities] + [
        _argument(gold, key, "place") for key in gold.places
    ]
    trigger = Trigger(
        span=_span(gold.text, (0, len(gold.text))),
        sentence=0,
        probability=1.0,
        event="CONSULT",
        event_probability=1.0,
        reality="happened",
        reality_probability=1.0,
        arguments=tuple(sorted(arguments, key=lambda a: (a.span.start, a.span.end))),
    )
    entities = tuple(tag_entities(gold, known))
    return Reading(content_id=content_id(gold.text), sentences=sentences, entities=entities, triggers=(trigger,))


def _argument(gold: GoldText, key: Key, role: Role) -> Argument:
    return Argument(role=role, span=_span(gold.text, key), sentence=_sentence_of(gold, key[0]), probability=1.0)


def _sentence_of(gold: GoldText, start: int) -> int:
    return max(i for i, (first, _) in enumerate(gold.sentences) if first <= start)


def _span(text: str, key: Key) -> Span:
    return Span(start=key[0], end=key[1], text=text[key[0] : key[1]])


def tag_entities(gold: GoldText, known: Knowledge) -> list[EntitySpan]:
    """Return the countries, known persons and located places of a text."""
    countries = list(_countries(gold.text, known.actors))
    taken = [key for key, _ in countries]
    persons = [key for key in _persons(gold.text, known.actors) if not _overlap(key, [*taken, *gold.entities])]
    places = [key for key in _places(gold.text, known.gazetteer) if not _overlap(key, taken + persons)]
    tagged: list[tuple[Key, EntityLabel]] = [*countries, *((key, "PER") for key in persons)]
    tagged += [(key, "LOC") for key in places]
    return [
        EntitySpan(span=_span(gold.text, key), label=label, sentence=_sentence_of(gold, key[0]), probability=1.0)
        for key, label in sorted(tagged)
    ]


def _overlap(key: Key, others: Sequence[Key]) -> bool:
    return any(first < key[1] and key[0] < last for first, last in others)


def _countries(text: str, index: ActorIndex) -> Iterator[tuple[Key, EntityLabel]]:
    words = [(start, end, (fold_words(text[start:end]) or ("",))[0], text[start:end]) for start, end in _words(text)]
    i = 0
    while i < len(words):
        hit = index.countries.match([w[2] for w in words], i, [w[3] for w in words])
        if hit:
            label: EntityLabel = "NORP" if hit[1].kind in {"adjective", "noun"} else "LOC"
            yield (words[i][0], words[i + hit[0] - 1][1]), label
        i += hit[0] if hit else 1


def _words(text: str) -> Iterator[Key]:
    start = None
    for i, char in enumerate(text + " "):
        if char.isalnum() or char in ".'’" and start is not None:
            start = i if start is None else start
        elif start is not None:
            word = text[start:i].rstrip(".'’") if text[start:i].count(".") < 2 else text[start:i]
            word = word.removesuffix("'s").removesuffix("’s")
            yield start, start + len(word)
            start = None


def _persons(text: str, index: ActorIndex) -> Iterator[Key]:
    """Yield the full names that are known, of two to four words, longest first."""
    words = [key for key in _words(text) if text[key[0]].isupper()]
    reached = 0
    for i, (start, _) in enumerate(words):
        for length in range(_LONGEST_NAME, 1, -1):
            run = words[i : i + length]
            tight = len(run) == length and all(text[a[1] : b[0]] in {" ", "-"} for a, b in pairwise(run))
            if start >= reached and tight and _is_known(text[start : run[-1][1]], index):
                yield start, run[-1][1]
                reached = run[-1][1]


def _is_known(name: str, index: ActorIndex) -> bool:
    folded = fold_words(name)
    return any(fold_words(alias) == folded for person in index.persons_named(name) for alias in person.names)


def _places(text: str, gazetteer: Gazetteer) -> Iterator[Key]:
    for match in _WHERE.finditer(text):
        words = match[1].split()
        for length in range(len(words), 0, -1):
            name = " ".join(words[:length])
            if gazetteer.find(name):
                yield match.start(1), match.start(1) + len(name)
                break
