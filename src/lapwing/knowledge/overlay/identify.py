"""Which actor is meant by an id or a name that a user types: one, or an error that names the choice."""

from lapwing.errors import QueryError, UnknownRecordError
from lapwing.knowledge.actors import ActorIndex
from lapwing.knowledge.name_keys import PARTICLES, fold_words, name_key
from lapwing.knowledge.overlay.checks import ACTOR_ID
from lapwing.knowledge.overlay.countries import COUNTRY
from lapwing.knowledge.overlay.rows import Overlay
from lapwing.knowledge.overlay.tables import folded
from lapwing.records.ids import hash_id


def local_id(name: str, country: str | None) -> str:
    """Return the id that coding gives to a person or group that no knowledge has: of the name's sound and country."""
    key = " ".join(name_key(word) for word in fold_words(name) if word not in PARTICLES)
    return "local:" + hash_id(key, country)


def is_known(actor_id: str, index: ActorIndex) -> bool:
    """Whether the knowledge has a person, organisation or country of this id."""
    if actor_id.startswith(COUNTRY):
        return actor_id.removeprefix(COUNTRY) in index.countries.countries
    return actor_id in index.organisations or index.person_with_id(actor_id) is not None


def find_actor(given: str, index: ActorIndex, overlay: Overlay) -> str:
    """Return the id of the one actor that `given` names: an id, or a name as it stands in the knowledge.

    Raises:
        UnknownRecordError: if nobody has that id or name.
        QueryError: if several have that name.
    """
    if ACTOR_ID.fullmatch(given):
        mapped = overlay.actor_id(given)
        if not is_known(mapped, index):
            raise UnknownRecordError(f"no actor has the id {given}: add it with `lapwing actors add NAME --id {given}`")
        return mapped
    found = known_as(given, index)
    if not found:
        raise UnknownRecordError(
            f"nobody is known as {given!r}: add who it is with `lapwing actors add`, or give an id"
        )
    if len(found) > 1:
        listed = ", ".join(f"{actor_id} ({name})" for actor_id, name in found.items())
        raise QueryError(f"{given!r} is a name of several: {listed}; give the id of the one that you mean")
    return next(iter(found))


def known_as(name: str, index: ActorIndex) -> dict[str, str]:
    """Return id and shown name of everyone that is known by exactly this name."""
    key = folded(name)
    found = {
        person.entity_id: person.names[0]
        for person in index.persons_named(name)
        if key in {folded(known) for known in person.names}
    }
    if organisation := index.organisation(key):
        found[organisation.entity_id] = organisation.name
    if (term := index.countries.term(key)) and term.kind == "name":
        found[COUNTRY + term.country] = index.countries.name(term.country)
    return found
