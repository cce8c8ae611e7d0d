"""`lapwing rejections`: what did not become a record, and why."""

from pathlib import Path

import click

from lapwing.cli.examples import ExampleCommand
from lapwing.cli.options import json_option, open_workspace, workspace_option
from lapwing.cli.printing import print_json_lines, printable

_EXAMPLE = """
lapwing rejections
lapwing rejections --stage documents --json
"""


@click.command("rejections", cls=ExampleCommand, example=_EXAMPLE)
@workspace_option
@click.option("--stage", help="Only those of one stage: sources, documents, reading, events …")
@json_option
def command(workspace: Path | None, stage: str | None, as_json: bool) -> None:
    """List everything that did not become a record, with the stage and the reason."""
    with open_workspace(workspace) as opened:
        found = opened.rejections(stage=stage)
    if as_json:
        print_json_lines(found.to_dicts())
        return
    for rejection in found:
        where = f"{rejection.stage}/{rejection.reason}"
        click.echo(f"{printable(rejection.path)}: {where}: {printable(rejection.detail)}")
    click.echo(f"{len(found)} rejections", err=True)
