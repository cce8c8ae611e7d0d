"""`lapwing quotes`: who said what."""

from pathlib import Path

import click

from lapwing.cli.examples import ExampleCommand
from lapwing.cli.options import json_option, open_workspace, workspace_option
from lapwing.cli.printing import print_json_lines, printable

_EXAMPLE = """
lapwing quotes --speaker Lavrov
lapwing quotes --json
"""


@click.command("quotes", cls=ExampleCommand, example=_EXAMPLE)
@workspace_option
@click.option("--speaker", metavar="NAME", help="A part of the speaker's name, an entity id, or an ISO-3 code.")
@click.option("--text", metavar="WORDS", help="Words in the quote, as they stand there.")
@json_option
def command(workspace: Path | None, speaker: str | None, text: str | None, as_json: bool) -> None:
    """List quotes with their speakers, by document and place in the text."""
    with open_workspace(workspace) as opened:
        found = opened.quotes(speaker=speaker, text=text)
    if as_json:
        print_json_lines(found.to_dicts())
        return
    for quote in found:
        name = quote.speaker.name if quote.speaker else "(speaker unknown)"
        words = printable(quote.span.text)
        click.echo(f"{printable(name)}: " + (f"“{words}”" if quote.direct else words))
    click.echo(f"{len(found)} quotes", err=True)
