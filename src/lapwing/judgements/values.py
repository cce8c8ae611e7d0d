"""What a person types as a field's right value, read into what the field holds: one meaning, or an error that helps."""

import calendar
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from lapwing.errors import QueryError, UnknownRecordError
from lapwing.knowledge import Knowledge
from lapwing.knowledge.gazetteer import Place
from lapwing.knowledge.overlay.identify import find_actor
from lapwing.knowledge.overlay.rows import Overlay
from lapwing.records.event import EventDate, EventPlace, Participant, Quantity
from lapwing.records.judgement import FieldValue
from lapwing.records.reading import Reality

NOTHING = "none"  # the field has no value
FIELDS = (
    *("event", "mode", "about", "context", "reality", "date", "place", "actor", "recipient"),
    *("dead", "injured", "size"),
)
ALIASES = {
    "type": "event", "what": "event", "how": "mode", "who": "actor", "whom": "recipient", "when": "date",
    "where": "place", "people": "size",
}  # fmt: skip
_NEEDED = ("event", "reality")
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_NUMBER = re.compile(r"(about |~)?(at least )?([\d,]+)(?:\s*(?:-|–|to|/)\s*([\d,]+)|(\+))?")
_COUNTRY = "country:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """What values are read with: the knowledge, the user's own, and the participants that the event's reports name."""

    known: Knowledge
    overlay: Overlay
    told: tuple[Participant, ...] = ()
    on: str | None = None


def find_field(given: str) -> str:
    """Return the name of a field by its name, by what a page calls it ("when"), or by how either begins.

    Raises:
        QueryError: if no field, or more than one, is called so.
    """
    low = given.strip().lower()
    names = {**{name: name for name in FIELDS}, **ALIASES}
    fitting = {names[name] for name in names if name == low} or {names[name] for name in names if name.startswith(low)}
    if not low or len(fitting) != 1:
        raise QueryError(f"{given!r} is no field: choose from {', '.join(FIELDS)}")
    return next(iter(fitting))


def read_value(field: str, given: Sequence[str], vocabulary: Vocabulary) -> FieldValue:
    """Return what `given` says of a field; "none" says that it has no value.

    Raises:
        QueryError: if it has no meaning, or more than one.
        UnknownRecordError: if nobody has that id or name.
    """
    words = [one.strip() for one in given if one.strip()]
    if not words:
        raise QueryError(f"no value for {field}: give one, or {NOTHING!r}")
    if [word.lower() for word in words] == [NOTHING]:
        if field in _NEEDED:
            raise QueryError(f"an event always has a value of {field}; to say that it is none: judge not-an-event")
        return FieldValue(value=NOTHING, label=NOTHING)
    if field not in ("mode", "context", "actor", "recipient") and len(words) > 1:
        words = [" ".join(words)]
    return _READERS[field](words, vocabulary)


def _read_type(words: Sequence[str], vocabulary: Vocabulary) -> FieldValue:
    return _codes([word.upper() for word in words], list(vocabulary.known.codebook.types), "event type")


def _read_mode(words: Sequence[str], vocabulary: Vocabulary) -> FieldValue:
    modes = {code for kind in vocabulary.known.codebook.types.values() for code in kind.modes}
    return _codes([word.lower() for word in words], sorted(modes), "mode")


def _read_context(words: Sequence[str], vocabulary: Vocabulary) -> FieldValue:
    return _codes([word.lower() for word in words], list(vocabulary.known.codebook.contexts), "context")


def _read_reality(words: Sequence[str], _vocabulary: Vocabulary) -> FieldValue:
    return _codes([word.lower() for word in words], list(get_args(Reality)), "reality")


def _codes(words: Sequence[str], known: Sequence[str], what: str) -> FieldValue:
    codes = tuple(dict.fromkeys(code for word in words for code in word.replace(",", " ").split()))
    unknown = [code for code in codes if code not in known]
    if unknown:
        raise QueryError(f"{', '.join(unknown)} is no {what}: choose from {', '.join(known)}")
    return FieldValue(value=" ".join(codes), label=", ".join(codes), codes=codes)


def _read_date(words: Sequence[str], _vocabulary: Vocabulary) -> FieldValue:
    first, _, last = words[0].partition("/")
    low, high = _day_bounds(first)[0], _day_bounds(last or first)[1]
    if low > high:
        raise QueryError(f"{words[0]!r} ends before it begins")
    date = EventDate(edtf=words[0], date_min=low, date_max=high, text=None, basis="judged", why="judged")
    return FieldValue(value=words[0], label=words[0], date=date)


def _day_bounds(given: str) -> tuple[str, str]:
    found = _DAY.fullmatch(given.strip())
    if found is None:
        raise QueryError(f"{given!r} is no day: write 2021, 2021-10, 2021-10-17 or 2021-10-17/2021-10-19")
    year, month, day = found.groups()
    first, last = (month, month) if month else ("01", "12")
    if not (1 <= int(first) <= 12 and int(year)):
        raise QueryError(f"{given!r} is not in the calendar")
    n_days = calendar.monthrange(int(year), int(last))[1]
    if day and not 1 <= int(day) <= n_days:
        raise QueryError(f"{given!r} is not in the calendar")
    return f"{year}-{first}-{day or '01'}", f"{year}-{last}-{day or n_days}"


def _read_place(words: Sequence[str], vocabulary: Vocabulary) -> FieldValue:
    name, _, closer = (part.strip() for part in words[0].partition(","))
    found = [place for place in vocabulary.known.gazetteer.find(name) if _is_meant(place, closer)]
    if not found:
        raise UnknownRecordError(f"the gazetteer has no {words[0]!r}; write NAME, NAME, AAA or NAME, geonames:ID")
    if len({(place.country, place.kind) for place in found}) > 1 and not closer:
        listed = "; ".join(f"{name}, {place.country or place.place_id} ({place.kind})" for place in found[:5])
        raise QueryError(f"{name!r} is the name of several: {listed}; write the one that you mean")
    place = found[0]
    right = EventPlace(
        text=place.name,
        start=0,
        end=0,
        name=place.name,
        geonames_id=place.geonames_id,
        latitude=place.latitude,
        longitude=place.longitude,
        country=place.country,
        precision=place.kind,
    )
    return FieldValue(value=place.place_id, label=f"{place.name} ({place.country or place.kind})", place=right)


def _is_meant(place: Place, closer: str) -> bool:
    return not closer or closer.upper() == place.country or closer in (place.place_id, place.geonames_id)


def _read_parties(words: Sequence[str], vocabulary: Vocabulary) -> FieldValue:
    parties = tuple(_party(word, vocabulary) for word in words)
    return FieldValue(
        value=" ".join(one.entity_id or one.name.casefold() for one in parties),
        label=", ".join(f"{one.name} ({one.country})" if one.country else one.name for one in parties),
        participants=parties,
    )


def _party(given: str, vocabulary: Vocabulary) -> Participant:
    countries = vocabulary.known.actors.countries
    if re.fullmatch(r"[A-Za-z]{3}", given) and given.upper() in countries.countries:
        given = _COUNTRY + given.upper()
    told = [one for one in vocabulary.told if given.casefold() in (one.entity_id, one.name.casefold())]
    try:
        entity_id = find_actor(given, vocabulary.known.actors, vocabulary.overlay)
    except UnknownRecordError:
        if not told:
            raise
        return _as_judged(told[0])
    same = next((one for one in vocabulary.told if one.entity_id == entity_id), None)
    return _as_judged(same) if same else _from_knowledge(entity_id, vocabulary)


def _as_judged(told: Participant) -> Participant:
    return Participant(
        text=told.name, start=0, end=0, entity_id=told.entity_id, name=told.name, country=told.country,
        sector=told.sector, score=1.0, why="judged", inherited=False,
    )  # fmt: skip


def _from_knowledge(entity_id: str, vocabulary: Vocabulary) -> Participant:
    name, country, sector = _known_as(entity_id, vocabulary)
    return Participant(
        text=name, start=0, end=0, entity_id=entity_id, name=name, country=country, sector=sector, score=1.0,
        why="judged",
    )  # fmt: skip


def _known_as(entity_id: str, vocabulary: Vocabulary) -> tuple[str, str | None, tuple[str, ...]]:
    """Return name, country and sectors: of a person those of the office held on the day of the event, if any."""
    actors = vocabulary.known.actors
    if entity_id.startswith(_COUNTRY):
        code = entity_id.removeprefix(_COUNTRY)
        return actors.countries.name(code), code, ("GOV",)
    if organisation := actors.organisations.get(entity_id):
        return organisation.name, organisation.country, organisation.sector
    person = actors.person_with_id(entity_id)
    if person is None:
        return entity_id, None, ()
    on = vocabulary.on
    held = [tenure for tenure in person.tenures if on is None or tenure.held_on(on) is not False] or person.tenures
    return (person.names[0], held[-1].country, held[-1].sector) if held else (person.names[0], None, ())


def _read_quantity(words: Sequence[str], _vocabulary: Vocabulary) -> FieldValue:
    found = _NUMBER.fullmatch(words[0].lower())
    if found is None:
        raise QueryError(f"{words[0]!r} is no number: write 12, 10-15, 84+, 'at least 84' or 'about 300'")
    about, at_least, first, last, more = found.groups()
    low = int(first.replace(",", ""))
    high = None if at_least or more else int(last.replace(",", "")) if last else low
    if high is not None and high < low:
        raise QueryError(f"{words[0]!r} ends below where it begins")
    span = f"{low}" if high == low else f"{low}/{'..' if high is None else high}"
    quantity = Quantity(min=low, max=high, text=words[0], start=0, end=0, approximate=bool(about))
    return FieldValue(value=f"~{span}" if about else span, label=words[0], quantity=quantity)


_READERS: Mapping[str, Callable[[Sequence[str], Vocabulary], FieldValue]] = {
    "event": _read_type,
    "mode": _read_mode,
    "about": _read_type,
    "context": _read_context,
    "reality": _read_reality,
    "date": _read_date,
    "place": _read_place,
    "actor": _read_parties,
    "recipient": _read_parties,
    "dead": _read_quantity,
    "injured": _read_quantity,
    "size": _read_quantity,
}
