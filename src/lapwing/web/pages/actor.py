"""An actor: who it is, the offices it held, the names that texts have for it, its events, and whom it deals with."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from lapwing.errors import UnknownRecordError
from lapwing.knowledge.actors import Organisation, Person, Tenure
from lapwing.records.event import Participant
from lapwing.records.fused import Event
from lapwing.records.unresolved import Unresolved
from lapwing.store.overview import DayCount
from lapwing.web.addresses import actor_address, dyad_address
from lapwing.web.asked import Asked
from lapwing.web.chosen import choose_events, latest_first
from lapwing.web.drawings.spells import Spell, draw_spell
from lapwing.web.drawings.volume import Volume, make_volume
from lapwing.web.page import page
from lapwing.web.site import Site
from lapwing.web.wording import country_name

_MOST_EVENTS, _MOST_COUNTERPARTS, _MOST_NAMES, _MOST_OFFICES = 100, 18, 24, 24
_STATE = "country:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office held from `first` to `last` (ISO dates of any precision, "" unknown); `asof`: seen in it then."""

    title: str
    country: str
    first: str
    last: str
    asof: str
    drawing: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterpart:
    """Somebody on the other side, with the counts of events by quad, and the page of both or of it alone."""

    name: str
    address: str | None
    n_events: int
    n_by_quad: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody of a state that takes part in its events."""

    name: str
    address: str
    n_events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorView:
    """One actor. `kind`: state, person, organisation, or "unknown" where the knowledge does not have it.

    `unresolved` are names that may stand for it (or, of an unknown one, whom it may stand for): None unless asked for
    (`names=all`), since all texts are gone through.
    """

    entity_id: str
    kind: str
    name: str
    country: str | None
    sectors: tuple[str, ...]
    n_events: int
    n_acting: int
    n_receiving: int
    n_other: int
    names: tuple[tuple[str, int], ...]
    offices: tuple[Office, ...]
    counterparts: tuple[Counterpart, ...]
    members: tuple[Member, ...]
    volume: Volume | None
    events: tuple[Event, ...]
    unresolved: tuple[Unresolved, ...] | None


def view_actor(site: Site, asked: Asked) -> ActorView:
    """Return the actor that the address names by its entity id.

    Raises:
        UnknownRecordError: if neither the events nor the knowledge have it.
    """
    entity_id = asked.names["entity_id"]
    state = entity_id.removeprefix(_STATE).upper() if entity_id.startswith(_STATE) else None
    chosen = choose_events(site, asked, **({"country": state} if state else {"actor": entity_id}))
    sides = [(event, _own(event, entity_id, state)) for event in chosen.events]
    known = None if state else site.workspace.known_actor(entity_id)
    own = [one for _, found in sides for one in found]
    if not own and known is None and (state is None or country_name(state) == state) and not chosen.n_other:
        raise UnknownRecordError(f"there is no actor {entity_id!r} in the workspace or the knowledge")
    return ActorView(
        entity_id=entity_id,
        kind=_kind(known, state),
        name=_name(known, state, own, entity_id),
        country=state or _country(own, known),
        sectors=() if state else _sectors(own),
        n_events=len(chosen.events),
        n_acting=sum(any(one in event.actor for one in found) for event, found in sides),
        n_receiving=sum(any(one in event.recipient for one in found) for event, found in sides),
        n_other=chosen.n_other,
        names=_names(own, entity_id),
        offices=_offices(known, chosen.events) if isinstance(known, Person) else (),
        counterparts=_counterparts(sides, state),
        members=_members(own, entity_id) if state else (),
        volume=make_volume(_days(chosen.events), lambda a, b: asked.change(since=a, until=b), above=56, below=0),
        events=latest_first(chosen.events)[:_MOST_EVENTS],
        unresolved=_unresolved(site, entity_id) if asked.one("names") == "all" else None,
    )


def _own(event: Event, entity_id: str, state: str | None) -> list[Participant]:
    both = (*event.actor, *event.recipient)
    return [one for one in both if (one.country == state if state else one.entity_id == entity_id)]


def _kind(known: Person | Organisation | None, state: str | None) -> str:
    if state:
        return "state"
    return "unknown" if known is None else "person" if isinstance(known, Person) else "organisation"


def _name(known: Person | Organisation | None, state: str | None, own: Sequence[Participant], entity_id: str) -> str:
    if state:
        return country_name(state)
    if isinstance(known, Organisation):
        return known.name
    return _most(one.name for one in own) or (known.names[0] if known else entity_id)


def _country(own: Sequence[Participant], known: Person | Organisation | None) -> str | None:
    return _most(one.country for one in own) or (known.country if isinstance(known, Organisation) else None)


def _sectors(own: Sequence[Participant]) -> tuple[str, ...]:
    return tuple(sector for sector, _ in Counter(sector for one in own for sector in one.sector).most_common(3))


def _most(values: Iterable[str | None]) -> str | None:
    found = Counter(value for value in values if value).most_common(1)
    return found[0][0] if found else None


def _names(own: Sequence[Participant], entity_id: str) -> tuple[tuple[str, int], ...]:
    """Return the words by which events have the actor itself, the most frequent first; "he" is no name."""
    words = (" ".join(one.text.split()) for one in own if one.entity_id == entity_id)
    found = Counter(told for told in words if told != told.lower())
    return tuple(sorted(found.items(), key=lambda each: (-each[1], each[0]))[:_MOST_NAMES])


def _members(own: Sequence[Participant], entity_id: str) -> tuple[Member, ...]:
    found = Counter((one.entity_id, one.name) for one in own if one.entity_id and one.entity_id != entity_id)
    return tuple(
        Member(name=name, address=actor_address(id_), n_events=n)
        for (id_, name), n in found.most_common(_MOST_COUNTERPARTS)
    )


def _counterparts(sides: Sequence[tuple[Event, list[Participant]]], state: str | None) -> tuple[Counterpart, ...]:
    """Return who stands on the other side: of a state other states and bodies, of anybody else whoever is known."""
    names: dict[str, str] = {}
    counts: Counter[tuple[str, int]] = Counter()
    for event, own in sides:
        acts = any(one in event.actor for one in own)
        others = event.recipient if acts and event.recipient else event.actor
        keys = set()
        for one in others:
            key = one.country if state else one.entity_id
            if one not in own and key and key != state:
                keys.add(key)
                names.setdefault(key, country_name(key) if state else one.name)
        counts.update((key, event.quad_code) for key in keys)
    found = [(sum(counts[key, quad] for quad in (1, 2, 3, 4)), key) for key in names]
    return tuple(
        Counterpart(
            name=names[key],
            address=dyad_address(f"{state}-{key}") if state else actor_address(key),
            n_events=n,
            n_by_quad=tuple(counts[key, quad] for quad in (1, 2, 3, 4)),
        )
        for n, key in sorted(found, key=lambda each: (-each[0], each[1]))[:_MOST_COUNTERPARTS]
    )


def _days(events: Sequence[Event]) -> tuple[DayCount, ...]:
    days = Counter(e.date.date_min for e in events if e.date.date_min and e.date.date_min == e.date.date_max)
    return tuple(DayCount(day=day, n_events=days[day], n_reports=0) for day in sorted(days))


def _offices(person: Person, events: Sequence[Event]) -> tuple[Office, ...]:
    held = list(dict.fromkeys(person.tenures))[-_MOST_OFFICES:]
    days = [_day(day, 0) for tenure in held for day in (tenure.start, tenure.end, tenure.asof) if day]
    if not days:
        return ()
    told = sorted(event.date.date_min for event in events if event.date.date_min)
    shade = (_day(told[len(told) // 50], 0), _day(told[-1 - len(told) // 50], 1)) if told else None
    span = min(days), max([*days, *(shade or ())]) + 365
    return tuple(_office(tenure, span, shade) for tenure in reversed(held))


def _office(tenure: Tenure, span: tuple[int, int], shade: tuple[int, int] | None) -> Office:
    first = _day(tenure.start, 0) if tenure.start else _day(tenure.end or tenure.asof, 0) - 365
    last = _day(tenure.end or tenure.asof or tenure.start, 1)
    spell = Spell(first=first, last=max(first, last), open_first=not tenure.start, open_last=not tenure.end)
    told = f"{tenure.start or 'unknown'} to {tenure.end or f'unknown, seen in office on {tenure.asof}'}"
    return Office(
        title=tenure.office.replace("_", " ") or tenure.office_class,
        country=tenure.country,
        first=tenure.start,
        last=tenure.end,
        asof=tenure.asof,
        drawing=draw_spell(spell, span, shade, told),
    )


def _day(told: str, end: int) -> int:
    """Return an ISO date of any precision as a number of days: its first, or (`end` 1) about its last."""
    year, month, day = (*told.split("-"), "", "")[:3]
    at = date(int(year), int(month or 1), int(day or 1)).toordinal()
    return at + (0 if not end or day else 30 if month else 364)


def _unresolved(site: Site, entity_id: str) -> tuple[Unresolved, ...]:
    """Return the names that may stand for the actor; of an unknown one its own entry, with whom it may stand for."""
    found = site.kept("unresolved", lambda: tuple(site.workspace.unresolved()))
    return tuple(
        one for one in found if one.local_id == entity_id or any(p.entity_id == entity_id for p in one.perhaps)
    )[:_MOST_NAMES]


ROUTES = page("/actor/{entity_id}", "actor.html", view_actor)
