"""Every export read back by an independent reader: its rows, and three fields of each record, against the workspace.

Usage: python -m evaluation.exports_read_back --data FOLDER [--items 300] [--workspace FILE]

The readers are pandas, polars, DuckDB, openpyxl, networkx, geopandas, followthemoney, icalendar, bibtexparser and
citeproc-py; what is not installed is named and not counted. What an export should hold is taken from the events
themselves, not from what exports are made of; for graphs it is added up from exploded rows.
"""

import argparse
import csv
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

from evaluation.coded_items import CURRENT_EVENTS, code_items
from lapwing.api import ExportRules, Workspace
from lapwing.exports.cameo import number_of
from lapwing.exports.gdelt_events import NAMES as GDELT
from lapwing.exports.gdelt_mentions import NAMES as GDELT_MENTIONS
from lapwing.exports.petrarch import NAMES as PETRARCH
from lapwing.exports.phoenix import NAMES as PHOENIX
from lapwing.exports.registry import FORMATS
from lapwing.exports.rules import day_of
from lapwing.records.coded import CitedMention
from lapwing.records.document import Document
from lapwing.records.fused import Event
from lapwing.settings import Settings

DATA_MISSING = 3
MAX_DAYS = 7
Row = tuple[Any, ...]  # a record's id, then three fields
Rows = list[Row]


class Truth:
    """What the workspace holds, as its own interface gives it."""

    def __init__(self, workspace: Workspace, folder: Path) -> None:
        self.folder = folder
        self.events = workspace.events(realities=("happened", "ongoing"))
        self.planned = [each for each in workspace.events(realities=("planned",)) if _day(each)]
        cited = {report_id for event in self.events for report_id in event.reports}
        self.documents = [each for each in workspace.documents() if each.report_id in cited]
        self.mentions: dict[str, list[CitedMention]] = {}
        for each in workspace.mentions():
            self.mentions.setdefault(each.mention.mention_id, []).append(each)


@dataclass(frozen=True, kw_only=True)
class Check:
    """How a format is read back: by which library, which three fields, and what these should be."""

    library: str
    fields: str
    read: Callable[[Any, Path], Rows]
    expect: Callable[[Truth], Iterable[Row]]


