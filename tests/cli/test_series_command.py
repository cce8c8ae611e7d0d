"""`lapwing series` from a coded workspace."""

import csv
import io
from pathlib import Path

import pytest
from click.testing import Result

from tests.cli.command_line import run
from tests.engine.runs import write_texts

TEXTS = {
    "a.txt": "CONSULT NOR POL 2022-03-01 they met in Oslo",
    "b.txt": "SANCTION USA IRN 2022-04-10 a freeze\nCONSULT NOR POL 2022-05-02 more talks",
}


@pytest.fixture
def folder(faked: Path) -> Path:
    """A folder with a coded workspace `press.db`."""
    write_texts(faked, TEXTS)
    assert run("code", "in", "-w", "press.db").exit_code == 0
    return faked


def rows(shown: Result) -> list[dict[str, str]]:
    """Return what was written to stdout."""
    assert shown.exit_code == 0, shown.output
    return list(csv.DictReader(io.StringIO(shown.stdout)))


SPAN = ("--since", "2022-03", "--until", "2022-05")


def test_a_dyad_has_every_month_in_both_directions(folder: Path) -> None:
    """Two directions, three months, four classes; what is counted is told on stderr."""
    shown = run("series", "press.db", "--dyad", "NOR-POL", *SPAN, "--out", "-")
    found = rows(shown)
    assert len(found) == 2 * 3 * 4
    acts = {(row["actor"], row["period"]) for row in found if row["events"] == "1"}
    assert acts == {("NOR", "2022-03"), ("NOR", "2022-05")}
    assert "2 records counted" in shown.stderr


def test_rules_and_filters_are_those_of_exports(folder: Path) -> None:
    """By type, of some types only; floors that leave nothing leave zeros."""
    wide = ("--per", "type", "--layout", "wide", "--out", "-")
    found = rows(run("series", "press.db", *SPAN, "--type", "SANCTION", *wide))
    assert {row["dyad"] for row in found} == {"IRN-USA"}
    assert sum(int(row["SANCTION"]) for row in found) == sum(int(row["total"]) for row in found) == 1
    none = run("series", "press.db", "--dyad", "NOR-POL", *SPAN, "--min-origins", "9", "--out", "-")
    assert {row["events"] for row in rows(none)} == {"0"}
    assert "fewer origins" in none.stderr


def test_table_and_plot_are_written_beside_each_other(folder: Path) -> None:
    """Parquet and two plots by the endings of their names."""
    pytest.importorskip("pyarrow")
    pytest.importorskip("matplotlib")
    names = ("panel.parquet", "panel.svg", "panel.png")
    shown = run("series", "press.db", *SPAN, "--out", names[0], "--plot", names[1], "--plot", names[2])
    assert shown.exit_code == 0, shown.output
    assert [(folder / name).read_bytes()[:4] for name in names] == [b"PAR1", b"<?xm", b"\x89PNG"]


@pytest.mark.parametrize(
    "wrong",
    [
        ("--dyad", "NOR", "--out", "-"),
        ("--actors", "NOR", "--out", "-"),
        ("--out", "panel.xlsx"),
        ("--out", "-", "--plot", "panel.gif"),
        ("--since", "spring", "--out", "-"),
    ],
)
def test_what_has_no_meaning_is_a_usage_error(folder: Path, wrong: tuple[str, ...]) -> None:
    """And leaves no file."""
    assert run("series", "press.db", *wrong).exit_code == 2
    assert not list(folder.glob("panel*"))


def test_a_dyad_at_home_counts_what_a_country_does_to_itself(faked: Path) -> None:
    """Every month, the act once."""
    write_texts(faked, {"a.txt": "CONSULT NOR NOR 2022-03-01 they met at home"})
    assert run("code", "in", "-w", "home.db").exit_code == 0
    found = rows(run("series", "home.db", "--dyad", "NOR-NOR", "--per", "all", *SPAN, "--out", "-"))
    assert {(row["period"], row["events"]) for row in found} == {("2022-03", "1"), ("2022-04", "0"), ("2022-05", "0")}
