"""The facts behind what a name may stand for, shipped ones and one's own, each with source and licence."""

from collections.abc import Iterator

from lapwing.knowledge import Knowledge
from lapwing.knowledge.overlay.rows import Overlay, OverlayRow
from lapwing.knowledge.overlay.tables import folded
from lapwing.knowledge.provenance import OWN_LICENCE, Fact, Provenance

_PLACE_SOURCES = {"geonames": "geonames", "ne": "natural_earth", "own": "places_own", "cldr": "cldr"}


def find_facts(entity_id: str, name: str, known: Knowledge, overlay: Overlay, shipped: Provenance) -> Iterator[Fact]:
    """Yield what is known of an entity (an id as explain gives it), under a name as asked for."""
    yield from _own(entity_id, name, overlay)
    yield from (fact for fact in _shipped(entity_id, name, known, shipped) if not _is_own(entity_id, fact, overlay))


def _is_own(entity_id: str, fact: Fact, overlay: Overlay) -> bool:
    """Whether a fact that the index has of a shipped entity came into it from a row of one's own."""
    if fact.what == "name":
        names = {row.alias for row in overlay.aliases if row.actor_id == entity_id}
        return fact.text in names | {row.name for row in overlay.actors if row.actor_id == entity_id}
    held = [row for row in overlay.offices if row.actor_id == entity_id]
    return fact.what == "office" and any(
        fact.text.startswith(row.office) and f" of {row.country}, {row.start or '?'} to" in fact.text for row in held
    )


def _shipped(entity_id: str, name: str, known: Knowledge, shipped: Provenance) -> Iterator[Fact]:
    scheme, _, key = entity_id.partition(":")
    person = known.actors.person_with_id(entity_id)
    if person and not entity_id.startswith("local:"):
        yield from shipped.person(person)
    elif scheme == "org" and (group := known.actors.organisations.get(entity_id)):
        named = known.actors.organisation(folded(name)) or group
        told = f"{named.name}: {group.country} {'/'.join(group.sector)}"
        yield shipped.shipped("organisation", entity_id, told)
    elif scheme == "country" and (term := known.actors.countries.lookup(name)):
        yield shipped.fact("word", f"“{term.phrase}” is a {term.kind} of {term.country}", term.source)
    elif scheme == "outlet" and (outlet := known.outlets.get(key)):
        told = f"{outlet.name}: {outlet.country or '?'}, owner {outlet.owner or 'unknown'}, {', '.join(outlet.domains)}"
        yield shipped.fact("outlet", told, outlet.source)
    elif scheme == "noun":
        yield shipped.shipped("noun", key, f"“{key}”: {'/'.join(known.actors.agent(key) or ())}")
    elif scheme == "code":
        yield shipped.fact("code", f"codes of {name}", "phoenix")
    elif scheme in _PLACE_SOURCES:
        yield shipped.fact("place", entity_id, _PLACE_SOURCES[scheme])


def _own(entity_id: str, name: str, overlay: Overlay) -> Iterator[Fact]:
    yield from _own_actor(entity_id, overlay)
    for place in overlay.places:
        if place.place_id == entity_id:
            pin = f"{place.latitude}, {place.longitude}" if place.latitude is not None else "no pin"
            yield _fact("place", f"{place.name}: {pin}, {place.country or 'no country'}", place)
    for outlet in overlay.outlets:
        if entity_id == f"outlet:{outlet.domain}":
            yield _fact("outlet", f"{outlet.name}: {outlet.country}, owner {outlet.owner or 'unknown'}", outlet)
    for metonym in overlay.metonyms:
        if entity_id == f"country:{metonym.country}" and folded(metonym.phrase) == folded(name):
            yield _fact("word", f"“{metonym.phrase}” stands for {metonym.country}", metonym)
    for code in overlay.codes:
        if entity_id.startswith("code:") and folded(code.name) == folded(name):
            yield _fact("code", f"{code.country} {'/'.join(code.sector)}{_days(code.start, code.end)}", code)


def _own_actor(entity_id: str, overlay: Overlay) -> Iterator[Fact]:
    for actor in overlay.actors:
        if actor.actor_id == entity_id:
            told = f"{actor.name}: {actor.country} {'/'.join(actor.sector)}{_days(actor.start, actor.end)}"
            yield _fact("actor", told, actor)
    for alias in overlay.aliases:
        if alias.actor_id == entity_id:
            yield _fact("name", alias.alias + _days(alias.start, alias.end), alias)
    for held in overlay.offices:
        if held.actor_id == entity_id:
            end = held.end or f"open, last checked {held.asof}"
            yield _fact("office", f"{held.office} of {held.country}, {held.start or '?'} to {end}", held)


def _days(start: str, end: str) -> str:
    return f", {start or '…'} to {end or '…'}" if start or end else ""


def _fact(what: str, text: str, row: OverlayRow) -> Fact:
    return Fact(what=what, text=text, source=f"{row.origin.told_source} ({row.origin})", licence=OWN_LICENCE)
