"""Whom "the two countries", "both sides", "they" and "each other" stand for: the two parties of the event before.

They are resolved only where exactly two states are at hand; otherwise they stay without a country.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from lapwing.events.scene import Scene
from lapwing.records.event import EventMention, Participant
from lapwing.records.reading import Trigger

PAIR = re.compile(
    r"^(?:the\s+|these\s+|those\s+|his\s+|her\s+)?(?:two|both)(?:\s+of\s+them)?(?:\s+\w+){0,3}$|^(?:the\s+)?(?:pair|duo)$",
    re.I,
)
STATES = re.compile(
    r"\b(?:countries|nations|states|governments|sides|parties|capitals|neighbou?rs|powers|rivals|foes|allies)$", re.I
)
OFFICIALS = re.compile(
    r"\b(?:leaders|presidents|ministers|premiers|officials|commanders|generals|chiefs|diplomats|delegations|men|women"
    r"|politicians|statesmen|counterparts|heads of (?:state|government))$",
    re.I,
)
DEFINITE = re.compile(r"(?:the|these|those|their)\s+$", re.I)
REACH = 5  # sentences back to an event in which the two acted together
PRONOUN_REACH = 2
PRONOUN = re.compile(r"^(?:they|them|both|two)$", re.I)
PLURAL = re.compile(r"^(?:they|them|both|two|(?:the\s+)?(?:sides|parties|pair|duo))$", re.I)
NOBODY = re.compile(r"^(?:nobody|no one|no-one|none|nothing)$", re.I)
MUTUAL = re.compile(r"^(?:each other|one another|each other’s|each other's)$", re.I)
COUNTED = re.compile(
    r"^(?:the\s+)?(?:two|both|three|four|five|six|other|several|many|some|these|those|all|various|countries|sides)\b",
    re.I,
)
INTERNATIONAL = "INT"


def resolve_pairs(
    found: Sequence[Participant], trigger: Trigger, scene: Scene, earlier: Sequence[EventMention]
) -> tuple[Participant, ...]:
    """Return the participants with every pair of parties resolved, and without a made-up international country."""
    resolved: list[Participant] = []
    for one in found:
        if NOBODY.match(one.text):
            continue
        pair = _pair_for(one, found, trigger, scene, earlier) if _names_nobody(one, scene) else ()
        resolved += pair or (_without_invented(one),)
    return tuple(resolved)


def is_anaphoric(one: Participant) -> bool:
    """Whether a participant is only a plural that stands for others: "two sides", "they", "the parties"."""
    pair = bool(PAIR.match(one.text)) and bool(STATES.search(one.text) or OFFICIALS.search(one.text))
    return pair or bool(PLURAL.match(one.text) or MUTUAL.match(one.text))


def return_act(actors: Sequence[Participant], recipients: Sequence[Participant]) -> tuple[Participant, ...]:
    """Return the recipients, "each other" as the actors themselves."""
    if not any(MUTUAL.match(one.text) for one in recipients):
        return tuple(recipients)
    others = [one for one in recipients if not MUTUAL.match(one.text)]
    mutual = next(one for one in recipients if MUTUAL.match(one.text))
    return (*others, *(_standing(mutual, actor, "each acts on the other") for actor in actors))


def _names_nobody(one: Participant, scene: Scene) -> bool:
    """Whether the words are a definite pair or a plural pronoun: "two soldiers" are people of their own."""
    if one.entity_id is not None:
        return False
    definite = bool(DEFINITE.search(scene.text_between(max(0, one.start - 8), one.start)))
    definite = definite or one.text.lower().startswith(("both", "the "))
    pair = bool(PAIR.match(one.text)) and bool(STATES.search(one.text) or OFFICIALS.search(one.text)) and definite
    return pair or bool(PRONOUN.match(one.text))


def _pair_for(
    one: Participant,
    found: Sequence[Participant],
    trigger: Trigger,
    scene: Scene,
    earlier: Sequence[EventMention],
) -> tuple[Participant, ...]:
    named = {other.country for other in found if other is not one and other.country}
    plain = bool(PRONOUN.match(one.text))
    parties = _parties_before(trigger, scene, earlier, together=plain)
    if not parties and not plain:
        parties = _parties_named(one, trigger, scene)
    if len({party.country for party in parties}) != 2 or named & {party.country for party in parties}:
        return ()
    why = "the two parties named before"
    return tuple(
        _standing(one, _as_state(party, scene) if STATES.search(one.text) else party, why) for party in parties
    )


def _parties_before(
    trigger: Trigger, scene: Scene, earlier: Sequence[EventMention], *, together: bool
) -> list[Participant]:
    """Return one participant for each of exactly two states in the last event near by that has two.

    In another paragraph, and for a pronoun (`together`), both must act in it.
    """
    here = scene.sentence(trigger)
    for event in reversed(earlier):
        there = scene.sentence_at(event.trigger.start)
        if there is None or here.index - there.index > (PRONOUN_REACH if together else REACH):
            break
        joint = together or there.paragraph != here.paragraph
        parties: dict[str, Participant] = {}
        for party in event.actor if joint else (*event.actor, *event.recipient):
            if party.country and party.country not in scene.codebook.non_states:
                parties.setdefault(party.country, party)
        if len(parties) == 2:
            return list(parties.values())
    return []


def _parties_named(one: Participant, trigger: Trigger, scene: Scene) -> list[Participant]:
    """Return the two states that the paragraph has named before the words, the nearest sentence first."""
    here = scene.sentence(trigger)
    near = [each for each in scene.reading.sentences if here.index - 2 <= each.index <= here.index]
    sentences = [each for each in near if each.paragraph == here.paragraph]
    for sentence in reversed(sentences):
        states: dict[str, Participant] = {}
        for actor in scene.mentions.actors:
            before = actor.sentence == sentence.index and actor.span.end <= one.start
            if before and actor.country and actor.country not in scene.codebook.non_states:
                states.setdefault(
                    actor.country,
                    Participant(
                        text=actor.span.text,
                        start=actor.span.start,
                        end=actor.span.end,
                        entity_id=actor.entity_id,
                        name=actor.canonical or actor.name,
                        country=actor.country,
                        sector=actor.sector,
                        score=actor.score.value,
                        why=actor.score.why,
                    ),
                )
        if len(states) == 2:
            return list(states.values())
        if len(states) > 2:
            return []
    return []


def _as_state(party: Participant, scene: Scene) -> Participant:
    """Return the state that a party speaks for, under the name that the text's mentions know; else the party itself."""
    entity = f"country:{party.country}"
    name = next((one.canonical for one in scene.mentions.actors if one.entity_id == entity and one.canonical), None)
    return replace(party, entity_id=entity, name=name, sector=("GOV",)) if name else party


def _standing(words: Participant, party: Participant, why: str) -> Participant:
    """Return the party under the words that stand for it."""
    return replace(
        words,
        entity_id=party.entity_id,
        name=party.name,
        country=party.country,
        sector=party.sector,
        score=round(words.score * party.score, 4) if words.score else party.score,
        why=f"“{words.text}” stands for “{party.text}”: {why}",
        inherited=True,
    )


def _without_invented(one: Participant) -> Participant:
    """Return a participant without the code for "several countries" where the words only count or compare them."""
    if one.country != INTERNATIONAL or not COUNTED.match(one.text):
        return one
    return replace(one, country=None, why=f"{one.why}; which countries they are is not said")
