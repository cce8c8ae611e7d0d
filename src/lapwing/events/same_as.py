"""When a mention only repeats an earlier one of its document: "the attack", "this visit", the headline's act again.

Two mentions of one type are held against each other; every likeness and difference adds bits of evidence. The weights
were fitted (logistic regression) on folds 0-3 of the annotated prose with gold triggers, see evaluation/antecedents.py.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lapwing.events.scene import Scene
from lapwing.records.event import EventMention, Participant

DEFINITE = re.compile(
    r"(?:\b(?:the|this|that|these|those|his|her|their|its|both|such)|[’']s?)\s+(?:[\w-]+\s+){0,2}$", re.I
)
STEM = 4  # leading letters that two words of one act share: met/meeting do not, attack/attacked do
LEFT_REACH = 40
JOURNEYS = ("visit", "trip", "travel", "tour", "arriv", "journey", "flew", "flies")
# Bits of evidence that two mentions of one type are one event; the sum must be above 0.
PRIOR = -1.2
SAME_WORD = 1.8
DEFINITE_NOUN = 0.5
NEW_NOUN = -1.8  # "an attack", "fresh talks"
SHARED_COUNTRY = 0.9  # of somebody who acts
OTHER_ACTORS = -0.3
OTHER_RECIPIENTS = -0.7
SAME_ACTORS = 0.9  # all of them
SAME_RECIPIENTS = 1.7
SHARED_MODE = 0.9
OTHER_MODE = -1.9
SAME_SENTENCE = -1.6
OTHER_REALITY = -2.3
SAME_PLACE = 2.0
ACCUSATION = -2.3  # one who accuses does it again and again
FAR = -1.0  # the annotated windows are of 3-5 sentences; further back there are more candidates
NEAR_SENTENCES = 5


def find_repeated(mention: EventMention, scene: Scene, earlier: Sequence[EventMention]) -> EventMention | None:
    """Return the first mention of the same event, None for an event that is told for the first time.

    The type must be the same and nothing may exclude it: disjoint days, countries of the places, a denial, a journey
    and the talks on it. Of those left it is the one with the most bits of evidence, the latest of equals, if the sum is
    above 0.
    """
    candidates = [other for other in reversed(earlier) if other.event == mention.event and not _exclude(mention, other)]
    best = max(candidates, key=lambda other: evidence_bits(mention, other, scene), default=None)
    if best is None or evidence_bits(mention, best, scene) <= 0:
        return None
    return _first_told(best, earlier)


def evidence_bits(mention: EventMention, other: EventMention, scene: Scene) -> float:
    """Return the bits that speak for a mention repeating an earlier one of its type, against them negative."""
    return PRIOR + sum(
        (*_of_words(mention, other, scene), *_of_people(mention, other), *_of_setting(mention, other, scene))
    )


def _of_words(mention: EventMention, other: EventMention, scene: Scene) -> Iterator[float]:
    if _last_word(mention)[:STEM] == _last_word(other)[:STEM]:
        yield SAME_WORD
    if is_definite_noun(mention, scene):
        yield DEFINITE_NOUN
    elif scene.lexicon.is_act_noun(_last_word(mention)):
        yield NEW_NOUN
    if mention.mode and other.mode:
        yield SHARED_MODE if set(mention.mode) & set(other.mode) else OTHER_MODE
    if mention.event == "ACCUSE":
        yield ACCUSATION


def _of_people(mention: EventMention, other: EventMention) -> Iterator[float]:
    mine, others = _countries(mention.actor), _countries(other.actor)
    if mine and others:
        yield SHARED_COUNTRY if mine & others else OTHER_ACTORS
    mine, others = _countries(mention.recipient), _countries(other.recipient)
    if mine and others and not mine & others:
        yield OTHER_RECIPIENTS
    if mention.actor and _who(mention.actor) == _who(other.actor):
        yield SAME_ACTORS
    if mention.recipient and _who(mention.recipient) == _who(other.recipient):
        yield SAME_RECIPIENTS


def _of_setting(mention: EventMention, other: EventMention, scene: Scene) -> Iterator[float]:
    if mention.sentence == other.sentence:
        yield SAME_SENTENCE
    if mention.reality != other.reality:
        yield OTHER_REALITY
    if _has_own_place(mention) and _has_own_place(other) and mention.place.name == other.place.name:  # type: ignore[union-attr]
        yield SAME_PLACE
    here, there = scene.sentence_at(mention.trigger.start), scene.sentence_at(other.trigger.start)
    if here and there and here.index - there.index > NEAR_SENTENCES:
        yield FAR


def _last_word(mention: EventMention) -> str:
    return mention.trigger.text.lower().split()[-1] if mention.trigger.text.split() else ""


def _countries(people: Sequence[Participant]) -> set[str]:
    return {one.country for one in people if one.country}


def _who(people: Sequence[Participant]) -> set[str]:
    return {one.entity_id or one.name for one in people}


def _has_own_place(mention: EventMention) -> bool:
    return mention.place is not None and not mention.place.inherited


def is_definite_noun(mention: EventMention, scene: Scene) -> bool:
    """Whether the trigger is an act noun with a definite determiner or possessor: "the talks", "his two-day visit"."""
    last = mention.trigger.text.split()[-1] if mention.trigger.text.split() else ""
    start = max(mention.sentence.start, mention.trigger.start - LEFT_REACH)
    before = scene.text_between(start, mention.trigger.start)
    return scene.lexicon.is_act_noun(last) and bool(DEFINITE.search(before))


def take_from(mention: EventMention, told: EventMention) -> EventMention:
    """Return a repeating mention with the date and place of its first telling where it has none of its own."""
    date = mention.date
    if date.text is None and told.date.edtf is not None and told.date.text is not None:
        date = replace(
            told.date,
            basis="narrative",
            why=f"“{mention.trigger.text}” takes up “{told.trigger.text}”, which has this date",
        )
    place = mention.place
    if place is None and told.place is not None:
        place = replace(told.place, inherited=True)
    return replace(mention, same_as=told.mention_id, date=date, place=place)


def _exclude(one: EventMention, other: EventMention) -> bool:
    """Whether anything keeps the two from being one event: another day, another country, a denial, a journey."""
    if not _days_meet(one, other):
        return True
    if one.place and other.place and _has_own_place(one) and _has_own_place(other):
        countries = {one.place.country, other.place.country} - {None}
        if len(countries) > 1:
            return True
    if one.event == "CONSULT" and _is_visit(one) != _is_visit(other):
        return True
    return ("negated" in {one.reality, other.reality}) and one.reality != other.reality


def _is_visit(one: EventMention) -> bool:
    """Whether the words name a journey: talks on a visit are an event of their own."""
    return one.trigger.text.lower().startswith(JOURNEYS)


def _days_meet(one: EventMention, other: EventMention) -> bool:
    if one.date.text is None or other.date.text is None or "narrative" in {one.date.basis, other.date.basis}:
        return True  # a date that was only taken from context decides nothing
    mine, others = (one.date.date_min, one.date.date_max), (other.date.date_min, other.date.date_max)
    if not (mine[0] and mine[1] and others[0] and others[1]):
        return True
    return mine[0] <= others[1] and others[0] <= mine[1]


def _first_told(mention: EventMention, earlier: Sequence[EventMention]) -> EventMention:
    by_id = {other.mention_id: other for other in earlier}
    return by_id.get(mention.same_as or "", mention)
