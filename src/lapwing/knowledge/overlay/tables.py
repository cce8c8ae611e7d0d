"""The files of an overlay: their columns, what cells may hold, and what makes two rows one (then the last one wins)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lapwing.knowledge.name_keys import fold_words
from lapwing.knowledge.overlay import checks
from lapwing.knowledge.overlay.checks import Check

Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a file. An optional one may be empty or missing."""

    name: str
    check: Check = checks.anything
    is_required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One file. `identity` gives what two rows must share to be one; `agree` returns (column, fault) of cells that
    contradict each other.
    """

    file: str
    columns: tuple[Column, ...]
    identity: Callable[[Cells], tuple[str, ...]]
    agree: Callable[[Cells], tuple[str, str] | None] = lambda cells: _dates_agree(cells)

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns in their order."""
        return tuple(column.name for column in self.columns)


def _needed(name: str, check: Check = checks.anything) -> Column:
    return Column(name=name, check=check, is_required=True)


def _maybe(name: str, check: Check = checks.anything) -> Column:
    return Column(name=name, check=check)


def folded(name: str) -> str:
    """Return a name as it is compared."""
    return " ".join(fold_words(name))


def _dates_agree(cells: Cells) -> tuple[str, str] | None:
    start, end, asof = (cells.get(name, "") for name in ("start", "end", "asof"))
    if start and end and checks.last_day(end) < checks.first_day(start):
        return "end", f"ends on {end}, before it starts on {start}"
    if asof and start and checks.last_day(asof) < checks.first_day(start):
        return "asof", f"was last checked on {asof}, before it starts on {start}"
    return None


def _office_agrees(cells: Cells) -> tuple[str, str] | None:
    if not cells.get("end") and not cells.get("asof"):
        return "asof", "is empty: an office without an end needs the day on which it was last checked"
    return _dates_agree(cells)


def _actor_agrees(cells: Cells) -> tuple[str, str] | None:
    dated = cells.get("start") or cells.get("end")
    if dated and cells.get("kind", "person") != "person":
        return "start", "is for persons only: organisations and groups are known without days"
    return _dates_agree(cells)


def _block_agrees(cells: Cells) -> tuple[str, str] | None:
    if cells.get("name") == "*" and not cells.get("actor_id"):
        return "actor_id", "is empty: * blocks one actor under every name, so say which"
    return None


def _pin_agrees(cells: Cells) -> tuple[str, str] | None:
    latitude, longitude = cells.get("latitude"), cells.get("longitude")
    if bool(latitude) == bool(longitude):
        return None
    return ("longitude" if latitude else "latitude"), "is empty, but the other coordinate is given"


_SOURCE = _maybe("source")
_DAYS = (_maybe("start", checks.day), _maybe("end", checks.day))
_COUNTRY = _needed("country", checks.country)
_SECTOR = _maybe("sector", checks.sectors)

ACTORS = Table(
    file="actors.csv",
    columns=(
        _needed("actor_id", checks.new_actor_id),
        _needed("name"),
        _needed("kind", checks.one_of(*checks.KINDS)),
        _COUNTRY,
        _SECTOR,
        *_DAYS,
        _SOURCE,
    ),
    identity=lambda cells: (cells["actor_id"], cells["start"]),
    agree=_actor_agrees,
)
ALIASES = Table(
    file="aliases.csv",
    columns=(_needed("actor_id", checks.actor_id), _needed("alias"), *_DAYS, _SOURCE),
    identity=lambda cells: (cells["actor_id"], folded(cells["alias"])),
)
OFFICES = Table(
    file="offices.csv",
    columns=(
        _needed("actor_id", checks.new_actor_id),
        _COUNTRY,
        _needed("office"),
        _maybe("class", checks.office_class),
        *_DAYS,
        _maybe("asof", checks.day),
        _SOURCE,
    ),
    identity=lambda cells: (cells["actor_id"], cells["country"], folded(cells["office"]), cells["start"]),
    agree=_office_agrees,
)
BLOCKS = Table(
    file="blocks.csv",
    columns=(_needed("name"), _maybe("actor_id", checks.blocked_id), _SOURCE),
    identity=lambda cells: (folded(cells["name"]) or cells["name"], cells["actor_id"]),
    agree=_block_agrees,
)
METONYMS = Table(
    file="metonyms.csv",
    columns=(_needed("phrase"), _COUNTRY, _SECTOR, _maybe("target"), _SOURCE),
    identity=lambda cells: (folded(cells["phrase"]),),
)
PLACES = Table(
    file="places.csv",
    columns=(
        _needed("place_id", checks.place_id),
        _needed("name"),
        _maybe("aliases"),
        _needed("kind", checks.one_of(*checks.PLACE_KINDS)),
        _maybe("latitude", checks.number(-90, 90)),
        _maybe("longitude", checks.number(-180, 180)),
        _maybe("country", checks.country),
        _maybe("admin1"),
        _maybe("population", checks.whole_number),
        _SOURCE,
    ),
    identity=lambda cells: (cells["place_id"],),
    agree=_pin_agrees,
)
OUTLETS = Table(
    file="outlets.csv",
    columns=(
        _needed("name"),
        _needed("domain", checks.domain),
        _maybe("country", checks.country),
        _maybe("aliases"),
        _maybe("agency", checks.one_of("1", "0")),
        _maybe("state", checks.one_of("1", "0")),
        _maybe("owner"),
        _SOURCE,
    ),
    identity=lambda cells: (cells["domain"],),
)
CODES = Table(
    file="codes.csv",
    columns=(_needed("name"), _COUNTRY, _SECTOR, *_DAYS, _maybe("asof", checks.day), _SOURCE),
    identity=lambda cells: (folded(cells["name"]), cells["country"], cells["sector"], cells["start"]),
)
IDS = Table(
    file="ids.csv",
    columns=(_needed("local_id", checks.local_id), _needed("actor_id", checks.new_actor_id), _SOURCE),
    identity=lambda cells: (cells["local_id"],),
)

TABLES = (ACTORS, ALIASES, OFFICES, BLOCKS, METONYMS, PLACES, OUTLETS, CODES, IDS)
