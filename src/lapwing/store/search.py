"""Filters over events as SQL: every one is answered by an index, and no word of a user reaches SQL or FTS as syntax."""

import calendar
import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, or_, select, text

from lapwing.errors import QueryError
from lapwing.store.schema import event_dyads, event_facets, event_participants, events

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
# The sixteen of PLOVER 2.0, in the order of its manual.
PLOVER_TYPES = (
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"),
    *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
)
_REALITIES = ("happened", "ongoing", "planned", "possible", "negated", "background")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFilter:
    """Which events are asked for; all that is given must hold.

    types: PLOVER types, any of them.
    dyad: "IRN-RUS" (either way round) or "IRN>RUS" (the first acts on the second).
    country: ISO-3 of any participant.
    actor: an entity id, or a part of a participant's name.
    since, until: `2021`, `2021-10` or `2021-10-17`, inclusive; an event fits if it may lie inside.
    place: a country's ISO-3, or a part of a place's name.
    text: words that the evidence sentences or names must all have; "in quotation marks" for a phrase.
    min_confidence: the least probability that the best mention is coded right.
    chosen: (facet, its values, any of them), as `facets.py` counts them: ("outlet", ("Reuters", "TASS")).
    """

    types: tuple[str, ...] = ()
    dyad: str | None = None
    country: str | None = None
    actor: str | None = None
    since: str | None = None
    until: str | None = None
    place: str | None = None
    text: str | None = None
    realities: tuple[str, ...] = ()
    min_confidence: float = 0.0
    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()


def select_events(
    wanted: EventFilter, limit: int | None = None, offset: int = 0, *, newest_first: bool = False
) -> Select[Any]:
    """Return the query for the records of `wanted` events, earliest (or latest) first, undated ones last.

    Raises:
        QueryError: if a filter has no meaning.
    """
    first, last = events.c.date_min, events.c.date_max
    days = (first.desc(), last.desc()) if newest_first else (first.asc(), last.asc())
    order = (events.c.date_min.is_(None), *days, events.c.event, events.c.event_id)
    conditions = event_conditions(wanted)
    if limit is not None:  # sorted by what an index holds; only then are the records of the page read
        page = select(events.c.event_id).where(*conditions).order_by(*order).limit(limit).offset(offset)
        conditions = [events.c.event_id.in_(page)]
    return select(events.c.record).where(*conditions).order_by(*order)


def event_conditions(wanted: EventFilter) -> list[ColumnElement[bool]]:
    """Return what must hold of the table `events` for the wanted ones.

    Raises:
        QueryError: if a filter has no meaning.
    """
    conditions: list[ColumnElement[bool]] = []
    if wanted.types:
        conditions.append(events.c.event.in_(_codes(wanted.types)))
    if wanted.realities:
        conditions.append(events.c.reality.in_(_known_realities(wanted.realities)))
    if wanted.min_confidence > 0:
        conditions.append(events.c.confidence >= wanted.min_confidence)
    if wanted.dyad is not None:
        conditions.append(_has_dyad(wanted.dyad))
    if wanted.country is not None:
        conditions.append(_has_participant(event_participants.c.country == _country(wanted.country)))
    if wanted.actor is not None:
        conditions.append(_has_actor(wanted.actor))
    if wanted.since is not None:
        conditions.append(events.c.date_max >= day_bounds(wanted.since)[0])
    if wanted.until is not None:
        conditions.append(events.c.date_min <= day_bounds(wanted.until)[1])
    if wanted.place is not None:
        named = events.c.place.contains(wanted.place.casefold(), autoescape=True)
        conditions.append(or_(named, events.c.place_country == wanted.place.upper()))
    for facet, values in wanted.chosen:
        here = and_(event_facets.c.facet == facet, event_facets.c.value.in_(values))
        conditions.append(events.c.event_id.in_(select(event_facets.c.event_id).where(here)))
    if wanted.text is not None:
        found = text("SELECT event_id FROM event_search WHERE event_search MATCH :words")
        conditions.append(
            events.c.event_id.in_(found.bindparams(words=match_words(wanted.text)).columns(events.c.event_id))
        )
    return conditions