def main() -> int:
    """Export, read back, compare; return 1 if anything differs."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.exports_read_back", description=__doc__.splitlines()[0])
    parser.add_argument("--data", default=os.environ.get("DATA", ""), help="the folder with the evaluation data")
    parser.add_argument("--items", type=int, default=300)
    parser.add_argument("--workspace", type=Path, help="a coded workspace, instead of coding items")
    options = parser.parse_args()
    if not options.workspace and not (Path(options.data) / CURRENT_EVENTS).is_file():
        print(f"no data: {CURRENT_EVENTS} is missing (evaluation/README.md says where it is from)", file=sys.stderr)
        return DATA_MISSING
    with tempfile.TemporaryDirectory() as name:
        coded = options.workspace or code_items(Path(options.data), Path(name), options.items)
        with Workspace(Settings(workspace=coded, jobs=1)) as workspace:
            return compare_all(workspace, Path(name))


def compare_all(workspace: Workspace, folder: Path) -> int:
    """Compare every format and print a line for each; return 1 if one differs."""
    truth = Truth(workspace, folder)
    workspace.export("csv", folder / "rows.csv", ExportRules(reciprocal="both", compound="explode"))
    print(f"{len(truth.events)} events, {len(truth.documents)} reports cited, {len(truth.planned)} planned events")
    print(f"{'format':18}{'read by':16}{'rows':>6}{'of':>6}{'records':>9}{'agree':>7}  fields")
    n_wrong = 0
    for name in FORMATS:
        check, path = CHECKS[name], folder / f"export.{name}"
        try:
            library = import_module(check.library)
        except ImportError:
            print(f"{name:18}{check.library:16}not installed")
            continue
        written = workspace.export(name, path).n_written
        rows, expected = check.read(library, path), set(check.expect(truth))
        ids = {row[0] for row in expected}  # further rows of a record may have numbers of their own
        found = {row for row in rows if row[0] in ids}
        n_wrong += found != expected or len(rows) != written
        counts = f"{len(rows):6}{written:6}{len(expected):9}{len(found & expected):7}"
        print(f"{name:18}{check.library:16}{counts}  {check.fields}")
        for each in sorted(map(repr, found ^ expected))[:4]:
            print(f"    differs: {each}")
    return int(n_wrong > 0)


# --------------------------------------------------------------------------------------------------- what is expected
def _day(event: Event) -> str | None:
    return day_of(event.date, MAX_DAYS)


def _compact_day(event: Event) -> int | None:
    day = _day(event)
    return int(day.replace("-", "")) if day else None


def _latitude(event: Event) -> float | None:
    return event.place.latitude if event.place else None


def _number(event: Event) -> int:
    return number_of(event.event_id)


def _each(*fields: Callable[[Event], Any], key: Callable[[Event], Any] = lambda e: e.event_id) -> Any:
    return lambda truth: ((key(event), *(field(event) for field in fields)) for event in truth.events)


def _day_and_codes(key: Callable[[Event], Any] = lambda event: event.event_id) -> Any:
    return _each(_day, lambda event: event.cameo, _latitude, key=key)


def _dated(truth: Truth) -> Iterable[Row]:
    """PLOVER asks for a date, so undated events are not in it."""
    dated = (event for event in truth.events if event.date.date_min)
    return ((event.event_id, event.date.date_min, event.event, event.event_scale) for event in dated)


def _slides(truth: Truth) -> Iterable[Row]:
    for event in truth.events:
        first, last = event.date.date_min, event.date.date_max
        if first and last:
            yield event.event_id, event.event, _numbers(first), _numbers(last) if last != first else None


def _numbers(day: str) -> tuple[int, ...]:
    return tuple(map(int, day.split("-")))


def _tellings(truth: Truth) -> Iterable[Row]:
    for event in truth.events:
        for mention_id in {*event.mentions, *(merge.mention_id for merge in event.merges)}:
            for cited in truth.mentions.get(mention_id, ()):
                mention, day = cited.mention, cited.published or ""
                added = int(f"{day.replace('-', '')}000000") if len(day) == len("2021-10-17") else None
                yield number_of(event.event_id), mention.trigger.start, round(mention.confidence * 100), added


def _entities(truth: Truth) -> Iterable[Row]:
    for event in truth.events:
        parties = {one.entity_id or one.name for one in (*event.actor, *event.recipient)}
        yield event.event_id, event.event, len(event.reports), len(parties)


def _cited(truth: Truth) -> Iterable[Row]:
    for document in truth.documents:
        published = document.published.date_min
        yield document.report_id, _numbers(published) if published else (), _title(document), "en"


def _title(document: Document) -> str:
    return document.title.text if document.title else f"[untitled report {document.report_id[:8]}]"


def _entries(truth: Truth) -> Iterable[Row]:
    for event in truth.planned:
        last = date.fromisoformat(event.date.date_max or "") + timedelta(days=1)
        yield event.event_id, _day(event), last.isoformat(), event.event


def _edges(truth: Truth) -> Iterable[Row]:
    """Directed pairs of countries: how many events, the first day, how many in material conflict."""
    told: dict[tuple[str, str], dict[str, dict[str, str]]] = {}
    with (truth.folder / "rows.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            pair = (row["actor_country"], row["recipient_country"])
            if all(pair):
                told.setdefault(pair, {})[row["event_id"]] = row
    for pair, rows in told.items():
        days = [row["date_min"] for row in rows.values() if row["date_min"] and row["date_max"]]
        conflict = sum(row["quad_code"] == "4" for row in rows.values())
        yield pair, len(rows), min(days, default=None), conflict


# -------------------------------------------------------------------------------------------------------- the readers
def _known(value: Any) -> Any:
    """None for whatever a reader has where a cell is empty."""
    return None if value is None or value != value or value == "" else value


def _rows(frame: Any, *columns: str) -> Rows:
    """The rows of a pandas frame; an id without the number of the record's row."""
    found = frame[list(columns)].itertuples(index=False, name=None)
    return [(key.partition("-")[0] if isinstance(key, str) else key, *map(_known, cells)) for key, *cells in found]


def _read_csv(encoding: str) -> Callable[[Any, Path], Rows]:
    def read(pandas: Any, path: Path) -> Rows:
        frame = pandas.read_csv(path, dtype={"cameo": str}, encoding=encoding)
        return _rows(frame, "row_id", "day", "cameo", "latitude")

    return read


def _read_polecat(pandas: Any, path: Path) -> Rows:
    frame = pandas.read_csv(path, sep="\t", na_values="None", keep_default_na=False)
    return _rows(frame, "Event ID", "Event Date", "Event Type", "Intensity")


