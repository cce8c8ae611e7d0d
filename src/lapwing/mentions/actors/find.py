"""Finding actors: every argument that the reader linked to a trigger, and every person, organisation and country it
tagged.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from lapwing.knowledge.actors import ActorIndex
from lapwing.knowledge.name_keys import fold_words
from lapwing.mentions.actors.extent import NO_ACTOR, OPEN_ENDS, is_no_actor, title_alone, whole_span
from lapwing.mentions.actors.parse import read_phrase
from lapwing.mentions.actors.phrases import ARTICLES, Phrase
from lapwing.mentions.actors.titles import outer_title
from lapwing.records.base import Score, Span
from lapwing.records.document import Document
from lapwing.records.ids import hash_id
from lapwing.records.mention import ActorKind, ActorMention
from lapwing.records.reading import Argument, EntitySpan, Reading

ACTOR_ROLES = frozenset({"actor", "recipient", "source"})
PRONOUNS = frozenset(
    [
        "he",
        "she",
        "they",
        "him",
        "her",
        "them",
        "his",
        "hers",
        "their",
        "theirs",
        "it",
        "its",
        "who",
        "we",
        "us",
        "our",
        "i",
        "me",
        "my",
        "himself",
        "herself",
        "themselves",
        "itself",
        "both",
    ]
)
ARMED = frozenset({"REB", "PRM", "UAF"})
COUNTRY_KINDS = frozenset({"name", "adjective", "capital", "region", "city"})


def find_actors(document: Document, reading: Reading, actors: ActorIndex) -> tuple[ActorMention, ...]:
    """Return the actor mentions of a document in text order, not yet grounded.

    Each span of an actor, recipient or source argument is one mention with those offsets, or wider ones where the
    reader cut a phrase short (see extent). Tagged entities are
    added where no argument stands; a person or organisation inside an argument is left to the argument, which is
    fuller. `sector` holds the reader's guess, in whatever code it gave; grounding replaces it by the knowledge's
    where that says more.
    """
    reading = replace(reading, entities=tuple(_with_persons(reading.entities, actors)))
    arguments = _arguments(reading)
    found: dict[tuple[int, int], ActorMention] = {}
    cut: set[tuple[int, int]] = set()
    for key, argument in arguments.items():
        if argument.span.text.lower() in ARTICLES:
            continue  # what the reader left of "the United States"; the name after it is a mention by itself
        whole = _whole(document, reading, argument, actors)
        if whole != argument.span:
            cut.add(key)
        mention = _mention(document, replace(argument, span=whole), actors, _label(reading, whole))
        void = is_no_actor(whole, argument.span, actors)
        found.setdefault(
            (whole.start, whole.end),
            replace(mention, kind="nominal", title="", sector=(), score=NO_ACTOR) if void else mention,
        )
    spans = [Span(start=start, end=end, text=document.text[start:end]) for start, end in found]
    for entity in reading.entities:
        key = (entity.span.start, entity.span.end)
        if entity.label != "TIME" and key not in found and key not in cut and _is_wanted(entity, spans, actors):
            found[key] = _from_entity(document, reading, entity, actors)
    return tuple(found[key] for key in sorted(found, key=lambda k: (k[0], -k[1])))


def _with_persons(entities: Sequence[EntitySpan], actors: ActorIndex) -> Iterator[EntitySpan]:
    """Yield the entities, as a person what is tagged as an organisation but ends a person's full name in the text, is
    elsewhere in it tagged as a person, or is the full name of a known one.

    A family name by itself looks like a firm's to the reader; organisations that are known stay what they are, for the
    knowledge goes before the tag.
    """
    people = [entity.span.text for entity in entities if entity.label == "PER"]
    families = {name.split()[-1] for name in people}
    for entity in entities:
        is_person = entity.label == "ORG" and (entity.span.text in families or _is_known(entity.span.text, actors))
        yield replace(entity, label="PER") if is_person else entity


def _is_known(text: str, actors: ActorIndex) -> bool:
    """Whether the words that end a span, after a possessor, are exactly the full name of a known person."""
    words = fold_words(re.split(r"['’]s ", text)[-1])
    if len(words) < 2 or actors.organisation(" ".join(words)):
        return False
    return any(fold_words(name) == words for person in actors.persons_named(" ".join(words)) for name in person.names)


def _whole(document: Document, reading: Reading, argument: Argument, actors: ActorIndex) -> Span:
    """Return the argument's span, widened where it is cut short, within its sentence."""
    sentence = (
        reading.sentences[argument.sentence].span if argument.sentence < len(reading.sentences) else argument.span
    )
    named = any(e.label == "PER" and e.span.end == argument.span.end for e in reading.entities)
    limit = max(sentence.end, argument.span.end)
    last = argument.span.text.split()[-1].lower()
    open_end = last in OPEN_ENDS or title_alone(read_phrase(argument.span.text, actors))  # whatever the tag says
    return argument.span if named and not open_end else whole_span(document.text, argument.span, limit, actors)


