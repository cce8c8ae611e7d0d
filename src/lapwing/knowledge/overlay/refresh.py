"""What Wikidata knows that we do not, as rows of an overlay: nothing that is known already is written again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lapwing.knowledge.actors import ActorIndex, Tenure
from lapwing.knowledge.overlay.checks import load_vocabulary
from lapwing.knowledge.overlay.classes import OTHER, class_of_office
from lapwing.knowledge.overlay.tables import folded
from lapwing.knowledge.overlay.tenures import is_same_office
from lapwing.knowledge.overlay.wikidata import FoundName, FoundOffice

_TOO_MANY = frozenset({OTHER, "LEGISLATOR", "AMB", "SUBNAT"})  # of a whole country: not what events are about


@dataclass(frozen=True, slots=True, kw_only=True)
class Refreshment:
    """Rows to append, by file; `skipped` says who could not be taken, and why."""

    actors: tuple[dict[str, str], ...] = ()
    aliases: tuple[dict[str, str], ...] = ()
    offices: tuple[dict[str, str], ...] = ()
    skipped: tuple[str, ...] = field(default=())


def find_news(
    names: Sequence[FoundName], offices: Sequence[FoundOffice], index: ActorIndex, on: str, *, central_only: bool
) -> Refreshment:
    """Return what is new in the answers.

    Args:
        names: what Wikidata calls the persons.
        offices: what they held.
        index: what is known already, the overlay included.
        on: the ISO day of the answers: open offices count as checked on it.
        central_only: leave out lawmakers, envoys, local and unclassed offices.
    """
    known = load_vocabulary()
    classed = [(each, class_of_office(each.office, known.office_phrases)) for each in offices]
    classed = [
        (each, office_class)
        for each, office_class in classed
        if each.country in known.countries and not (central_only and office_class in _TOO_MANY)
    ]
    labels = {each.entity_id: each.name for each in names if each.is_label}
    homes = {each.entity_id: each.country for each, _ in sorted(classed, key=lambda pair: pair[0].start)}
    strangers = [id_ for id_ in sorted(labels) if index.person_with_id(id_) is None]
    taken = {id_ for id_ in labels if id_ in homes or id_ not in strangers}
    return Refreshment(
        actors=tuple(
            {"actor_id": id_, "name": labels[id_], "kind": "person", "country": homes[id_], "source": _source(id_, on)}
            for id_ in strangers
            if id_ in homes
        ),
        aliases=tuple(_new_aliases(names, index, taken, on)),
        offices=tuple(_new_offices(classed, index, taken, on)),
        skipped=tuple(f"{id_} ({labels[id_]}) held no office that fits" for id_ in strangers if id_ not in homes),
    )


def _new_aliases(names: Sequence[FoundName], index: ActorIndex, taken: set[str], on: str) -> Iterator[dict[str, str]]:
    for each in names:
        person = index.person_with_id(each.entity_id)
        told = {folded(name) for name in person.names} if person else set()
        is_new = folded(each.name) not in told and not (each.is_label and person is None)
        if each.entity_id in taken and is_new and " " in each.name:
            yield {"actor_id": each.entity_id, "alias": each.name, "source": _source(each.entity_id, on)}


def _new_offices(
    classed: Sequence[tuple[FoundOffice, str]], index: ActorIndex, taken: set[str], on: str
) -> Iterator[dict[str, str]]:
    for each, office_class in classed:
        person = index.person_with_id(each.entity_id)
        known = person.tenures if person else ()
        if each.entity_id not in taken or any(_says(tenure, each, office_class, on) for tenure in known):
            continue
        yield {
            "actor_id": each.entity_id,
            "country": each.country,
            "office": each.office,
            "class": office_class,
            "start": each.start,
            "end": each.end,
            "asof": each.end or on,
            "source": _source(each.entity_id, on),
        }


def _says(tenure: Tenure, found: FoundOffice, office_class: str, on: str) -> bool:
    """Whether a known tenure says what was found: the same office, with the same end, checked no earlier."""
    if (tenure.country, tenure.office_class) != (found.country, office_class):
        return False
    if not is_same_office(tenure.start, found.start):
        return False
    if found.end:
        return tenure.end == found.end
    return not tenure.end and tenure.asof >= on


def _source(entity_id: str, on: str) -> str:
    return f"Wikidata {entity_id}, {on}, CC0"
