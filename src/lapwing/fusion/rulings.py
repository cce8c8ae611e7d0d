"""The right values that people judged: they head the event; what was told stays beside them in the facts."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import cast

from lapwing.fusion.merge import FIELD_ORDER
from lapwing.knowledge.codebook import Codebook
from lapwing.records.event import EventDate, EventMention, Participant
from lapwing.records.fused import Event, Fact, JudgedValue
from lapwing.records.judgement import FieldValue, Ruling
from lapwing.records.reading import Reality

_UNKNOWN = EventDate(edtf=None, date_min=None, date_max=None, text=None, basis="judged")


def rule_events(
    events: Sequence[Event],
    rulings: Sequence[Ruling],
    codebook: Codebook | None,
    told: Callable[[Event], Sequence[EventMention]],
) -> list[Event]:
    """Return `events` with the judged values: of several of one field the first, as the latest comes first.

    A ruling goes to the event that has the first of its mentions that there is. `codebook` gives the quad class, scale
    and CAMEO code of a judged type; without one they stay as they were. `told` gives an event's mentions.
    """
    home = {mention_id: place for place, event in enumerate(events) for mention_id in event.mentions}
    ruled = list(events)
    done: set[tuple[int, str]] = set()
    for ruling in rulings:
        place = next((home[mention_id] for mention_id in ruling.mentions if mention_id in home), None)
        if place is not None and (place, ruling.field) not in done:
            done.add((place, ruling.field))
            ruled[place] = _ruled(ruled[place], ruling, told(ruled[place]))
    for place in {place for place, field in done if field in ("event", "mode", "about", "context")}:
        ruled[place] = _recoded(ruled[place], codebook, told(ruled[place]))
    return ruled


def _ruled(event: Event, ruling: Ruling, told: Sequence[EventMention]) -> Event:
    right = ruling.right
    facts = tuple(
        sorted(
            (*_other_facts(event, ruling.field), _judged_fact(event, ruling)), key=lambda fact: FIELD_ORDER[fact.field]
        )
    )
    event = replace(event, facts=facts)
    match ruling.field:
        case "event":
            return replace(event, event=right.codes[0])
        case "mode":
            return replace(event, mode=right.codes)
        case "context":
            return replace(event, context=right.codes)
        case "about":
            return replace(event, about=next(iter(right.codes), None))
        case "reality":
            return replace(event, reality=cast(Reality, right.codes[0]))
        case "date":
            return replace(event, date=right.date or replace(_UNKNOWN, why=_why(ruling)))
        case "place":
            return replace(event, place=right.place)
        case "actor":
            return replace(event, actor=_parties(right, told))
        case "recipient":
            return replace(event, recipient=_parties(right, told))
    return event  # a figure has no headline but its fact


def _other_facts(event: Event, field: str) -> Iterable[Fact]:
    return (fact for fact in event.facts if fact.field != field)


def _judged_fact(event: Event, ruling: Ruling) -> Fact:
    told = next((fact for fact in event.facts if fact.field == ruling.field), None)
    judged = JudgedValue(
        value=ruling.right.value,
        label=ruling.right.label,
        author=ruling.author,
        judged_at=ruling.judged_at,
        reason=ruling.reason,
        judgement_id=ruling.judgement_id,
    )
    if told is None:
        silent = tuple(origin.origin_id for origin in event.origins)
        return Fact(
            field=ruling.field, status="judged", values=(), silent=silent, why=f"{_why(ruling)}; told by nobody",
            judged=judged,
        )  # fmt: skip
    beside = f"told otherwise, as {told.status}" if told.status == "conflict" else "told"
    return replace(told, status="judged", why=f"{_why(ruling)}; {beside}: {told.why}", judged=judged)


def _why(ruling: Ruling) -> str:
    because = f": {ruling.reason}" if ruling.reason else ""
    return f"judged by {ruling.author} on {ruling.judged_at[:10]}{because}"


def _parties(right: FieldValue, told: Sequence[EventMention]) -> tuple[Participant, ...]:
    """The judged participants, in the words of a mention that names them where one does."""
    named: dict[str, Participant] = {}
    people = (one for mention in told for one in (*mention.actor, *mention.recipient) if one.entity_id)
    for one in sorted(people, key=lambda one: (one.inherited, -one.score, one.text)):
        named.setdefault(one.entity_id or "", one)
    return tuple(_in_words(one, named.get(one.entity_id or "")) for one in right.participants)


def _in_words(judged: Participant, told: Participant | None) -> Participant:
    if told is None:
        return judged
    return replace(judged, text=told.text, start=told.start, end=told.end, inherited=told.inherited)


def _recoded(event: Event, codebook: Codebook | None, told: Sequence[EventMention]) -> Event:
    """The codes that follow from the type: those of the best mention that tells it so, else the codebook's."""
    if codebook is None or event.event not in codebook.types:
        return event
    judged = {fact.field for fact in event.facts if fact.judged}
    alike = [mention for mention in told if mention.event == event.event]
    best = min(alike, key=lambda one: (-one.confidence, one.mention_id), default=None)
    is_other_type = "event" in judged and best is not None
    mode = codebook.modes(event.event, best.mode if best and is_other_type and "mode" not in judged else event.mode)
    about = best.about if best and is_other_type and "about" not in judged else event.about
    trigger = best.trigger.text if best else ""
    return replace(
        event,
        mode=mode,
        about=about,
        quad_code=codebook.quad(event.event),
        event_scale=codebook.event_scale(event.event, mode),
        cameo=codebook.cameo(event.event, mode, event.context, about, trigger),
    )
