"""Every format of `lapwing export`: its name, what it is, who writes it, and how its readers expect the rules."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO

from lapwing.errors import QueryError
from lapwing.exports import event_csv, gdelt_events, gdelt_mentions, icews, petrarch, phoenix, polecat
from lapwing.exports.bibtex import write_bibtex
from lapwing.exports.context import ExportContext
from lapwing.exports.csl_json import write_csl_json
from lapwing.exports.duckdb_file import write_duckdb
from lapwing.exports.export_record import ExportRecord
from lapwing.exports.follow_the_money import write_follow_the_money
from lapwing.exports.geojson import write_geojson
from lapwing.exports.gexf import write_gexf
from lapwing.exports.graphml import write_graphml
from lapwing.exports.icalendar import write_icalendar
from lapwing.exports.parquet import write_parquet
from lapwing.exports.plover import write_plover
from lapwing.exports.rules import TOOK_PLACE, Compound, ExportRules, Reciprocal, Row, expand_rows
from lapwing.exports.tables import BARE_TSV, CSV, SPREADSHEET, TSV, Cells, Column, Dialect, Table, write_table
from lapwing.exports.timelinejs import write_timelinejs
from lapwing.exports.xlsx import write_xlsx

WriteRecords = Callable[[Iterable[ExportRecord], ExportContext, BinaryIO, Counter[str]], int]
WriteCells = Callable[[Iterable[Cells], Sequence[Column], BinaryIO], int]
WriteRows = Callable[[Iterable[Row], ExportContext, BinaryIO, Counter[str]], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportFormat:
    """One format. `unit` is what it counts. `needs_names`: it also says what the reports name.

    `realities`, `reciprocal` and `compound` are the defaults of the rules. Where `must_explode` one cell has room for
    one actor only.
    """

    name: str
    title: str
    unit: str
    write: WriteRecords
    realities: tuple[str, ...] = TOOK_PLACE
    reciprocal: Reciprocal = "both"
    compound: Compound = "explode"
    must_explode: bool = False
    needs_names: bool = False

    def with_defaults(self, rules: ExportRules) -> ExportRules:
        """Return the rules with what they leave open.

        Raises:
            QueryError: if they ask for joined actors where one has room.
        """
        if self.must_explode and rules.compound == "join":
            raise QueryError(f"--format {self.name} has room for one actor a row: it cannot join compound actors")
        return replace(
            rules,
            realities=rules.realities or self.realities,
            reciprocal=rules.reciprocal or self.reciprocal,
            compound=rules.compound or self.compound,
        )


def _by_row(write: WriteRows) -> WriteRecords:
    def write_records(
        records: Iterable[ExportRecord], context: ExportContext, stream: BinaryIO, left_out: Counter[str]
    ) -> int:
        return write(expand_rows(records, context.rules, left_out), context, stream, left_out)

    return write_records


def _table(table: Table, write: WriteCells) -> WriteRecords:
    return _by_row(lambda rows, context, stream, left_out: write(table.cells(rows, context), table.columns, stream))


def _as(dialect: Dialect) -> WriteCells:
    return lambda lines, columns, stream: write_table(lines, columns, dialect, stream)


_ALL = (
    ExportFormat(
        name="polecat", title="POLECAT's 40 columns, TSV", unit="rows", compound="join", needs_names=True,
        write=_table(polecat.TABLE, _as(polecat.POLECAT_DIALECT)),
    ),
    ExportFormat(
        name="icews", title="ICEWS's 20 columns, TSV", unit="rows", must_explode=True,
        write=_table(icews.TABLE, _as(TSV)),
    ),
    ExportFormat(
        name="gdelt", title="GDELT 2.0 events, 61 columns, TSV without header", unit="rows", must_explode=True,
        write=_table(gdelt_events.TABLE, _as(BARE_TSV)),
    ),
    ExportFormat(
        name="gdelt-mentions", title="GDELT 2.0 mentions, 16 columns, TSV without header", unit="rows",
        must_explode=True, write=_table(gdelt_mentions.TABLE, _as(BARE_TSV)),
    ),
    ExportFormat(
        name="phoenix", title="Phoenix's 26 columns, TSV without header", unit="rows", must_explode=True,
        write=_table(phoenix.TABLE, _as(BARE_TSV)),
    ),
    ExportFormat(
        name="petrarch", title="PETRARCH-2's output, 8 columns, TSV without header", unit="rows", must_explode=True,
        write=_table(petrarch.TABLE, _as(BARE_TSV)),
    ),
    ExportFormat(
        name="csv", title="everything that fits in a row", unit="rows", reciprocal="keep", compound="join",
        write=_table(event_csv.TABLE, _as(CSV)),
    ),
    ExportFormat(
        name="spreadsheet-csv", title="the same for Excel and Calc: no cell can act as a formula", unit="rows",
        reciprocal="keep", compound="join", write=_table(event_csv.TABLE, _as(SPREADSHEET)),
    ),
    ExportFormat(
        name="xlsx", title="the same as an Excel workbook, text typed as text; needs lapwing[xlsx]", unit="rows",
        reciprocal="keep", compound="join", write=_table(event_csv.TABLE, write_xlsx),
    ),
    ExportFormat(
        name="parquet", title="the same, typed; needs lapwing[parquet]", unit="rows", reciprocal="keep",
        compound="join", write=_table(event_csv.TABLE, write_parquet),
    ),
    ExportFormat(
        name="duckdb", title="the same, typed, as table `events`; needs lapwing[duckdb]", unit="rows",
        reciprocal="keep", compound="join", write=_table(event_csv.TABLE, write_duckdb),
    ),
    ExportFormat(name="plover", title="PLOVER JSON Lines, the manual's fields", unit="records", write=write_plover),
    ExportFormat(name="geojson", title="GeoJSON for maps", unit="features", write=write_geojson),
    ExportFormat(
        name="gexf", title="who acts on whom, for Gephi", unit="edges", must_explode=True, write=_by_row(write_gexf)
    ),
    ExportFormat(
        name="graphml", title="who acts on whom, for networkx and igraph", unit="edges", must_explode=True,
        write=_by_row(write_graphml),
    ),
    ExportFormat(
        name="followthemoney", title="FollowTheMoney entities, JSON Lines, for Aleph and OpenSanctions tools",
        unit="entities", write=write_follow_the_money, needs_names=True,
    ),
    ExportFormat(name="timelinejs", title="a timeline for TimelineJS 3", unit="slides", write=write_timelinejs),
    ExportFormat(name="csl-json", title="the reports, for Zotero and pandoc", unit="reports", write=write_csl_json),
    ExportFormat(name="bibtex", title="the reports, for LaTeX", unit="reports", write=write_bibtex),
    ExportFormat(
        name="icalendar", title="planned events for a calendar", unit="entries", realities=("planned",),
        write=write_icalendar,
    ),
)  # fmt: skip
FORMATS = {each.name: each for each in _ALL}


def find_format(name: str) -> ExportFormat:
    """Return the format of that name.

    Raises:
        QueryError: if there is none.
    """
    if name not in FORMATS:
        raise QueryError(f"unknown format {name!r}: choose from {', '.join(FORMATS)}")
    return FORMATS[name]
