"""Who says that the event happened: the reader's source, else the speaker of the words that the event stands in."""

import re

from lapwing.events.participants import ground_participant
from lapwing.events.reality import UTTERED
from lapwing.events.scene import Scene, best_argument
from lapwing.records.base import Span
from lapwing.records.event import Participant, SourceCredit
from lapwing.records.quote import Quote
from lapwing.records.reading import Argument, Trigger

SPOKEN = UTTERED | {"SUPPORT"}
FIRST_PERSON = frozenset({"i", "we", "us", "our", "my", "me"})
GOES_ON = re.compile(
    r"\W*(?:(?:he|she|they|it|we|i|also)\s+)+(?:(?:then|later|further|has|have|had|\w+ly)\s+){0,2}(?P<verb>[a-z]+)\b",
    re.I,
)
GIVEN = re.compile(
    r"\b(?:the|this|that|these|those|its|his|her|their)\s+(?:[\w-]+\s+)?$|[’']s?\s+(?:[\w-]+\s+)?$", re.I
)


def find_source(trigger: Trigger, scene: Scene, actors: tuple[Participant, ...]) -> SourceCredit | None:
    """Return who is cited for the event, None where the text tells it itself or the utterance is the event."""
    linked = best_argument(trigger, "source")
    if linked is not None and _reaches(linked, trigger, scene):
        return _credit(linked.span, ground_participant(linked.span, scene, linked.sector, linked.probability))
    quote = _quote_around(trigger, scene)
    if quote is None or quote.speaker is None or _does_it_by_saying_it(trigger, quote.speaker, actors):
        return None
    if not quote.direct and _is_presupposed(trigger, scene):
        return None
    speaker = quote.speaker
    return _credit(Span(start=speaker.start, end=speaker.end, text=speaker.text), speaker)


def _reaches(linked: Argument, trigger: Trigger, scene: Scene) -> bool:
    """Whether a linked source stands in the trigger's sentence or the sentence says that the same one goes on."""
    same_sentence = linked.sentence == trigger.sentence
    quoted = any(quote.direct and quote.span.covers(trigger.span) for quote in scene.quotes)
    return same_sentence or quoted or _goes_on(scene.sentence(trigger).span.text, scene)


def _goes_on(sentence: str, scene: Scene) -> bool:
    """Whether a sentence opens with a pronoun or "also" and a verb of saying: "She also said …"."""
    opening = GOES_ON.match(sentence)
    return opening is not None and opening.group("verb").lower() in scene.lexicon.speech_verbs


def _quote_around(trigger: Trigger, scene: Scene) -> Quote | None:
    """Return the innermost quote or reported statement that the trigger stands in."""
    around = [quote for quote in scene.quotes if quote.span.covers(trigger.span)]
    return min(around, key=lambda quote: (quote.span.end - quote.span.start, quote.span.start), default=None)


def _does_it_by_saying_it(trigger: Trigger, speaker: Participant, actors: tuple[Participant, ...]) -> bool:
    """Whether the speaker, or the state spoken for, does by the words what the record says: "we condemn"."""
    same = any(
        actor.text.lower() in FIRST_PERSON
        or (actor.entity_id is not None and actor.entity_id == speaker.entity_id)
        or (actor.country is not None and actor.country == speaker.country)
        or (actor.start < speaker.end and speaker.start < actor.end)
        for actor in actors
    )
    return trigger.event in SPOKEN and same


def _is_presupposed(trigger: Trigger, scene: Scene) -> bool:
    """Whether the statement takes the act for granted: "she said the ANNEXATION would never be recognised"."""
    words = trigger.span.text.split()
    before = scene.text_between(max(0, trigger.span.start - 25), trigger.span.start)
    return bool(words) and scene.lexicon.is_act_noun(words[-1]) and bool(GIVEN.search(before))


def _credit(span: Span, who: Participant) -> SourceCredit:
    return SourceCredit(text=span.text, start=span.start, end=span.end, entity_id=who.entity_id, name=who.name)
