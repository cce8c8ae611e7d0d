"""Files of POLECAT, ICEWS, GDELT and Phoenix are told by their columns."""

import gzip
from pathlib import Path

import pytest

from lapwing.exports import gdelt_events, icews, phoenix, polecat
from lapwing.records.base import Rejection
from lapwing.records.coded_row import CodedRow
from lapwing.sources import read_coded_sets
from tests.sources.written_files import as_zip


def table(layout: str, day: str = "2021-10-18", code: str | None = None) -> bytes:
    """Return one row in a set's own columns, with a header where its files have one."""
    polecat_like = {"Event ID": "p1", "Event Date": day, "Event Type": code or "CONSULT", "Event Mode": "visit"}
    sides = {"Actor Country": "IRN", "Recipient Country": "RUS", "Actor Name": 'The "Guards"', "Recipient Name": "None"}
    icews_like = {"Event ID": "7", "Event Date": day, "CAMEO Code": code or "042", "Source Country": "Iran",
                  "Target Country": "Russian Federation", "Source Name": 'The "Guards"'}  # fmt: skip
    compact = day.replace("-", "")
    cells: dict[str, tuple[tuple[str, ...] | list[str], dict[str, str], bool]] = {
        "polecat": (polecat.NAMES, polecat_like | sides, True),
        "icews": (icews.NAMES, icews_like, True),
        "gdelt": (
            gdelt_events.NAMES,
            {"GLOBALEVENTID": "7", "SQLDATE": compact, "EventCode": code or "042", "Actor1CountryCode": "IRN",
             "Actor2Code": "IGO", "SOURCEURL": "https://example.org/a"},
            False,
        ),
        "phoenix": (
            phoenix.NAMES,
            {"EventID": "7", "Date": compact, "EventCode": code or "042", "SourceActorEntity": "IRN",
             "TargetActorEntity": "RUS", "URLs": "https://example.org/a"},
            False,
        ),
    }  # fmt: skip
    names, values, has_header = cells[layout]
    lines = [list(names)] * has_header + [[values.get(name, "") for name in names]]
    return "".join("\t".join(line) + "\n" for line in lines).encode()


def read(path: Path) -> list[CodedRow | Rejection]:
    """Read one file."""
    return list(read_coded_sets([str(path)]))


@pytest.mark.parametrize("layout", ["polecat", "icews", "gdelt", "phoenix"])
def test_set_is_told_by_its_columns_also_packed(tmp_path: Path, layout: str) -> None:
    """As published: with or without a header, gzipped or zipped; quotes inside cells are letters."""
    content = table(layout)
    for name, packed in (("a.txt", content), ("a.gz", gzip.compress(content)), ("a.zip", as_zip({"a.CSV": content}))):
        (tmp_path / name).write_bytes(packed)
        (found,) = read(tmp_path / name)
        assert isinstance(found, CodedRow)
        assert (found.layout, found.day, found.code) == (
            layout,
            "2021-10-18",
            "CONSULT" if layout == "polecat" else "042",
        )
        assert found.actor in ("IRN", "Iran")
        assert found.actor_name in ("", 'The "Guards"')
    assert found.recipient == {"icews": "Russian Federation", "gdelt": "IGO"}.get(layout, "RUS")


def test_days_that_cannot_be_are_named_and_missing_ones_are_none(tmp_path: Path) -> None:
    """Absurd dates have distorted such sets before."""
    (tmp_path / "a.txt").write_bytes(
        table("phoenix", "0106-10-18") + table("phoenix", "2021-02-31") + table("phoenix", "")
    )
    first, second, third = read(tmp_path / "a.txt")
    assert [getattr(found, "reason", "") for found in (first, second)] == ["absurd_date"] * 2
    assert isinstance(first, Rejection)
    assert first.detail.startswith("row 1: '01061018'")
    assert isinstance(third, CodedRow)
    assert third.day == ""


def test_short_rows_and_other_tables_are_refused(tmp_path: Path) -> None:
    """The columns are told, so that one sees what was handed in."""
    (tmp_path / "a.txt").write_bytes(table("icews") + b"7\t2021-10-18\tx\n")
    found = read(tmp_path / "a.txt")
    assert [getattr(each, "reason", "row") for each in found] == ["row", "bad_row"]
    (tmp_path / "b.csv").write_text("country,year\nIRN,2021\n")
    (rejection,) = read(tmp_path / "b.csv")
    assert isinstance(rejection, Rejection)
    assert (rejection.reason, "'country', 'year'" in rejection.detail) == ("unknown_layout", True)
    (missing,) = read(tmp_path / "nowhere.txt")
    assert isinstance(missing, Rejection)
    assert missing.reason == "missing"


def test_quotes_around_cells_of_a_tab_separated_table_are_no_part_of_them(tmp_path: Path) -> None:
    """Archives that ingest such tables write them so."""
    quoted = table("icews").decode().replace("\t", '"\t"').replace("\n", '"\n"')
    (tmp_path / "a.tab").write_text('"' + quoted.removesuffix('"'))
    (found,) = read(tmp_path / "a.tab")
    assert isinstance(found, CodedRow)
    assert (found.day, found.code, found.actor) == ("2021-10-18", "042", "Iran")


def test_first_gdelt_has_fewer_columns(tmp_path: Path) -> None:
    """58, with the address in the last."""
    cells = ["7", "20211018", *[""] * 24, "042", *[""] * 30, "https://example.org/a"]
    cells[7] = "IRN"
    (tmp_path / "a.csv").write_text("\t".join(cells) + "\n")
    (found,) = read(tmp_path / "a.csv")
    assert isinstance(found, CodedRow)
    assert (found.layout, found.actor, found.code, found.url) == ("gdelt", "IRN", "042", "https://example.org/a")
