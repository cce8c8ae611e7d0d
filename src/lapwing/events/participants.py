"""Who did it to whom: the reader's actor and recipient spans become participants with an entity, a country, sectors.

Conventions (annotation guide): compound actors stay one record; all sides of a reciprocal act are actors and the
recipient stays empty; the visitor is the actor, the host the recipient; an agent that is not named stays empty.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from lapwing.events.scene import Scene, arguments
from lapwing.records.base import Span
from lapwing.records.event import EventPlace, Participant
from lapwing.records.mention import ActorMention
from lapwing.records.reading import Argument, Trigger

LINK = r"(?:and|&|as well as|along with|together with)"
JOINER = re.compile(rf"(?:\s*,\s*(?:{LINK}\s+)?|\s+{LINK}\s+)(?:(?:the|his|her|their|its)\s+)?$", re.I)
ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.I)
BLANK = Participant(text="", start=0, end=0, entity_id=None, name="", country=None, sector=(), score=0.0, why="")


def find_participants(trigger: Trigger, scene: Scene) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """Return (actors, recipients) of a trigger, in text order, each entity once, before context is consulted."""
    actors = _distinct(_participants(arguments(trigger, "actor"), scene))
    recipients = _distinct(_participants(arguments(trigger, "recipient"), scene))
    if is_reciprocal(trigger):
        return _distinct([*actors, *recipients]), ()
    taken = {_identity(one) for one in actors}
    return actors, tuple(one for one in recipients if _identity(one) not in taken)


def is_reciprocal(trigger: Trigger) -> bool:
    """Whether all sides are actors: talks and meetings that are nobody's visit."""
    modes = {code for code, _ in trigger.mode}
    if trigger.event != "CONSULT" or "third-party" in modes:
        return False
    return "visit" not in modes or bool(modes & {"phone", "multilateral"})


def add_context(
    found: Sequence[Participant], trigger: Trigger, scene: Scene, place: EventPlace | None
) -> tuple[Participant, ...]:
    """Give participants without a country that of the event's place, else the one that the sentence is about."""
    place_country = place.country if place else None
    country = place_country or _country_of_sentence(trigger, scene)
    why = (
        f"country of the event's place, {place.name}"
        if place and place_country
        else "the country that the sentence is about"
    )
    return tuple(
        replace(one, country=country, inherited=True, why=f"{one.why}; {why}")
        if country and one.country is None and _may_take_country(one, scene)
        else one
        for one in found
    )


def _participants(found: Iterable[Argument], scene: Scene) -> list[Participant]:
    parts = [(part, argument) for argument in found for part in split_coordinated(argument.span, scene)]
    return [ground_participant(part, scene, argument.sector, argument.probability) for part, argument in parts]


def split_coordinated(span: Span, scene: Scene) -> list[Span]:
    """Return the parts of "A, B and C" where each part has an actor mention of its own, else the span as it is."""
    mentions = _outermost(scene.actors_in(span))
    cuts: list[tuple[int, int]] = []
    for one, other in zip(mentions, mentions[1:], strict=False):
        joiner = JOINER.search(scene.text_between(one.span.end, other.span.start))
        if joiner is not None:
            start = one.span.end + joiner.start()
            cuts.append((start, one.span.end + joiner.end()))
    bounds = [span.start, *(edge for cut in cuts for edge in cut), span.end]
    pieces = [_trimmed(scene, start, end) for start, end in zip(bounds[::2], bounds[1::2], strict=True)]
    return [piece for piece in pieces if piece.text]


def ground_participant(span: Span, scene: Scene, sector: str | None, probability: float) -> Participant:
    """Return the participant that a span names, grounded by the actor mention that covers most of it.

    The reader's `sector` fills in where the mention has none. A nationality that only modifies the noun ("Chilean
    engineers") gives its country, not its entity. A pronoun or description takes everything but its text from its
    antecedent and is marked inherited.
    """
    guess = scene.codebook.sector(sector, scheme="guide")
    guessed = (guess,) if guess and guess != "UNK" else ()
    shown = _without_article(span)
    mention = _mention_of(span, scene)
    if mention is None:
        return replace(
            BLANK,
            text=shown.text,
            start=shown.start,
            end=shown.end,
            name=shown.text,
            sector=guessed,
            score=probability,
            why="no known actor in these words",
        )
    known = scene.resolve(mention)
    resolved = known is not mention
    if not resolved and _is_modifier(mention, shown):
        return replace(
            BLANK,
            text=shown.text,
            start=shown.start,
            end=shown.end,
            name=shown.text,
            country=mention.country,
            sector=guessed,
            score=round(probability * mention.score.value, 4),
            why=f"“{mention.span.text}” gives the country",
        )
    return Participant(
        text=shown.text,
        start=shown.start,
        end=shown.end,
        entity_id=known.entity_id,
        name=known.canonical or known.name,
        country=known.country or mention.country,
        sector=known.sector or mention.sector or guessed,
        score=round(probability * known.score.value, 4),
        why=f"“{mention.span.text}” stands for “{known.span.text}”: {known.score.why}" if resolved else known.score.why,
        inherited=resolved,
    )


def _mention_of(span: Span, scene: Scene) -> ActorMention | None:
    """Return the actor mention that is the span, else covers most of it; names before what only modifies them."""
    return max(
        scene.actors_in(span),
        key=lambda actor: (
            actor.span == span,
            min(actor.span.end, span.end) - max(actor.span.start, span.start),
            -actor.span.start,
        ),
        default=None,
    )


def _is_modifier(mention: ActorMention, span: Span) -> bool:
    """Whether a country's name or adjective is only a part of a longer noun phrase ("Polish farmers")."""
    return (
        mention.kind == "country" and span.covers(mention.span) and len(span.text) - len(mention.span.text) > len(" 's")
    )


def _may_take_country(one: Participant, scene: Scene) -> bool:
    """Only a described actor, not a known one, takes a country from context: "gunmen", "three civilians"."""
    mention = _mention_of(Span(start=one.start, end=one.end, text=one.text), scene)
    return one.entity_id is None and (mention is None or mention.kind == "nominal")


def _country_of_sentence(trigger: Trigger, scene: Scene) -> str | None:
    """Return the one country that is named in the trigger's sentence; None when there is none or more than one."""
    actors = {one.country for one in scene.mentions.actors if one.sentence == trigger.sentence}
    places = {one.country for one in scene.mentions.places if one.sentence == trigger.sentence}
    countries = {country for country in actors | places if country and country not in scene.codebook.non_states}
    return countries.pop() if len(countries) == 1 else None


def _outermost(mentions: Sequence[ActorMention]) -> list[ActorMention]:
    return [
        one
        for one in mentions
        if not any(other is not one and other.span.covers(one.span) and other.span != one.span for other in mentions)
    ]


def _distinct(found: Sequence[Participant]) -> tuple[Participant, ...]:
    seen: dict[object, Participant] = {}
    for one in found:
        seen.setdefault(_identity(one), one)
    return tuple(sorted(seen.values(), key=lambda one: (one.start, one.end)))


def _identity(one: Participant) -> object:
    return one.entity_id or (one.start, one.end)


def _trimmed(scene: Scene, start: int, end: int) -> Span:
    text = scene.text_between(start, end)
    inner = text.strip(" ,;\n\t")
    offset = start + text.index(inner) if inner else start
    return Span(start=offset, end=offset + len(inner), text=inner)


def _without_article(span: Span) -> Span:
    article = ARTICLE.match(span.text)
    skipped = article.end() if article else 0
    return Span(start=span.start + skipped, end=span.end, text=span.text[skipped:])