def _arguments(reading: Reading) -> dict[tuple[int, int], Argument]:
    best: dict[tuple[int, int], Argument] = {}
    for trigger in reading.triggers:
        for argument in trigger.arguments:
            key = (argument.span.start, argument.span.end)
            fuller = key not in best or (argument.sector is not None, argument.probability) > (
                best[key].sector is not None,
                best[key].probability,
            )
            if argument.role in ACTOR_ROLES and fuller:
                best[key] = argument
    return best


def _label(reading: Reading, span: Span) -> str | None:
    """Return the tag of the entity that is or ends the span, so that a title before a name does not hide it."""
    inside = [
        e for e in reading.entities if span.covers(e.span) and e.span.end == span.end and e.label in {"PER", "ORG"}
    ]
    return max(inside, key=lambda e: e.span.end - e.span.start).label if inside else None


def _is_wanted(entity: EntitySpan, spans: Iterable[Span], actors: ActorIndex) -> bool:
    if entity.span.text.lower() in ARTICLES:
        return False
    covered = any(span.covers(entity.span) for span in spans)
    if entity.label in {"LOC", "NORP"}:
        return actors.countries.lookup(entity.span.text) is not None
    return not covered


def _from_entity(document: Document, reading: Reading, entity: EntitySpan, actors: ActorIndex) -> ActorMention:
    span = entity.span
    if span.text.split()[-1].lower() in OPEN_ENDS:
        span = whole_span(document.text, span, reading.sentences[entity.sentence].span.end, actors)
    return _build(document, span, entity.sentence, entity.probability, None, entity.label, actors)


def _mention(document: Document, argument: Argument, actors: ActorIndex, label: str | None) -> ActorMention:
    return _build(document, argument.span, argument.sentence, argument.probability, argument.sector, label, actors)


def _build(
    document: Document,
    span: Span,
    sentence: int,
    probability: float,
    sector: str | None,
    label: str | None,
    actors: ActorIndex,
) -> ActorMention:
    phrase = read_phrase(span.text, actors, named=label == "PER")
    kind = actor_kind(phrase, label)
    title = phrase.title if kind == "person" else ""
    if kind == "person" and not title:
        title = outer_title(document.text, span, actors)
    return ActorMention(
        mention_id=hash_id(document.content_id, span.start, span.end),
        span=span,
        sentence=sentence,
        kind=kind,
        name=phrase.name if kind == "person" else span.text,
        title=title,
        sector=(sector,) if sector else (),
        score=Score(value=probability, why="an argument of an event" if sector else "tagged by the reader"),
    )


def actor_kind(phrase: Phrase, label: str | None = None) -> ActorKind:
    """Return what kind of actor a phrase is; `label` is the reader's tag, if it gave one."""
    words = [word for word in phrase.words if word not in {"the", "a", "an"}]
    if not words or all(word in PRONOUNS for word in words) and not phrase.text.replace(".", "").isupper():
        return "pronoun"
    hit = phrase.whole_hit
    if hit and hit.term and label == "PER" and phrase.name_words:
        return "person"  # whose family is called as a town is
    if hit and hit.term:
        return "country" if hit.term.kind in COUNTRY_KINDS else "nominal" if hit.term.kind == "noun" else "organisation"
    if hit and hit.organisation:
        return "group" if ARMED & set(hit.organisation.sector) else "organisation"
    acronym = phrase.text.isupper() and len(phrase.words) == 1
    if (
        phrase.name_words
        and (label != "ORG" or phrase.office)
        and not phrase.counted
        and (label == "PER" or not acronym)
    ):
        return "person"
    head = [hit for hit in phrase.hits if hit.office and hit.end <= phrase.head_end]
    if head and head[-1].end == phrase.head_end:
        return "nominal"
    named = any(phrase.text[start].isupper() for start, _ in phrase.spans[: phrase.head_end][-1:])
    return "organisation" if label == "ORG" or (named and not phrase.counted) else "nominal"
