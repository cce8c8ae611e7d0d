"""The fields of an event as they can be corrected: what is told, by whom, and what may be said instead."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from lapwing.dossier.terms import TITLES
from lapwing.judgements.values import FIELDS, NOTHING
from lapwing.knowledge.codebook import Codebook, load_codebook
from lapwing.records.event import Participant
from lapwing.records.fused import Event, Fact, JudgedValue
from lapwing.records.reading import Reality
from lapwing.web.bearing import Bearing
from lapwing.web.wording import ACTS

Control = Literal["one", "any", "list", "text"]

_HINTS = {
    "date": "2023, 2023-05, 2023-05-20 or 2023-05-20/2023-05-21",
    "place": "A name; with a country's code where several have it: Tripoli, LBY",
    "actor": "One a line: names, ISO-3 codes of states, or ids",
    "recipient": "One a line: names, ISO-3 codes of states, or ids",
    "dead": "12, 10-15, at least 84, about 300",
    "injured": "12, 10-15, at least 84, about 300",
    "size": "12, 10-15, at least 84, about 300",
}
_SPARE_LINES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One value told of a field, and whose words it stands on."""

    value: str
    label: str
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A field with what is told of it and the control to say otherwise.

    control: "one" of `choices`, "any" of them, a "list" of lines, or "text". `given` are the values to begin with.
    `mark` is what the form has seen.
    """

    field: str
    title: str
    status: str
    label: str
    told: tuple[Told, ...]
    judged: JudgedValue | None
    control: Control
    choices: tuple[tuple[str, str], ...]
    given: tuple[str, ...]
    hint: str
    mark: str


def corrections_of(bearing: Bearing, layers: Sequence[Path]) -> tuple[Correction, ...]:
    """Return every field of an event that a person may judge."""
    codebook = load_codebook(*layers)
    return tuple(_correction(field, bearing, codebook) for field in FIELDS)


def meant_by(event: Event, typed: str) -> str:
    """Return the id of the participant whom the page showed by this name, else what was typed."""
    ids = {one.name.casefold(): one.entity_id for one in (*event.actor, *event.recipient) if one.entity_id}
    return ids.get(typed.casefold(), typed)


def _correction(field: str, bearing: Bearing, codebook: Codebook) -> Correction:
    event = bearing.shown.event
    fact = next((each for each in event.facts if each.field == field), None)
    control, choices = _control(field, event, codebook)
    given = _given(field, event, fact)
    return Correction(
        field=field,
        title=TITLES.get(field, field),
        status=fact.status if fact else "",
        label=", ".join(_shown(field, value) for value in given) or NOTHING,
        told=_told(fact, event),
        judged=fact.judged if fact else None,
        control=control,
        choices=choices,
        given=(*given, *[""] * _SPARE_LINES) if control == "list" else given,
        hint=_HINTS.get(field, ""),
        mark=bearing.mark(field),
    )


def _control(field: str, event: Event, codebook: Codebook) -> tuple[Control, tuple[tuple[str, str], ...]]:
    types = tuple((code, f"{ACTS.get(code, code)} ({code})") for code in codebook.types)
    if field == "event":
        return "one", types
    if field == "about":
        return "one", ((NOTHING, NOTHING), *types)
    if field == "reality":
        return "one", tuple((each, each) for each in get_args(Reality))
    if field == "mode":
        kind = codebook.types.get(event.event)
        return "any", tuple((code, code.replace("_", " ")) for code in (kind.modes if kind else ()))
    if field == "context":
        return "any", tuple((code, code.replace("_", " ")) for code in codebook.contexts)
    return ("list" if field in ("actor", "recipient") else "text"), ()


def _given(field: str, event: Event, fact: Fact | None) -> tuple[str, ...]:
    """Return the values at the head of an event, as they can be typed."""
    heads: Mapping[str, tuple[str, ...]] = {
        "event": (event.event,),
        "about": (event.about or "",),
        "reality": (event.reality,),
        "mode": event.mode,
        "context": event.context,
        "actor": tuple(map(_typed_name, event.actor)),
        "recipient": tuple(map(_typed_name, event.recipient)),
        "date": (event.date.edtf or "",),
        "place": (f"{event.place.name}, {event.place.country}" if event.place.country else event.place.name,)
        if event.place
        else (),
    }
    if field in heads:
        return tuple(value for value in heads[field] if value)
    if fact is None:
        return ()
    label = fact.judged.label if fact.judged else fact.values[0].label if fact.values else ""
    return (label,) if label and label != NOTHING else ()


def _typed_name(one: Participant) -> str:
    return one.name


def _shown(field: str, value: str) -> str:
    if field in ("event", "about"):
        return ACTS.get(value, value)
    return value.replace("_", " ") if field in ("mode", "context") else value


def _told(fact: Fact | None, event: Event) -> tuple[Told, ...]:
    if fact is None:
        return ()
    names = {origin.origin_id: origin.outlet or "unnamed outlet" for origin in event.origins}
    return tuple(
        Told(
            value=each.value,
            label=each.label,
            outlets=tuple(dict.fromkeys(names[one] for one in each.origins if one in names)),
        )
        for each in fact.values
    )
