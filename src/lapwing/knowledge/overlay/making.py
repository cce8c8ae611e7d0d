"""From checked lines to the records of an overlay: the last of equal rows wins, mapped ids are replaced."""

from collections.abc import Sequence

from lapwing.knowledge.overlay import rows, tables
from lapwing.knowledge.overlay.lines import Line
from lapwing.knowledge.overlay.rows import Origin, Overlay


def make_overlay(folders: tuple[str, ...], checksum: str, lines: Sequence[Line]) -> Overlay:
    """Return the overlay of checked lines in the order in which they were read."""
    ids = Overlay(ids=tuple(_id_row(line) for line in _last_ones(lines, tables.IDS)))
    for line in lines:
        if "actor_id" in line.cells:
            line.cells["actor_id"] = ids.actor_id(line.cells["actor_id"])
    return Overlay(
        folders=folders,
        checksum=checksum,
        actors=tuple(_actor(line) for line in _last_ones(lines, tables.ACTORS)),
        aliases=tuple(_alias(line) for line in _last_ones(lines, tables.ALIASES)),
        offices=tuple(_office(line) for line in _last_ones(lines, tables.OFFICES)),
        blocks=tuple(_block(line) for line in _last_ones(lines, tables.BLOCKS)),
        metonyms=tuple(_metonym(line) for line in _last_ones(lines, tables.METONYMS)),
        places=tuple(_place(line) for line in _last_ones(lines, tables.PLACES)),
        outlets=tuple(_outlet(line) for line in _last_ones(lines, tables.OUTLETS)),
        codes=tuple(_code(line) for line in _last_ones(lines, tables.CODES)),
        ids=ids.ids,
    )


def _last_ones(lines: Sequence[Line], table: tables.Table) -> list[Line]:
    """Return the lines of a table, of those with one identity the last, each where it first stood."""
    last: dict[tuple[str, ...], Line] = {}
    for line in lines:
        if line.table is table:
            last[table.identity(line.cells)] = line
    return list(last.values())


def _origin(line: Line) -> Origin:
    return Origin(file=line.file, line=line.number, source=line.cells["source"])


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _actor(line: Line) -> rows.ActorRow:
    cells = line.cells
    return rows.ActorRow(
        origin=_origin(line),
        actor_id=cells["actor_id"],
        name=cells["name"],
        kind=cells["kind"],
        country=cells["country"],
        sector=tuple(cells["sector"].split()),
        start=cells["start"],
        end=cells["end"],
    )


def _alias(line: Line) -> rows.AliasRow:
    cells = line.cells
    return rows.AliasRow(
        origin=_origin(line),
        actor_id=cells["actor_id"],
        alias=cells["alias"],
        start=cells["start"],
        end=cells["end"],
    )


def _office(line: Line) -> rows.OfficeRow:
    cells = line.cells
    return rows.OfficeRow(
        origin=_origin(line),
        actor_id=cells["actor_id"],
        country=cells["country"],
        office=cells["office"],
        office_class=cells["class"],
        start=cells["start"],
        end=cells["end"],
        asof=cells["asof"] or cells["end"],
    )


def _block(line: Line) -> rows.BlockRow:
    return rows.BlockRow(origin=_origin(line), name=line.cells["name"], actor_id=line.cells["actor_id"])


def _metonym(line: Line) -> rows.MetonymRow:
    cells = line.cells
    return rows.MetonymRow(
        origin=_origin(line),
        phrase=cells["phrase"],
        country=cells["country"],
        sector=tuple(cells["sector"].split()),
        target=cells["target"],
    )


def _place(line: Line) -> rows.PlaceRow:
    cells = line.cells
    return rows.PlaceRow(
        origin=_origin(line),
        place_id=cells["place_id"],
        name=cells["name"],
        aliases=_parts(cells["aliases"]),
        kind=cells["kind"],
        latitude=float(cells["latitude"]) if cells["latitude"] else None,
        longitude=float(cells["longitude"]) if cells["longitude"] else None,
        country=cells["country"],
        admin1=cells["admin1"],
        population=int(cells["population"] or 0),
    )


def _outlet(line: Line) -> rows.OutletRow:
    cells = line.cells
    return rows.OutletRow(
        origin=_origin(line),
        domain=cells["domain"],
        name=cells["name"],
        country=cells["country"],
        aliases=_parts(cells["aliases"]),
        is_agency=cells["agency"] == "1",
        is_state=cells["state"] == "1",
        owner=cells["owner"],
    )


def _code(line: Line) -> rows.CodeRow:
    cells = line.cells
    return rows.CodeRow(
        origin=_origin(line),
        name=cells["name"],
        country=cells["country"],
        sector=tuple(cells["sector"].split()),
        start=cells["start"],
        end=cells["end"],
        asof=cells["asof"],
    )


def _id_row(line: Line) -> rows.IdRow:
    return rows.IdRow(origin=_origin(line), local_id=line.cells["local_id"], actor_id=line.cells["actor_id"])
