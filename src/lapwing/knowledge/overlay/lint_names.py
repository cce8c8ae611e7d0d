"""Names that two actors share at one time: grounding then needs a country, an office or other persons to choose."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from lapwing.knowledge.actors import ActorIndex, Person
from lapwing.knowledge.outlets import OutletIndex
from lapwing.knowledge.overlay.outlets import load_overlaid_outlets
from lapwing.knowledge.overlay.rows import Overlay
from lapwing.knowledge.overlay.tables import folded

MIN_LETTERS = 3

Found = tuple[str, str, str]  # code, place, what


def find_collisions(overlay: Overlay, index: ActorIndex, *, shipped: bool) -> Iterator[Found]:
    """Yield names in the overlay that are too short or somebody else's too; with `shipped`, namesakes of one country
    in office at one time.
    """
    own = {}
    for actor in overlay.actors:
        own[folded(actor.name), actor.actor_id] = str(actor.origin), actor.name
    for alias in overlay.aliases:
        own[folded(alias.alias), alias.actor_id] = str(alias.origin), alias.alias
    persons = _all_by_name(index) if shipped else {name: _named(name, index) for name, _ in own}
    for (name, actor_id), (place, written) in own.items():
        if len(name.replace(" ", "")) < MIN_LETTERS:
            yield "short-name", place, f"{written!r} is so short that it will be found where nobody is meant"
        others = _others(name, actor_id, persons, index)
        if others:
            yield "name-collision", place, f"{written!r} is also {', '.join(others)}"
    if shipped:
        yield from _namesakes(persons)
    yield from _outlet_collisions(overlay, load_overlaid_outlets(overlay))


def _all_by_name(index: ActorIndex) -> Mapping[str, list[Person]]:
    found: dict[str, list[Person]] = defaultdict(list)
    for person in index.persons:
        for name in dict.fromkeys(folded(name) for name in person.names):
            found[name].append(person)
    return found


def _named(name: str, index: ActorIndex) -> list[Person]:
    return [person for person in index.persons_named(name) if name in {folded(known) for known in person.names}]


def _others(name: str, actor_id: str, persons: Mapping[str, list[Person]], index: ActorIndex) -> list[str]:
    others = [f"{each.entity_id} ({each.names[0]})" for each in persons.get(name, ()) if each.entity_id != actor_id]
    organisation, term = index.organisation(name), index.countries.term(name)
    if organisation and organisation.entity_id != actor_id:
        others.append(f"{organisation.entity_id} ({organisation.name})")
    if term and actor_id != f"country:{term.country}":
        others.append(f"a {term.kind} of {term.country}")
    return others


def _namesakes(persons: Mapping[str, list[Person]]) -> Iterator[Found]:
    for name, group in sorted(persons.items()):
        for n, one in enumerate(group):
            for other in group[n + 1 :]:
                if one.entity_id != other.entity_id and _served_together(one, other):
                    told = f"{one.entity_id} and {other.entity_id} are both {name!r}, of one country and time"
                    yield "name-collision", "shipped", told


def _served_together(one: Person, other: Person) -> bool:
    return any(
        mine.country == theirs.country
        and mine.start <= (theirs.end or theirs.asof)
        and theirs.start <= (mine.end or mine.asof)
        for mine in one.tenures
        for theirs in other.tenures
    )


def _outlet_collisions(overlay: Overlay, outlets: OutletIndex) -> Iterator[Found]:
    for row in overlay.outlets:
        for name in (row.name, *row.aliases):
            found = outlets.find_by_name(name)
            if found and found.outlet_id is None:
                yield "name-collision", str(row.origin), f"{found.score.why}: credits to it name none of them"
