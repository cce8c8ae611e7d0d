"""`lapwing export`: write events in the formats that other programs read."""

import sys
from pathlib import Path
from typing import Any, BinaryIO, get_args

import click

from lapwing.cli.examples import ExampleCommand
from lapwing.cli.options import (
    FILTERS,
    choose_workspace,
    filter_options,
    join_options,
    limit_option,
    open_workspace,
    reality_option,
    workspace_argument,
    workspace_option,
)
from lapwing.cli.rule_options import counting_options, read_realities, told_left_out
from lapwing.exports.registry import FORMATS
from lapwing.exports.rules import Compound, ExportRules, Nodes, Reciprocal

_EXAMPLE = """
lapwing export press.db --format polecat --out events.tsv
lapwing export press.db --format gdelt --dyad IRN-RUS --since 2021-10 --out gdelt.tsv
lapwing export press.db --format csv --level mention --min-confidence 0.5 --out -
lapwing export press.db --format graphml --type CONSULT --out talks.graphml
"""


class ExportCommand(ExampleCommand):
    """The command, with a list of its formats at the end of its help."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's
        """Write the formats."""
        with formatter.section("Formats"):
            formatter.write_dl([(kind.name, kind.title) for kind in FORMATS.values()])


_rules = join_options(
    reality_option("all", default="happened, ongoing; for icalendar planned"),
    counting_options,
    click.option("--reciprocal", type=click.Choice(get_args(Reciprocal)),
                 help="Acts of all on each other (talks, truces, clashes): a row from each to the others, one row "
                 "from the first, or one row without recipient [default: both; csv and its kin: keep]."),
    click.option("--compound", type=click.Choice(get_args(Compound)),
                 help="Several actors or recipients: a row a pair, or joined in one cell [default: explode; polecat, "
                 "csv and its kin: join]."),
    click.option("--dyads-only", is_flag=True, help="Leave out rows without an actor or without a recipient."),
    click.option("--nodes", type=click.Choice(get_args(Nodes)), default="country", show_default=True,
                 help="What the nodes of a graph are."),
    click.option("--sentences/--no-sentences", default=True, show_default=True,
                 help="Give the sentence that tells the record, where the format has room for it."),
    limit_option(),
)  # fmt: skip


@click.command("export", cls=ExportCommand, example=_EXAMPLE)
@workspace_argument
@workspace_option
@click.option(
    "--format",
    "format_name",
    required=True,
    type=click.Choice(tuple(FORMATS)),
    metavar="NAME",
    help="One of the formats below.",
)
@click.option("--out", required=True, metavar="FILE", help="The file to write; - for stdout.")
@filter_options
@_rules
def command(
    given: Path | None, workspace: Path | None, format_name: str, out: str, realities: tuple[str, ...], **chosen: Any
) -> None:
    """Write events in a format that other programs read. All filters that are given must hold."""
    filters = {name: chosen.pop(name) for name in FILTERS}
    rules = ExportRules(realities=read_realities(realities), **chosen)
    target: str | BinaryIO = sys.stdout.buffer if out == "-" else out
    with open_workspace(choose_workspace(given, workspace)) as opened:
        summary = opened.export(format_name, target, rules, **filters)
    click.echo(f"{summary.n_written} {summary.unit}{told_left_out(summary.left_out)}", err=True)