def _read_icews(pandas: Any, path: Path) -> Rows:
    frame = pandas.read_csv(path, sep="\t", quoting=3, dtype={"CAMEO Code": str})
    return _rows(frame, "Event ID", "Event Date", "CAMEO Code", "Latitude")


def _read_bare(names: Sequence[str], *columns: str, text: Sequence[str] = ()) -> Callable[[Any, Path], Rows]:
    """A table without header: its columns are known by their places alone."""

    def read(pandas: Any, path: Path) -> Rows:
        types = dict.fromkeys(text, str)
        frame = pandas.read_csv(path, sep="\t", quoting=3, header=None, names=list(names), dtype=types)
        return _rows(frame, *columns)

    return read


def _read_parquet(polars: Any, path: Path) -> Rows:
    columns = ("event_id", polars.col("day").cast(polars.String), "cameo", "latitude")
    return list(polars.read_parquet(path).select(*columns).iter_rows())


def _read_duckdb(duckdb: Any, path: Path) -> Rows:
    with duckdb.connect(str(path), read_only=True) as connection:
        found = connection.execute("SELECT event_id, CAST(day AS VARCHAR), cameo, latitude FROM events").fetchall()
    return list(found)


def _read_xlsx(openpyxl: Any, path: Path) -> Rows:
    book = openpyxl.load_workbook(path, read_only=True)
    head, *rows = book.active.iter_rows(values_only=True)
    book.close()  # read-only books keep their file open
    places = [head.index(name) for name in ("event_id", "day", "cameo", "latitude")]
    return [tuple(row[place] for place in places) for row in rows]


def _read_plover(polars: Any, path: Path) -> Rows:
    frame = polars.read_ndjson(path, infer_schema_length=None)
    return list(frame.select("id", "date", polars.col("event").list.first(), "event_scale").iter_rows())


def _read_geojson(geopandas: Any, path: Path) -> Rows:
    frame = geopandas.read_file(path)
    points = [None if point is None else point.y for point in frame.geometry]
    return list(zip(frame["event_id"], frame["event"], frame["event_scale"], points, strict=True))


def _read_graph(networkx: Any, path: Path) -> Rows:
    is_gexf = path.suffix == ".gexf"
    graph = networkx.read_gexf(path, version="1.3") if is_gexf else networkx.read_graphml(path)
    edges = graph.edges(data=True)
    return [((a, b), int(of["weight"]), of["first"] or None, int(of["material_conflict"])) for a, b, of in edges]


def _read_entities(followthemoney: Any, path: Path) -> Rows:
    """Every entity by the model's own class, which drops what it does not know: nothing may be dropped."""
    proxies = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        given = json.loads(line)
        proxy = followthemoney.proxy.EntityProxy.from_dict(given, cleaned=False)
        if {name: sorted(proxy.get(name)) for name in given["properties"]} != {
            name: sorted(values) for name, values in given["properties"].items()
        } or any(not proxy.get(name) for name in proxy.schema.required):
            return [("the model does not take", given["id"])]  # one is enough to fail
        proxies[proxy.id] = proxy
    rows: Rows = []
    for proxy in proxies.values():
        is_event = proxy.schema.name == "Event"
        involved = {proxies[each].id for each in proxy.get("involved", quiet=True)}  # fails where one points nowhere
        kind = proxy.first("name").split()[0].rstrip(":") if is_event else proxy.schema.name
        reports = len(proxy.get("proof")) if is_event else 0
        rows.append((proxy.first("recordId") if is_event else proxy.id, kind, reports, len(involved)))
    return rows


def _read_timeline(json_library: Any, path: Path) -> Rows:
    slides = json_library.loads(path.read_text(encoding="utf-8"))["events"]
    return [
        (
            each["unique_id"],
            each["group"],
            tuple(each["start_date"].values()),
            tuple(each["end_date"].values()) if "end_date" in each else None,
        )
        for each in slides
    ]


def _read_csl(_: Any, path: Path) -> Rows:
    source = import_module("citeproc.source.json").CiteProcJSON(json.loads(path.read_text(encoding="utf-8")))
    return [
        (str(key), (item.issued.year, item.issued.month, item.issued.day), str(item.title), str(item.language))
        for key, item in source.items()
    ]


