"""Event data that others coded: POLECAT, ICEWS, GDELT 2.0 and Phoenix, row by row, told by their columns."""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lapwing.records.base import Rejection
from lapwing.records.coded_row import CodedLayout, CodedRow
from lapwing.sources.archives import read_archive
from lapwing.sources.input import Input
from lapwing.sources.kinds import kind_by_head
from lapwing.sources.overrides import Overrides
from lapwing.sources.separated import Cells, read_cells
from lapwing.sources.streams import BROKEN, UnpacksTooFarError, peek, peekable, unpacked
from lapwing.sources.walk import show

FIRST_YEAR, LAST_YEAR = 1900, 2100
_NOTHING = frozenset(("", "none", "null", "nan", "na", "---", "\\n"))


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a set names what it says: the column of each field of a CodedRow, and its place where files have no header.

    n_columns: of a file without a header; 0 where there always is one.
    """

    name: CodedLayout
    columns: Mapping[str, str]
    places: Mapping[str, int]
    n_columns: int = 0


_GDELT_COLUMNS = {
    "row_id": "GLOBALEVENTID", "day": "SQLDATE", "code": "EventCode", "actor": "Actor1CountryCode",
    "recipient": "Actor2CountryCode", "actor_code": "Actor1Code", "recipient_code": "Actor2Code",
    "actor_name": "Actor1Name", "recipient_name": "Actor2Name", "place": "ActionGeo_FullName", "url": "SOURCEURL",
}  # fmt: skip
_GDELT_PLACES = {
    "row_id": 0, "day": 1, "code": 26, "actor": 7, "recipient": 17, "actor_code": 5, "recipient_code": 15,
    "actor_name": 6, "recipient_name": 16,
}  # fmt: skip
_LAYOUTS = (
    _Layout(
        "polecat",
        {
            "row_id": "Event ID", "day": "Event Date", "code": "Event Type", "mode": "Event Mode",
            "actor": "Actor Country", "recipient": "Recipient Country", "actor_name": "Actor Name",
            "recipient_name": "Recipient Name", "place": "Country", "publisher": "Source",
        },
        {},
    ),
    _Layout(
        "icews",
        {
            "row_id": "Event ID", "day": "Event Date", "code": "CAMEO Code", "actor": "Source Country",
            "recipient": "Target Country", "actor_name": "Source Name", "recipient_name": "Target Name",
            "place": "Country", "publisher": "Publisher",
        },
        {},
    ),
    _Layout("gdelt", _GDELT_COLUMNS, {**_GDELT_PLACES, "place": 52, "url": 60}, 61),
    _Layout("gdelt", _GDELT_COLUMNS, {**_GDELT_PLACES, "place": 50, "url": 57}, 58),  # GDELT 1.0
    _Layout(
        "phoenix",
        {
            "row_id": "EventID", "day": "Date", "code": "EventCode", "actor": "SourceActorEntity",
            "recipient": "TargetActorEntity", "actor_name": "SourceActorFull", "recipient_name": "TargetActorFull",
            "place": "CountryCode", "publisher": "NewsSources", "url": "URLs",
        },
        {
            "row_id": 0, "day": 1, "code": 13, "actor": 6, "recipient": 10, "actor_name": 5, "recipient_name": 9,
            "place": 22, "publisher": 25, "url": 24,
        },
        26,
    ),
)  # fmt: skip


def read_coded_sets(paths: Sequence[str]) -> Iterator[CodedRow | Rejection]:
    """Yield the rows of event data files (also gzipped, or in ZIP files), and a rejection for all that is none."""
    for path in paths:
        file = Path(path)
        source = Input(path=show(file), identity=file.name, overrides=Overrides())
        try:
            with file.open("rb") as stream:
                yield from _read_stream(stream, source)
        except FileNotFoundError:
            yield source.reject("missing", "there is no such file")
        except OSError as fault:
            yield source.reject("unreadable", f"it cannot be read: {fault.strerror}")


def _read_stream(stream: io.BufferedReader, source: Input) -> Iterator[CodedRow | Rejection]:
    try:
        bare = unpacked(stream) or stream
        if kind_by_head(peek(bare)) != "zip":
            yield from _read_table(peekable(bare), source)
            return
        for member in read_archive(bare, source, "zip"):
            if isinstance(member, Rejection):
                yield member
            else:
                yield from _read_table(*member)
    except UnpacksTooFarError as fault:
        yield source.reject("archive_bomb", str(fault))
    except BROKEN as fault:
        yield source.reject("unreadable", f"it cannot be read to its end: {fault}")


def _read_table(stream: io.BufferedReader, source: Input) -> Iterator[CodedRow | Rejection]:
    found: tuple[_Layout, Mapping[str, int]] | None = None
    for cells in read_cells(stream, source, quoted=None):
        if isinstance(cells, Rejection):
            yield cells
            continue
        if found is None:
            found = _find_layout(cells.cells)
            if found is None:
                yield source.reject("unknown_layout", f"its columns are of no set that is known: {_shown(cells.cells)}")
                return
            if _unquoted(cells.cells[found[1]["day"]]) == found[0].columns["day"]:
                continue
        yield _row(cells, *found, source)


def _find_layout(cells: Sequence[str]) -> tuple[_Layout, Mapping[str, int]] | None:
    """Return the layout of a first row, a header or not, and where its fields stand."""
    places = {_unquoted(name): place for place, name in enumerate(cells)}
    for layout in _LAYOUTS:
        if all(column in places for column in layout.columns.values()):
            return layout, {field: places[column] for field, column in layout.columns.items()}
    for layout in _LAYOUTS:
        if len(cells) == layout.n_columns and _unquoted(cells[layout.places["row_id"]]).isdigit():
            return layout, layout.places
    return None


def _row(found: Cells, layout: _Layout, places: Mapping[str, int], source: Input) -> CodedRow | Rejection:
    if max(places.values()) >= len(found.cells):
        detail = f"it has {len(found.cells)} cells, too few for {layout.name}"
        return source.reject("bad_row", detail, found.number)
    values = {field: _value(found.cells[place]) for field, place in places.items()}
    day = _day(values["day"]) if values["day"] else ""
    if day is None:
        return source.reject("absurd_date", f"{values['day'][:40]!r} is no day that an event can have", found.number)
    if not values["code"]:
        return source.reject("bad_row", "it has no event code", found.number)
    for side in ("actor", "recipient"):  # GDELT names no country of an organisation, whose code begins with its kind
        values[side] = values[side] or values.pop(f"{side}_code", "")[:3]
        values.pop(f"{side}_code", None)
    blank = dict.fromkeys(("mode", "publisher", "url"), "")
    return CodedRow(layout=layout.name, row=found.number, **{**blank, **values, "day": day})


def _value(cell: str) -> str:
    trimmed = _unquoted(cell)
    return "" if trimmed.casefold() in _NOTHING else trimmed


def _unquoted(cell: str) -> str:
    """Return a cell without the quotes that some tables with tabs put around text."""
    trimmed = cell.strip()
    is_quoted = len(trimmed) > 1 and trimmed[0] == trimmed[-1] == '"'
    return trimmed[1:-1].replace('""', '"').strip() if is_quoted else trimmed


def _day(cell: str) -> str | None:
    """Return 2021-10-18 or 20211018 as an ISO day, None for what is no day of our centuries."""
    digits = cell.strip()[:10].replace("-", "")
    if len(digits) < 8 or not digits[:8].isdigit() or not FIRST_YEAR <= int(digits[:4]) <= LAST_YEAR:
        return None
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8])).isoformat()
    except ValueError:
        return None


def _shown(cells: Sequence[str]) -> str:
    return ", ".join(repr(cell[:30]) for cell in cells[:8])
