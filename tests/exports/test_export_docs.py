"""The reference of exports is complete."""

import re
from pathlib import Path

import click
import pytest

from lapwing.cli.export_command import command
from lapwing.exports import gdelt_mentions, icews, petrarch, phoenix, polecat
from lapwing.exports.registry import FORMATS

PAGE = (Path(__file__).parents[2] / "docs/reference/exports.md").read_text(encoding="utf-8")
R_WORDS = {"Date", "None", "UTF-8"}
HEADINGS = {name for line in PAGE.splitlines() if line.startswith("### ") for name in line[4:].split(", ")}


def test_every_format_has_its_section() -> None:
    """And no section is of a format that is gone."""
    assert set(FORMATS) == HEADINGS


def test_every_rule_is_explained() -> None:
    """Each option of the command stands on the page."""
    options = [option for option in command.params if isinstance(option, click.Option)]
    names = {name for option in options for name in option.opts if name not in ("-w", "--workspace", "--sentences")}
    assert {name for name in names if f"`{name}" not in PAGE and f"{name} " not in PAGE} == set()


@pytest.mark.parametrize(
    "module", [polecat, icews, gdelt_mentions, phoenix, petrarch], ids=lambda module: module.__name__
)
def test_every_column_is_explained(module: object) -> None:
    """What we put there, or why it is empty."""
    table = vars(module)["TABLE"]
    assert [column.name for column in table.columns if f"`{column.name}`" not in PAGE] == []


def test_the_r_snippet_names_columns_that_there_are() -> None:
    """Each quoted name with a capital is one of POLECAT's columns, and there are as many as it says."""
    page = (Path(__file__).parents[2] / "docs/how-to/export-for-r.md").read_text(encoding="utf-8")
    snippet = page.split("```r")[1].split("```")[0]
    quoted = {name for name in re.findall(r'"([^"]+)"', snippet) if name[0].isupper() and name not in R_WORDS}
    names = [column.name for column in polecat.TABLE.columns]
    assert len(quoted) >= 5
    assert quoted <= set(names)
    assert f"== {len(names)})" in snippet
