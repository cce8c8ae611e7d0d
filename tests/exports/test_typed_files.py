"""Files whose cells have types: Parquet, DuckDB, Excel; openpyxl reads what XlsxWriter wrote."""

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lapwing.errors import LapwingError
from lapwing.exports import xlsx
from lapwing.exports.event_csv import NAMES
from tests.exports.exporting import export, make_told_event
from tests.factories import make_event_date, make_participant

HOSTILE = ["=1+1", "@SUM(A1)", 'Ring, "the\nfirst"', "a\ud800\x00\x0bb", "\u202egnp.exe"]
TOLD = [
    *(make_told_event(str(n), actor=(make_participant(name),)) for n, name in enumerate(HOSTILE)),
    make_told_event("vague", place=None, date=make_event_date("2022", date_min="2022-01-01", date_max="2022-12-31")),
    make_told_event("undated", date=make_event_date(None), event="THREATEN", event_scale=-3.5, cameo="130"),
]


def read_parquet(content: bytes, folder: Path) -> list[dict[str, Any]]:
    """Return the rows of a Parquet file."""
    parquet = pytest.importorskip("pyarrow.parquet")
    return parquet.read_table(io.BytesIO(content)).to_pylist()  # type: ignore[no-any-return]


def read_duckdb(content: bytes, folder: Path) -> list[dict[str, Any]]:
    """Return the rows of the table `events` of a database."""
    duckdb = pytest.importorskip("duckdb")
    path = folder / "events.duckdb"
    path.write_bytes(content)
    with duckdb.connect(str(path), read_only=True) as connection:
        found = connection.execute("SELECT * FROM events")
        names = [each[0] for each in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def read_xlsx(content: bytes, folder: Path) -> list[dict[str, Any]]:
    """Return the rows of the first sheet; formulas would be read as such."""
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    head, *rows = openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows()
    assert all(cell.data_type != "f" for row in rows for cell in row)
    return [{name.value: cell.value for name, cell in zip(head, row, strict=True)} for row in rows]


READERS = {"parquet": read_parquet, "duckdb": read_duckdb, "xlsx": read_xlsx}


@pytest.mark.parametrize("name", READERS)
def test_every_row_comes_back_with_its_types(name: str, tmp_path: Path) -> None:
    """Numbers are numbers, codes keep their zeros, days are dates or ISO text, an empty cell is nothing."""
    pytest.importorskip({"parquet": "pyarrow", "duckdb": "duckdb", "xlsx": "xlsxwriter"}[name])
    content, summary = export(name, *TOLD)
    rows = READERS[name](content, tmp_path)
    assert len(rows) == summary.n_written == len(TOLD)
    assert tuple(rows[0]) == NAMES
    assert [(row["event_scale"], row["quad_code"], row["cameo"]) for row in rows[-2:]] == [
        (2.5, 1, "040"),
        (-3.5, 1, "130"),
    ]
    day = "2022-03-01" if name == "xlsx" else date(2022, 3, 1)
    assert [row["day"] for row in rows] == [day] * len(HOSTILE) + [None, None]
    assert rows[-2]["latitude"] is rows[-2]["dead"] is None


@pytest.mark.parametrize("name", READERS)
def test_hostile_names_come_back_as_text(name: str, tmp_path: Path) -> None:
    """No formula, no broken row; what is no character at all is written out."""
    pytest.importorskip({"parquet": "pyarrow", "duckdb": "duckdb", "xlsx": "xlsxwriter"}[name])
    rows = READERS[name](export(name, *TOLD)[0], tmp_path)
    names = [row["actor"] for row in rows][: len(HOSTILE)]
    assert names[:3] + names[4:] == HOSTILE[:3] + HOSTILE[4:]
    assert "ud800" in names[3]


@pytest.mark.parametrize("name", ["parquet", "xlsx"])
def test_the_same_events_give_the_same_typed_file(name: str) -> None:
    """Byte for byte; DuckDB marks each database, so it is left out."""
    pytest.importorskip({"parquet": "pyarrow", "xlsx": "xlsxwriter"}[name])
    assert export(name, *TOLD)[0] == export(name, *TOLD)[0]


def test_a_text_longer_than_excel_s_is_cut_and_says_so(tmp_path: Path) -> None:
    """The row stays; in CSV the text is whole."""
    pytest.importorskip("xlsxwriter")
    told = make_told_event(actor=(make_participant("😀" * 40_000),))
    (row,) = read_xlsx(export("xlsx", told)[0], tmp_path)
    assert row["actor"].endswith("😀 […]")
    assert len(row["actor"].encode("utf-16-le")) // 2 <= xlsx.LONGEST_TEXT
    csv.field_size_limit(10**6)
    (whole,) = csv.DictReader(io.StringIO(export("csv", told)[0].decode(), newline=""))
    assert len(whole["actor"]) == 40_000


def test_more_rows_than_excel_s_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clear error instead of a table that ends early."""
    pytest.importorskip("xlsxwriter")
    monkeypatch.setattr(xlsx, "LAST_ROW", 3)
    with pytest.raises(LapwingError, match="choose csv or parquet"):
        export("xlsx", *TOLD)


@pytest.mark.parametrize(("name", "library"), [("parquet", "pyarrow"), ("duckdb", "duckdb"), ("xlsx", "xlsxwriter")])
def test_without_its_library_a_format_says_what_to_install(
    name: str, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The extra has the format's name."""
    import importlib

    real = importlib.import_module

    def refuse(asked: str, package: str | None = None) -> Any:
        if asked.partition(".")[0] == library:
            raise ImportError(asked)
        return real(asked, package)

    monkeypatch.setattr("lapwing.exports.extras.import_module", refuse)
    with pytest.raises(LapwingError, match=rf"{library} is not installed: pip install 'lapwing\[{name}\]'"):
        export(name, *TOLD)
