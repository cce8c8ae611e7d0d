"""Who did it to whom: the reader's actor and recipient spans become participants with an entity, a country, sectors.

Conventions (annotation guide): compound actors stay one record; all sides of a reciprocal act are actors and the
recipient stays empty; the visitor is the actor, the host the recipient; an agent that is not named stays empty.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from lapwing.events.coordination import Shared, missing_partners, split_coordinated, split_shared_head
from lapwing.events.scene import Scene, arguments
from lapwing.events.syntax import Beside, actors_beside, is_free, recipients_beside
from lapwing.records.base import Span
from lapwing.records.event import EventPlace, Participant
from lapwing.records.mention import ActorMention
from lapwing.records.reading import Argument, Role, Trigger

ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.I)
ROLES: tuple[Role, ...] = ("actor", "recipient")
BY_RULE = 0.6  # score of a participant that syntax alone gives
BLANK = Participant(text="", start=0, end=0, entity_id=None, name="", country=None, sector=(), score=0.0, why="")


BY = re.compile(r"\s+by\s+(?:the\s+)?", re.I)
NEW_CLAUSE = re.compile(r"\b(?:but|while|although|though|whereas|yet)\b|;")


def find_participants(trigger: Trigger, scene: Scene) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """Return (actors, recipients) of a trigger, in text order, each entity once, before context is consulted."""
    found = {role: _participants(_own(arguments(trigger, role), trigger, scene), scene) for role in ROLES}
    for mention, anchor in missing_partners(trigger, scene):
        joined = ground_participant(mention.span, scene, None, anchor.probability)
        why = f"{joined.why}; joined to “{anchor.span.text}”"
        found[anchor.role].append(replace(joined, sector=joined.sector or _sector(anchor.sector, scene), why=why))
    if not found["actor"]:
        found["actor"] = _from_syntax(actors_beside(trigger, scene), trigger, scene)
    if not found["recipient"]:
        named = [(one.start, one.end) for one in found["actor"]]
        beside = [
            one
            for one in recipients_beside(trigger, scene)
            if (one.mention.span.start, one.mention.span.end) not in named
        ]
        found["recipient"] = _from_syntax(beside, trigger, scene)
    actors, recipients = _distinct(found["actor"]), _distinct(found["recipient"])
    if is_reciprocal(trigger):
        return _distinct([*actors, *recipients]), ()
    taken = {_identity(one) for one in actors}
    return actors, tuple(one for one in recipients if _identity(one) not in taken)


def _own(linked: Iterable[Argument], trigger: Trigger, scene: Scene) -> list[Argument]:
    """Return the arguments without agents of an earlier clause's act: "talks led BY OMAN, but a raid …"."""
    return [each for each in linked if not _is_agent_elsewhere(each, trigger, scene)]


def _is_agent_elsewhere(linked: Argument, trigger: Trigger, scene: Scene) -> bool:
    between = scene.text_between(linked.span.end, trigger.span.start)
    return bool(NEW_CLAUSE.search(between)) and any(
        BY.fullmatch(scene.text_between(other.span.end, linked.span.start))
        for other in scene.reading.triggers
        if other.sentence == linked.sentence
    )


def _from_syntax(beside: Sequence[Beside], trigger: Trigger, scene: Scene) -> list[Participant]:
    """Ground those who stand beside the trigger and whom the reader gave no role."""
    free = [one for one in beside if is_free(one.mention, trigger)]
    grounded = [(ground_participant(one.mention.span, scene, None, BY_RULE), one.why) for one in free]
    return [replace(one, why=f"{one.why}; by rule: {why}") for one, why in grounded]


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
    participants: list[Participant] = []
    for argument in found:
        shared = split_shared_head(argument.span, scene)
        whole = ground_participant(argument.span, scene, argument.sector, argument.probability)
        if shared:
            participants += [_part_of(part, whole) for part in shared]
            continue
        parts = split_coordinated(argument.span, scene)
        participants += [ground_participant(p, scene, argument.sector, argument.probability) for p in parts]
    return participants


def _part_of(part: Shared, whole: Participant) -> Participant:
    """Return one state's part of a phrase whose head several states share."""
    return replace(
        BLANK,
        text=part.span.text,
        start=part.span.start,
        end=part.span.end,
        name=part.name,
        country=part.country.country,
        sector=whole.sector,
        score=whole.score,
        why=f"“{part.country.span.text}” gives the country; “{whole.text}” names several",
    )


def ground_participant(span: Span, scene: Scene, sector: str | None, probability: float) -> Participant:
    """Return the participant that a span names, grounded by the actor mention that covers most of it.

    The reader's `sector` fills in where the mention has none. A nationality that only modifies the noun ("Chilean
    engineers") gives its country, not its entity. A pronoun or description takes everything but its text from its
    antecedent and is marked inherited.
    """
    guessed = _sector(sector, scene)
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
        name=shown.text if _is_only_words(known, mention) else known.canonical or known.name,
        country=known.country or mention.country,
        sector=known.sector or mention.sector or guessed,
        score=round(probability * known.score.value, 4),
        why=f"“{mention.span.text}” stands for “{known.span.text}”: {known.score.why}" if resolved else known.score.why,
        inherited=resolved,
    )


def _is_only_words(known: ActorMention, mention: ActorMention) -> bool:
    """Whether nobody is known behind a common noun: it goes by the words of the record ("envoys of the army")."""
    return known is mention and known.kind == "nominal" and known.entity_id is None and not known.canonical


def _sector(guess: str | None, scene: Scene) -> tuple[str, ...]:
    code = scene.codebook.sector(guess, scheme="guide")
    return (code,) if code and code != "UNK" else ()


def _mention_of(span: Span, scene: Scene) -> ActorMention | None:
    """Return the actor mention that is the span, else covers most of it; names before what only modifies them."""
    return max(
        scene.actors_in(span),
        key=lambda actor: (
            actor.span == span,
            actor.kind == "person" and actor.span.end == span.end,
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


def _distinct(found: Sequence[Participant]) -> tuple[Participant, ...]:
    seen: dict[object, Participant] = {}
    for one in found:
        seen.setdefault(_identity(one), one)
    return tuple(sorted(seen.values(), key=lambda one: (one.start, one.end)))


def _identity(one: Participant) -> object:
    return one.entity_id or (one.start, one.end)


def _without_article(span: Span) -> Span:
    article = ARTICLE.match(span.text)
    skipped = article.end() if article else 0
    return Span(start=span.start + skipped, end=span.end, text=span.text[skipped:])
