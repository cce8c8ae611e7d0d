"""`lapwing show`: one event with everything behind it."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lapwing.cli.event_page import event_page
from lapwing.cli.event_text import WORTH_TELLING, event_statement
from lapwing.cli.examples import ExampleCommand
from lapwing.cli.options import json_option, open_workspace, workspace_option
from lapwing.cli.printing import print_json_lines, printable
from lapwing.cli.view_options import take_view, view_options

if TYPE_CHECKING:
    from lapwing.histories import EventVersion

_EXAMPLE = """
lapwing show 3f9a12c0
lapwing show 3f9a12c0 --json
lapwing show 3f9a12c0 --as-of 2021-10-19
lapwing show 3f9a12c0 --without-owner state:RUS --without-claimant "the ministry"
lapwing show 3f9a12c0 --history
"""


@click.command("show", cls=ExampleCommand, example=_EXAMPLE)
@click.argument("record_id", metavar="ID")
@workspace_option
@view_options
@click.option("--history", is_flag=True, help="What it was after each run that changed it, instead.")
@click.option("--at-run", metavar="RUN", help="As it was known when that run had ended.")
@json_option
def command(
    record_id: str, workspace: Path | None, history: bool, at_run: str | None, as_json: bool, **views: Any
) -> None:
    """Show one event: its record, facts, evidence, origins, relations, and why its mentions are one.

    ID is an event's or a mention's id, or its first characters. With --as-of or a --without the facts are recounted
    from what is left; which mentions are one event stays as it is.
    """
    view = take_view(views)
    if (history + bool(at_run) + (view is not None)) > 1:
        raise click.UsageError("--history, --at-run and the options that recount exclude each other")
    with open_workspace(workspace) as opened:
        if history:
            _print_history(opened.history(record_id), as_json=as_json)
            return
        shown = opened.show_at_run(record_id, at_run) if at_run else opened.show(record_id, view=view)
    if as_json:
        print_json_lines([shown.to_dict()])
        return
    click.echo(event_page(shown))
    for note in shown.notes:
        click.echo(note, err=True)


def _print_history(versions: "tuple[EventVersion, ...]", *, as_json: bool) -> None:
    if as_json:
        print_json_lines(version.to_dict() for version in versions)
        return
    for version in versions:
        by = f" by Lapwing {version.version}" if version.version else ""
        click.echo(printable(f"run {version.run_id[:WORTH_TELLING]}, {version.run_on or 'day unknown'}{by}"))
        click.echo(printable(f"    {version.change}"))
        click.echo(f"    → {event_statement(version.event) if version.event else 'not kept'}")
