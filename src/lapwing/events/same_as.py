"""When a mention only repeats an earlier one of its document: "the attack", "this visit", the headline's act again."""

import re
from collections.abc import Sequence
from dataclasses import replace

from lapwing.events.scene import Scene
from lapwing.records.event import EventMention, Participant

DEFINITE = re.compile(
    r"(?:\b(?:the|this|that|these|those|his|her|their|its|both|such)|[’']s?)\s+(?:[\w-]+\s+){0,2}$", re.I
)
STEM = 4  # leading letters that two words of one act share: met/meeting do not, attack/attacked do
LEFT_REACH = 40
JOURNEYS = ("visit", "trip", "travel", "tour", "arriv", "journey", "flew", "flies")


def find_repeated(mention: EventMention, scene: Scene, earlier: Sequence[EventMention]) -> EventMention | None:
    """Return the first mention of the same event, None for an event that is told for the first time.

    The type must be the same, dates, places and numbers must not contradict, and either a definite noun takes the act
    up (then participants must not contradict) or the same participants stand in the same roles.
    """
    anaphoric = is_definite_noun(mention, scene)
    for other in reversed(earlier):
        if other.event != mention.event or _contradict(mention, other):
            continue
        same_people = _match(mention.actor, other.actor) and _match(mention.recipient, other.recipient)
        if same_people and (anaphoric or (mention.sentence != other.sentence and _retells(mention, other))):
            return _first_told(other, earlier)
    return None


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


def _contradict(one: EventMention, other: EventMention) -> bool:
    """Whether anything keeps the two from being one event: another day, another country, other modes, a denial."""
    if not _days_meet(one, other):
        return True
    if (
        one.place
        and other.place
        and not (one.place.inherited or other.place.inherited)
        and one.place.country != other.place.country
    ):
        return True
    if one.event == "CONSULT" and _is_visit(one) != _is_visit(other):
        return True
    if one.mode and other.mode and not set(one.mode) & set(other.mode):
        return True
    if one.about != other.about and one.about and other.about:
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


def _match(mine: Sequence[Participant], others: Sequence[Participant]) -> bool:
    """Whether two sets of participants can be the same people: one of each is the same, or one side names nobody."""
    return not mine or not others or any(_same_one(one, other) for one in mine for other in others)


def _same_one(one: Participant, other: Participant) -> bool:
    if one.entity_id is not None and other.entity_id is not None:
        return one.entity_id == other.entity_id or _one_speaks_for_the_other(one, other)
    if one.country and other.country and one.country != other.country:
        return False
    head, other_head = one.text.lower().split()[-1:], other.text.lower().split()[-1:]
    return head == other_head or bool(
        one.country and one.country == other.country and set(one.sector) & set(other.sector)
    )


def _one_speaks_for_the_other(one: Participant, other: Participant) -> bool:
    """Whether one is the state and the other its office holder: "Norway" and "the Norwegian foreign minister"."""
    ids = (one.entity_id or "", other.entity_id or "")
    return one.country is not None and one.country == other.country and any(each.startswith("country:") for each in ids)


def _retells(one: EventMention, other: EventMention) -> bool:
    """Whether a verb tells the same act again: somebody known takes part in both, and the words or both sides agree."""
    if not one.actor or not other.actor:
        return False
    same_word = one.trigger.text.lower()[:STEM] == other.trigger.text.lower()[:STEM]
    all_known = all(any(_same_one(mine, told) for told in other.actor) for mine in one.actor)
    both_sides = bool(one.recipient and other.recipient) or (len(one.actor) > 1 and all_known)
    return same_word or both_sides


def _first_told(mention: EventMention, earlier: Sequence[EventMention]) -> EventMention:
    by_id = {other.mention_id: other for other in earlier}
    return by_id.get(mention.same_as or "", mention)
