"""Looking for what is probably wrong in knowledge that can be read: overlaps, stale offices, names that collide."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from lapwing.knowledge.actors import ROLE, ActorIndex, Tenure
from lapwing.knowledge.overlay.actors import OverlaidActors, load_overlaid_actors
from lapwing.knowledge.overlay.checks import load_vocabulary
from lapwing.knowledge.overlay.identify import is_known
from lapwing.knowledge.overlay.lint_names import find_collisions
from lapwing.knowledge.overlay.lint_offices import Holding, find_overlaps, find_stale, find_unreadable
from lapwing.knowledge.overlay.read import scan_overlay
from lapwing.knowledge.overlay.rows import AliasRow, BlockRow, OfficeRow, Overlay, OverlayRow

Level = Literal["error", "warning"]
SHIPPED = "shipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class LintFinding:
    """One thing to look at. An error is not used or misleads; a warning may be right. `place` is file:line or
    "shipped".
    """

    level: Level
    code: str
    place: str
    what: str


def lint_knowledge(folders: Sequence[Path], on: date, *, shipped: bool = False) -> tuple[LintFinding, ...]:
    """Return what to look at in one's own knowledge, and in the shipped one if asked, by place and code.

    Args:
        folders: folders of CSV files; the last wins.
        on: the day from which staleness is counted.
        shipped: whether findings that lie in the shipped knowledge alone are told too.
    """
    overlay, faults = scan_overlay(folders)
    index = load_overlaid_actors(overlay)
    found = [LintFinding(level="error", code="fault", place=each.place, what=each.told) for each in faults]
    found += [*_missing_sources(overlay), *_unknown_actors(overlay, index)]
    holdings = list(_holdings(overlay, index, shipped=shipped))
    found += [
        LintFinding(level="warning", code=code, place=place, what=what)
        for code, place, what in (
            *find_unreadable(holdings),
            *find_overlaps(holdings),
            *find_stale(holdings, on),
            *find_collisions(overlay, index, shipped=shipped),
        )
        if shipped or place != SHIPPED
    ]
    if shipped:
        found += _unknown_codes(index)
    return tuple(sorted(found, key=_order))


def _order(finding: LintFinding) -> tuple[str, int, str, str]:
    file, _, line = finding.place.rpartition(":")
    return (
        (file, int(line), finding.code, finding.what)
        if line.isdigit()
        else (finding.place, 0, finding.code, finding.what)
    )


def _rows(overlay: Overlay) -> tuple[OverlayRow, ...]:
    people = (*overlay.actors, *overlay.aliases, *overlay.offices, *overlay.blocks, *overlay.codes, *overlay.ids)
    return (*people, *overlay.metonyms, *overlay.places, *overlay.outlets)


def _missing_sources(overlay: Overlay) -> Iterator[LintFinding]:
    for row in _rows(overlay):
        if not row.origin.source:
            what = "names no source, so it counts as your own"
            yield LintFinding(level="warning", code="missing-source", place=str(row.origin), what=what)


def _unknown_actors(overlay: Overlay, index: ActorIndex) -> Iterator[LintFinding]:
    named = {row.actor_id for row in overlay.actors}
    offices = {row.actor_id for row in overlay.offices}
    shipped_place = ("geonames:", "ne:", "own:")
    rows: tuple[AliasRow | OfficeRow | BlockRow, ...] = (*overlay.aliases, *overlay.offices, *overlay.blocks)
    for row in rows:
        unnamed = row.actor_id in offices and row.actor_id not in named and not _has_name(row.actor_id, index)
        known = not row.actor_id or row.actor_id.startswith(shipped_place) or is_known(row.actor_id, index)
        if not known or unnamed:
            what = f"{row.actor_id} is nobody known: add a row with its name to actors.csv"
            yield LintFinding(level="error", code="unknown-actor", place=str(row.origin), what=what)


def _has_name(actor_id: str, index: ActorIndex) -> bool:
    person = index.person_with_id(actor_id)
    return person is not None and any(person.names)


def _holdings(overlay: Overlay, index: OverlaidActors, *, shipped: bool) -> Iterator[Holding]:
    """Yield the offices held by all, or by those whom one's own rows may touch, one's own with the place of its row."""
    own = {(row.actor_id, row.country, row.start, row.end): str(row.origin) for row in overlay.offices}
    own_ids = {row.actor_id for row in overlay.offices}
    offices = {(tenure.country, tenure.office_class) for id_ in own_ids for tenure in _tenures(id_, index)}
    touched = {person.entity_id: person for office in sorted(offices) for person in index.ever_held(*office)}
    for person in index.persons if shipped else touched.values():
        for tenure in person.tenures:
            if tenure.office_class != ROLE:
                place = own.get((person.entity_id, tenure.country, tenure.start, tenure.end), SHIPPED)
                yield Holding(place=place, entity_id=person.entity_id, name=(*person.names, "")[0], tenure=tenure)


def _tenures(entity_id: str, index: ActorIndex) -> tuple[Tenure, ...]:
    person = index.person_with_id(entity_id)
    return person.tenures if person else ()


def _unknown_codes(index: ActorIndex) -> Iterator[LintFinding]:
    known = load_vocabulary()
    codes = {tenure.country for person in index.persons for tenure in person.tenures}
    codes |= {each.country for each in index.organisations.values()}
    for code in sorted(codes - known.countries):
        yield LintFinding(level="error", code="unknown-country", place=SHIPPED, what=f"{code!r} is no country")
    sectors = {sector for each in index.organisations.values() for sector in each.sector}
    for sector in sorted(sectors - known.sectors):
        yield LintFinding(level="error", code="unknown-sector", place=SHIPPED, what=f"{sector!r} is no PLOVER sector")
