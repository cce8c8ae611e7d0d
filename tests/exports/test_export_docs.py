"""The reference of exports is complete."""

from pathlib import Path

import click
import pytest

from lapwing.cli.export_command import command
from lapwing.exports import gdelt_mentions, icews, petrarch, phoenix, polecat
from lapwing.exports.registry import FORMATS

PAGE = (Path(__file__).parents[2] / "docs/reference/exports.md").read_text(encoding="utf-8")
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
