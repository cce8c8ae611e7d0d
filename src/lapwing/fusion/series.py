"""Series: rounds of talks, strikes of one campaign, repeated tests; each event follows the one before it."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from lapwing.fusion.profile import day_bounds
from lapwing.fusion.weights import SERIES_CUE, SERIES_OF_FORCE
from lapwing.records.base import Score
from lapwing.records.event import EventMention, Participant
from lapwing.records.fused import Event, Relation

_CUE_DAYS = 400  # rounds of talks may be a year apart; declared
_CAMPAIGN_DAYS = 10  # strikes without a word for it; declared
_CUE_REACH = 50  # characters between the words and the trigger
_NTH = "second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|2nd|3rd|[4-9]th|1[0-9]th"
_CUE = re.compile(
    rf"\b(?:(?:{_NTH}|latest|new|another|fresh) (?:such )?(?:round|series|wave|phase|tranche)|latest in a \w+|"
    rf"(?:{_NTH}|another|yet another)(?: \w+)? (?:test|launch|strike|attack|raid|meeting|talks|summit)|"
    rf"for the (?:{_NTH}) time|resum(?:e|ed|ing) (?:\w+ )?(?:talks|negotiations))\b",
    re.IGNORECASE,
)
_FORCE = frozenset({"ASSAULT", "MOBILIZE"})
_REAL = frozenset({"happened", "ongoing", "background"})
Key = tuple[object, ...]
Told = Callable[[Event], Sequence[EventMention]]


def relate_series(events: Sequence[Event], told: Told) -> tuple[Event, ...]:
    """Return `events` with `same_series` from each to the latest one before it that it continues.

    Both are of one type and between the same named parties, on days that are known and differ. Either the later one is
    told as one of several ("the third round", "another test"), or both are the use of force by one party against
    another within ten days. `told` gives an event's mentions.
    """
    groups: defaultdict[Key, list[tuple[int, int, Event]]] = defaultdict(list)
    for event in events:
        days = day_bounds(event.date)
        key = _key(event)
        if key and days and days[1] - days[0] <= _CAMPAIGN_DAYS and event.reality in _REAL:
            groups[key].append((*days, event))
    found: dict[str, Relation] = {}
    for group in groups.values():
        ordered = sorted(group, key=lambda told: (told[0], told[1], told[2].event_id))
        for before, after in zip(ordered, ordered[1:], strict=False):
            relation = _continues(before, after, told)
            if relation:
                found[after[2].event_id] = relation
    return tuple(_with(event, found) for event in events)


def _key(event: Event) -> Key | None:
    """What the events of a series share: type and who takes part, of talks and deals two parties at the least."""
    actors, recipients = (frozenset(_party(one) for one in side) - {""} for side in (event.actor, event.recipient))
    if len(actors | recipients) < (1 if event.event in _FORCE else 2):
        return None
    sides = frozenset((actors | recipients,)) if event.event == "CONSULT" else (actors, recipients)
    return event.event, sides


def _party(one: Participant) -> str:
    return one.country or one.entity_id or ""


def _continues(before: tuple[int, int, Event], after: tuple[int, int, Event], told: Told) -> Relation | None:
    gap = after[0] - before[1]
    if gap < 1 or gap > _CUE_DAYS:
        return None
    since = f"{gap} {'day' if gap == 1 else 'days'} after it, by the same parties"
    cue = next((cue for mention in told(after[2]) if (cue := _cue(mention))), None)
    if cue:
        score = Score(value=SERIES_CUE, why=f"told as “{cue.lower()}”, {since}")
    elif after[2].event in _FORCE and gap <= _CAMPAIGN_DAYS and after[2].recipient and before[2].recipient:
        score = Score(value=SERIES_OF_FORCE, why=f"force of one kind, {since}")
    else:
        return None
    return Relation(kind="same_series", event_id=before[2].event_id, score=score)


def _cue(mention: EventMention) -> str | None:
    """Return the words near the trigger that make it one of several, None where there are none."""
    start, end = (place - mention.sentence.start for place in (mention.trigger.start, mention.trigger.end))
    near = (
        match.group()
        for match in _CUE.finditer(mention.sentence.text)
        if match.start() <= end + _CUE_REACH and start <= match.end() + _CUE_REACH
    )
    return next(near, None)


def _with(event: Event, found: Mapping[str, Relation]) -> Event:
    relation = found.get(event.event_id)
    if relation is None:
        return event
    ordered = sorted((*event.relations, relation), key=lambda one: (one.kind, one.event_id))
    return replace(event, relations=tuple(ordered))
