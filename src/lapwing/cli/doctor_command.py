"""`lapwing doctor`: what is installed, and whether it is whole."""

import click

from lapwing.cli.examples import ExampleCommand
from lapwing.cli.exits import FAILED
from lapwing.cli.options import json_option
from lapwing.cli.printing import print_json_lines

_EXAMPLE = """
lapwing doctor
lapwing doctor --json > doctor.jsonl
"""


@click.command("doctor", cls=ExampleCommand, example=_EXAMPLE)
@json_option
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """Show versions, knowledge and weights with checksums, and load them; exit with 1 if something is amiss."""
    from lapwing.installation import examine_installation

    findings = examine_installation()
    if as_json:
        print_json_lines([finding.to_dict() for finding in findings])
    else:
        width = max(len(finding.name) for finding in findings)
        for finding in findings:
            click.echo(f"{'ok ' if finding.is_ok else 'BAD'}  {finding.name:<{width}}  {finding.value}")
    if not all(finding.is_ok for finding in findings):
        ctx.exit(FAILED)
