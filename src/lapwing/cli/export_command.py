"""`lapwing export`: write events in the formats that other programs read."""

import sys
from pathlib import Path
from typing import Any, BinaryIO, get_args

import click

from lapwing.cli.examples import ExampleCommand
from lapwing.cli.options import FILTERS, filter_options, join_options, open_workspace, workspace_option
from lapwing.exports.gather import Level
from lapwing.exports.registry import FORMATS
from lapwing.exports.rules import REALITIES, Compound, ExportRules, Nodes, Reciprocal

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
    click.option("--level", type=click.Choice(get_args(Level)), default="event", show_default=True,
                 help="A record is a fused event, or one mention of it."),
    click.option("--reality", "realities", multiple=True, type=click.Choice((*REALITIES, "all")),
                 help="Repeat for more [default: happened, ongoing; for icalendar planned]."),
    click.option("--reciprocal", type=click.Choice(get_args(Reciprocal)),
                 help="Acts of all on each other (talks, truces, clashes): a row from each to the others, one row "
                 "from the first, or one row without recipient [default: both; csv, spreadsheet-csv, parquet: keep]."),
    click.option("--compound", type=click.Choice(get_args(Compound)),
                 help="Several actors or recipients: a row a pair, or joined in one cell [default: explode; polecat, "
                 "csv, spreadsheet-csv, parquet: join]."),
    click.option("--one-a-day", is_flag=True,
                 help="Of rows of one day with the same actor, recipient and event code keep the first."),
    click.option("--min-confidence", type=click.FloatRange(0.0, 1.0), default=0.0, metavar="P",
                 help="Records that are coded right with at least this probability."),
    click.option("--min-origins", type=click.IntRange(min=1), default=1, metavar="N",
                 help="Records that at least so many independent origins tell."),
    click.option("--dyads-only", is_flag=True, help="Leave out rows without an actor or without a recipient."),
    click.option("--max-days", type=click.IntRange(min=1), default=7, show_default=True, metavar="N",
                 help="A date of up to so many days gives its first day, a vaguer one none."),
    click.option("--nodes", type=click.Choice(get_args(Nodes)), default="country", show_default=True,
                 help="What the nodes of a graph are."),
    click.option("--sentences/--no-sentences", default=True, show_default=True,
                 help="Give the sentence that tells the record, where the format has room for it."),
    click.option("--limit", type=click.IntRange(min=1), help="At most so many records."),
)  # fmt: skip


@click.command("export", cls=ExportCommand, example=_EXAMPLE)
@click.argument("given", metavar="[WORKSPACE]", required=False, type=click.Path(dir_okay=False, path_type=Path))
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
    if given and workspace and given != workspace:
        raise click.UsageError(f"two workspaces are named, {given} and {workspace}: name one")
    filters = {name: chosen.pop(name) for name in FILTERS}
    rules = ExportRules(realities=REALITIES if "all" in realities else realities or None, **chosen)
    target: str | BinaryIO = sys.stdout.buffer if out == "-" else out
    with open_workspace(given or workspace) as opened:
        summary = opened.export(format_name, target, rules, **filters)
    reasons = "; left out: " + ", ".join(f"{number} {reason}" for reason, number in summary.left_out)
    click.echo(f"{summary.n_written} {summary.unit}{reasons if summary.left_out else ''}", err=True)
