"""What a political scientist does before and after coding: own codes, validation, replication, as commands."""

import csv
import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lapwing.cli.group import lapwing

TEXT = (
    "OSLO, 2 March 2022 - The foreign minister of Norway met her Polish counterpart on Tuesday. "
    "Qatar mediated between Sudan and Chad. Police in France arrested two football players."
)
CODES = """
contexts:
  sport: {means: Sport and those who play it., patterns: [football*]}
types:
  MEDIATE: {quad: 1, score: 3, means: A third party brings two together., patterns: [mediat*]}
"""


def run(*arguments: str, expect: int = 0) -> Result:
    """Run a command and check how it ends."""
    result = CliRunner().invoke(lapwing, arguments)
    assert result.exit_code == expect, result.output
    return result


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a report, a layer of codes, and a workspace coded with them."""
    folder = tmp_path_factory.mktemp("press")
    (folder / "reports").mkdir()
    (folder / "reports" / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "codes.yaml").write_text(CODES, encoding="utf-8")
    run("code", str(folder / "reports"), "-w", str(folder / "w.db"), "--codebook", str(folder / "codes.yaml"))
    return folder


def test_own_codes_appear_as_any_other(press: Path) -> None:
    """In events, filters and exports."""
    shown = run("events", "-w", str(press / "w.db"), "--type", "MEDIATE", "--json").stdout
    assert [json.loads(line)["event_scale"] for line in shown.splitlines()] == [3.0]
    run("events", "-w", str(press / "w.db"), "--type", "MEDITATE", expect=2)
    exported = run("export", str(press / "w.db"), "--format", "polecat", "--reality", "all", "--out", "-").stdout
    assert "MEDIATE" in exported
    assert "sport" in exported


def test_own_codes_are_checked_and_tried(press: Path) -> None:
    """Lint names the line; test shows what is gained, and the workspace stays as it is."""
    codes = str(press / "codes.yaml")
    assert "type MEDIATE: 1 pattern" in run("codebook", "lint", "--codebook", codes).stdout
    tried = run("codebook", "test", "--codebook", codes, "-w", str(press / "w.db")).stdout
    assert "type MEDIATE" in tried
    assert "[mediated]" in tried
    bad = press / "bad.yaml"
    bad.write_text("contexts:\n  tea: {patterns: [tea]}\n", encoding="utf-8")
    assert "bad.yaml:2: " in run("codebook", "lint", "--codebook", str(bad), expect=1).stdout
    run("codebook", "lint", expect=2)


def test_a_sample_is_drawn_and_read_back(press: Path) -> None:
    """The appendix stands beside the sheets, in Markdown and LaTeX."""
    out = press / "validation"
    run("validate", "draw", "-w", str(press / "w.db"), "--documents", "1", "--out", str(out))
    assert (out / "sheet.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    with (out / "sheet.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert {row["kind"] for row in rows} == {"record", "document"}
    with (out / "ann.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows({**row, "event": "y", "type": "y" if row["kind"] == "record" else ""} for row in rows)
    assert "Precision by type" in run("validate", "read", str(out / "ann.csv")).stdout
    assert r"\begin{table}" in (out / "appendix.tex").read_text(encoding="utf-8")
    figures = json.loads(run("validate", "read", str(out / "ann.csv"), "--json").stdout)
    assert figures["coders"] == ["ann"]
    run("validate", "read", str(press / "nobody.csv"), "--sample", str(out), expect=1)


def test_a_bundle_holds_in_another_folder_and_not_after_a_changed_byte(press: Path) -> None:
    """With the own codebook inside; the changed file is named."""
    packed = str(press / "press.zip")
    with_codes = ("--codebook", str(press / "codes.yaml"))
    run("bundle", "-w", str(press / "w.db"), "--out", str(press / "bare.zip"), expect=2)
    run("bundle", "-w", str(press / "w.db"), "--out", packed, *with_codes)
    assert "codebook/0.yaml" in zipfile.ZipFile(packed).namelist()
    elsewhere = press / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "a.txt").write_text(TEXT, encoding="utf-8")
    assert "It holds" in run("replicate", packed, "--input", str(elsewhere)).stdout
    (elsewhere / "a.txt").write_text(TEXT.replace("two football", "ten football"), encoding="utf-8")
    told = run("replicate", packed, "--input", str(elsewhere), expect=1).stdout
    assert "It does not hold" in told
    assert "changed: a.txt" in told
