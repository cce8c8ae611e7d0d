"""One person under two ids: a name that one report could ground and another could not is still one name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from lapwing.fusion.lemmas import words
from lapwing.fusion.profile import is_specific
from lapwing.records.event import EventMention, Participant

_FULL_NAME_WORDS = 2  # a surname alone may be anybody's
_TELLING_WORDS = 3  # a name so long is one person's even where a report gives the wrong country
_LOCAL = "local:"

Name = frozenset[str]


def unify_entities(mentions: Sequence[EventMention]) -> list[EventMention]:
    """Return `mentions` with participants of one full name under one entity, in the order given.

    A participant without an entry in the knowledge (entity "local:…" or none) takes the entity of the only known one of
    the run that has its full name and its country (or its name of three words and more). Unknown ones of one full name
    and country share the smallest of their ids. Two known entities are never joined.
    """
    people = [one for mention in mentions for one in (*mention.actor, *mention.recipient)]
    known = _known_names(people)
    local = _local_ids(people)

    def unified(one: Participant) -> Participant:
        name = _name(one)
        if len(name) < _FULL_NAME_WORDS or _is_known(one) or (one.entity_id or _LOCAL)[: len(_LOCAL)] != _LOCAL:
            return one
        entity = _only_known(one, name, known)
        if entity:
            why = f"{one.why}; the only {entity.name} of the run"
            return replace(
                one, entity_id=entity.entity_id, name=entity.name, country=entity.country, sector=entity.sector, why=why
            )
        return replace(one, entity_id=local.get((name, one.country), one.entity_id))

    return [
        replace(mention, actor=tuple(map(unified, mention.actor)), recipient=tuple(map(unified, mention.recipient)))
        for mention in mentions
    ]


def _known_names(people: Iterable[Participant]) -> dict[Name, dict[str, Participant]]:
    found: defaultdict[Name, dict[str, Participant]] = defaultdict(dict)
    for one in sorted((one for one in people if _is_known(one)), key=lambda one: (one.entity_id or "", one.name)):
        found[_name(one)].setdefault(one.entity_id or "", one)
    return found


def _only_known(one: Participant, name: Name, known: Mapping[Name, Mapping[str, Participant]]) -> Participant | None:
    fitting = [
        entity
        for entity in known.get(name, {}).values()
        if one.country in (None, entity.country) or len(name) >= _TELLING_WORDS
    ]
    return fitting[0] if len(fitting) == 1 else None


def _local_ids(people: Iterable[Participant]) -> dict[tuple[Name, str | None], str]:
    found: dict[tuple[Name, str | None], str] = {}
    for one in people:
        if one.entity_id and one.entity_id.startswith(_LOCAL):
            key = (_name(one), one.country)
            found[key] = min(found.get(key, one.entity_id), one.entity_id)
    return found


def _is_known(one: Participant) -> bool:
    return is_specific(one) and not (one.entity_id or "").startswith(_LOCAL)


def _name(one: Participant) -> Name:
    return frozenset(words(one.name))
