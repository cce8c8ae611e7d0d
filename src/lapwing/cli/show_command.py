"""`lapwing show`: one event with everything behind it."""

from pathlib import Path

import click

from lapwing.cli.event_page import event_page
from lapwing.cli.examples import ExampleCommand
from lapwing.cli.options import json_option, open_workspace, workspace_option
from lapwing.cli.printing import print_json_lines

_EXAMPLE = """
lapwing show 3f9a12c0
lapwing show 3f9a12c0 --json
"""


@click.command("show", cls=ExampleCommand, example=_EXAMPLE)
@click.argument("record_id", metavar="ID")
@workspace_option
@json_option
def command(record_id: str, workspace: Path | None, as_json: bool) -> None:
    """Show one event: its record, facts, evidence, origins, relations, and why its mentions are one.

    ID is an event's or a mention's id, or its first characters.
    """
    with open_workspace(workspace) as opened:
        shown = opened.show(record_id)
    if as_json:
        print_json_lines([shown.to_dict()])
    else:
        click.echo(event_page(shown))