def match_words(query: str) -> str:
    """Return an FTS5 expression for all words of `query`, each as a quoted string: nothing in it can act as syntax.

    Raises:
        QueryError: if there is no word in it.
    """
    phrases = re.findall(r'"([^"]*)"|([^\s"]+)', query.replace("\x00", " "))
    words = [quoted or plain for quoted, plain in phrases]
    strings = [f'"{word}"' for word in words if any(character.isalnum() for character in word)]
    if not strings:
        raise QueryError(f"--text {query!r} has no word to look for")
    return " ".join(strings)


def day_bounds(day: str) -> tuple[str, str]:
    """Return the first and last ISO day of a year, month or day.

    Raises:
        QueryError: if `day` is none of them.
    """
    found = _DAY.fullmatch(day.strip())
    if found is None:
        raise QueryError(f"{day!r} is no day: write 2021, 2021-10 or 2021-10-17")
    year, month, number = found.groups()
    first_month, last_month = (int(month), int(month)) if month else (1, 12)
    if not (1 <= first_month <= 12 and int(year) >= 1):
        raise QueryError(f"{day!r} is not in the calendar")
    last_day = calendar.monthrange(int(year), last_month)[1]
    if number and not 1 <= int(number) <= last_day:
        raise QueryError(f"{day!r} is not in the calendar")
    return f"{year}-{first_month:02}-{number or '01'}", f"{year}-{last_month:02}-{number or f'{last_day:02}'}"


def refuse_unknown_types(connection: Connection, wanted: EventFilter) -> None:
    """Raise QueryError where a type is neither PLOVER's nor, of a codebook of the user's own, of an event here."""
    unknown = sorted(set(_codes(wanted.types)) - set(PLOVER_TYPES))
    if unknown:
        own = set(connection.scalars(select(events.c.event).where(events.c.event.in_(unknown)).distinct()))
        strange = [name for name in unknown if name not in own]
        if strange:
            raise QueryError(f"unknown event type {', '.join(strange)}: choose from {', '.join(PLOVER_TYPES)}")


def _codes(types: tuple[str, ...]) -> list[str]:
    return [name.strip().upper() for name in types]


def _known_realities(realities: tuple[str, ...]) -> list[str]:
    unknown = sorted(set(realities) - set(_REALITIES))
    if unknown:
        raise QueryError(f"unknown reality {', '.join(unknown)}: choose from {', '.join(_REALITIES)}")
    return list(realities)


def _country(code: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{3}", code):
        raise QueryError(f"{code!r} is no country code: write ISO-3, such as IRN, or a PLOVER code, such as IGO")
    return code.upper()


def _has_participant(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(and_(event_participants.c.event_id == events.c.event_id, condition))


def _has_actor(actor: str) -> ColumnElement[bool]:
    by_name = event_participants.c.name.contains(actor.casefold(), autoescape=True)
    return _has_participant(or_(event_participants.c.entity_id == actor, by_name))


def _has_dyad(dyad: str) -> ColumnElement[bool]:
    found = re.fullmatch(r"([A-Za-z]{3})([->])([A-Za-z]{3})", dyad.strip())
    if found is None:
        raise QueryError(f"{dyad!r} is no dyad: write IRN-RUS (either way round) or IRN>RUS (the first acts)")
    first, direction, second = found[1].upper(), found[2], found[3].upper()
    pair = and_(event_dyads.c.actor == first, event_dyads.c.recipient == second)
    back = and_(event_dyads.c.actor == second, event_dyads.c.recipient == first)
    condition = pair if direction == ">" else or_(pair, back)
    return exists().where(and_(event_dyads.c.event_id == events.c.event_id, condition))
