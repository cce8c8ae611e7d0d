"""Tables and archives through `lapwing code`, and other sets beside what came of them."""

import csv
import io
import json
from pathlib import Path

from tests.cli.command_line import run
from tests.sources.own_articles import own_articles
from tests.sources.written_files import as_docx, as_zip, nexis_lines, separated

TABLE = (
    "kop;artikel;krant;dag\n"
    "Talks;CONSULT NOR POL 2022-03-01 they met in Oslo;The Oslo Courier;2022-03-02\n"
    "Freeze;SANCTION USA IRN 2022-04-10 a freeze;The Oslo Courier;2022-04-11\n"
    ";;;2022-04-11\n"
)
COLUMNS = "title=kop,text=artikel,outlet=krant,published=dag"


def test_columns_of_a_table_are_named_and_an_empty_row_is_told(faked: Path) -> None:
    """Every row has its own outlet and day; the row without text is listed by its number."""
    (faked / "rows.csv").write_text(TABLE)
    result = run("code", "rows.csv", "--columns", COLUMNS, "--mentions", "-")
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 3
    assert [(each["event"], each["outlet"]) for each in found] == [
        ("CONSULT", "The Oslo Courier"), ("SANCTION", "The Oslo Courier"),
    ]  # fmt: skip
    assert "rows.csv: sources/empty: row 4: it has no text" in result.stderr


def test_column_that_is_no_field_is_a_wrong_use(faked: Path) -> None:
    """The message lists the fields."""
    (faked / "rows.csv").write_text(TABLE)
    result = run("code", "rows.csv", "--columns", "body=artikel")
    assert result.exit_code == 2
    assert "'body' is no field" in result.stderr
    assert "translated_from" in result.stderr


def test_archive_of_tables_and_press_exports_is_coded_in_one_go(faked: Path) -> None:
    """What lies in it is named by its place in it; a file that is none is refused and the rest is read."""
    members = {
        "press/nexis.docx": as_docx(nexis_lines(own_articles(3))),
        "own.csv": separated(own_articles(5)[3:]),
        "setup.exe": b"MZ",
    }
    (faked / "in.zip").write_bytes(as_zip(members))
    result = run("code", "in.zip")
    assert result.exit_code == 3
    assert "5 reports" in result.stderr
    assert "in.zip/setup.exe: sources/unknown_type" in result.stderr


def test_own_export_read_back_matches_throughout(fused: Path) -> None:
    """What we write as POLECAT is what we have; a row more is only theirs."""
    (fused / "a.txt").write_text("CONSULT NOR POL 2022-03-01 they met in Oslo\nSANCTION USA IRN 2022-04-10 a freeze\n")
    run("code", "a.txt")
    run("export", "--format", "polecat", "--out", "theirs.txt")
    assert "2 of 2 rows of theirs (100%) tell 2 of 2 events of ours (100%)" in run("compare", "theirs.txt").stdout
    lines = (fused / "theirs.txt").read_text().splitlines()
    more = lines[-1].replace("USA", "CHN")
    (fused / "theirs.txt").write_text("\n".join([*lines, more]) + "\n")
    result = run("compare", "theirs.txt", "--out", "-")
    reasons = [(row["status"], row["reason"]) for row in csv.DictReader(io.StringIO(result.stdout))]
    assert reasons == [("matched", "same"), ("matched", "same"), ("only_theirs", "other dyad")]
    rows = [
        json.loads(line) for line in run("compare", "theirs.txt", "--json", "--type", "CONSULT").stdout.splitlines()
    ]
    assert [row["their_type"] for row in rows] == ["CONSULT"]


def test_file_of_no_set_is_refused_with_its_columns(fused: Path) -> None:
    """And so is one that is not there."""
    (fused / "a.txt").write_text("CONSULT NOR POL 2022-03-01 they met in Oslo\n")
    run("code", "a.txt")
    (fused / "b.csv").write_text("country,year\nIRN,2021\n")
    result = run("compare", "b.csv")
    assert result.exit_code == 1
    assert "'country', 'year'" in result.stderr
    assert run("compare", "nowhere.csv").exit_code == 1