def _read_bibtex(bibtexparser: Any, path: Path) -> Rows:
    months = "jan feb mar apr may jun jul aug sep oct nov dec".split()
    rows: Rows = []
    for entry in bibtexparser.parse_file(str(path)).entries:
        told = {name: str(field.value) for name, field in entry.fields_dict.items()}
        month = told["month"].strip("{}")
        number = int(month) if month.isdigit() else months.index(month[:3].lower()) + 1
        title = told["title"].strip("{}").replace("\\", "")
        rows.append(
            (entry.key.removeprefix("lapwing:"), (int(told["year"]), number, int(told["day"])), title, told["language"])
        )
    return rows


def _read_calendar(icalendar: Any, path: Path) -> Rows:
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    return [
        (
            str(entry["UID"]).removesuffix("@lapwing"),
            entry["DTSTART"].dt.isoformat(),
            entry["DTEND"].dt.isoformat(),
            str(entry["SUMMARY"]).split()[0].rstrip(":"),
        )
        for entry in calendar.walk("VEVENT")
    ]


_FLAT: dict[str, Any] = {"fields": "day, CAMEO code, latitude", "expect": _day_and_codes()}
_REPORTS: dict[str, Any] = {"fields": "day of publication, title, language", "expect": _cited}
_GRAPH: dict[str, Any] = {
    "library": "networkx",
    "fields": "weight, first day, material conflict",
    "read": _read_graph,
    "expect": _edges,
}
_PHOENIX = _read_bare(PHOENIX, "EventID", "Date", "EventCode", "Lat", text=("EventCode",))
CHECKS = {
    "polecat": Check(
        library="pandas", fields="Event Date, Event Type, Intensity", read=_read_polecat,
        expect=_each(_day, lambda event: event.event, lambda event: event.event_scale),
    ),
    "icews": Check(
        library="pandas", fields="Event Date, CAMEO Code, Latitude", read=_read_icews, expect=_day_and_codes(_number)
    ),
    "gdelt": Check(
        library="pandas", fields="SQLDATE, EventCode, ActionGeo_Lat",
        read=_read_bare(GDELT, "GLOBALEVENTID", "SQLDATE", "EventCode", "ActionGeo_Lat", text=("EventCode",)),
        expect=_each(_compact_day, lambda event: event.cameo, _latitude, key=_number),
    ),
    "gdelt-mentions": Check(
        library="pandas", fields="ActionCharOffset, Confidence, MentionTimeDate",
        read=_read_bare(GDELT_MENTIONS, "GLOBALEVENTID", "ActionCharOffset", "Confidence", "MentionTimeDate"),
        expect=_tellings,
    ),
    "phoenix": Check(
        library="pandas", fields="Date, EventCode, Lat", read=_PHOENIX,
        expect=_each(_compact_day, lambda event: event.cameo, _latitude, key=_number),
    ),
    "petrarch": Check(
        library="pandas", fields="date, code, ids",
        read=_read_bare(PETRARCH, "ids", "date", "code", "ids", text=("code", "ids")),
        expect=_each(
            _compact_day, lambda event: event.cameo, lambda event: ";".join(_ids(event)),
            key=lambda event: ";".join(_ids(event)),
        ),
    ),
    "csv": Check(library="pandas", read=_read_csv("utf-8"), **_FLAT),
    "spreadsheet-csv": Check(library="pandas", read=_read_csv("utf-8-sig"), **_FLAT),
    "xlsx": Check(library="openpyxl", read=_read_xlsx, **_FLAT),
    "parquet": Check(library="polars", read=_read_parquet, **_FLAT),
    "duckdb": Check(library="duckdb", read=_read_duckdb, **_FLAT),
    "plover": Check(library="polars", fields="date, event, event_scale", read=_read_plover, expect=_dated),
    "geojson": Check(
        library="geopandas", fields="event, event_scale, latitude", read=_read_geojson,
        expect=_each(lambda event: event.event, lambda event: event.event_scale, _latitude),
    ),
    "gexf": Check(**_GRAPH),
    "graphml": Check(**_GRAPH),
    "followthemoney": Check(
        library="followthemoney", fields="type, reports, parties involved", read=_read_entities, expect=_entities
    ),
    "timelinejs": Check(library="json", fields="type, first day, last day", read=_read_timeline, expect=_slides),
    "csl-json": Check(library="citeproc", read=_read_csl, **_REPORTS),
    "bibtex": Check(library="bibtexparser", read=_read_bibtex, **_REPORTS),
    "icalendar": Check(library="icalendar", fields="first day, day after, type", read=_read_calendar, expect=_entries),
}  # fmt: skip


def _ids(event: Event) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*event.mentions, *(merge.mention_id for merge in event.merges))))


if __name__ == "__main__":
    sys.exit(main())
