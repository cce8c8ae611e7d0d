"""An overlay's places and blocks, laid over the gazetteer."""

from collections import defaultdict
from collections.abc import Mapping
from typing import cast

from lapwing.knowledge.gazetteer import Gazetteer, Place, fold_place, read_place_tables
from lapwing.knowledge.overlay.rows import Overlay, PlaceRow
from lapwing.records.mention import PlacePrecision

PLACE_IDS = ("geonames:", "ne:", "own:")


class OverlaidGazetteer(Gazetteer):
    """The shipped places and a user's own: a row with a shipped place's id takes its place under the names it gives."""

    def __init__(
        self,
        places: bytes,
        names: bytes,
        added: Mapping[str, tuple[Place, ...]],
        replaced: frozenset[str],
        blocked: Mapping[str, frozenset[str]],
    ) -> None:
        super().__init__(places, names)
        self._added = added
        self._replaced = replaced
        self._blocked = blocked

    def _search(self, key: str) -> tuple[Place, ...]:
        blocked = self._blocked.get(key, frozenset())
        found = [place for place in super()._search(key) if place.place_id not in self._replaced]
        found = [place for place in (*found, *self._added.get(key, ())) if place.place_id not in blocked]
        return tuple(sorted(found, key=lambda place: (place.by_alias, -place.population, place.place_id)))


def load_overlaid_gazetteer(overlay: Overlay) -> Gazetteer:
    """Return the shipped places with the overlay's."""
    added: dict[str, list[Place]] = defaultdict(list)
    for row in overlay.places:
        for name in dict.fromkeys((row.name, *row.aliases)):
            added[fold_place(name)].append(_place(row, by_alias=name != row.name))
    blocked: dict[str, set[str]] = defaultdict(set)
    for block in overlay.blocks:
        if block.actor_id.startswith(PLACE_IDS):
            blocked[fold_place(block.name)].add(block.actor_id)
    return OverlaidGazetteer(
        *read_place_tables(),
        added={key: tuple(places) for key, places in added.items()},
        replaced=frozenset(row.place_id for row in overlay.places),
        blocked={key: frozenset(ids) for key, ids in blocked.items()},
    )


def _place(row: PlaceRow, *, by_alias: bool) -> Place:
    return Place(
        place_id=row.place_id,
        name=row.name,
        kind=cast(PlacePrecision, row.kind),
        latitude=row.latitude,
        longitude=row.longitude,
        country=row.country or None,
        admin1=row.admin1 or None,
        population=row.population,
        is_capital=False,
        claims=(),
        by_alias=by_alias,
    )
