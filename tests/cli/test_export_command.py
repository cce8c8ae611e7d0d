"""`lapwing export` from a coded workspace."""

import csv
import io
import json
from pathlib import Path

import pytest

import lapwing.api
from lapwing.exports.registry import FORMATS
from tests.cli.command_line import run


def test_a_file_is_written_and_what_became_of_it_is_told(coded: Path) -> None:
    """The workspace can be named both ways; the count goes to stderr."""
    first = run("export", "press.db", "--format", "polecat", "--out", "events.tsv")
    assert (first.exit_code, first.stdout) == (0, "")
    assert "2 rows" in first.stderr
    content = (coded / "events.tsv").read_bytes()
    assert len(content.splitlines()) == 3
    assert run("export", "-w", "press.db", "--format", "polecat", "--out", "-").stdout_bytes == content


def test_filters_are_those_of_events(coded: Path) -> None:
    """All that are given must hold; what has no meaning is a usage error."""
    shown = run("export", "press.db", "--format", "csv", "--type", "SANCTION", "--dyad", "USA>IRN", "--out", "-")
    (row,) = csv.DictReader(io.StringIO(shown.stdout))
    assert (row["event"], row["actor_country"], row["recipient_country"]) == ("SANCTION", "USA", "IRN")
    assert run("export", "press.db", "--format", "csv", "--dyad", "USA", "--out", "-").exit_code == 2


def test_mentions_can_be_exported(coded: Path) -> None:
    """Three mentions of two events."""
    shown = run("export", "press.db", "--format", "plover", "--level", "mention", "--out", "-")
    rows = [json.loads(line) for line in shown.stdout.splitlines()]
    assert len(rows) == 3
    assert len({row["link"] for row in rows}) == 2


@pytest.mark.parametrize("name", sorted(FORMATS.keys() - {"parquet", "duckdb", "xlsx"}))
def test_every_format_comes_out_of_a_workspace(coded: Path, name: str) -> None:
    """Each writes something, twice the same."""
    one, two = (run("export", "press.db", "--format", name, "--reality", "all", "--out", "-") for _ in range(2))
    assert one.exit_code == 0, one.output
    assert one.stdout_bytes == two.stdout_bytes
    assert one.stdout_bytes


def test_misuse_is_refused(coded: Path) -> None:
    """With the exit code for it."""
    assert run("export", "press.db", "--format", "stata", "--out", "-").exit_code == 2
    assert run("export", "press.db", "-w", "other.db", "--format", "csv", "--out", "-").exit_code == 2
    assert run("export", "none.db", "--format", "csv", "--out", "-").exit_code == 1
    assert run("export", "press.db", "--format", "icews", "--compound", "join", "--out", "x").exit_code == 2
    assert not (coded / "x").exists()


def test_help_lists_formats_and_shows_an_example() -> None:
    """Somebody who asks for help sees a line to copy and every format."""
    output = run("export", "--help").output
    assert "lapwing export press.db --format polecat" in output
    assert all(name in output for name in FORMATS)


def test_python_exports_to_a_file_or_stream(coded: Path) -> None:
    """The same bytes as the command's."""
    stream = io.BytesIO()
    with lapwing.api.open("press.db") as workspace:
        summary = workspace.export("csv", stream, types=["CONSULT"])
        workspace.export("csv", coded / "x.csv", lapwing.api.ExportRules(limit=1), since="2022-04")
    assert (summary.n_written, summary.unit) == (1, "rows")
    assert b"CONSULT" in stream.getvalue()
    assert b"SANCTION" in (coded / "x.csv").read_bytes()


def test_a_workspace_that_was_just_coded_can_be_exported(coded: Path) -> None:
    """What writes does not lock out what reads."""
    stream = io.BytesIO()
    with lapwing.api.open("new.db", jobs=1) as workspace:
        workspace.code(["in"])
        assert workspace.export("plover", stream).n_written == 2
        assert len(workspace.events()) == 2
