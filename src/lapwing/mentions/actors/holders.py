"""Persons named together with an office they are known to have held: clues to the date of a text, found without one."""

from collections.abc import Iterable

from lapwing.knowledge.actors import ActorIndex, Person
from lapwing.mentions.actors.parse import read_phrase
from lapwing.mentions.actors.people import rank_people, settle
from lapwing.records.mention import ActorMention, OfficeHolding

UNTOLD = frozenset({"OFFICER", "HONORIFIC", "CLERIC", "LEGISLATOR", "REBEL"})


def find_office_holders(actors_found: Iterable[ActorMention], index: ActorIndex) -> tuple[OfficeHolding, ...]:
    """Return the persons whose name is known and whose stated office and country fit tenures of theirs; needs no date.

    A family name alone counts when office and country are stated beside it and only one known person fits them.
    """
    found = []
    for mention in actors_found:
        if mention.kind == "person" and mention.title:
            holding = _holding(mention, index)
            if holding:
                found.append(holding)
    return tuple(found)


def _holding(mention: ActorMention, index: ActorIndex) -> OfficeHolding | None:
    title = read_phrase(mention.title, index)
    country, office = title.own_country(), title.office
    if title.former or not office or office in UNTOLD:
        return None
    place = country[0] if country else None
    ranked = rank_people(mention.name, index=index, country=place, on=None, office=office)
    best = settle(ranked)
    if not best or " " not in mention.name and not place:
        return None
    person = next(p for p in index.persons_named(mention.name) if p.entity_id == best.entity_id)
    tenures = _tenures(person, office, place)
    if not tenures:
        return None
    return OfficeHolding(
        span=mention.span, entity_id=person.entity_id, name=person.names[0], office=office, tenures=tenures
    )


def _tenures(person: Person, office: str, country: str | None) -> tuple[tuple[str, str | None, str], ...]:
    return tuple(
        (t.start, t.end or None, t.asof)
        for t in person.tenures
        if t.office_class == office and (country is None or t.country == country)
    )
